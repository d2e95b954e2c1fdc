import Optimization

/// Makes the results of an experiment out of its runs.
struct ResultCollector: Sendable {
  /// What is run.
  let experiment: Experiment
  /// The seed of the report.
  let seed: UInt64

  /// The runs that are kept, with what is known about their objectives.
  func results(of all: [Run]) -> [Run] {
    let runs = withCriticalPoints(all)
    guard let tuning = experiment.tuning else { return runs }
    // A tuned experiment has one run for each candidate.
    var rest = runs[...]
    return experiment.variants.compactMap { variant in
      let tried = Array(rest.prefix(variant.candidates.count))
      rest = rest.dropFirst(variant.candidates.count)
      return tuning.best(of: tried).map { complete(tried[$0]) }
    }
  }

  /// A run with every step, which is made anew if only its losses are known.
  private func complete(_ run: Run) -> Run {
    guard case .losses = run.result, let minimization = run.minimization else { return run }
    var copy = run
    copy.result = .trajectory(
      minimization.run(
        seed: seed, experiment: experiment.name, repetition: run.repetition,
        recordingState: experiment.recordsState))
    return copy
  }

  /// The runs with what is known about their objectives; each objective is searched once.
  private func withCriticalPoints(_ runs: [Run]) -> [Run] {
    var known: [(objective: ObjectiveSpec, found: Found)] = []
    let box = commonBox(of: runs)
    return runs.map { run in
      guard let objective = run.minimization?.objective else { return run }
      var copy = run
      if let entry = known.first(where: { $0.objective.isSame(as: objective) }) {
        (copy.criticalPoints, copy.lacksCriticalPoints) = entry.found
      } else {
        let found = criticalPoints(of: objective, near: box)
        (copy.criticalPoints, copy.lacksCriticalPoints) = found
        known.append((objective, found))
      }
      return copy
    }
  }

  private typealias Found = (points: [CriticalPoint], isCutOff: Bool)

  /// The critical points in the region of an objective; where it names none, in the box, which is
  /// widened until there is a minimizer in it.
  private func criticalPoints(
    of objective: ObjectiveSpec, near box: [ClosedRange<Double>]
  ) -> Found {
    let known = objective.knownMinimizers.map {
      CriticalPoint(minimizer: $0, of: objective.objective)
    }
    guard objective.dimension <= 2 else { return (known, false) }
    // What the library knows, a search may miss among many valleys, at a kink or on an edge; and it
    // knows it to the last digit.
    func search(_ region: [ClosedRange<Double>]) -> Found {
      let found = CriticalPointFinder(objective.objective, region: region).search()
      let stated = known.filter { zip(region, $0.point).allSatisfy { $0.contains($1) } }
        .map { $0.joined(to: found.points) }
      let others = found.points.filter { point in
        point.kind != .minimizer || !stated.contains { $0.isNear(point) }
      }
      let points = stated.isEmpty ? others : (stated + others).sorted { $0.value < $1.value }
      return (points, found.isCutOff)
    }
    if let region = objective.region { return search(region) }
    guard box.count == objective.dimension else { return ([], false) }
    let widest = box.map { $0.upperBound - $0.lowerBound }.max() ?? 0
    // Valleys that no run came near count as well: a gap to the nearest would pass for the gap.
    var margin = max(2 * widest, 2)
    var found: Found = ([], false)
    for _ in 0..<4 {
      found = search(box.map { ($0.lowerBound - margin)...($0.upperBound + margin) })
      if found.points.contains(where: { $0.kind == .minimizer }) { break }
      margin *= 4
    }
    return found
  }

  /// The box around the starts, and around the ends of the runs that stayed finite; empty if
  /// there is no run.
  private func commonBox(of runs: [Run]) -> [ClosedRange<Double>] {
    var box: [ClosedRange<Double>] = []
    for run in runs {
      guard let start = run.minimization?.start, let end = run.end else { continue }
      for point in run.isDiverging ? [start] : [start, end.finalIterate ?? start] {
        if box.isEmpty { box = point.map { $0...$0 } }
        guard box.count == point.count else { return [] }
        box = zip(box, point).map { min($0.lowerBound, $1)...max($0.upperBound, $1) }
      }
    }
    return box
  }
}

extension CriticalPoint {
  /// Whether two points are one, found with different rounding.
  fileprivate func isNear(_ other: CriticalPoint) -> Bool {
    zip(point, other.point).allSatisfy { abs($0 - $1) <= 1e-5 * max(1, abs($1)) }
  }
}
