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
  static let limit = 10_000

  /// Reads `{"grid": {name: values, …}}`, or `{"hyperparameter", "values"}`, and the metric; nil if
  /// absent or after a mistake.
  init?(_ node: Node?, problems: DiagnosticCollector) {
    guard let node, var fields = Fields(node, "tuning", problems: problems) else { return nil }
    let before = problems.all.count
    if fields.has("grid") {
      for key in ["hyperparameter", "values"] where fields.has(key) {
        fields.report("expected \"grid\" or \"\(key)\", found both", at: key)
        _ = fields.node(key)
      }
      grid = Tuning.grid(fields.node("grid"), problems)
    } else {
      var name = Hyperparameter.learningRate.name
      fields.read("hyperparameter", into: &name)
      let values = fields.requiredNode("values").flatMap {
        NumberRange.values($0, purpose: "to try", problems: problems)
      }
      let range = node.member("hyperparameter")?.value.range ?? node.range
      grid = values.map { [Axis(name: name, nameRange: range, values: $0)] } ?? []
    }
    metric = TuningMetric(&fields)
    fields.finish()
    let count = grid.reduce(1) { min($0 * $1.values.count, Tuning.limit + 1) }
    if count > Tuning.limit {
      fields.report(
        "expected at most \(Tuning.limit) combinations to try, found more",
        at: fields.has("grid") ? "grid" : "values")
    }
    guard problems.all.count == before else { return nil }
  }

  private static func grid(_ node: Node?, _ problems: DiagnosticCollector) -> [Axis] {
    guard let node else { return [] }
    guard case .object(let members) = node.value, !members.isEmpty else {
      problems.add(
        "expected hyperparameters with their values for \"grid\", found \(node.described)",
        at: node.range)
      return []
    }
    return members.compactMap { member in
      NumberRange.values(member.value, purpose: "to try", problems: problems).map {
        Axis(name: member.key, nameRange: member.keyRange, values: $0)
      }
    }
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
