public import Formula

/// An update rule x_{t+1} = A(x_t, g_t, state) with its hyperparameters.
///
/// A rule is a value; what changes during a run is its `State`.
public protocol Optimizer: Sendable {
  /// What the rule remembers from step to step.
  associatedtype State: Sendable
  /// The hyperparameters, in the order in which they are printed.
  static var hyperparameters: [HyperparameterDeclaration<Self>] { get }
  /// What can be switched on and off.
  static var flags: [FlagDeclaration<Self>] { get }
  /// The rule in words and formulas.
  static var explanation: Explanation { get }
  /// Whether the rule asks the oracle for more than the gradient it is given.
  static var usesOracle: Bool { get }
  /// Whether the rule sees the gradient at x_t, with what the run does to it first.
  static var usesGradient: Bool { get }
  /// Creates the rule with its defaults.
  init()
  /// What is wrong with hyperparameters that are right each by itself.
  func mistakes() -> [ParameterMistake]
  /// The state before the first step, for n coordinates.
  func initialState(dimension: Int) -> State
  /// Replaces x_t by x_{t+1}.
  func advance(
    _ x: inout MutableSpan<Double>, gradient: Span<Double>, state: inout State, step: Step,
    oracle: inout Oracle)
  /// Runs the rule; `minimize` calls it.
  ///
  /// A requirement and not only an extension, so that every rule has a loop compiled for it.
  func run(_ settings: RunSettings) -> Trajectory
  /// Runs the rules of a sweep, all of this type, side by side; nil if this rule cannot be.
  ///
  /// `summarize(_:points:steps:tracksBest:jobs:)` calls it.
  func summarize(
    _ formula: Formula, _ points: ArraySlice<SweepPoint>, steps: Int, tracksBest: Bool, jobs: Int
  ) -> [RunSummary]?
  /// The same with every step kept; `trajectories(_:points:steps:)` calls it.
  func trajectories(
    _ formula: Formula, _ points: ArraySlice<SweepPoint>, steps: Int
  ) -> [Trajectory]?
  /// The same with the loss of every step kept; `lossCurves(_:points:steps:)` calls it.
  func lossCurves(
    _ formula: Formula, _ points: ArraySlice<SweepPoint>, steps: Int
  ) -> [LossCurve]?
  /// What can be shown of a state after a step: each quantity with one value per coordinate.
  func readings(of state: State, learningRate: Double) -> [StateColumn]
}

extension Optimizer {
  /// None.
  public static var flags: [FlagDeclaration<Self>] { [] }
  /// The gradient is enough.
  public static var usesOracle: Bool { false }
  /// It does.
  public static var usesGradient: Bool { true }

  /// Nothing is.
  public func mistakes() -> [ParameterMistake] { [] }

  /// The names of the quantities that ``readings(of:learningRate:)`` shows.
  public var stateNames: [String] {
    readings(of: initialState(dimension: 1), learningRate: 1).map(\.name)
  }
}

/// What a rule is told about the step it takes.
public struct Step: Hashable, Sendable {
  /// t ≥ 0
  public let index: Int
  /// η_t
  public let learningRate: Double
  /// f(x_t)
  public let value: Double
}
