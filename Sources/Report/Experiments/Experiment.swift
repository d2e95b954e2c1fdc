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
  /// What the results must be.
  private(set) var claims: [Claim] = []

  /// One setting, and the values it is tuned over.
  struct Variant: Sendable {
    /// What sets it apart.
    var parameters: [Parameter]
    /// The setting; several where a hyperparameter is tuned.
    var candidates: [Candidate]
  }

  /// One setting with the tuned value in place.
  struct Candidate: Sendable {
    var setting: Setting
    /// The tuned hyperparameter; nil if nothing is tuned.
    var tuned: Parameter?
  }

  /// How a tuned hyperparameter is chosen.
  private(set) var tuning: Tuning?

  /// The variables of the formula.
  var variables: [String] {
    switch variants.first?.candidates.first?.setting {
    case .minimize(let minimization): minimization.objective.formula.variables
    case .differentiate(let differentiation): differentiation.formula.variables
    case .evaluate(let evaluation): evaluation.formula.variables
    case nil: []
    }
  }

  /// Names that tell runs apart and may stand in `where`.
  var parameterNames: [String] { variants.first?.parameters.map(\.name) ?? [] }

  /// Reads a member of `experiments`; nil after a mistake.
  init?(_ member: Node.Member, source: Source, problems: DiagnosticCollector) {
    name = member.key
    let before = problems.all.count
    guard var outer = Fields(member.value, "an experiment", problems: problems) else { return nil }
    var kind = ExperimentKind.minimize
    outer.read(
      "kind", into: &kind, from: ExperimentKind.allCases.map { (name: $0.rawValue, value: $0) })
    var combination = Sweep.Combination.grid
    outer.read("combine", into: &combination, from: [(name: "grid", value: .grid), ("zip", .zip)])
    self.kind = kind
    if kind == .minimize, outer.has("optimizers"), outer.has("optimizer") {
      outer.report("expected \"optimizer\" or \"optimizers\", found both", at: "optimizers")
    }
    if kind == .minimize {
      outer.read("recordState", into: &recordsState)
      tuning = Tuning(outer.node("tune"), problems: problems)
    }

    // Every variant is read by itself; a mistake that all share is reported once.
    let sweep = Sweep(problems: problems, combination: combination)
    variants = sweep.variants(of: member.value).compactMap { [tuning] variant in
      let nodes = tuning?.candidates(of: variant.node, problems: problems) ?? [(variant.node, nil)]
      let candidates = nodes.compactMap { node, tuned in
        Experiment.setting(node, kind, source, problems).map { Candidate(setting: $0, tuned: tuned) }
      }
      return candidates.isEmpty
        ? nil : Variant(parameters: variant.parameters, candidates: candidates)
    }
    guard problems.all.count == before, !variants.isEmpty else { return nil }
    claims = (outer.elements("expect") ?? []).compactMap {
      Claim($0, experiment: self, problems: problems)
    }
    if problems.all.count > before { return nil }
  }

  private static func setting(
    _ node: Node, _ kind: ExperimentKind, _ source: Source, _ problems: DiagnosticCollector
  ) -> Setting? {
    guard var fields = Fields(node, "an experiment", problems: problems) else { return nil }
    for key in ["kind", "combine", "expect"] { _ = fields.node(key) }
    defer { fields.finish() }
    switch kind {
    case .minimize:
      for key in ["recordState", "tune"] { _ = fields.node(key) }
      return Minimization(&fields, source: source).map(Setting.minimize)
    case .differentiate: return Differentiation(&fields, source: source).map(Setting.differentiate)
    case .evaluate: return Evaluation(&fields, source: source).map(Setting.evaluate)
    }
  }
}
