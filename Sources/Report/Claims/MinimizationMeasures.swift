import Configuration
import Elementary
import Optimization

/// What can be claimed of a single run of an optimizer.
let minimizationMeasures: [Measure] = [
  Measure(
    "outcome",
    "why the run ended: converged, stalled, evaluationLimit, stepLimit, diverged or undefined",
    .minimize, .text
  ) {
    switch $0.end?.outcome {
    case .stopped(_, let criterion):
      switch criterion {
      case .patience: .text("stalled")
      case .evaluations: .text("evaluationLimit")
      default: .text("converged")
      }
    case .stepLimit: .text("stepLimit")
    case .diverged: .text("diverged")
    case .undefined: .text("undefined")
    case nil: .nothing("no run")
    }
  }.knownAtEnd,
  Measure("convergesAt", "the step at which the stopping rule held", .minimize, .count) {
    if case .stopped(let step, let criterion)? = $0.end?.outcome, criterion.meansConvergence {
      return .number(Double(step))
    }
    return .nothing("a run that did not converge")
  }.knownAtEnd,
  Measure("stoppedBy", "the criterion of \"stop\" that ended the run", .minimize, .text) {
    if case .stopped(_, let criterion)? = $0.end?.outcome {
      return .text(criterion.rawValue)
    }
    return .nothing("a run that no criterion stopped")
  }.knownAtEnd,
  Measure(
    "diverges",
    "whether the run overflows, leaves the domain of f, or ends above its start with losses that "
      + "grow without bound",
    .minimize, .flag
  ) { .flag($0.isDiverging) }.knownAtEnd,
  Measure("steps", "how many steps were taken", .minimize, .count) {
    .number(Double($0.end?.steps ?? 0))
  }.knownAtEnd,
  Measure("finalLoss", "the loss at the last iterate", .minimize, .real) {
    $0.lastLoss.map(Measured.number) ?? .nothing("no finite loss")
  }.knownAtEnd,
  Measure("finalIterate", "the last iterate", .minimize, .vector) { run in
    run.lastIterate.map { .vector($0) } ?? .nothing("no finite iterate")
  }.knownAtEnd,
  Measure("iterate", "the iterate at a step", .minimize, .vector, options: ["step"]) {
    fields, _ in
    let step = readStep(&fields)
    return { picked, _ in
      picked.map { run in
        guard let trajectory = run.trajectory, let step, step < trajectory.count else {
          return .nothing("a run that ended before")
        }
        return .vector(Array(trajectory.iterate(step)))
      }
    }
  },
  Measure(
    "value", "a quantity at a step (the last if none is given)", .minimize, .real,
    options: ["quantity", "coordinate", "state", "step"]
  ) { fields, experiment in
    let query = readQuery(&fields, experiment, .loss)
    let step = readStep(&fields)
    if experiment.keepsEnds {
      if step != nil { fields.report(experiment.lacksSteps, at: "step") }
      return perRun { run in
        let value = query.last(of: run)
        return value.isFinite ? .number(value) : .nothing("no finite value")
      }
    }
    return perSeries(query) { _, series in
      guard let value = step.map({ $0 < series.count ? series[$0] : nil }) ?? series.last else {
        return .nothing("a run that ended before")
      }
      return .number(value)
    }
  }.knownAtEnd,
  Measure(
    "firstBelow", "the first step at which a quantity is below a threshold", .minimize, .count,
    options: ["threshold", "quantity", "coordinate", "state"]
  ) { fields, experiment in
    let (query, threshold) = readThreshold(&fields, experiment)
    return perSeries(query) { run, series in
      run.trajectory?.firstBelow(threshold, of: series).map { .number(Double($0)) }
        ?? .nothing("never")
    }
  },
  Measure(
    "settlesBelow", "the first step after which a quantity stays below a threshold", .minimize,
    .count, options: ["threshold", "quantity", "coordinate", "state"]
  ) { fields, experiment in
    let (query, threshold) = readThreshold(&fields, experiment)
    return perSeries(query) { run, series in
      run.trajectory?.settledBelow(threshold, of: series).map { .number(Double($0)) }
        ?? .nothing("never")
    }
  },
  Measure(
    "peak", "the largest value of a quantity", .minimize, .real,
    options: ["quantity", "coordinate", "state"]
  ) { fields, experiment in
    let query = readQuery(&fields, experiment, .relativeLoss)
    return perSeries(query) { run, series in
      run.trajectory?.peak(of: series).map { .number($0.value) } ?? .nothing("no finite value")
    }
  },
  Measure(
    "escapesAt", "the first step at which a coordinate is farther from 0 than a bound", .minimize,
    .count, options: ["coordinate", "beyond"]
  ) { fields, experiment in
    let (coordinate, bound) = readEscape(&fields, experiment)
    return perRun { run in
      run.trajectory?.escapeTime(of: coordinate, beyond: bound).map { .number(Double($0)) }
        ?? .nothing("never")
    }
  },
  Measure(
    "flipsSign", "how often the error of a coordinate changes sign: everyStep, never or \"k of n\"",
    .minimize, .text, options: ["coordinate", "step"]
  ) { fields, experiment in
    let coordinate = readCoordinate(&fields, experiment)
    let step = readStep(&fields)
    return perRun { flips($0, coordinate, until: step) }
  },
  Measure(
    "staysAt", "the value that a coordinate never leaves", .minimize, .real, options: ["coordinate"]
  ) { fields, experiment in
    let coordinate = readCoordinate(&fields, experiment)
    return perRun { run in
      let series = run.trajectory?.coordinate(coordinate) ?? []
      guard let first = series.first else { return .nothing("no finite iterate") }
      let leaves = series.firstIndex { $0 != first }
      return leaves.map { .nothing("a coordinate that moves at step \($0)") } ?? .number(first)
    }
  },
  Measure(
    "parameter", "the value of a swept number", .minimize, .real, options: ["name"]
  ) { fields, experiment in
    var name = experiment.sweptNumbers.first ?? ""
    fields.read(
      "name", into: &name, among: experiment.sweptNumbers.map { (name: $0, value: $0) },
      about: "what is swept; the first if absent")
    return perRun { [name] run in
      guard case .number(let value)? = run.parameter(name)?.value else {
        return .nothing("nothing swept")
      }
      return .number(value)
    }
  }.knownAtEnd,
  Measure("tuned", "the value chosen by tuning", .minimize, .real, options: ["name"]) {
    fields, experiment in
    let names = experiment.tuning?.names ?? []
    var name = names.first ?? ""
    if names.isEmpty {
      fields.report("\"\(experiment.name)\" does not tune anything", at: "tuned")
    }
    if !names.isEmpty || fields.isDescribed {
      fields.read(
        "name", into: &name, among: names.map { (name: $0, value: $0) },
        about: "what is tuned; the first if absent")
    }
    return perRun { [name] run in
      guard case .number(let value)? = run.parameter(name)?.value else {
        return .nothing("nothing tuned")
      }
      return .number(value)
    }
  },
].map(\.ofEachRun)

/// Finds a value in each picked run by itself.
func perRun(_ find: @escaping @Sendable (Run) -> Measured) -> Measure.Evaluate {
  { picked, _ in picked.map(find) }
}

/// Finds a value in the series of each picked run; a series without values is an answer itself.
private func perSeries(
  _ query: SeriesQuery, _ find: @escaping @Sendable (Run, [Double]) -> Measured
) -> Measure.Evaluate {
  perRun { run in
    let series = query.series(of: run)
    if !series.isEmpty { return find(run, series) }
    return .nothing((run.trajectory?.count ?? 0) > 1 ? "no minimizer" : "no finite iterate")
  }
}

/// Reads `step`; nil if absent.
private func readStep(_ fields: inout Fields) -> Int? {
  var step: Int?
  fields.read("step", into: &step, from: 0, upTo: Minimization.stepLimit, about: "which step")
  return step
}

/// Reads `coordinate`; the first if absent.
func readCoordinate(_ fields: inout Fields, _ experiment: Experiment) -> Int {
  var query = SeriesQuery(.coordinate)
  query.readCoordinate(&fields, variables: experiment.variables)
  return query.coordinate
}

/// Reads `quantity` and `coordinate`.
func readQuery(
  _ fields: inout Fields, _ experiment: Experiment, _ quantity: SeriesQuery.Quantity
) -> SeriesQuery {
  var query = SeriesQuery(quantity)
  query.read(&fields, of: experiment)
  return query
}

/// Reads `threshold` and what must get below it.
func readThreshold(
  _ fields: inout Fields, _ experiment: Experiment
) -> (SeriesQuery, Double) {
  var threshold = 0.0
  fields.require("threshold")
  fields.read(
    "threshold", into: &threshold, .any, about: "what the quantity must get below")
  return (readQuery(&fields, experiment, .loss), threshold)
}

private func flips(_ run: Run, _ coordinate: Int, until step: Int?) -> Measured {
  guard let trajectory = run.trajectory, trajectory.count > 1 else {
    return .nothing("a run without steps")
  }
  guard let center = run.nearestMinimizer?[coordinate] else { return .nothing("no minimizer") }
  let steps = min(step ?? .max, trajectory.count - 1)
  let flips = trajectory.signFlips(of: coordinate, about: center, in: steps)
  if flips == 0 { return .text("never") }
  return .text(flips == steps ? "everyStep" : "\(flips) of \(steps)")
}
