/// Some of the runs of an experiment.
struct RunSelection: Sendable {
  /// Of which experiment.
  let experiment: Experiment
  /// Which ones.
  let filter: RunFilter
  /// Which ones all panels of a facetted one show together; nil if it is not facetted.
  var filterOfAllFacets: RunFilter?
  /// A swept name that the title of the panel says, and that names of runs need not repeat.
  var unsaid: String?

  /// The runs that all panels show which are made of one, for what they have in common.
  func runsOfAllFacets(in results: Results) -> [Run] {
    (filterOfAllFacets ?? filter)(results.runs(of: experiment.name))
  }

  /// The runs among the results.
  func runs(in results: Results) -> [Run] {
    let runs = filter(results.runs(of: experiment.name))
    guard let unsaid else { return runs }
    return runs.map { run in
      // The title does not tell two settings of one optimizer apart.
      var own = Run(run, keeping: run.parameters.filter { $0.name != unsaid || $0.twinCount > 1 })
      own.axis = unsaid
      return own
    }
  }
}

/// What the experiments of a report gave.
struct Results: Sendable {
  /// The experiments with their runs, in the order of the config.
  let pairs: [(experiment: Experiment, runs: [Run])]
  /// Whether the name of a run says that it diverges; small panels leave this to the curves, so
  /// that one legend explains all of them.
  var namesDivergence = true
  private var runsByName: [String: [Run]]
  private let values: [String: TemplateValue]

  /// Collects runs and what the named claims found.
  init(_ runs: [(experiment: Experiment, runs: [Run])]) {
    pairs = runs
    runsByName = Dictionary(
      runs.map { ($0.experiment.name, $0.runs) }, uniquingKeysWith: { first, _ in first })
    var values: [String: TemplateValue] = [:]
    for (experiment, runs) in runs {
      if let tuning = experiment.tuning {
        values["\(experiment.name).\(Tuning.alias)"] = .text(tuning.described)
      }
      for claim in experiment.claims {
        guard let alias = claim.alias else { continue }
        // A claim that looks at no run is broken; its place in a text shows that.
        let found = claim.measured(in: runs).first?.templateValue ?? .text("—")
        values["\(experiment.name).\(alias)"] = found
      }
    }
    self.values = values
  }

  /// Leaves out the runs for which something does not hold; what claims found stays.
  mutating func keep(_ isKept: (Run) -> Bool) {
    runsByName = runsByName.mapValues { $0.filter(isKept) }
  }

  /// All runs of an experiment.
  func runs(of name: String) -> [Run] { runsByName[name] ?? [] }

  /// What a named claim found ("momentum.steps"), or what a measure finds of a single run
  /// ("bowl.finalIterate").
  func value(_ name: String) -> TemplateValue? {
    values[name]
      ?? ImplicitResult(name, among: pairs.lazy.map(\.experiment)).flatMap { result in
        result.value(in: runs(of: result.experiment.name))
      }
  }

  /// A text with what the claims found, and `local` values, in its places.
  func text(
    _ template: TextTemplate?, local: (String) -> TemplateValue? = { _ in nil }
  ) -> String {
    template?.filled { local($0) ?? value($0) } ?? ""
  }
}
