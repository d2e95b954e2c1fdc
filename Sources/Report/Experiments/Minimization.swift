import Configuration
import Optimization

/// One setting of an experiment that runs an optimizer on an objective.
struct Minimization: Sendable {
  /// What is minimized.
  let objective: ObjectiveSpec
  /// What the objective was read from.
  private let objectiveNode: Node
  /// By which rule.
  let optimizer: OptimizerSpec
  /// x₀, one number for each variable.
  private(set) var start: [Double] = []
  /// How many steps are taken at most.
  private(set) var steps = 100
  /// When a run may end before.
  private(set) var stopping = StoppingRule()
  /// What is done to the gradients first.
  private(set) var noise = Noise.none
  /// What is done to them then; nil for nothing.
  private(set) var clipping: Clipping?
  /// How often the run is repeated with other noise.
  private(set) var repetitions = 1

  /// More steps than this in one run are refused.
  static let stepLimit = Limit(10_000_000, "steps")

  /// Reads the members of an experiment; nil after a mistake. An objective that the setting before
  /// has as well is not compiled again.
  init?(_ fields: inout Fields, source: Source, after last: Minimization?) {
    let problems = fields.problems
    let before = problems.all.count
    let objectiveValue = fields.requiredValue("objective", about: "what is minimized")
    let objectiveNode = objectiveValue?.node
    let objective =
      objectiveNode == last?.objectiveNode && objectiveNode != nil
      ? last?.objective : ObjectiveSpec.read(objectiveValue, source: source)
    if fields.present(of: ["optimizer", "optimizers"]).isEmpty, !fields.isDescribed {
      fields.require("optimizer")
    }
    start = Minimization.start(&fields, dimension: objective?.dimension) ?? []
    fields.read(
      "steps", into: &steps, upTo: Minimization.stepLimit, about: "how many steps at most")
    let optimizer = fields.fork(has: "tune") { [steps] isTuned, fields in
      Minimization.optimizer(&fields, steps: steps, isTuned: isTuned)
    }
    fields.read(
      "repetitions", into: &repetitions, upTo: Sweep.limit,
      about: "how often each run is repeated with other noise")
    stopping = StoppingRule(&fields)
    noise = Noise(&fields)
    clipping = Clipping(&fields)
    // Also where there are too many.
    let asked = fields.node.member("repetitions")?.value.value
    if case .number(let count)? = asked, count > 1, !fields.has("noise") {
      fields.report("repetitions without \"noise\" are all the same run", at: "repetitions")
    }
    if let preset = optimizer?.preset, !preset.usesGradient {
      for key in ["noise", "clip"] where fields.has(key) {
        fields.report("expected no \"\(key)\": \(preset.reasonAgainstGradients)", at: key)
      }
    }
    guard let objective, let objectiveNode, let optimizer, problems.all.count == before else {
      return nil
    }
    self.objective = objective
    self.objectiveNode = objectiveNode
    self.optimizer = optimizer
  }

  /// Reads `optimizer`; several `optimizers` have been put in its place one by one.
  private static func optimizer(
    _ fields: inout Fields, steps: Int, isTuned: Bool
  ) -> OptimizerSpec? {
    let value = fields.value("optimizer", about: "the rule that takes the steps")
    var several = fields.value("optimizers", about: "rules that are run one by one")
    for other in several?.elements(count: 1...Int.max, areSwept: false) ?? [] {
      _ = OptimizerSpec.read(other, steps: steps, isTuned: isTuned)
    }
    return OptimizerSpec.read(value, steps: steps, isTuned: isTuned)
  }

  /// Reads `start`: a number for each variable, or one for all of them.
  private static func start(_ fields: inout Fields, dimension: Int?) -> [Double]? {
    let value = fields.requiredValue(
      "start", about: "the first iterate: a number for each variable, or one for all")
    guard var value else { return nil }
    // How many numbers it stands for is not known where the formula has a mistake.
    if case .number = value.node.value, dimension == nil { return nil }
    if let all = value.number() { return Array(repeating: all, count: dimension ?? 0) }
    var start: [Double] = []
    fields.read("start", into: &start, count: dimension)
    return start
  }

  /// σ, the strength of the noise.
  var sigma: Double { noise.strength }

  /// Whether nothing but the rule with a constant learning rate and noise has a part in a run.
  var isPlain: Bool {
    optimizer.rate.words == nil && optimizer.scheduled.isEmpty && optimizer.weightDecay.lambda == 0
      && optimizer.decaySchedule == nil
      && stopping == StoppingRule() && clipping == nil
  }

  /// How many bytes all repetitions together may record.
  func byteCount(keepingEnds: Bool, recordingState: Bool) -> Double {
    let dimension = Double(objective.dimension)
    // The summary of a run is about as large as 25 numbers.
    if keepingEnds { return 8 * (dimension + 25) * Double(repetitions) }
    // Value, gradient norm and learning rate, for some rules the evaluations, and the state.
    let columns = recordingState ? 1 + optimizer.preset.stateNames.count : 0
    let numbers = 3 + (optimizer.preset.usesOracle ? 1 : 0) + dimension * Double(1 + columns)
    return 8 * numbers * Double(steps + 1) * Double(repetitions)
  }

  /// The trajectory of one repetition.
  func run(seed: UInt64, experiment: String, repetition: Int, recordingState: Bool) -> Trajectory {
    minimize(
      objective.objective, using: optimizer.rule, schedule: optimizer.rate.schedule, from: start,
      steps: steps, scheduled: optimizer.scheduled, clipping: clipping,
      weightDecay: optimizer.weightDecay, decaySchedule: optimizer.decaySchedule,
      stopping: stopping,
      noise: noiseStream(seed: seed, experiment: experiment, repetition: repetition),
      recording: recordingState ? .state : .iterates)
  }

  /// The noise of one repetition, which depends on the seed, the experiment's name and the
  /// repetition only.
  func noiseStream(seed: UInt64, experiment: String, repetition: Int) -> NoiseStream? {
    guard noise != .none else { return nil }
    return NoiseStream(
      noise, seed: seed, identity: NoiseStream.identity(of: experiment), repetition: repetition)
  }
}
