import Configuration
import Spelling

/// Picks runs of an experiment by the values of swept hyperparameters, or by their place.
struct RunFilter: Sendable {
  /// What to do about a value that no run has.
  enum Policy: Sendable {
    /// It is a mistake of the config: a mark would show nothing.
    case mustMatch
    /// It is found out when the runs are there: a claim about it is broken.
    case mayMissRuns
  }

  /// What must match, all of it.
  private(set) var conditions: [(name: String, value: Parameter.Value)] = []
  /// The setting that is meant, if it is picked by its place.
  private var setting: [Parameter]?

  /// Reads `where`, such as `{"learningRate": 0.9}`, and `variant`, the place of a setting among
  /// those that the sweeps make, from 1.
  init(_ fields: inout Fields, experiment: Experiment, policy: Policy) {
    let conditions = fields.value("where", about: "swept values of the runs that are meant")
    var place: Int?
    let count = fields.isDescribed ? Sweep.limit.count : experiment.variants.count
    fields.read(
      "variant", into: &place, in: 1...count,
      about: "the place of the setting that is meant among those that the sweeps make, from 1")
    self.init(conditions, experiment: experiment, policy: policy)
    guard let place else { return }
    setting = experiment.variants[place - 1].parameters
  }

  /// Reads conditions; each name must be swept or tuned, each value must be of its kind.
  init(_ value: ConfigValue?, experiment: Experiment, policy: Policy) {
    guard var value else { return }
    let (node, problems) = (value.node, value.problems)
    guard let members = value.members() else {
      value.otherwise(expected: "an object of swept values")
      return
    }
    for member in members {
      let found = Parameter.Value(member.value)
      let known = experiment.valuesByName.first { $0.name == member.key }?.values
      guard let known else {
        let names = experiment.valuesByName.map(\.name)
        let nearest = NearestName.of(member.key, among: names)
        let hint =
          nearest.map { "did you mean \"\($0)\"?" }
          ?? (names.isEmpty
            ? "the experiment sweeps nothing" : "swept: \(names.joined(separator: ", "))")
        problems.add(
          "\"\(experiment.name)\" does not sweep \"\(member.key)\"", at: member.range,
          hints: [hint])
        continue
      }
      guard let value = found,
        policy == .mayMissRuns || known.contains(where: { $0.matches(value) })
      else {
        let values = known.prefix(12).map(\.described).joined(separator: ", ")
        let value = member.value.node.described
        problems.add(
          found == nil
            ? "expected one of the values of \"\(member.key)\", found \(value)"
            : "no run of \"\(experiment.name)\" has \(member.key) \(value)",
          at: member.value.node.range,
          hints: ["swept: \(values)\(known.count > 12 ? ", …" : "")"])
        continue
      }
      conditions.append((member.key, value))
    }
    // Each value occurs; that they occur together is another matter.
    guard policy == .mustMatch, conditions.count == members.count, conditions.count > 1 else {
      return
    }
    let isMet = experiment.variants.contains { variant in
      variant.candidates.contains { candidate in
        matches(variant.parameters + candidate.tuned)
      }
    }
    if !isMet {
      problems.add("no run of \"\(experiment.name)\" has \(described)", at: node.range)
    }
  }

  /// Asks for one more value, one that occurs.
  mutating func add(_ name: String, _ value: Parameter.Value) { conditions.append((name, value)) }

  /// Whether all runs that match have the same value of a name.
  func fixes(_ name: String) -> Bool {
    setting != nil || conditions.contains { $0.name == name }
  }

  /// The runs that match, in their order.
  func callAsFunction(_ runs: [Run]) -> [Run] {
    runs.filter { matches($0.parameters) }
  }

  /// Whether a setting matches, whatever its tuned values are.
  func admits(_ variant: Experiment.Variant) -> Bool {
    variant.candidates.contains { matches(variant.parameters + $0.tuned) }
  }

  private func matches(_ parameters: [Parameter]) -> Bool {
    // Tuned values follow the swept ones.
    (setting.map { parameters.starts(with: $0) } ?? true)
      && conditions.allSatisfy { condition in
        parameters.first { $0.name == condition.name }?.value.matches(condition.value) ?? false
      }
  }

  /// The conditions as messages show them; empty if all runs are picked.
  var described: String {
    let named = setting?.map { (name: $0.name, value: $0.value) } ?? []
    return (named + conditions).map { "\($0.name) \($0.value.described)" }
      .joined(separator: ", ")
  }
}
