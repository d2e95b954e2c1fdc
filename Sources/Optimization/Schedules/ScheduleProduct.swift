/// The product of schedules.
///
///     η_t = Π s⁽ⁱ⁾_t
///
/// PyTorch: torch.optim.lr_scheduler.ChainedScheduler of schedules that multiply; all but one are
/// written with a first value of 1.
public struct ScheduleProduct: DeclaredSchedule {
  /// s⁽ⁱ⁾; at least one.
  public var schedules: [any Schedule] = []
  /// Creates a product of nothing.
  public init() {}

  /// What names of runs say of the schedule.
  public static let phrase = "product of {{schedules}}"

  /// The schedule in words and formulas.
  public static let explanation = Explanation(
    """
    η_t = Π s⁽ⁱ⁾_t
    """,
    sources: ["PyTorch: torch.optim.lr_scheduler.ChainedScheduler"],
    pitfalls: ["All but one schedule are factors: their first value is 1."])
  /// What a configuration may say.
  public static let parameters: [ScheduleParameterDeclaration<ScheduleProduct>] = [
    .schedules("schedules", "s⁽ⁱ⁾, in any order", \.schedules)
  ]

  /// The product of the values
  public func value(at step: Int) -> Double {
    schedules.reduce(1) { $0 * $1.value(at: step) }
  }

  /// Tells all schedules.
  public mutating func observe(_ loss: Double, at step: Int) {
    for i in schedules.indices { schedules[i].observe(loss, at: step) }
  }
}
