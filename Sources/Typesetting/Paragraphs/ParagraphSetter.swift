public import Graphics

/// Breaks running text into lines: all lines of a paragraph at once, so that each looks as good as
/// its neighbors allow.
public struct ParagraphSetter: Sendable {
  /// How lines stand between the edges.
  public enum Alignment: Hashable, Sendable {
    /// Both edges straight, by the width of the spaces; the last line as it comes.
    case justified
    case start, middle, end
  }

  /// What is asked for the sizes of glyphs.
  public let measurer: any TextMeasurer
  /// What is asked where words may be broken.
  public let hyphenator: any Hyphenator
  /// Whether marks hang over straight edges by a part of their width.
  public var hangsPunctuation = true

  let words: WordMeasurer

  /// Creates a setter.
  public init(measuring measurer: any TextMeasurer, hyphenating hyphenator: any Hyphenator) {
    self.measurer = measurer
    self.hyphenator = hyphenator
    words = WordMeasurer(measuring: measurer, hyphenating: hyphenator)
  }

  /// The lines of a paragraph `width` points wide; the first is indented by `indent` points. Every
  /// line has the position of its items relative to the left edge of the paragraph.
  ///
  /// No line is wider, unless something in it is that cannot be broken. Where the author ends a
  /// line, it is set as a last one. There is at least one line.
  public func lines(
    of spans: [Span], width: Double, alignment: Alignment = .justified, indent: Double = 0
  ) -> [TextLine] {
    var lines: [TextLine] = []
    var start = 0
    for end in spans.indices + [spans.count] {
      guard end == spans.count || spans[end].content == .lineBreak else { continue }
      let measure = measure(
        of: spans, width: width, alignment: alignment, indent: lines.isEmpty ? indent : 0)
      lines += self.lines(of: start..<end, in: spans, alignment, measure)
      start = end + 1
    }
    return lines
  }

  private func measure(
    of spans: [Span], width: Double, alignment: Alignment, indent: Double
  ) -> LineBreaker.Measure {
    let em = spans.map(\.style.font.size).max() ?? 0
    return LineBreaker.Measure(
      width: width, indent: indent, raggedness: alignment == .justified ? nil : 3 * em, em: em,
      hangsLeft: hangsPunctuation && [.justified, .start].contains(alignment),
      hangsRight: hangsPunctuation && [.justified, .end].contains(alignment))
  }

  /// The lines of what stands between two ends of lines that the author asks for.
  private func lines(
    of range: Range<Int>, in spans: [Span], _ alignment: Alignment, _ measure: LineBreaker.Measure
  ) -> [TextLine] {
    let (text, breaks) = breaks(of: range, in: spans, measure)
    guard !text.pieces.isEmpty else {
      let font = spans.indices.contains(range.lowerBound) ? spans[range.lowerBound].style.font : nil
      let metrics = font.map(measurer.metrics(of:))
      return [
        TextLine(
          items: [], width: 0, ascent: metrics?.ascent ?? 0, descent: metrics?.descent ?? 0,
          spans: range.lowerBound..<range.lowerBound)
      ]
    }
    let assembler = LineAssembler(
      spans: spans, text: text, measurer: measurer, alignment: alignment, measure: measure)
    return zip([-1] + breaks, breaks).map { assembler.line(from: $0, to: $1) }
  }

  /// Where lines end: with all words and formulas whole if that looks good, else with some broken,
  /// else somehow.
  func breaks(
    of range: Range<Int>, in spans: [Span], _ measure: LineBreaker.Measure
  ) -> (text: ParagraphPieces, breaks: [Int]) {
    var reader = PieceReader(spans, for: self)
    let whole = reader.pieces(of: range)
    if whole.pieces.isEmpty { return (whole, []) }
    let strict = LineBreaker.Tolerance(
      ratio: measure.raggedness == nil ? 1 : 1.5, penalty: WordBreaks.worst)
    if let breaks = LineBreaker(text: whole, measure: measure, tolerance: strict).breaks() {
      return (whole, breaks)
    }
    reader.isHyphenated = true
    let text = reader.pieces(of: range)
    let tolerances = [
      LineBreaker.Tolerance(ratio: measure.raggedness == nil ? 1.26 : 1.5),
      LineBreaker.Tolerance(
        ratio: .infinity, extraStretch: max(measure.em, 1), allowsOverrun: true),
    ]
    for tolerance in tolerances {
      if let breaks = LineBreaker(text: text, measure: measure, tolerance: tolerance).breaks() {
        return (text, breaks)
      }
    }
    return (text, [text.pieces.count - 1])
  }
}
