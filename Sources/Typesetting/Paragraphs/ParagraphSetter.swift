public import Graphics

/// Breaks running text into lines.
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

  /// Creates a setter.
  public init(measuring measurer: any TextMeasurer, hyphenating hyphenator: any Hyphenator) {
    self.measurer = measurer
    self.hyphenator = hyphenator
  }

  /// The lines of a paragraph `width` points wide; the first is indented by `indent` points. Every
  /// line has the position of its items relative to the left edge of the paragraph.
  public func lines(
    of spans: [Span], width: Double, alignment: Alignment = .justified, indent: Double = 0
  ) -> [TextLine] {
    var lines: [TextLine] = []
    var line = TextLine(items: [], width: indent, ascent: 0, descent: 0, spans: 0..<0)
    func endLine() {
      lines.append(line)
      line = TextLine(
        items: [], width: 0, ascent: 0, descent: 0,
        spans: line.spans.upperBound..<line.spans.upperBound)
    }
    func add(_ items: [Scene.Item], _ span: Int, advance: Double, ascent: Double, descent: Double) {
      let tag = spans[span].tag
      let moved = items.map { $0.offset(by: Point(line.width, -spans[span].rise)) }
      line.items += tag.map { [.group(Scene.Group("span", tag: $0, items: moved))] } ?? moved
      line.width += advance
      line.ascent = max(line.ascent, ascent)
      line.descent = max(line.descent, descent)
      line.spans = (line.items.count == 1 ? span : line.spans.lowerBound)..<(span + 1)
    }
    for (index, span) in spans.enumerated() {
      let metrics = measurer.metrics(of: span.style.font)
      switch span.content {
      case .lineBreak: endLine()
      case .formula(let markup):
        let label = LabelSetter(measuring: measurer).label("$\(markup)$", style: span.style)
        if line.width + label.width > width { endLine() }
        add(
          label.items, index, advance: label.width, ascent: label.ascent, descent: label.descent)
      case .words(let words):
        for (i, word) in words.split(separator: " ", omittingEmptySubsequences: false).enumerated()
        {
          let text = (i > 0 ? " " : "") + word
          let advance = measurer.extents(of: text, font: span.style.font).advance
          if line.width + advance > width { endLine() }
          let run = TextRun(
            text, font: span.style.font, color: span.style.color, at: .zero,
            usesTabularFigures: span.style.usesTabularFigures)
          add(
            [.text(run)], index, advance: advance, ascent: metrics.ascent,
            descent: metrics.descent)
        }
      }
    }
    endLine()
    return lines
  }
}
