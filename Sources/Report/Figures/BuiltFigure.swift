public import Configuration
public import Graphics
import Plot

/// A figure ready to be drawn.
public struct BuiltFigure: Sendable {
  /// The name of its files, without ending.
  public let name: String
  /// Where the config names it.
  let place: SourceRange
  /// Markup of the title.
  public let title: String
  /// The title without markup.
  public let plainTitle: String
  /// Markup of the caption.
  public let caption: String
  /// What the figure shows, for those who cannot see it, without markup.
  public let alternative: String
  /// What is drawn.
  let figure: Figure
  /// How it moves, if it does.
  var animation: BuiltAnimation?

  /// The display list, a warning at the figure's place in the config if anything has too little
  /// room or cannot be seen, and whether all has room; text shrinks first, if it may.
  public func composed(
    measuring text: any TextMeasurer, mayShrink: Bool = true
  ) -> (scene: Scene, warning: Diagnostic?, hasRoom: Bool) {
    let composition = figure.composed(measuring: text, mayShrink: mayShrink)
    var flaws = (composition.warning.map { [$0] } ?? []) + composition.remarks
    if let animation, animation.spec.along == nil, figure.lastStep == nil {
      flaws.append("its animation stands still: no mark of the figure goes step by step")
    }
    let warning =
      flaws.isEmpty
      ? nil
      : Diagnostic(
        "figure \"\(name)\": \(flaws.joined(separator: "; "))", at: place, severity: .warning)
    return (composition.scene, warning, composition.warning == nil)
  }

  /// The display list.
  public func scene(measuring text: any TextMeasurer) -> Scene { composed(measuring: text).scene }
}
