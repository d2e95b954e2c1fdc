import Configuration
import Optimization

/// Asks each run for one number: a measure that expectations know as well, such as the step at which
/// a quantity is first below a threshold, or a quantity at the end.
struct RunNumber: Sendable {
  private let evaluate: Measure.Evaluate
  private let form: Expected.Form
  private let experiment: String

  /// Reads `measure` and its options, `quantity` and others; nil after a mistake.
  init?(_ fields: inout Fields, experiment: Experiment) {
    let known = measures.filter { $0.kind == experiment.kind && $0.isNumberOfEachRun }
    let before = fields.problems.all.count
    guard var measure = known.first(where: { $0.name == RunNumber.defaultName }) ?? known.first
    else {
      fields.report("\"\(experiment.name)\" has runs without numbers to show", at: "of")
      return nil
    }
    let choices = known.map { (name: $0.name, value: $0) }
    let value = fields.value(
      "measure", about: "the number of each run", standard: .string(measure.name))
    if var value {
      measure = value.name(from: choices, summaries: known.map(\.summary)) ?? measure
      value.otherwise(expected: "a string")
    }
    guard fields.problems.all.count == before else {
      // Without its name one cannot tell which options the measure has.
      for key in known.flatMap(\.options) { fields.know(key) }
      return nil
    }
    if experiment.keepsEnds, !measure.isKnownAtEnd {
      fields.report(experiment.lacksSteps, at: "measure", hints: [Experiment.stepsHint])
      return nil
    }
    let evaluate = fields.fork(
      on: "measure", picked: measure, among: choices, standard: measure.name
    ) { $0.read(&$1, experiment) }
    guard let evaluate else { return nil }
    self.evaluate = evaluate
    form = measure.form
    self.experiment = experiment.name
    if fields.problems.all.count > before { return nil }
  }

  /// A quantity at the end of the run.
  private static let defaultName = "value"

  /// The number of each run: +∞ for one that diverges, NaN where there is none.
  func callAsFunction(_ runs: [Run], in results: Results) -> [Double] {
    zip(runs, evaluate(runs, results.runs(of: experiment))).map { run, found in
      guard case .number(let number) = found else { return run.isDiverging ? .infinity : .nan }
      // What a diverging run happened to have at its end would squeeze all others.
      return form == .real && run.isDiverging ? .infinity : number
    }
  }

  /// What is said where the number of a run is missing that comes to a finite end.
  var absence: String { form == .count ? "never" : "no value" }
}
