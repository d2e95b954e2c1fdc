import Configuration
import Optimization

/// How a hyperparameter is tuned: every value of a list is run, and the run that settles first
/// below a threshold is kept.
///
/// A curve settles at the first step after which it stays below the threshold. Of values that
/// settle at the same step the first wins; where none settles, the run with the lowest last value.
struct Tuning: Sendable {
  /// The hyperparameter of the optimizer.
  let name: String
  /// Where the config names it.
  private let nameRange: SourceRange
  /// The values tried.
  private let values: [Node]
  /// What must settle.
  private var query = SeriesQuery(.relativeLoss)
  /// Below what.
  private var threshold = 1e-4

  /// Reads `{"hyperparameter", "values", "settlesBelow", "quantity"}`; nil if absent or after a
  /// mistake.
  init?(_ node: Node?, problems: DiagnosticCollector) {
    guard let node, var fields = Fields(node, "tuning", problems: problems) else { return nil }
    let before = problems.all.count
    var name = Hyperparameter.learningRate.name
    fields.read("hyperparameter", into: &name)
    let values = fields.requiredNode("values").flatMap {
      NumberRange.values($0, purpose: "to try", problems: problems)
    }
    fields.read("settlesBelow", into: &threshold, .positive)
    query.read(&fields, variables: [])
    fields.finish()
    guard let values, problems.all.count == before else { return nil }
    self.name = name
    nameRange = node.member("hyperparameter")?.value.range ?? node.range
    self.values = values
  }

  /// The experiment with each value in the place of the hyperparameter.
  func candidates(of node: Node, problems: DiagnosticCollector) -> [(Node, Parameter?)] {
    guard case .object(var members) = node.value,
      let index = members.firstIndex(where: { $0.key == "optimizer" }),
      case .object(let inner) = members[index].value.value
    else { return [(node, nil)] }
    if let place = inner.first(where: { $0.key == name }) {
      problems.add("\"\(name)\" is both given and tuned", at: place.keyRange)
      return []
    }
    return values.enumerated().map { position, value in
      let tuned = Node.Member(key: name, keyRange: nameRange, value: value)
      members[index].value.value = .object(inner + [tuned])
      let parameter = Parameter.Value(value).map {
        Parameter(name: name, value: $0, index: position)
      }
      return (Node(.object(members), at: node.range), parameter)
    }
  }

  /// Which of the runs is kept.
  func best(of runs: [Run]) -> Int? {
    let scores = runs.map { run -> (step: Int, value: Double) in
      let series = query.series(of: run)
      let settled = run.trajectory?.settledBelow(threshold, of: series)
      return (settled ?? .max, run.trajectory?.isDiverged == true ? .infinity : series.last ?? .nan)
    }
    return runs.indices.min { a, b in
      scores[a].step < scores[b].step
        || scores[a].step == .max && scores[b].step == .max && scores[a].value < scores[b].value
    }
  }
}
