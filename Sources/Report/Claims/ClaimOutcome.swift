public import Configuration

/// A claim held against results, for programs that read them.
public struct ClaimOutcome: Sendable {
  /// The experiment that the claim is about.
  public let experiment: String
  /// What was measured: "finalLoss".
  public let measure: String
  /// The runs that are meant, as messages name them; empty if all are.
  public let runs: String
  /// What was expected, as messages show it: "0 to 1 within 0.1".
  public let expected: String
  /// What was found, of each run or group of runs.
  public let found: [String]
  /// Whether the claim holds.
  public let holds: Bool

  /// The outcome as an object.
  public var json: JSONText {
    var members: [(key: String, value: JSONText)] = [
      ("experiment", .string(experiment)), ("measure", .string(measure)),
    ]
    if !runs.isEmpty { members.append(("runs", .string(runs))) }
    return .object(
      members + [
        ("expected", .string(expected)), ("found", .array(found.map(JSONText.string))),
        ("holds", .boolean(holds)),
      ])
  }
}

extension Report {
  /// What became of all claims about the named experiments, all of them if nothing is said, in the
  /// order of the config.
  public func outcomes(of names: Set<String>? = nil) -> [ClaimOutcome] {
    pairs.flatMap { experiment, runs in
      names?.contains(experiment.name) ?? true
        ? experiment.claims.map { $0.outcome(of: experiment.name, runs: runs) } : []
    }
  }
}
