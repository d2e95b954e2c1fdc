import Elementary
import Formula

/// Some runs of a sweep side by side: what one instruction does, it does for all of them.
struct SweepLanes<Rule: ElementwiseOptimizer> {
  private let lanes: GradientLanes
  private let points: [SweepPoint]
  /// One for all lanes, or one for each.
  private let rules: [Rule]
  /// η; 0 from the step on at which a run diverged, whose lane then rests at the start of another.
  private var rates: [Double]
  /// As many as there are rules.
  private var shared: [Rule.Shared]
  /// n × lanes.
  private var slots: [Rule.Slot]
  /// How the runs that diverged ended.
  private var ends: [End?]

  private struct End {
    var step: Int
    var best: Double
    var bestStep: Double
  }
  private var best: [Double]
  private var bestSteps: [Double]

  init(_ formula: Formula, rules: [Rule], points: [SweepPoint]) {
    let count = points.count
    lanes = GradientLanes(formula, count: count)
    self.points = points
    self.rules = rules
    rates = points.map(\.learningRate)
    shared = rules.map(\.initialShared)
    slots = []
    for _ in 0..<lanes.dimension {
      slots += (0..<count).map { rules[rules.count == 1 ? 0 : $0].initialSlot }
    }
    ends = Array(repeating: nil, count: count)
    best = Array(repeating: .infinity, count: count)
    bestSteps = Array(repeating: 0, count: count)
    for (lane, point) in points.enumerated() { place(lane, at: point.start) }
  }

  /// Takes all steps; without `tracksBest` it is not known where a run was lowest.
  mutating func run(steps: Int, tracksBest: Bool) {
    for step in 0...steps {
      lanes.evaluate()
      if !lanes.areFinite, !end(at: step) { return }
      if tracksBest { lower(at: step) }
      if step < steps { advance() }
    }
  }

  /// Ends the runs in which something is not finite; false if no run is left.
  private mutating func end(at step: Int) -> Bool {
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

  private mutating func lower(at step: Int) {
    Lanes.lower(
      lanes.values, step: Double(step), best: &best, bestSteps: &bestSteps, count: lanes.count)
  }

  private mutating func advance() {
    for i in shared.indices { rules[i].prepare(&shared[i]) }
    let count = lanes.count
    rules.withUnsafeBufferPointer { rules in
      rates.withUnsafeBufferPointer { rates in
        shared.withUnsafeBufferPointer { shared in
          slots.withUnsafeMutableBufferPointer { slots in
            for i in 0..<lanes.dimension {
              let x = lanes.coordinate(i)
              let g = lanes.derivative(i)
              let slots = UnsafeMutableBufferPointer(rebasing: slots[i * count..<(i + 1) * count])
              if rules.count == 1 {
                // Hyperparameters stay in registers of the processor.
                let (rule, shared) = (rules[0], shared[0])
                for lane in 0..<count {
                  x[lane] -= rule.delta(
                    g[lane], slot: &slots[lane], shared: shared, learningRate: rates[lane])
                }
              } else {
                for lane in 0..<count {
                  x[lane] -= rules[lane].delta(
                    g[lane], slot: &slots[lane], shared: shared[lane], learningRate: rates[lane])
                }
              }
            }
          }
        }
      }
    }
  }

  /// What the runs came to.
  func summaries(steps: Int, tracksBest: Bool) -> [RunSummary] {
    ends.indices.map { lane in
      let end = ends[lane]
      let (step, value) = (end?.bestStep ?? bestSteps[lane], end?.best ?? best[lane])
      return RunSummary(
        outcome: end.map { .diverged(step: $0.step) } ?? .stepLimit,
        steps: end.map { $0.step - 1 } ?? steps,
        finalValue: end == nil ? lanes.values[lane] : .infinity,
        best: tracksBest && value < .infinity
          ? RunSummary.Best(step: Int(step), value: value) : nil,
        finalIterate: end == nil
          ? (0..<lanes.dimension).map { lanes.coordinate($0)[lane] } : nil)
    }
  }
}
