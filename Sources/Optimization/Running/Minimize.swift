/// Runs an optimizer on an objective and records every iterate.
///
/// The order of operations in step t, wherever something takes part in it:
///
/// 1. f(x_t) and ∇f(x_t) are evaluated and recorded. A run in which x_t, f(x_t) or ∇f(x_t) is not
///    finite ends here, with the outcome `.diverged`. Schedules that depend on the loss are told
///    f(x_t).
/// 2. The stopping rule is asked.
/// 3. The gradient gets its noise.
/// 4. It is clipped.
/// 5. Coupled weight decay is added: g + λx_t.
/// 6. The rule makes its step Δ of g with the learning rate η_t and the other scheduled
///    hyperparameters, λ as well, all of them taken at t (counted from 0).
/// 7. Decoupled weight decay is taken of x_t: x_{t+1} = x_t − Δ − η_t λ x_t; proximal decay of
///    x_t − Δ.
public func minimize(
  _ objective: any Objective, using optimizer: any Optimizer, schedule: any Schedule,
  from start: [Double], steps: Int, scheduled: [ScheduledHyperparameter] = [],
  clipping: Clipping? = nil, weightDecay: WeightDecay = WeightDecay(),
  decaySchedule: (any Schedule)? = nil, stopping: StoppingRule = StoppingRule(),
  noise: NoiseStream? = nil,
  recording: Recording = .iterates
) -> Trajectory {
  var settings = RunSettings(objective, from: start, steps: steps, schedule: schedule)
  settings.scheduled = scheduled
  settings.clipping = clipping
  settings.weightDecay = weightDecay
  settings.decaySchedule = decaySchedule
  settings.stopping = stopping
  settings.noise = noise
  settings.recording = recording
  return optimizer.run(settings)
}

extension Optimizer {
  /// The loop behind `minimize`, in which only the rule's own step depends on its type.
  public func run(_ settings: RunSettings) -> Trajectory {
    var rule = self
    var state = initialState(dimension: settings.start.count)
    var hyperparameters = ScheduledProperties<Self>(settings.scheduled)
    var oracle = Oracle(settings.objective)
    let evaluator = settings.objective.evaluator()
    var loop = RunLoop(settings)
    // Memory that nobody else can hold, so that no step has to ask whether somebody does.
    let x = UnsafeMutableBufferPointer<Double>.allocate(capacity: settings.start.count)
    let gradient = UnsafeMutableBufferPointer<Double>.allocate(capacity: settings.start.count)
    defer {
      x.deallocate()
      gradient.deallocate()
    }
    _ = x.initialize(from: settings.start)
    gradient.initialize(repeating: 0)
    for step in 0...settings.steps {
      var g = unsafe MutableSpan(_unsafeElements: gradient)
      var next = unsafe MutableSpan(_unsafeElements: x)
      let value =
        Self.usesOracle
        ? oracle.evaluate(at: next.span, gradient: &g)
        : evaluator.evaluate(at: next.span, gradient: &g)
      let evaluations = Self.usesOracle ? oracle.evaluations : nil
      guard loop.record(next.span, value, g.span, step: step, evaluations: evaluations) else {
        break
      }
      if !hyperparameters.isEmpty {
        hyperparameters.observe(value, at: step)
        hyperparameters.set(on: &rule, at: step)
      }
      if loop.transformsGradient { loop.transform(&g, at: next.span, step: step) }
      let rate = loop.learningRate(step: step)
      rule.advance(
        &next, gradient: g.span, state: &state,
        step: Step(index: step, learningRate: rate, value: value), oracle: &oracle)
      if loop.decays { loop.decay(&next, learningRate: rate, step: step) }
      if settings.recording == .state {
        loop.record(rule.readings(of: state, learningRate: rate), of: Array(gradient))
      }
    }
    return loop.trajectory()
  }
}

/// The scheduled hyperparameters of a rule.
private struct ScheduledProperties<Rule: Optimizer> {
  private var entries: [(property: any WritableKeyPath<Rule, Double> & Sendable, any Schedule)]
  let isEmpty: Bool

  init(_ scheduled: [ScheduledHyperparameter]) {
    entries = scheduled.map { (Rule.hyperparameters[$0.index].property, $0.schedule) }
    isEmpty = scheduled.isEmpty
  }

  mutating func observe(_ value: Double, at step: Int) {
    for i in entries.indices { entries[i].1.observe(value, at: step) }
  }

  func set(on rule: inout Rule, at step: Int) {
    for (property, schedule) in entries { rule[keyPath: property] = schedule.value(at: step) }
  }
}
