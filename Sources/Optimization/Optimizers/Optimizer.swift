/// An update rule x_{t+1} = A(x_t, g_t, state) with its hyperparameters.
///
/// A rule is a value; what changes during a run is its `State`.
public protocol Optimizer: Sendable {
  /// What the rule remembers from step to step.
  associatedtype State: Sendable
  /// The hyperparameters, in the order in which they are printed.
  static var hyperparameters: [HyperparameterDeclaration<Self>] { get }
  /// Creates the rule with its defaults.
  init()
  /// The state before the first step, for n coordinates.
  func initialState(dimension: Int) -> State
  /// Replaces x_t by x_{t+1}.
  func advance(
    _ x: inout MutableSpan<Double>, gradient: Span<Double>, state: inout State,
    learningRate: Double)
  /// What can be shown of a state after a step: each quantity with one value per coordinate.
  func readings(of state: State) -> [StateColumn]
}

extension Optimizer {
  /// The names of the quantities that ``readings(of:)`` shows.
  public var stateNames: [String] { readings(of: initialState(dimension: 1)).map(\.name) }
}
