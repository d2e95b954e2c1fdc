import Configuration
import Graphics
import Plot

/// The look that a config asks for: a place in the cycle, or a role.
enum StyleChoice: Hashable, Sendable {
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
    switch self == .automatic ? stage.formulaStyle ?? .automatic : self {
    case .cycle(let index): stage.stylist.style(index - 1)
    case .automatic, .ink: SeriesStyle(color: stage.theme.ink, width: stage.theme.dataWidth)
    case .guide:
      SeriesStyle(
        color: stage.theme.secondaryInk, dash: [3, 2], width: stage.theme.referenceWidth)
    }
  }

  /// The styles of the formulas of a panel: one that the config leaves open is the first, of the ink
  /// of text and then the rest of the cycle, that no other has. Nil stands for what is no formula.
  static func distinct(_ choices: [StyleChoice?]) -> [StyleChoice?] {
    var taken = Set(choices.compactMap { $0 })
    return choices.map { choice in
      guard choice == .automatic else { return choice }
      // The first of the cycle is as solid as the ink of text, and in grey as dark; so are others
      // where the cycle comes round again.
      var (free, place) = (StyleChoice.ink, 1)
      while !taken.insert(free).inserted {
        place += 1
        while Stylist.isSolid(place - 1) { place += 1 }
        free = .cycle(place)
      }
      return free
    }
  }
}
