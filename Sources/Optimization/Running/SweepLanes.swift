import Elementary
import Formula

/// Some runs of a sweep side by side: what one instruction does, it does for all of them.
///
/// There are as many lanes as vectors fill; those without a run of their own repeat the first.
final class SweepLanes<Rule: ElementwiseOptimizer> {
  private let formula: Formula
  private let runs: SweepRuns<Rule>
  private let block: SweepBlock
  private let lanes: GradientLanes
  private let coordinates: [CoordinateLanes<Rule.Slot>]
  /// One for all lanes, or one for each.
  private let rules: [Rule]
  /// As many as there are rules.
  private let shared: UnsafeMutablePointer<Rule.Shared>
  /// η; 0 from the step on at which a run diverged, whose lane then rests at the start of another.
  private let rates: UnsafeMutablePointer<Double>
  /// n × lanes.
  private let slots: UnsafeMutablePointer<Rule.Slot>
  /// The lowest value of each lane, and at which step it was.
  private let best: UnsafeMutablePointer<Double>
  private let bestSteps: UnsafeMutablePointer<Double>
  /// How the runs that diverged ended.
  private var ends: [End?]
  /// f(x₀)
  private var firstValues: [Double] = []
  /// f(x_{T−1}), and the coordinates of ∇f(x_{T−1})
  private var valuesBefore: [Double] = []
  private var gradientsBefore: [[Double]] = []
  /// The coordinates of x_{T−2} and x_{T−1}, as far as there are so many
  private var iteratesBefore: [[[Double]]] = []

  private struct End {
    var step: Int
    var best: Double
    var bestStep: Double
    /// Whether the run ended there and not before.
    var isCertain: Bool
  }

  init(_ formula: Formula, _ runs: SweepRuns<Rule>, _ block: SweepBlock) {
    self.formula = formula
    self.runs = runs
    self.block = block
    let count = (block.members.count + 15) / 16 * 16
    let lanes = GradientLanes(formula, count: count)
    self.lanes = lanes
    let places = (0..<count).map { SweepLanes.place(of: $0, in: block) }
    rules = (block.isUniform ? [places[0]] : places).map { runs.rules[$0] }
    shared = .allocate(capacity: rules.count)
    for i in rules.indices { (shared + i).initialize(to: rules[i].initialShared) }
    let rates = UnsafeMutablePointer<Double>.allocate(capacity: count)
    let slots = UnsafeMutablePointer<Rule.Slot>.allocate(capacity: count * lanes.dimension)
    (self.rates, self.slots) = (rates, slots)
    coordinates = (0..<lanes.dimension).map { i in
      CoordinateLanes(
        x: lanes.coordinate(i), gradient: lanes.derivative(i), slots: slots + i * count,
        learningRates: rates, count: count)
    }
    best = .allocate(capacity: count)
    best.initialize(repeating: .infinity, count: count)
    bestSteps = .allocate(capacity: count)
    bestSteps.initialize(repeating: 0, count: count)
    ends = Array(repeating: nil, count: count)
    for (lane, place) in places.enumerated() {
      put(lane, at: place)
      rates[lane] = runs.learningRates[place]
    }
  }

  deinit {
    shared.deinitialize(count: rules.count)
    shared.deallocate()
    rates.deallocate()
    slots.deallocate()
    best.deallocate()
    bestSteps.deallocate()
  }

  /// The place in the sweep of the run of a lane.
  private static func place(of lane: Int, in block: SweepBlock) -> Int {
    block.members[block.members.startIndex + (lane < block.members.count ? lane : 0)]
  }

  /// Puts a lane at the start of a run, with nothing in memory.
  private func put(_ lane: Int, at place: Int) {
    let slot = rules[rules.count == 1 ? 0 : lane].initialSlot
    for (coordinate, x) in zip(coordinates, runs.start(of: place)) {
      coordinate.x[lane] = x
      coordinate.slots[lane] = slot
    }
  }

  /// Takes all steps; without `tracksBest` it is not known where a run was lowest.
  func run(steps: Int, tracksBest: Bool) {
    for step in 0...steps {
      if step == steps {
        valuesBefore = values
        gradientsBefore = coordinates.map { numbers($0.gradient) }
      } else if step >= steps - 2 {
        iteratesBefore.append(coordinates.map { numbers($0.x) })
      }
      lanes.evaluate()
      if step == 0 { firstValues = values }
      if !Lanes.areFinite(lanes.values, count: lanes.count) {
        guard end(at: step, isCertain: true) else { return }
        lanes.evaluate()
      }
      if tracksBest {
        Lanes.lower(
          lanes.values, step: Double(step), best: best, bestSteps: bestSteps, count: lanes.count)
      }
      let areFinite = step < steps ? advance() : areGradientsFinite
      // An infinite slope where f is finite is rare: such runs are made anew, each by itself.
      if !areFinite, !end(at: step, isCertain: false) { return }
    }
  }

  private var values: [Double] { numbers(lanes.values) }

  /// A number of every lane.
  private func numbers(_ start: UnsafePointer<Double>) -> [Double] {
    Array(UnsafeBufferPointer(start: start, count: lanes.count))
  }

  private func iterate(of lane: Int) -> [Double] { coordinates.map { $0.x[lane] } }

  /// Ends the runs in which something is not finite; false if no run is left.
  private func end(at step: Int, isCertain: Bool) -> Bool {
    let fallen = lanes.pointsNotFinite()
    for lane in fallen where ends[lane] == nil {
      // An iterate that is not finite either may have been so for some steps.
      ends[lane] = End(
        step: step, best: best[lane], bestStep: bestSteps[lane],
        isCertain: isCertain && coordinates.allSatisfy { $0.x[lane].isFinite })
    }
    guard let example = ends.firstIndex(where: { $0 == nil }) else { return false }
    for lane in fallen {
      rates[lane] = 0
      put(lane, at: SweepLanes.place(of: example, in: block))
    }
    return true
  }

  private var areGradientsFinite: Bool {
    coordinates.allSatisfy { Lanes.areFinite($0.gradient, count: $0.count) }
  }

  /// Takes a step in all lanes; false if some gradient is not finite.
  private func advance() -> Bool {
    for i in rules.indices { rules[i].prepare(&shared[i]) }
    var areFinite = true
    for coordinate in coordinates {
      if rules.count == 1, let isFinite = rules[0].advance(coordinate, shared: shared[0]) {
        areFinite = isFinite && areFinite
        continue
      }
      areFinite = Lanes.areFinite(coordinate.gradient, count: coordinate.count) && areFinite
      if rules.count == 1 { advanceUniform(coordinate) } else { advanceMixed(coordinate) }
    }
    return areFinite
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
      for lane in 0..<c.count {
        c.x[lane] -= rules[lane].delta(
          c.gradient[lane], slot: &c.slots[lane], shared: shared[lane],
          learningRate: c.learningRates[lane])
      }
    }
  }

  /// Writes what the runs came to to their places in the sweep.
  func summarize(steps: Int, tracksBest: Bool, into results: UnsafeMutablePointer<RunSummary>) {
    for lane in 0..<block.members.count {
      let place = SweepLanes.place(of: lane, in: block)
      (results + place).initialize(to: summary(lane, place, steps, tracksBest))
    }
  }

  private func summary(_ lane: Int, _ place: Int, _ steps: Int, _ tracksBest: Bool) -> RunSummary {
    let end = ends[lane]
    // A coordinate that stops being finite stays so, but f and its gradient may be finite there;
    // which step it was, only a run by itself can tell.
    let isCertain = end?.isCertain ?? coordinates.allSatisfy { $0.x[lane].isFinite }
    guard isCertain else {
      let run = minimize(
        formula, using: runs.rules[place], schedule: ConstantSchedule(runs.learningRates[place]),
        from: Array(runs.start(of: place)), steps: steps)
      return RunSummary(run, tracksBest: tracksBest)
    }
    let (step, value) = (end?.bestStep ?? bestSteps[lane], end?.best ?? best[lane])
    return RunSummary(
      outcome: end.map { .diverged(step: $0.step) } ?? .stepLimit,
      steps: end.map { $0.step - 1 } ?? steps,
      firstValue: end?.step == 0 ? .infinity : firstValues[lane],
      finalValue: end == nil ? lanes.values[lane] : .infinity,
      isRising: end == nil && steps > 0 && isRising(lane),
      best: tracksBest && value < .infinity
        ? RunSummary.Best(step: Int(step), value: value) : nil,
      finalIterate: end == nil ? iterate(of: lane) : nil)
  }

  /// Whether the last step of a run led upward without the run settling.
  private func isRising(_ lane: Int) -> Bool {
    // Most runs fall.
    guard lanes.values[lane] > valuesBefore[lane], let last = iteratesBefore.last else {
      return false
    }
    let earlier = iteratesBefore.count > 1 ? iteratesBefore[0] : nil
    return RunSummary.isUnsettled(
      gradientNorm: norm { coordinates[$0].gradient[lane] },
      before: norm { gradientsBefore[$0][lane] },
      stepLength: norm { coordinates[$0].x[lane] - last[$0][lane] },
      before: earlier.map { earlier in norm { last[$0][lane] - earlier[$0][lane] } })
  }

  /// The norm of what each coordinate has, without memory of the heap.
  private func norm(_ component: (Int) -> Double) -> Double {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: coordinates.count) { vector in
      for i in coordinates.indices { vector.initializeElement(at: i, to: component(i)) }
      return euclideanNorm(unsafe Span(_unsafeElements: UnsafeBufferPointer(vector)))
    }
  }
}
