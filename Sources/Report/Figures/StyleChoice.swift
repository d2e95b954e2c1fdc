import Configuration
import Graphics
import Plot

/// The look that a config asks for: a place in the cycle, or a role.
enum StyleChoice: Sendable {
  /// As the run deserves, or the theme's ink.
  case automatic
  /// A place in the cycle, from 1.
  case cycle(Int)
  /// The ink of text.
  case ink
  /// Thin, dashed and grey: what helps to read other curves.
  case guide

  /// Reads `"style"`: a number from 1 to 6, "ink" or "guide".
  init(_ fields: inout Fields) {
    self = .automatic
    let value = fields.value("style", about: "a place in the theme's cycle of styles, or a role")
    guard var value else { return }
    let rule = NumberRule("in [1, 6]", from: .including(1), to: .including(6), isWhole: true)
    if let index = value.number(rule) { self = .cycle(Int(index)) }
    let choices: [(name: String, value: StyleChoice)] = [("ink", .ink), ("guide", .guide)]
    let summaries = ["the ink of text", "thin, dashed and grey: what helps to read other curves"]
    if let choice = value.name(from: choices, summaries: summaries) { self = choice }
    value.otherwise(expected: "a number from 1 to 6, \"ink\" or \"guide\"")
  }

  /// The style for a run.
  func style(for run: Run, in stage: Stage) -> SeriesStyle {
    if case .automatic = self { return stage.stylist.style(for: run) }
    return style(in: stage)
  }

  /// The style for what no run made.
  func style(in stage: Stage) -> SeriesStyle {
    switch self {
    case .cycle(let index): stage.stylist.style(index - 1)
    case .automatic, .ink: SeriesStyle(color: stage.theme.ink, width: stage.theme.dataWidth)
    case .guide:
      SeriesStyle(
        color: stage.theme.secondaryInk, dash: [3, 2], width: stage.theme.referenceWidth)
    }
  }
}
