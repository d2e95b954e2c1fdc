import Elementary

/// A multiplication by a factor at each of several steps.
///
///     η_t = η₀ γ^#{i : mᵢ ≤ t}
public struct MultiStepDecay: DeclaredSchedule {
  /// η₀
  public var initial = 0.0
  /// γ ≥ 0
  public var factor = 0.1
  /// mᵢ, in any order; one that is there twice counts twice.
  public var milestones: [Int] = []
  /// Creates the schedule with its defaults.
  public init() {}

  /// What names of runs say of the schedule.
  public static let phrase = "{{initial}}, × {{factor}} at steps {{milestones}}"

  /// The schedule in words and formulas.
  public static let explanation = Explanation(
    """
    η_t = η₀ γ^#{i : mᵢ ≤ t}
    """,
    sources: [
      "PyTorch: torch.optim.lr_scheduler.MultiStepLR"
    ],
    pitfalls: [
      "A milestone that is there twice multiplies twice."
    ])
  /// What a configuration may say.
  public static let parameters: [ScheduleParameterDeclaration<MultiStepDecay>] = [
    .number("initial", "η₀, the value before the first milestone", \.initial, isRequired: true),
    .number("factor", "γ, what it is multiplied by", \.factor, in: .nonNegative),
    .counts("milestones", "mᵢ, the steps from which on a factor holds", \.milestones),
  ]

  /// η₀ times γ for each milestone up to t
  public func value(at step: Int) -> Double {
    initial * power(factor, Double(milestones.count { $0 <= step }))
  }
}
