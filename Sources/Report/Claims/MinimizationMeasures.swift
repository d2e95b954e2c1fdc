import Configuration
import Elementary
import Optimization

/// What can be claimed of a single run of an optimizer.
let minimizationMeasures: [Measure] = [
  Measure("outcome", "why the run ended: converged, stepLimit or diverged", .minimize, .text) {
    switch $0.trajectory?.outcome {
    case .converged: .text("converged")
    case .stepLimit: .text("stepLimit")
    case .diverged: .text("diverged")
    case nil: .nothing("no trajectory")
    }
  },
  Measure("convergesAt", "the step at which the stopping rule held", .minimize, .count) {
    if case .converged(let step)? = $0.trajectory?.outcome { return .number(Double(step)) }
    return .nothing("a run that did not converge")
  },
  Measure(
    "diverges", "whether the run overflows, or ends above its start and still rising", .minimize,
    .flag
  ) { .flag($0.isDiverging) },
  Measure("steps", "how many steps were taken", .minimize, .count) {
    .number(Double(($0.trajectory?.count ?? 1) - 1))
  },
  Measure("finalLoss", "the loss at the last iterate", .minimize, .real) {
    $0.trajectory?.values.last.map(Measured.number) ?? .nothing("no finite loss")
  },
  Measure("finalIterate", "the last iterate", .minimize, .vector) { run in
    guard let trajectory = run.trajectory, trajectory.count > 0 else {
      return .nothing("no finite iterate")
    }
    return .vector(Array(trajectory.iterate(trajectory.count - 1)))
  },
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
    options: ["quantity", "coordinate", "step"]
  ) { fields, experiment in
    let query = readQuery(&fields, experiment, .loss)
    let step = readStep(&fields)
    return perRun { run in
      let series = query.series(of: run)
      guard let value = step.map({ $0 < series.count ? series[$0] : nil }) ?? series.last else {
        return .nothing("a run that ended before")
      }
      return .number(value)
    }
  },
  Measure(
    "firstBelow", "the first step at which a quantity is below a threshold", .minimize, .count,
    options: ["threshold", "quantity", "coordinate"]
  ) { fields, experiment in
    let (query, threshold) = readThreshold(&fields, experiment)
    return perRun { run in
      run.trajectory?.firstBelow(threshold, of: query.series(of: run))
        .map { .number(Double($0)) } ?? .nothing("never")
    }
  },
  Measure(
    "settlesBelow", "the first step after which a quantity stays below a threshold", .minimize,
    .count, options: ["threshold", "quantity", "coordinate"]
  ) { fields, experiment in
    let (query, threshold) = readThreshold(&fields, experiment)
    return perRun { run in
      run.trajectory?.settledBelow(threshold, of: query.series(of: run))
        .map { .number(Double($0)) } ?? .nothing("never")
    }
  },
  Measure(
    "peak", "the largest value of a quantity", .minimize, .real, options: ["quantity", "coordinate"]
  ) { fields, experiment in
    let query = readQuery(&fields, experiment, .relativeLoss)
    return perRun { run in
      query.series(of: run).max().map(Measured.number) ?? .nothing("no finite value")
    }
  },
  Measure(
    "flipsSign", "how often the error of a coordinate changes sign: everyStep, never or \"k of n\"",
    .minimize, .text, options: ["coordinate", "step"]
  ) { fields, experiment in
    let query = readQuery(&fields, experiment, .error)
    let step = readStep(&fields)
    return perRun { run in .text(flips(run, query, until: step)) }
  },
  Measure("staysAt", "the value that a coordinate never leaves", .minimize, .real, options: ["coordinate"]) {
    fields, experiment in
    let query = readQuery(&fields, experiment, .coordinate)
    return perRun { run in
      let series = query.series(of: run)
      guard let first = series.first else { return .nothing("no finite iterate") }
      let leaves = series.firstIndex { $0 != first }
      return leaves.map { .nothing("a coordinate that moves at step \($0)") } ?? .number(first)
    }
  },
  Measure("tuned", "the value chosen by tuning", .minimize, .real, options: []) { _, experiment in
    let name = experiment.tuning?.name
    return perRun { run in
      guard let name, case .number(let value)? = run.parameter(name)?.value else {
        return .nothing("nothing tuned")
      }
      return .number(value)
    }
  },
]

/// Finds a value in each picked run by itself.
func perRun(_ find: @escaping @Sendable (Run) -> Measured) -> Measure.Evaluate {
  { picked, _ in picked.map(find) }
}

/// Reads `step`; nil if absent.
private func readStep(_ fields: inout Fields) -> Int? {
  var step: Int?
  fields.read("step", into: &step, in: 0...Minimization.stepLimit)
  return step
}

/// Reads `quantity` and `coordinate`.
func readQuery(
  _ fields: inout Fields, _ experiment: Experiment, _ quantity: SeriesQuery.Quantity
) -> SeriesQuery {
  var query = SeriesQuery(quantity)
  query.read(&fields, variables: experiment.variables)
  return query
}

private func readThreshold(
  _ fields: inout Fields, _ experiment: Experiment
) -> (SeriesQuery, Double) {
  var threshold = 0.0
  fields.read("threshold", into: &threshold, .positive)
  if !fields.has("threshold") { _ = fields.requiredNode("threshold") }
  return (readQuery(&fields, experiment, .loss), threshold)
}

private func flips(_ run: Run, _ query: SeriesQuery, until step: Int?) -> String {
  let series = Array(query.series(of: run).prefix((step ?? .max - 1) + 1))
  let changes = zip(series, series.dropFirst()).count { $0 * $1 < 0 || ($0 < 0) != ($1 < 0) }
  if changes == 0 { return "never" }
  return changes == series.count - 1 ? "everyStep" : "\(changes) of \(series.count - 1)"
}
