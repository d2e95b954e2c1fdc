public import Graphics

/// Sets labels: words, and between dollar signs formulas in a subset of TeX.
public struct LabelSetter: Sendable {
  /// What is asked for the sizes of glyphs.
  public let measurer: any TextMeasurer

  /// Creates a setter.
  public init(measuring measurer: any TextMeasurer) {
    self.measurer = measurer
  }

  /// The typeset label; markup that has a mistake is set as it was typed.
  public func label(_ markup: String, style: TextStyle) -> Label {
    let extents = measurer.extents(of: markup, font: style.font)
    let metrics = measurer.metrics(of: style.font)
    let run = TextRun(markup, font: style.font, color: style.color, at: .zero)
    return Label(
      items: [.text(run)], width: extents.advance, ascent: metrics.capHeight,
      descent: metrics.descent)
  }

  /// The label broken into lines no wider than `width`, where words allow it.
  public func label(_ markup: String, style: TextStyle, width: Double) -> Label {
    label(markup, style: style)
  }

  /// What is wrong with the markup: unknown commands, unbalanced braces, characters that the
  /// fonts do not have; empty if it can be set.
  public func mistakes(in markup: String, face: Font.Face) -> [LabelError] { [] }
}
