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
    guard let node = fields.node("style") else { return }
    switch node.value {
    case .number(let number):
      if let index = Int(exactly: number), (1...6).contains(index) {
        self = .cycle(index)
      } else {
        fields.report("\"style\" must be in [1, 6], found \(node.described)", at: "style")
      }
    case .string(let name):
      let choices: [(name: String, value: StyleChoice)] = [("ink", .ink), ("guide", .guide)]
      if let choice = Fields.choose(
        name, from: choices, kind: "style", at: node.range, fields.problems)
      {
        self = choice
      }
    default: fields.mismatch("style", "a number from 1 to 6, \"ink\" or \"guide\"", node)
    }
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
