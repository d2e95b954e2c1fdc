import Configuration
import Formula
import Optimization

/// One experiment of a config: what is run, and what is claimed about the results.
public struct Experiment: Sendable {
  /// The name, unique in the config.
  public let name: String
  /// What is done.
  let kind: ExperimentKind
  /// The settings, one for each combination of swept values.
  let variants: [Variant]
  /// Whether the optimizer's state is recorded with every step.
  private(set) var recordsState = false
  /// Whether of every run only its end is kept, and not its steps.
  private(set) var keepsEnds = false
  /// What the results must be.
  private(set) var claims: [Claim] = []

  /// One setting, and the values it is tuned over.
  struct Variant: Sendable {
    /// What sets it apart.
    var parameters: [Parameter]
    /// The setting; several where hyperparameters are tuned.
    var candidates: [Candidate]
  }

  /// One setting with the tuned values in place.
  struct Candidate: Sendable {
    var setting: Setting
    /// The tuned hyperparameters.
    var tuned: [Parameter]
  }

  /// How tuned hyperparameters are chosen.
  private(set) var tuning: Tuning?

  /// The swept and tuned names with the values that occur, in order.
  let valuesByName: [(name: String, values: [Parameter.Value])]

  /// How many bytes the runs may record.
  let byteCount: Double

  /// The variables of the formula.
  var variables: [String] {
    switch variants.first?.candidates.first?.setting {
    case .minimize(let minimization): minimization.objective.formula.variables
    case .differentiate(let differentiation): differentiation.formula.variables
    case .evaluate(let evaluation): evaluation.formula.variables
    case nil: []
    }
  }

  /// What may be asked of the recorded state: the gradient that the optimizers were given, and what
  /// any of them remembers.
  var stateNames: [String] {
    variants.flatMap(\.candidates).reduce(into: ["gradient"]) { names, candidate in
      guard case .minimize(let minimization) = candidate.setting else { return }
      for name in minimization.optimizer.preset.stateNames where !names.contains(name) {
        names.append(name)
      }
    }
  }

  /// What takes the memory, in words.
  var sizeText: String {
    let settings = variants.lazy.flatMap(\.candidates).compactMap(\.setting.minimization)
    let (runs, steps) = settings.reduce((0, 0)) { ($0.0 + $1.repetitions, max($0.1, $1.steps)) }
    let kept = keepsEnds ? "" : " (\"keep\": \"ends\" takes far less)"
    return "\"\(name)\" has \(runs) run\(runs == 1 ? "" : "s") of up to \(steps) steps\(kept)"
  }

  /// What is said where steps are asked for that are not kept.
  var lacksSteps: String { "\"\(name)\" keeps only the ends of its runs" }
  static let stepsHint = "\"keep\": \"steps\" keeps all"

  /// Names that tell runs apart and may stand in `where`.
  var parameterNames: [String] { variants.first?.parameters.map(\.name) ?? [] }

  /// Reads a member of `experiments`; nil after a mistake.
  init?(
    _ member: (key: String, range: SourceRange, value: ConfigValue), source: Source,
    problems: DiagnosticCollector
  ) {
    var value = member.value
    let before = problems.all.count
    Experiment.check(name: member.key, at: member.range, problems)
    let named = problems.all.count
    guard var outer = value.fields("an experiment") else { return nil }
    var kind = ExperimentKind.minimize
    let kinds = ExperimentKind.allCases.map { (name: $0.rawValue, value: $0) }
    outer.read(
      "kind", into: &kind, from: kinds, about: "what is done", summaries: kinds.map(\.value.summary)
    )
    var combination = Sweep.Combination.grid
    outer.read(
      "combine", into: &combination, from: [(name: "grid", value: .grid), ("zip", .zip)],
      about: "how several sweeps combine",
      summaries: ["every value with every other", "side by side"])
    if problems.all.count > named { return nil }
    let reader = ExperimentReader(source: source, combination: combination)
    let read = outer.fork(
      on: "kind", picked: kind, among: kinds, standard: ExperimentKind.minimize.rawValue
    ) { reader.settings(of: $0, &$1) }
    guard let read else { return nil }
    name = member.key
    self.kind = kind
    recordsState = read.controls.recordsState
    keepsEnds = read.controls.keepsEnds
    tuning = read.controls.tuning
    variants = read.variants
    valuesByName = Experiment.valuesByName(variants)
    byteCount = variants.lazy.flatMap(\.candidates).compactMap(\.setting.minimization)
      .reduce(0) { [keepsEnds, recordsState] bytes, setting in
        bytes + setting.byteCount(keepingEnds: keepsEnds, recordingState: recordsState)
      }
    guard problems.all.count == before, !variants.isEmpty else { return nil }
    checkTuning(outer)
    claims = Experiment.claims(&outer, about: self)
    if problems.all.count > before { return nil }
  }

  /// Reads `expect`.
  static func claims(_ fields: inout Fields, about experiment: Experiment) -> [Claim] {
    let problems = fields.problems
    let name = experiment.name
    var claims: [Claim] = []
    for value in fields.elements("expect", about: "what the results must be") ?? [] {
      guard let claim = Claim(value, experiment: experiment) else { continue }
      let range = value.node.member("as")?.value.range ?? value.node.range
      if let alias = claim.alias, claims.contains(where: { $0.alias == alias }) {
        problems.add("\"\(alias)\" names two results of \"\(name)\"", at: range)
      }
      if claim.alias == Tuning.alias, experiment.tuning != nil {
        problems.add(
          "\"\(Tuning.alias)\" tells how \"\(name)\" was tuned; expected another name", at: range)
      }
      claims.append(claim)
    }
    return claims
  }

  /// Refuses tuning on runs that are not alike.
  private func checkTuning(_ fields: Fields) {
    let repetitions = variants.lazy.flatMap(\.candidates).map(\.setting.repetitions)
    guard tuning != nil, let found = repetitions.first(where: { $0 > 1 }) else { return }
    fields.report(
      "expected one repetition where a hyperparameter is tuned, found \(found)", at: "repetitions")
  }

  private static func valuesByName(
    _ variants: [Variant]
  ) -> [(name: String, values: [Parameter.Value])] {
    var names: [String] = []
    var values: [String: [Parameter.Value]] = [:]
    var seen: Set<Parameter> = []
    for variant in variants {
      for var parameter in variant.parameters + variant.candidates.flatMap(\.tuned) {
        parameter.index = 0
        guard seen.insert(parameter).inserted else { continue }
        if values[parameter.name] == nil { names.append(parameter.name) }
        values[parameter.name, default: []].append(parameter.value)
      }
    }
    return names.map { (name: $0, values: values[$0] ?? []) }
  }
}
