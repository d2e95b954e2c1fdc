import Graphics
import Prose
import Typesetting

/// Turns what a text says into pieces that have a look.
struct InlineSetter {
  /// A note that the text refers to, and the span of its number.
  struct Footnote {
    var number: Int
    var text: [Inline]
    var span: Int
  }

  /// A place that the text leads to, and the span that does.
  struct Mention {
    var place: String
    var span: Int
  }

  /// Words in small capitals that say what follows.
  struct Label {
    var words: String
    var color: Color
    var tag: Tag?
  }

  let design: PageDesign
  let size: Double
  var color: Color
  var linkColor: Color
  var hasSmallCapitals = false
  var usesTabularFigures = false
  /// Whether letters have no serifs, as on slides.
  var isSans = false
  private(set) var spans: [Span] = []
  private(set) var footnotes: [Footnote] = []
  private(set) var mentions: [Mention] = []
  private var isItalic = false, isBold = false
  private var tag: Tag?

  init(design: PageDesign, size: Double, isItalic: Bool = false, isBold: Bool = false) {
    self.design = design
    self.size = size
    self.isItalic = isItalic
    self.isBold = isBold
    color = design.ink
    linkColor = design.link
  }

  /// How far the number of a footnote is raised, and how large it is, in ems.
  private static let rise = 0.33, numberSize = 0.68
  /// Size of listings beside text: the letters of the two faces have one height then.
  static let monoSize = 0.83

  /// The same for the faces without serifs.
  private static let sansMonoSize = 0.92

  private var face: Font.Face {
    if isSans { return isBold ? .sansSemiBold : isItalic ? .sansItalic : .sansRegular }
    return switch (isItalic, isBold) {
    case (false, false): .serifRegular
    case (true, false): .serifItalic
    case (false, true): .serifSemiBold
    case (true, true): .serifSemiBoldItalic
    }
  }

  private var style: TextStyle {
    TextStyle(
      Font(face, size: size, hasSmallCapitals: hasSmallCapitals && !isBold && !isItalic),
      color: tag == nil ? color : linkColor, usesTabularFigures: usesTabularFigures)
  }

  mutating func add(_ inlines: [Inline]) {
    for inline in inlines { add(inline) }
  }

  /// Adds words in small capitals.
  mutating func add(_ label: Label) {
    let font = Font(.serifRegular, size: size, hasSmallCapitals: true)
    spans.append(
      Span(.words(label.words), style: TextStyle(font, color: label.color), tag: label.tag))
  }

  private mutating func add(_ inline: Inline) {
    switch inline {
    case .text(let text): spans.append(Span(.words(text), style: style, tag: tag))
    case .emphasis(let parts):
      isItalic.toggle()
      add(parts)
      isItalic.toggle()
    case .strong(let parts):
      let outer = isBold
      isBold = true
      add(parts)
      isBold = outer
    case .code(let text):
      let font = Font(.mono, size: (isSans ? Self.sansMonoSize : Self.monoSize) * size)
      spans.append(Span(.words(text), style: TextStyle(font, color: style.color), tag: tag))
    case .formula(let markup):
      let alternative = PlainText.text(of: "$\(markup)$")
      spans.append(
        Span(
          .formula(markup), style: style,
          tag: tag ?? .element(.formula, alternative: alternative)))
    case .link(let destination, let parts): addLink(destination, parts)
    case .reference(let identifier, let text):
      mentions.append(Mention(place: identifier, span: spans.count))
      // "Figure" at the end of a line and "3" at the start of the next cannot be read.
      addLink("#" + identifier, [.text(String(text.map { $0 == " " ? "\u{00a0}" : $0 }))])
    case .footnote(let number, let text):
      footnotes.append(Footnote(number: number, text: text, span: spans.count))
      let font = Font(.serifRegular, size: Self.numberSize * size)
      spans.append(
        Span(
          .words("\(number)"), style: TextStyle(font, color: design.link),
          tag: .link(place: Self.place(ofFootnote: number)), rise: Self.rise * size))
    case .lineBreak: spans.append(Span(.lineBreak, style: style))
    }
  }

  private mutating func addLink(_ destination: String, _ parts: [Inline]) {
    let outer = tag
    // A link inside of another leads where the outer one does.
    tag =
      outer
      ?? (destination.hasPrefix("#")
        ? .link(place: String(destination.dropFirst())) : .address(destination))
    add(parts)
    tag = outer
  }

  /// The place of a footnote.
  static func place(ofFootnote number: Int) -> String { "footnote:\(number)" }
}
