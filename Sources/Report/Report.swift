public import Configuration
import Plot
public import Prose

/// The results of a config, held against its claims, and the figures made of them.
public struct Report: Sendable {
  /// What was read.
  public let spec: ReportSpec
  /// The claims that the results do not bear out, in the order of the config.
  public let brokenClaims: [Diagnostic]
  private let results: Results

  /// Collects the runs of the experiments, in the order of the config; only the named ones are held
  /// against their claims, all of them if nothing is said.
  public init(_ spec: ReportSpec, runs: [[Run]], of names: Set<String>? = nil) {
    precondition(
      runs.count == spec.experiments.count,
      "runs of \(runs.count) for \(spec.experiments.count) experiments")
    self.spec = spec
    let pairs = zip(spec.experiments, runs).map { (experiment: $0, runs: $1) }
    results = Results(pairs)
    brokenClaims = pairs.flatMap { experiment, runs in
      guard names?.contains(experiment.name) ?? true else { return [Diagnostic]() }
      return Report.brokenClaims(of: experiment, by: runs)
    }
  }

  /// The claims of an experiment that its results do not bear out.
  public static func brokenClaims(of experiment: Experiment, by runs: [Run]) -> [Diagnostic] {
    experiment.claims.compactMap { $0.broken(by: runs, of: experiment.name) }
  }

  /// The runs of an experiment in pieces, for any thread and in any order.
  public static func pieces(of experiment: Experiment, in spec: ReportSpec) -> [RunPiece] {
    RunPiece.pieces(of: experiment, seed: spec.seed)
  }

  /// The results of an experiment, made of the runs of all its pieces in their order.
  public static func results(
    of experiment: Experiment, in spec: ReportSpec, from runs: [Run]
  ) -> [Run] {
    ResultCollector(experiment: experiment, seed: spec.seed).results(of: runs)
  }

  /// The results of an experiment; a pure function of the config.
  public static func runs(of experiment: Experiment, in spec: ReportSpec) -> [Run] {
    results(
      of: experiment, in: spec, from: pieces(of: experiment, in: spec).flatMap { $0.runs() })
  }

  /// What else to know, a line each: which runs end where there is no derivative, which of several
  /// values texts show, and what marks cannot show.
  public var notes: [String] {
    results.pairs.compactMap { experiment, runs in experiment.noteOnKinks(runs) }
      + results.pairs.flatMap { experiment, runs in
        experiment.claims.compactMap { $0.note(on: runs, of: experiment.name) }
      }
      + spec.figures.flatMap { $0.notes(on: results) }
  }

  /// The experiments with their runs, in the order of the config.
  var pairs: [(experiment: Experiment, runs: [Run])] { results.pairs }

  /// The data of an experiment, by its place in the config.
  public func data(of index: Int) -> ExperimentData {
    let entry = results.pairs[index]
    return ExperimentData(entry.experiment, runs: entry.runs)
  }

  /// A figure, ready to be drawn.
  public func figure(_ figure: FigureSpec) -> BuiltFigure {
    figure.figure(results: results, theme: spec.theme, optimizers: spec.optimizerNames)
  }

  /// A figure in the theme for slides, ready to be drawn, whatever theme the config names.
  public func slide(_ figure: FigureSpec) -> BuiltFigure {
    figure.withoutTheme.figure(results: results, theme: .slides, optimizers: spec.optimizerNames)
  }

  /// The handout with the results in it, if the config declares one; `figures` are those of the
  /// report.
  public func article(figures: [BuiltFigure]) -> Article? {
    spec.handout?.article(
      results: results, figures: figures, language: spec.language, title: spec.title)
  }
}
