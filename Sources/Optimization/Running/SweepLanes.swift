import Elementary
import Formula

/// Some runs of a sweep side by side: what one instruction does, it does for all of them.
final class SweepLanes<Rule: ElementwiseOptimizer> {
  private let formula: Formula
  private let lanes: GradientLanes
  private let points: [SweepPoint]
  /// One for all lanes, or one for each.
  private let rules: [Rule]
  /// η; 0 from the step on at which a run diverged, whose lane then rests at the start of another.
  private let rates: UnsafeMutablePointer<Double>
  /// As many as there are rules.
  private var shared: [Rule.Shared]
  /// n × lanes.
  private let slots: UnsafeMutablePointer<Rule.Slot>
  /// How the runs that diverged ended.
  private var ends: [End?]

  private struct End {
    var step: Int
    var best: Double
    var bestStep: Double
  }
  private var best: [Double]
  private var bestSteps: [Double]
  /// f(x₀)
  private var firstValues: [Double] = []
  /// f(x_{T−1})
  private var valuesBefore: [Double] = []

  init(_ formula: Formula, rules: [Rule], points: [SweepPoint]) {
    let count = points.count
    self.formula = formula
    lanes = GradientLanes(formula, count: count)
    self.points = points
    self.rules = rules
    rates = .allocate(capacity: count)
    slots = .allocate(capacity: count * lanes.dimension)
    for (lane, point) in points.enumerated() {
      rates[lane] = point.learningRate
      let slot = rules[rules.count == 1 ? 0 : lane].initialSlot
      for i in 0..<lanes.dimension { slots[i * count + lane] = slot }
    }
    shared = rules.map(\.initialShared)
    ends = Array(repeating: nil, count: count)
    best = Array(repeating: .infinity, count: count)
    bestSteps = Array(repeating: 0, count: count)
    for (lane, point) in points.enumerated() { place(lane, at: point.start) }
  }

  deinit {
    rates.deallocate()
    slots.deallocate()
  }

  /// Takes all steps; without `tracksBest` it is not known where a run was lowest.
  func run(steps: Int, tracksBest: Bool) {
    for step in 0...steps {
      if step == steps { valuesBefore = values }
      lanes.evaluate()
      if step == 0 { firstValues = values.map { $0.isFinite ? $0 : .infinity } }
      if !lanes.areFinite, !end(at: step) { return }
      if tracksBest { lower(at: step) }
      if step < steps { advance() }
    }
  }

  private var values: [Double] {
    (0..<lanes.count).map { lanes.values[$0] }
  }

  /// Ends the runs in which something is not finite; false if no run is left.
  private func end(at step: Int) -> Bool {
    let fallen = ends.indices.filter { !lanes.isFinite($0) }
    for lane in fallen where ends[lane] == nil {
      ends[lane] = End(step: step, best: best[lane], bestStep: bestSteps[lane])
    }
    guard let example = ends.firstIndex(where: { $0 == nil }) else { return false }
    for lane in fallen {
      rates[lane] = 0
      let slot = rules[rules.count == 1 ? 0 : lane].initialSlot
      for i in 0..<lanes.dimension { slots[i * lanes.count + lane] = slot }
      place(lane, at: points[example].start)
    }
    lanes.evaluate()
    return true
  }

  private func place(_ lane: Int, at point: [Double]) {
    for (i, x) in point.enumerated() { lanes.coordinate(i)[lane] = x }
  }

  private func lower(at step: Int) {
    Lanes.lower(
      lanes.values, step: Double(step), best: &best, bestSteps: &bestSteps, count: lanes.count)
  }

  private func advance() {
    for i in shared.indices { rules[i].prepare(&shared[i]) }
    for i in 0..<lanes.dimension {
      let coordinate = CoordinateLanes(
        x: lanes.coordinate(i), gradient: lanes.derivative(i), slots: slots + i * lanes.count,
        learningRates: rates, count: lanes.count)
      if rules.count > 1 {
        advanceMixed(coordinate)
      } else if !rules[0].advance(coordinate, shared: shared[0]) {
        advanceUniform(coordinate)
      }
    }
  }

  /// Hyperparameters stay in registers of the processor.
  private func advanceUniform(_ c: CoordinateLanes<Rule.Slot>) {
    let (rule, shared) = (rules[0], shared[0])
    for lane in 0..<c.count {
      c.x[lane] -= rule.delta(
        c.gradient[lane], slot: &c.slots[lane], shared: shared,
        learningRate: c.learningRates[lane])
    }
  }

  private func advanceMixed(_ c: CoordinateLanes<Rule.Slot>) {
    rules.withUnsafeBufferPointer { rules in
      shared.withUnsafeBufferPointer { shared in
        for lane in 0..<c.count {
          c.x[lane] -= rules[lane].delta(
            c.gradient[lane], slot: &c.slots[lane], shared: shared[lane],
            learningRate: c.learningRates[lane])
        }
      }
    }
  }

  /// What the runs came to.
  func summaries(steps: Int, tracksBest: Bool) -> [RunSummary] {
    ends.indices.map { lane in
      let end = ends[lane]
      // A coordinate that stops being finite stays so, but f and its gradient may be finite there;
      // which step it was, only a run by itself can tell.
      if end == nil, !lanes.isFinite(lane) {
        let run = minimize(
          formula, using: rules[rules.count == 1 ? 0 : lane],
          schedule: ConstantSchedule(points[lane].learningRate), from: points[lane].start,
          steps: steps)
        return RunSummary(run, tracksBest: tracksBest)
      }
      let (step, value) = (end?.bestStep ?? bestSteps[lane], end?.best ?? best[lane])
      return RunSummary(
        outcome: end.map { .diverged(step: $0.step) } ?? .stepLimit,
        steps: end.map { $0.step - 1 } ?? steps,
        firstValue: end?.step == 0 ? .infinity : firstValues[lane],
        finalValue: end == nil ? lanes.values[lane] : .infinity,
        isRising: end == nil && steps > 0 && lanes.values[lane] > valuesBefore[lane],
        best: tracksBest && value < .infinity
          ? RunSummary.Best(step: Int(step), value: value) : nil,
        finalIterate: end == nil
          ? (0..<lanes.dimension).map { lanes.coordinate($0)[lane] } : nil)
    }
  }
}
