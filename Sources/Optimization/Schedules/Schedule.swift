/// A hyperparameter, usually the learning rate, as a function of the step.
///
/// Steps count from 0: `value(at: t)` belongs to the step from x_t to x_{t+1}, which PyTorch takes
/// after t calls of `scheduler.step()` and Optax with a count of t.
public protocol Schedule: Sendable {
  /// The value for the step from x_t to x_{t+1}; t ≥ 0.
  func value(at step: Int) -> Double
  /// Is told f(x_t) before the value of step t is asked for; most schedules do not care.
  mutating func observe(_ loss: Double, at step: Int)
}

extension Schedule {
  /// Changes nothing.
  public mutating func observe(_ loss: Double, at step: Int) {}
}

/// A schedule that a configuration can name: its parameters are declared.
public protocol DeclaredSchedule: Schedule {
  /// What a configuration may say, in the order in which it is printed.
  static var parameters: [ScheduleParameterDeclaration<Self>] { get }
  /// What names of runs say of the schedule behind "η =" or another symbol: parameters stand
  /// in `{{}}`, and a part in `[]` is left out where its parameter is not given.
  static var phrase: String { get }
  /// The schedule in words and formulas.
  static var explanation: Explanation { get }
  /// Creates the schedule with its defaults.
  init()
  /// What is wrong with parameters that are right each by itself.
  func mistakes() -> [ParameterMistake]
}

extension DeclaredSchedule {
  /// Nothing is.
  public func mistakes() -> [ParameterMistake] { [] }
}
