import Elementary

/// What is kept of every step besides the iterate, the value, ‖∇f‖ and the learning rate.
public enum Recording: Hashable, Sendable {
  /// Nothing.
  case iterates
  /// What the rule saw and remembers.
  case state
}

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
///    hyperparameters, all of them taken at t (counted from 0).
/// 7. Decoupled weight decay is taken of x_t: x_{t+1} = x_t − Δ − η_t λ x_t; proximal decay of
///    x_t − Δ.
public func minimize(
  _ objective: any Objective, using optimizer: any Optimizer, schedule: any Schedule,
  from start: [Double], steps: Int, scheduled: [ScheduledHyperparameter] = [],
  clipping: Clipping? = nil, weightDecay: WeightDecay = WeightDecay(),
  stopping: StoppingRule = StoppingRule(), noise: NoiseStream? = nil,
  recording: Recording = .iterates
) -> Trajectory {
  precondition(
    start.count == objective.dimension,
    "a start of \(start.count) coordinates in \(objective.dimension) dimensions")
  precondition(steps >= 0, "\(steps) steps")
  return run(
    objective, optimizer, schedule, from: start, steps: steps, scheduled: scheduled,
    clipping: clipping, weightDecay: weightDecay, stopping: stopping, noise: noise,
    recording: recording)
}

// Generic, so that what is dynamic is settled once a run and not once a step.
private func run<Function: Objective, Rule: Optimizer, Rates: Schedule>(
  _ objective: Function, _ optimizer: Rule, _ schedule: Rates, from start: [Double], steps: Int,
  scheduled: [ScheduledHyperparameter], clipping: Clipping?, weightDecay: WeightDecay,
  stopping: StoppingRule, noise: NoiseStream?, recording: Recording
) -> Trajectory {
  var trajectory = Trajectory(dimension: start.count, reserving: steps)
  var rule = optimizer
  var schedule = schedule
  var scheduled = scheduled.map { (property: Rule.hyperparameters[$0.index].property, $0.schedule) }
  var oracle = Oracle(objective)
  var x = start
  var previous = start
  var gradient = Array(repeating: 0.0, count: start.count)
  var state = optimizer.initialState(dimension: start.count)
  var stop = StoppingState(stopping)
  let firstRate = schedule.value(at: 0)

  for step in 0...steps {
    // 1. Evaluate, and record unless something is not finite.
    var g = gradient.mutableSpan
    let value: Double
    if Rule.usesOracle {
      value = oracle.evaluate(at: x.span, gradient: &g)
      trajectory.evaluations = oracle.evaluations
    } else {
      value = objective.evaluate(at: x.span, gradient: &g)
      trajectory.evaluations += 1
    }
    guard value.isFinite, areFinite(x.span), areFinite(g.span) else {
      trajectory.outcome = .diverged(step: step)
      return trajectory
    }
    let norm = euclideanNorm(g.span)
    for coordinate in x { trajectory.iterates.append(coordinate) }
    trajectory.values.append(value)
    trajectory.gradientNorms.append(norm)
    if Rule.usesOracle { trajectory.evaluationCounts.append(oracle.evaluations) }
    schedule.observe(value, at: step)
    for i in scheduled.indices { scheduled[i].1.observe(value, at: step) }

    // 2. Stop before the update.
    let criterion = stop.criterion(
      step: step, value: value, gradientNorm: norm, stepLength: distance(x, previous),
      evaluations: trajectory.evaluations)
    if let criterion {
      trajectory.outcome = .stopped(step: step, by: criterion)
      return trajectory
    }
    if step == steps { break }

    // 3.–5. What is done to the gradient.
    noise?.perturb(&g, step: step)
    clipping?.apply(to: &g)
    let lambda = weightDecay.lambda
    if lambda != 0, weightDecay.kind == .coupled {
      for i in x.indices { g[i] += lambda * x[i] }
    }

    // 6. Update.
    let learningRate = schedule.value(at: step)
    trajectory.learningRates.append(learningRate)
    for (property, schedule) in scheduled { rule[keyPath: property] = schedule.value(at: step) }
    previous = x
    var next = x.mutableSpan
    rule.advance(
      &next, gradient: g.span, state: &state,
      step: Step(index: step, learningRate: learningRate, value: value), oracle: &oracle)

    // 7. Decay.
    if lambda != 0 {
      switch weightDecay.kind {
      case .coupled: break
      case .decoupled: for i in x.indices { x[i] -= learningRate * lambda * previous[i] }
      case .unscaled:
        for i in x.indices { x[i] -= learningRate / firstRate * lambda * previous[i] }
      case .proximal: for i in x.indices { x[i] /= 1 + learningRate * lambda }
      }
    }
    if recording == .state {
      let seen = StateColumn(name: "gradient", symbol: "g", values: gradient)
      trajectory.append([seen] + rule.readings(of: state, learningRate: learningRate))
    }
  }
  return trajectory
}

private func areFinite(_ x: Span<Double>) -> Bool {
  for i in x.indices where !x[i].isFinite { return false }
  return true
}

private func distance(_ x: [Double], _ y: [Double]) -> Double {
  zip(x, y).reduce(0) { hypotenuse($0, $1.0 - $1.1) }
}

/// ‖x‖₂; scaled where the squares would leave the range of a double.
func euclideanNorm(_ x: Span<Double>) -> Double {
  var sum = 0.0
  for i in x.indices { sum += x[i] * x[i] }
  if 1e-290...1e290 ~= sum { return squareRoot(sum) }

  var largest = 0.0
  for i in x.indices { largest = max(largest, abs(x[i])) }
  if largest == 0 { return 0 }
  sum = 0
  for i in x.indices { sum += (x[i] / largest) * (x[i] / largest) }
  return largest * squareRoot(sum)
}

extension Trajectory {
  /// An empty trajectory that has not ended early, with room for a number of steps.
  fileprivate init(dimension: Int, reserving steps: Int) {
    self.init(
      dimension: dimension, iterates: [], values: [], gradientNorms: [], learningRates: [],
      outcome: .stepLimit, evaluations: 0, evaluationCounts: [], state: [])
    // More than this is grown into, so that a step limit may be as large as one likes.
    let points = min(steps, 1 << 20) + 1
    iterates.reserveCapacity(points * dimension)
    values.reserveCapacity(points)
    gradientNorms.reserveCapacity(points)
    learningRates.reserveCapacity(points)
  }

  fileprivate mutating func append(_ row: [StateColumn]) {
    guard !state.isEmpty else {
      state = row
      return
    }
    for i in row.indices { state[i].values += row[i].values }
  }
}
