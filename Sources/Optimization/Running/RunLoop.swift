import Elementary

/// What happens in every step of a run besides the step of the rule.
struct RunLoop {
  private let settings: RunSettings
  /// η where it does not change.
  private let constantRate: Double?
  private var schedule: any Schedule
  private let firstRate: Double
  /// λ_t; nil where it does not change.
  private var decaySchedule: (any Schedule)?
  /// Whether `transform` has something to do.
  let transformsGradient: Bool
  /// Whether a part of x_t is added to the gradient.
  private let decaysGradient: Bool
  /// Whether `decay` has something to do.
  let decays: Bool
  private let remembersPoints: Bool
  private var stop: StoppingState
  private let points: PointRecorder
  private var outcome = Trajectory.Outcome.stepLimit
  private var evaluations = 0
  private var evaluationCounts: [Int] = []
  private var state: [StateColumn] = []
  private var stepsTaken = 0
  /// The last point recorded, and how far it is from the one before; kept where it is asked for.
  private var last: [Double]
  private var stepLength = 0.0

  init(_ settings: RunSettings) {
    self.settings = settings
    schedule = settings.schedule
    constantRate = (settings.schedule as? ConstantSchedule)?.value
    firstRate = settings.schedule.value(at: 0)
    let decay = settings.weightDecay
    decaySchedule = settings.decaySchedule
    let hasDecay = decay.lambda != 0 || settings.decaySchedule != nil
    decays = hasDecay && decay.kind != .coupled
    decaysGradient = hasDecay && !decays
    transformsGradient = settings.noise != nil || settings.clipping != nil || decaysGradient
    stop = StoppingState(settings.stopping)
    remembersPoints = decays || settings.stopping.stepLength != nil
    last = settings.start
    points = PointRecorder(dimension: settings.start.count, steps: settings.steps)
  }

  /// Records x_t, f(x_t) and ‖∇f(x_t)‖; false if the run ends there.
  ///
  /// Without a number of `evaluations` there was one in every step.
  @inline(__always)
  mutating func record(
    _ x: Span<Double>, _ value: Double, _ gradient: Span<Double>, step: Int, evaluations: Int?
  ) -> Bool {
    self.evaluations = evaluations ?? step + 1
    let norm = euclideanNorm(gradient)
    guard value.isFinite, norm.isFinite || areFinite(gradient), areFinite(x) else {
      outcome = hasLeftDomain(to: x, value) ? .undefined(step: step) : .diverged(step: step)
      return false
    }
    points.append(x, value: value, gradientNorm: norm)
    if let evaluations { evaluationCounts.append(evaluations) }
    if constantRate == nil { schedule.observe(value, at: step) }
    decaySchedule?.observe(value, at: step)
    if remembersPoints { remember(x) }
    if !stop.isEmpty {
      let criterion = stop.criterion(
        step: step, value: value, gradientNorm: norm, stepLength: stepLength,
        evaluations: self.evaluations)
      if let criterion {
        outcome = .stopped(step: step, by: criterion)
        return false
      }
    }
    return step < settings.steps
  }

  /// Whether f or its slope is not defined at x_t, rather than too large. A start at which f is infinite
  /// is a pole of it.
  private func hasLeftDomain(to x: Span<Double>, _ value: Double) -> Bool {
    guard let last = points.lastValue else { return areModerate(x) }
    return !value.isInfinite && abs(last) < RunLoop.large && areModerate(x)
  }

  private func areModerate(_ x: Span<Double>) -> Bool {
    for i in 0..<x.count where !(abs(x[i]) < RunLoop.large) { return false }
    return true
  }

  /// Below it, powers that objectives are made of do not overflow.
  private static let large = 1e30

  private mutating func remember(_ x: Span<Double>) {
    stepLength = 0
    for i in 0..<x.count {
      stepLength = hypotenuse(stepLength, x[i] - last[i])
      last[i] = x[i]
    }
  }

  /// Makes of ∇f(x_t) what the rule is to see.
  func transform(_ gradient: inout MutableSpan<Double>, at x: Span<Double>, step: Int) {
    settings.noise?.perturb(&gradient, step: step)
    settings.clipping?.apply(to: &gradient)
    guard decaysGradient else { return }
    let lambda = lambda(step: step)
    for i in 0..<x.count { gradient[i] += lambda * x[i] }
  }

  /// λ_t
  private func lambda(step: Int) -> Double {
    decaySchedule?.value(at: step) ?? settings.weightDecay.lambda
  }

  /// η_t, recorded.
  @inline(__always)
  mutating func learningRate(step: Int) -> Double {
    let rate = constantRate ?? schedule.value(at: step)
    points.setLearningRate(rate)
    stepsTaken += 1
    return rate
  }

  /// Takes the decay of x_t, which was recorded last, from what the rule made of it.
  func decay(_ x: inout MutableSpan<Double>, learningRate: Double, step: Int) {
    let lambda = lambda(step: step)
    switch settings.weightDecay.kind {
    case .coupled: break
    case .decoupled: for i in 0..<x.count { x[i] -= learningRate * lambda * last[i] }
    case .unscaled: for i in 0..<x.count { x[i] -= learningRate / firstRate * lambda * last[i] }
    case .proximal: for i in 0..<x.count { x[i] /= 1 + learningRate * lambda }
    }
  }

  /// Records what the rule saw and remembers.
  mutating func record(_ readings: [StateColumn], of gradient: [Double]) {
    let row = [StateColumn(name: "gradient", symbol: "g", values: gradient)] + readings
    guard !state.isEmpty else {
      state = row
      return
    }
    for i in row.indices { state[i].values += row[i].values }
  }

  /// All that was recorded.
  func trajectory() -> Trajectory {
    points.finish(stepsTaken: stepsTaken)
    return Trajectory(
      dimension: settings.start.count, iterates: points.iterates, values: points.values,
      gradientNorms: points.gradientNorms,
      learningRates: points.learningRates, outcome: outcome, evaluations: evaluations,
      evaluationCounts: evaluationCounts, state: state)
  }
}

@inline(__always)
private func areFinite(_ x: Span<Double>) -> Bool {
  for i in 0..<x.count where !x[i].isFinite { return false }
  return true
}
