import Configuration
import Optimization

/// One number for all repetitions of a setting.
struct RepetitionStatistic: Sendable {
  /// From 0 for the least to 1 for the greatest; ½ for the median.
  private let probability: Double
  private let name: String

  /// The key in an expectation.
  static let key = "statistic"

  /// Reads `"statistic"`: `"median"`, `"least"`, `"greatest"` or `{"quantile": 0.9}`; nil if absent
  /// or after a mistake.
  init?(_ fields: inout Fields) {
    guard let node = fields.node(RepetitionStatistic.key) else { return nil }
    if case .object = node.value {
      guard var inner = Fields(node, "a statistic", problems: fields.problems) else { return nil }
      var probability = 0.5
      inner.require("quantile")
      inner.read("quantile", into: &probability, .within(0...1))
      inner.finish()
      (self.probability, name) = (probability, "\(NumberText.shortest(probability))-quantile")
      return
    }
    guard case .string(let text) = node.value else {
      fields.mismatch(
        RepetitionStatistic.key, "\"median\", \"least\", \"greatest\" or { \"quantile\": p }", node)
      return nil
    }
    let choices = [(name: "median", value: 0.5), ("least", 0), ("greatest", 1)]
    guard
      let probability = Fields.choose(
        text, from: choices, kind: RepetitionStatistic.key, at: node.range, fields.problems)
    else { return nil }
    (self.probability, name) = (probability, text)
  }

  /// The number for each setting among runs, of which `found` has what was found; a run of which
  /// nothing was found counts as later, or higher, than all others.
  func callAsFunction(_ found: [Measured], of runs: [Run]) -> [Measured] {
    runs.bySetting.map { places in
      let values = found[places].map { measured in
        if case .number(let number) = measured { number } else { Double.infinity }
      }
      let value = quantile(sorted: values.sorted(), probability)
      let lacking = values.count { $0 == .infinity }
      return value.isFinite
        ? .number(value)
        : .nothing("no \(name): \(lacking) of \(values.count) repetitions have no number")
    }
  }
}
