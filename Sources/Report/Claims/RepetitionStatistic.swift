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
    let value = fields.value(
      RepetitionStatistic.key, about: "one number for all repetitions of a setting")
    guard var value else { return nil }
    let names = [("median", 0.5), ("least", 0), ("greatest", 1)]
    if let (name, probability) = value.name(from: names.map { (name: $0.0, value: $0) }) {
      (self.probability, self.name) = (probability, name)
      return
    }
    if var inner = value.object("a statistic") {
      var probability = 0.5
      inner.require("quantile")
      inner.read(
        "quantile", into: &probability, .within(0...1),
        about: "from 0 for the least to 1 for the greatest")
      inner.finish()
      (self.probability, name) = (probability, "\(NumberText.shortest(probability))-quantile")
      return
    }
    value.otherwise(expected: "\"median\", \"least\", \"greatest\" or { \"quantile\": p }")
    return nil
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
