import Configuration
import Optimization
import Plot

/// Turns runs into curves: along the steps of each run, or across a sweep, where repetitions give
/// their median.
struct RunCurves: Sendable {
  /// One curve and the run that names it.
  struct Curve: Sendable {
    let run: Run
    let x: [Double]
    let y: [Double]
    let ending: LineMark.Ending
    /// Which points most runs have in common that diverge; empty for none.
    var leaves: [Bool] = []
  }

  /// What is measured.
  private enum Value: Sendable {
    case series(SeriesQuery)
    /// The first step at which a quantity is below a threshold.
    case firstBelow(SeriesQuery, Double)
    case error
    case estimate
  }

  private let value: Value
  private let variables: [String]
  /// The swept number on the horizontal axis; nil for the step.
  private let parameter: String?
  /// Whether evaluations of f stand in the place of steps.
  private(set) var countsEvaluations = false
  /// Whether iterates in one variable stand in the place of steps.
  private(set) var goesAlongIterates = false
  /// Whether a swept number is on the horizontal axis.
  var goesAcrossSweep: Bool { parameter != nil }

  /// Reads `x`, `y`, `coordinate`, `state` and `threshold`; nil after a mistake. Single runs may go
  /// along their iterates, if there is one variable.
  init?(
    _ fields: inout Fields, experiment: Experiment, kinds: [ExperimentKind] = [.minimize],
    mayFollowIterates: Bool = false
  ) {
    let before = fields.problems.all.count
    variables = experiment.variables
    value =
      experiment.kind == .differentiate
      ? RunCurves.difference(&fields)
      : RunCurves.value(&fields, of: experiment, kinds: kinds) ?? .error
    var axis = experiment.kind == .minimize ? "step" : "stepSize"
    let hasIterates =
      mayFollowIterates && (experiment.variables.count == 1 || fields.isDescribed)
    let counts =
      experiment.kind == .minimize
      ? ["step", "evaluations"] + (hasIterates ? ["iterate"] : []) : []
    fields.read(
      "x", into: &axis, among: (counts + experiment.sweptNumbers).map { (name: $0, value: $0) },
      about: "\"step\", \"evaluations\", "
        + (hasIterates ? "\"iterate\" in one variable, " : "") + "or the name of a swept number")
    parameter = counts.contains(axis) ? nil : axis
    countsEvaluations = parameter == nil && axis == "evaluations"
    goesAlongIterates = parameter == nil && axis == "iterate"
    if case .firstBelow = value, parameter == nil, fields.problems.all.count == before {
      fields.report("\"firstBelow\" needs the name of a swept number for \"x\"", at: "y")
    }
    if experiment.kind == .differentiate, !experiment.sweptNumbers.contains(axis) {
      fields.report("\"\(experiment.name)\" does not sweep \"\(axis)\"", at: "of")
    }
    if experiment.keepsEnds, fields.problems.all.count == before {
      if parameter == nil {
        fields.report(
          experiment.lacksSteps, at: fields.has("x") ? "x" : "of", hints: [Experiment.stepsHint])
      } else if case .firstBelow = value {
        fields.report(experiment.lacksSteps, at: "y", hints: [Experiment.stepsHint])
      }
    }
    if fields.problems.all.count > before { return nil }
  }

  /// Reads `y` of an experiment that differentiates.
  private static func difference(_ fields: inout Fields) -> Value {
    var isError = true
    fields.read(
      "y", into: &isError, from: [(name: "error", value: true), ("estimate", false)],
      summaries: ["how far the difference is from the derivative", "the difference"])
    return isError ? .error : .estimate
  }

  private static func value(
    _ fields: inout Fields, of experiment: Experiment, kinds: [ExperimentKind]
  ) -> Value? {
    var threshold: Double?
    fields.read(
      "threshold", into: &threshold, .any, about: "what \"firstBelow\" must get below")
    return fields.fork(on: "y", is: "firstBelow") { [threshold] isStepCount, fields in
      if threshold != nil, !isStepCount, !fields.isDescribed {
        fields.report("expected \"threshold\" only where \"y\" is \"firstBelow\"", at: "threshold")
      }
      var query = SeriesQuery(.loss)
      query.read(&fields, key: isStepCount ? "quantity" : "y", of: experiment)
      // In the config one cannot see of which kind the experiment is.
      if !isStepCount, fields.isDescribed, kinds.contains(.differentiate) {
        _ = difference(&fields)
      }
      if isStepCount { fields.require("threshold") }
      return isStepCount ? .firstBelow(query, threshold ?? 0) : .series(query)
    }
  }

  /// Why a curve has no number at all, if what is asked for may lack them, in markup.
  var absence: String? {
    switch value {
    case .firstBelow(_, let threshold): "none gets below \(NumberFormat(digits: 3).text(threshold))"
    case .series(let query):
      switch query.quantity {
      case .gap, .bestGap: "no minimum is known"
      case .distance, .error: "no minimizer is known"
      default: nil
      }
    case .error, .estimate: nil
    }
  }

  /// What one curve is of, in markup, where curves of one run are told apart; nil if it is a number of
  /// a sweep.
  var title: String? {
    if case .series(let query) = value { query.title(variables: variables) } else { nil }
  }

  /// Whether the points of a curve are the steps of a run.
  var goesAlongSteps: Bool { parameter == nil }

  /// The curves, in the order of the runs.
  func curves(of runs: [Run]) -> [Curve] {
    guard let parameter else {
      return runs.map { run in
        let y = series(of: run)
        let ending: LineMark.Ending =
          run.leavesDomain ? .undefined : run.isDiverging ? .diverged : .plain
        var curve = Curve(run: run, x: counts(of: run, y.count), y: y, ending: ending)
        // The curve of the loss, on which the iterates lie, is what there is to see.
        if goesAlongIterates, ending == .diverged { curve.leaves = y.indices.map { $0 > 0 } }
        return curve
      }
    }
    return SweepCurve.curves(of: runs, along: parameter, number: last).map { sweep in
      Curve(
        run: sweep.run, x: sweep.points.map(\.x),
        y: sweep.points.map {
          $0.values.count == 1 ? $0.values[0] : quantile(sorted: $0.ranked, 0.5)
        },
        ending: .plain, leaves: sweep.points.map(\.leaves))
    }
  }

  /// Quantiles over the repetitions, one curve for each: along the steps of each setting, or across
  /// a sweep.
  func quantileCurves(
    _ probabilities: [Double], of runs: [Run]
  ) -> [(run: Run, x: [Double], curves: [[Double]], leaves: [Bool])] {
    if let parameter {
      return SweepCurve.curves(of: runs, along: parameter, number: last).map { sweep in
        let curves = probabilities.map { probability in
          sweep.points.map { quantile(sorted: $0.ranked, probability) }
        }
        return (sweep.run, sweep.points.map(\.x), curves, sweep.points.map(\.leaves))
      }
    }
    return runs.bySetting.map { places in
      let runs = Array(runs[places])
      let curves = quantiles(
        probabilities, over: runs.map(series), diverged: runs.map(\.isDiverging))
      let steps = (0..<(curves.first?.count ?? 0)).map(Double.init)
      let leaves = 2 * runs.count(where: \.isDiverging) > runs.count
      return (runs[0], steps, curves, leaves ? steps.map { _ in true } : [])
    }
  }

  /// The numbers of the steps, or how often f had been evaluated when they were recorded, or the
  /// iterates.
  private func counts(of run: Run, _ count: Int) -> [Double] {
    if goesAlongIterates, let trajectory = run.trajectory {
      return Array(trajectory.coordinate(0).prefix(count))
    }
    let known = countsEvaluations ? run.trajectory?.evaluationCounts ?? [] : []
    return known.isEmpty
      ? (0..<count).map { Double(countsEvaluations ? $0 + 1 : $0) }
      : known.prefix(count).map(Double.init)
  }

  private func series(of run: Run) -> [Double] {
    if case .series(let query) = value { query.series(of: run) } else { [] }
  }

  private func last(of run: Run) -> Double {
    switch value {
    case .series(let query): return query.last(of: run)
    case .firstBelow(let query, let threshold):
      return run.trajectory?.firstBelow(threshold, of: query.series(of: run)).map(Double.init)
        ?? .nan
    case .error: return run.difference?.error ?? .nan
    case .estimate: return run.difference?.estimate ?? .nan
    }
  }
}
