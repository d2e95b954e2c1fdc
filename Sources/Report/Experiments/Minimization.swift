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
  /// What is done to the gradients.
  private(set) var noise = Noise.none
  /// How often the run is repeated with other noise.
  private(set) var repetitions = 1

  /// More steps than this in one run are refused.
  static let stepLimit = 10_000_000

  /// Reads the members of an experiment; nil after a mistake. An objective that the setting before
  /// has as well is not compiled again.
  init?(_ fields: inout Fields, source: Source, after last: Minimization?) {
    let problems = fields.problems
    let before = problems.all.count
    let objectiveNode = fields.requiredNode("objective")
    let objective =
      objectiveNode == last?.objectiveNode
      ? last?.objective : ObjectiveSpec(objectiveNode, source: source, problems: problems)
    let optimizer = OptimizerSpec(fields.requiredNode("optimizer"), problems: problems)
    fields.require("start")
    fields.read("start", into: &start, count: objective?.dimension)
    fields.read("steps", into: &steps, in: 1...Minimization.stepLimit)
    fields.read("repetitions", into: &repetitions, in: 1...Sweep.limit)
    stopping = Minimization.stopping(&fields)
    noise = Minimization.noise(&fields)
    if repetitions > 1, !fields.has("noise") {
      fields.report("repetitions without \"noise\" are all the same run", at: "repetitions")
    }
    guard let objective, let objectiveNode, let optimizer, problems.all.count == before else {
      return nil
    }
    self.objective = objective
    self.objectiveNode = objectiveNode
    self.optimizer = optimizer
  }

  private static func stopping(_ fields: inout Fields) -> StoppingRule {
    var rule = StoppingRule()
    guard let node = fields.node("stop"),
      var inner = Fields(node, "a stopping rule", problems: fields.problems)
    else { return rule }
    inner.read("gradientNorm", into: &rule.gradientNorm, .positive)
    inner.finish()
    return rule
  }

  private static func noise(_ fields: inout Fields) -> Noise {
    guard let node = fields.node("noise"),
      var inner = Fields(node, "noise", problems: fields.problems)
    else { return .none }
    var isAdditive = true
    var sigma = 0.0
    inner.read(
      "kind", into: &isAdditive,
      from: [(name: "additive", value: true), (name: "multiplicative", value: false)])
    inner.require("sigma")
    inner.read("sigma", into: &sigma, .nonNegative)
    inner.finish()
    return isAdditive ? .additive(sigma: sigma) : .multiplicative(sigma: sigma)
  }

  /// σ, the strength of the noise.
  var sigma: Double {
    switch noise {
    case .none: 0
    case .additive(let sigma), .multiplicative(let sigma): sigma
    }
  }

  /// How many points all repetitions together may record.
  var pointLimit: Int { (steps + 1) * repetitions }

  /// The trajectory of one repetition; the noise depends on the seed, the experiment's name and
  /// the repetition only.
  func run(seed: UInt64, experiment: String, repetition: Int, recordingState: Bool) -> Trajectory {
    let stream = NoiseStream(
      noise, seed: seed, identity: NoiseStream.identity(of: experiment), repetition: repetition)
    return minimize(
      objective.objective, using: optimizer.preset.make(optimizer.values),
      schedule: ConstantSchedule(optimizer.learningRate), from: start, steps: steps,
      stopping: stopping, noise: noise == .none ? nil : stream,
      recording: recordingState ? .state : .iterates)
  }
}
