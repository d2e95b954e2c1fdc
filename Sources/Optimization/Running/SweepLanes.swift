import Elementary
import Formula

/// Some runs of a sweep side by side: what one instruction does, it does for all of them.
///
/// There are as many lanes as vectors fill; those without a run of their own repeat the first.
final class SweepLanes<Rule: ElementwiseOptimizer> {
  let formula: Formula
  let runs: SweepRuns<Rule>
  let block: SweepBlock
  let lanes: GradientLanes
  let coordinates: [CoordinateLanes<Rule.Slot>]
  /// One for all lanes, or one for each.
  private let rules: [Rule]
  /// As many as there are rules.
  private let shared: UnsafeMutablePointer<Rule.Shared>
  /// η; 0 from the step on at which a run diverged, whose lane then rests at the start of another.
  private let rates: UnsafeMutablePointer<Double>
  /// n × lanes.
  private let slots: UnsafeMutablePointer<Rule.Slot>
  private let noise: NoiseLanes?
  /// n × lanes, what the rules see where there is noise.
  private let noisyGradients: [UnsafeMutablePointer<Double>]
  /// The lowest value of each lane, and at which step it was.
  let best: UnsafeMutablePointer<Double>
  let bestSteps: UnsafeMutablePointer<Double>
  /// How the runs that diverged ended.
  private(set) var ends: [End?]
  /// f(x₀)
  private(set) var firstValues: [Double] = []
  /// The highest values of each part of what tells whether losses grow, lane by lane.
  private(set) var highest: [Double] = []

  struct End {
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
    let count = (block.members.count + 3) / 4 * 4
    let lanes = GradientLanes(formula, count: count)
    self.lanes = lanes
    let places = (0..<count).map { SweepLanes.place(of: $0, in: block) }
    rules = (block.isUniform ? [places[0]] : places).map { runs.rules[$0] }
    shared = .allocate(capacity: rules.count)
    for i in rules.indices { (shared + i).initialize(to: rules[i].initialShared) }
    let rates = UnsafeMutablePointer<Double>.allocateLanes(count)
    let slots = UnsafeMutablePointer<Rule.Slot>.allocateLanes(count * lanes.dimension)
    (self.rates, self.slots) = (rates, slots)
    let isNoisy = !runs.noise.isEmpty
    noise = isNoisy ? NoiseLanes(places.map { runs.noise[$0] }) : nil
    let noisyGradients = (0..<(isNoisy ? lanes.dimension : 0)).map { _ in
      UnsafeMutablePointer<Double>.allocate(capacity: count)
    }
    self.noisyGradients = noisyGradients
    coordinates = (0..<lanes.dimension).map { i in
      CoordinateLanes(
        x: lanes.coordinate(i),
        gradient: isNoisy ? UnsafePointer(noisyGradients[i]) : lanes.derivative(i),
        slots: slots + i * count, learningRates: rates, count: count)
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
    for gradient in noisyGradients { gradient.deallocate() }
  }

  /// The place in the sweep of the run of a lane.
  static func place(of lane: Int, in block: SweepBlock) -> Int {
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
  func run(steps: Int, tracksBest: Bool, recorder: LaneRecorder? = nil) {
    // Of what is recorded more is known.
    let growth = recorder == nil ? LossGrowth(of: steps) : nil
    highest = Array(repeating: -.infinity, count: (growth?.partCount ?? 0) * lanes.count)
    for step in 0...steps {
      lanes.evaluate()
      if step == 0 {
        firstValues = Array(UnsafeBufferPointer(start: lanes.values, count: lanes.count))
      }
      if !Lanes.areFinite(lanes.values, count: lanes.count) {
        guard end(at: step, isCertain: true) else { return }
        lanes.evaluate()
      }
      if let part = growth?.part(of: step) {
        highest.withUnsafeMutableBufferPointer { highest in
          guard let start = highest.baseAddress else { return }
          Lanes.raise(lanes.values, highest: start + part * lanes.count, count: lanes.count)
        }
      }
      if tracksBest {
        Lanes.lower(
          lanes.values, step: Double(step), best: best, bestSteps: bestSteps, count: lanes.count)
      }
      recorder?.record()
      let areFinite = step < steps ? advance(step) : areGradientsFinite
      // An infinite slope where f is finite is rare: such runs are made anew, each by itself.
      if !areFinite, !end(at: step, isCertain: false) { return }
    }
  }

  /// Whether the iterate of a lane is finite.
  func isFinite(_ lane: Int) -> Bool { coordinates.allSatisfy { $0.x[lane].isFinite } }

  /// Ends the runs in which something is not finite; false if no run is left.
  private func end(at step: Int, isCertain: Bool) -> Bool {
    let fallen = lanes.pointsNotFinite()
    for lane in fallen where ends[lane] == nil {
      // An iterate that is not finite either may have been so for some steps; where f is no number,
      // only a run by itself can tell whether it left the domain.
      ends[lane] = End(
        step: step, best: best[lane], bestStep: bestSteps[lane],
        isCertain: isCertain && isFinite(lane) && step > 0 && !lanes.values[lane].isNaN)
    }
    guard let example = ends.firstIndex(where: { $0 == nil }) else { return false }
    for lane in fallen {
      rates[lane] = 0
      put(lane, at: SweepLanes.place(of: example, in: block))
    }
    return true
  }

  private var areGradientsFinite: Bool {
    (0..<lanes.dimension).allSatisfy { Lanes.areFinite(lanes.derivative($0), count: lanes.count) }
  }

  /// Takes a step in all lanes; false if some gradient is not finite and its iterate may be.
  private func advance(_ step: Int) -> Bool {
    if let noise {
      for (i, gradient) in noisyGradients.enumerated() {
        gradient.initialize(from: lanes.derivative(i), count: lanes.count)
      }
      noise.perturb(noisyGradients, step: step)
    }
    for i in rules.indices { rules[i].prepare(&shared[i]) }
    var areFinite = true
    for coordinate in coordinates {
      if rules.count == 1, rules[0].advance(coordinate, shared: shared[0]) { continue }
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
}

extension UnsafeMutablePointer {
  /// Room for numbers side by side, no vector of which lies across two lines of the cache.
  fileprivate static func allocateLanes(_ count: Int) -> UnsafeMutablePointer {
    UnsafeMutableRawPointer.allocate(
      byteCount: max(1, count) * MemoryLayout<Pointee>.stride, alignment: 64
    ).bindMemory(to: Pointee.self, capacity: count)
  }
}
