import Configuration

/// A result that texts may name without an expectation: `{{bowl.finalIterate}}`, of an experiment
/// with a single run.
struct ImplicitResult {
  let experiment: Experiment
  private let measure: Measure

  /// What a name means; nil if nothing.
  init?(_ name: String, among experiments: some Sequence<Experiment>) {
    let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2, let experiment = experiments.first(where: { $0.name == parts[0] }),
      let measure = ImplicitResult.unambiguous(of: experiment).first(where: { $0.name == parts[1] })
    else { return nil }
    self.experiment = experiment
    self.measure = measure
  }

  /// The measures that need nothing to say what is meant.
  private static func unambiguous(of experiment: Experiment) -> [Measure] {
    measures.filter {
      $0.kind == experiment.kind && $0.options.isEmpty
        && (!experiment.keepsEnds || $0.isKnownAtEnd)
    }
  }

  /// Whether the name means one thing.
  var isUnique: Bool { experiment.hasOneRun }

  /// What was found.
  func value(in runs: [Run]) -> TemplateValue? {
    let nothing = Node(.object([]), at: SourceRange(0, 0))
    guard var fields = Fields(nothing, "", problems: DiagnosticCollector()) else { return nil }
    return measure.read(&fields, experiment)(runs, runs).first?.templateValue
  }
}

extension Experiment {
  /// Whether there is nothing to tell its runs apart.
  var hasOneRun: Bool {
    variants.count == 1 && (variants[0].candidates.first?.setting.repetitions ?? 1) == 1
  }
}
