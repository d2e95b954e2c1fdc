/// A hyperparameter, usually the learning rate, as a function of the step.
public protocol Schedule: Sendable {
  /// The value for the step from x_t to x_{t+1}; t ≥ 0.
  func value(at step: Int) -> Double
  /// Is told f(x_{t+1}) after the step t; most schedules do not care.
  mutating func observe(_ loss: Double, after step: Int)
}

extension Schedule {
  /// Changes nothing.
  public mutating func observe(_ loss: Double, after step: Int) {}
}

/// The same value at every step.
public struct ConstantSchedule: Schedule {
  /// η
  public let value: Double

  /// Creates the schedule η_t = η.
  public init(_ value: Double) {
    self.value = value
  }

  /// η
  public func value(at step: Int) -> Double { value }
}
