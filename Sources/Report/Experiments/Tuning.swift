import Configuration
import Elementary
import Optimization
import Typesetting

/// How hyperparameters are tuned: every combination of their values is run, and the best run is
/// kept.
///
/// Of combinations that are equally good the first wins. A curve settles at the first step after
/// which it stays below a threshold. Where no run gets below the threshold, the one with the lowest
/// last value is kept.
struct Tuning: Sendable {
  /// Some hyperparameters with the values that are tried.
  let grid: [Axis]
  /// What makes a run the best.
  let metric: TuningMetric

  /// A hyperparameter of the optimizer with the values that are tried.
  struct Axis: Sendable {
    let name: String
    /// Where the config names it.
    let nameRange: SourceRange
    let values: [Node]
  }

  /// More combinations than this are refused; they come for every setting of the experiment.
  static let limit = Limit(10_000, "combinations to try")

  /// Reads `{"grid": {name: values, …}}`, or `{"hyperparameter", "values"}`, and the metric; nil if
  /// absent or after a mistake.
  init?(_ value: ConfigValue?, problems: DiagnosticCollector) {
    guard var value, var fields = value.fields("tuning") else { return nil }
    let before = problems.all.count
    let axes = fields.fork(has: "grid") { isGrid, fields in
      isGrid ? Tuning.grid(&fields) : Tuning.axis(&fields).map { [$0] }
    }
    grid = axes ?? []
    metric = TuningMetric(&fields)
    fields.finish()
    let count = grid.reduce(1) { min($0 * $1.values.count, problems.limit(Tuning.limit) + 1) }
    let place = fields.range(of: fields.has("grid") ? "grid" : "values")
    guard Tuning.limit.allows(count, at: place, problems), problems.all.count == before else {
      return nil
    }
  }

  /// Reads `grid`.
  private static func grid(_ fields: inout Fields) -> [Axis]? {
    for key in ["hyperparameter", "values"] where fields.has(key) {
      fields.report("expected \"grid\" or \"\(key)\", found both", at: key)
      fields.know(key)
    }
    let value = fields.value(
      "grid", about: "hyperparameters with the values to try; all combinations are")
    guard var value else { return nil }
    let isEmpty = value.node.value == .object([])
    guard !isEmpty, let members = value.members() else {
      value.otherwise(expected: "hyperparameters with their values")
      return nil
    }
    return members.compactMap { member in
      Tuning.values(member.value).map {
        Axis(name: member.key, nameRange: member.range, values: $0)
      }
    }
  }

  /// Reads `hyperparameter` and `values`.
  private static func axis(_ fields: inout Fields) -> Axis? {
    var name = Hyperparameter.learningRate.name
    fields.read("hyperparameter", into: &name, about: "what is tuned")
    let values = fields.requiredValue("values", about: "the values to try")
    let range = fields.range(of: "hyperparameter")
    return values.flatMap { Tuning.values($0) }
      .map { Axis(name: name, nameRange: range, values: $0) }
  }

  private static func values(_ value: ConfigValue) -> [Node]? {
    var value = value
    let values = NumberRange.values(&value, purpose: "to try")
    if value.isDescribed { values?.forEach { _ = Parameter.Value($0) } }
    return values?.map(\.node)
  }

  /// The names of the tuned hyperparameters.
  var names: [String] { grid.map(\.name) }

  /// The experiment with each combination of values in the place of the hyperparameters; the last
  /// hyperparameter varies fastest.
  func candidates(of node: Node, problems: DiagnosticCollector) -> [(Node, [Parameter])] {
    guard case .object(var members) = node.value,
      let index = members.firstIndex(where: { $0.key == "optimizer" }),
      case .object(let inner) = members[index].value.value
    else { return [(node, [])] }
    let twice = inner.filter { names.contains($0.key) }
    for place in twice {
      problems.add("\"\(place.key)\" is both given and tuned", at: place.keyRange)
    }
    if !twice.isEmpty { return [] }
    return combinations.map { combination in
      let tuned = combination.map { axis, place in
        Node.Member(key: axis.name, keyRange: axis.nameRange, value: axis.values[place])
      }
      members[index].value.value = .object(inner + tuned)
      let parameters = combination.compactMap { axis, place in
        Parameter.Value(axis.values[place]).map {
          Parameter(name: axis.name, value: $0, index: place)
        }
      }
      return (Node(.object(members), at: node.range), parameters)
    }
  }

  private var combinations: [[(axis: Axis, place: Int)]] {
    grid.reduce([[]]) { rows, axis in
      rows.flatMap { row in axis.values.indices.map { row + [(axis, $0)] } }
    }
  }

  /// Which of the runs is kept.
  func best(of runs: [Run]) -> Int? {
    let scores = runs.map { metric.score(of: $0) }
    return runs.indices.min { scores[$0] < scores[$1] }
  }
}

extension Tuning {
  /// The name by which texts ask for it.
  static let alias = "tuning"

  /// What was tried and what was looked for, for captions and labels.
  var described: String {
    let tried = grid.map { axis in
      "\(symbol(of: axis.name)) from \(Tuning.described(axis.values))"
    }
    return "\(tried.joined(separator: ", ")); kept: \(metric.described)"
  }

  private func symbol(of name: String) -> String {
    let known =
      [Hyperparameter.learningRate] + optimizers.flatMap(\.presets).flatMap(\.hyperparameters)
    return known.first { $0.name == name }.map { PlainText.text(of: "$\($0.symbol)$") } ?? name
  }

  private static func described(_ values: [Node]) -> String {
    let numbers = values.compactMap { node -> Double? in
      if case .number(let number) = node.value { number } else { nil }
    }
    let format = NumberFormat(digits: 4)
    guard numbers.count == values.count, let low = numbers.min(), let high = numbers.max(),
      numbers.count > 4
    else { return values.map { format.text($0) }.joined(separator: ", ") }
    return "\(numbers.count) values between \(format.text(low)) and \(format.text(high))"
  }
}

extension NumberFormat {
  /// A number, or a name.
  fileprivate func text(_ node: Node) -> String {
    switch Parameter.Value(node) {
    case .number(let number)?: text(number)
    case .text(let name)?: name
    case nil: ""
    }
  }
}
