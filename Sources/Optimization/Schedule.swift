/// The learning rate as a function of the step.
public protocol Schedule: Sendable {
  /// η_t, for the step from x_t to x_{t+1}; t ≥ 0.
  func learningRate(at step: Int) -> Double
}

/// The same learning rate at every step.
public struct ConstantSchedule: Schedule {
  /// η
  public let learningRate: Double

  /// Creates the schedule η_t = η.
  public init(_ learningRate: Double) {
    self.learningRate = learningRate
  }

  /// η
  public func learningRate(at step: Int) -> Double { learningRate }
}
