/// One schedule after the other.
///
///     η_t = s⁽ⁱ⁾ at step t − mᵢ  for mᵢ ≤ t < mᵢ₊₁,  m₀ = 0
///
/// PyTorch: torch.optim.lr_scheduler.SequentialLR. Optax: optax.join_schedules, and
/// optax.sgdr_schedule, which joins some of ``WarmupCosine``.
public struct ScheduleSequence: DeclaredSchedule {
  /// s⁽⁰⁾, …, s⁽ⁿ⁾; at least one.
  public var schedules: [any Schedule] = []
  /// m₁, …, mₙ, in ascending order.
  public var boundaries: [Int] = []
  /// Creates a sequence without schedules.
  public init() {}

  /// What names of runs say of the schedule.
  public static let phrase = "in turn {{schedules}}, changing at {{boundaries}}"

  /// The schedule in words and formulas.
  public static let explanation = Explanation(
    """
    η_t = s⁽ⁱ⁾ at step t − mᵢ  for mᵢ ≤ t < mᵢ₊₁,  m₀ = 0
    """,
    sources: [
      "PyTorch: torch.optim.lr_scheduler.SequentialLR",
      "Optax: optax.join_schedules, optax.sgdr_schedule",
    ],
    pitfalls: ["Each schedule starts at its own step 0 when its turn comes."])
  /// What a configuration may say.
  public static let parameters: [ScheduleParameterDeclaration<ScheduleSequence>] = [
    .schedules("schedules", "s⁽ⁱ⁾, in their order", \.schedules),
    .counts("boundaries", "mᵢ, the step at which each but the first starts", \.boundaries),
  ]

  /// There is a boundary between any two schedules, each beyond the one before.
  public func mistakes() -> [ParameterMistake] {
    let count = schedules.count - 1
    if boundaries.count != count {
      return [
        ParameterMistake(
          "expected \(count) boundar\(count == 1 ? "y" : "ies") between \(count + 1) schedules, "
            + "found \(boundaries.count)", at: "boundaries")
      ]
    }
    return ascending(boundaries)
  }

  /// The value of the schedule whose turn it is
  public func value(at step: Int) -> Double {
    let (index, start) = turn(at: step)
    return schedules[index].value(at: step - start)
  }

  /// Tells the schedule whose turn it is.
  public mutating func observe(_ loss: Double, at step: Int) {
    let (index, start) = turn(at: step)
    schedules[index].observe(loss, at: step - start)
  }

  private func turn(at step: Int) -> (index: Int, start: Int) {
    let index = boundaries.lastIndex { $0 <= step }.map { $0 + 1 } ?? 0
    return (index, index == 0 ? 0 : boundaries[index - 1])
  }
}
