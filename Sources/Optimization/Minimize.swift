import Elementary

/// When a run may end before its last step.
public struct StoppingRule: Hashable, Sendable {
  /// The run has converged at the first ‖∇f(x_t)‖ below this; nil to take all steps.
  public var gradientNorm: Double?

  /// Creates a rule; without a bound all steps are taken.
  public init(gradientNorm: Double? = nil) {
    self.gradientNorm = gradientNorm
  }
}

/// Runs an optimizer on an objective and records every iterate.
///
/// The stopping rule is asked before the update, of the gradient without noise. A run whose
/// iterate, value or gradient stops being finite ends there, with the outcome `.diverged`.
public func minimize(
  _ objective: any Objective, using optimizer: any Optimizer, schedule: any Schedule,
  from start: [Double], steps: Int, stopping: StoppingRule = StoppingRule(),
  noise: NoiseStream? = nil, recordingState: Bool = false
) -> Trajectory {
  precondition(
    start.count == objective.dimension,
    "a start of \(start.count) coordinates in \(objective.dimension) dimensions")
  precondition(steps >= 0, "\(steps) steps")
  return run(
    objective, optimizer, schedule, from: start, steps: steps, stopping: stopping, noise: noise,
    recordingState: recordingState)
}

// Generic, so that what is dynamic is settled once a run and not once a step.
private func run<Function: Objective, Rule: Optimizer, Rates: Schedule>(
  _ objective: Function, _ optimizer: Rule, _ schedule: Rates, from start: [Double], steps: Int,
  stopping: StoppingRule, noise: NoiseStream?, recordingState: Bool
) -> Trajectory {
  var trajectory = Trajectory(dimension: start.count, reserving: steps)
  var x = start
  var gradient = Array(repeating: 0.0, count: start.count)
  var state = optimizer.initialState(dimension: start.count)
  let bound = stopping.gradientNorm ?? -1

  for step in 0...steps {
    // 1. Evaluate, and record unless something is not finite.
    var g = gradient.mutableSpan
    let value = objective.evaluate(at: x.span, gradient: &g)
    trajectory.evaluations += 1
    guard value.isFinite, areFinite(x.span), areFinite(g.span) else {
      trajectory.outcome = .diverged(step: step)
      return trajectory
    }
    let norm = euclideanNorm(g.span)
    for coordinate in x { trajectory.iterates.append(coordinate) }
    trajectory.values.append(value)
    trajectory.gradientNorms.append(norm)

    // 2. Stop before the update.
    if norm < bound {
      trajectory.outcome = .converged(step: step)
      return trajectory
    }
    if step == steps { break }

    // 3. Update.
    noise?.perturb(&g, step: step)
    let learningRate = schedule.learningRate(at: step)
    trajectory.learningRates.append(learningRate)
    var next = x.mutableSpan
    optimizer.advance(&next, gradient: g.span, state: &state, learningRate: learningRate)
    if recordingState {
      let seen = StateColumn(name: "gradient", symbol: "g", values: gradient)
      trajectory.append([seen] + optimizer.readings(of: state))
    }
  }
  return trajectory
}

private func areFinite(_ x: Span<Double>) -> Bool {
  for i in x.indices where !x[i].isFinite { return false }
  return true
}

/// ‖x‖₂; scaled where the squares would leave the range of a double.
private func euclideanNorm(_ x: Span<Double>) -> Double {
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
      outcome: .stepLimit, evaluations: 0, state: [])
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
