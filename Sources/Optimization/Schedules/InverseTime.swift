/// A fall with the step itself.
///
///     η_t = η₀/(1 + k t)
///
/// Ση_t = ∞ and Ση_t² < ∞, so that noise averages out and any distance can be covered.
///
/// > H. Robbins, S. Monro. "A Stochastic Approximation Method." *The Annals of Mathematical
/// > Statistics* 22 (1951), 400–407, doi:10.1214/aoms/1177729586
public struct InverseTime: DeclaredSchedule {
  /// η₀
  public var initial = 0.0
  /// k ≥ 0
  public var decay = 0.0
  /// Creates the schedule with its defaults.
  public init() {}

  /// What names of runs say of the schedule.
  public static let phrase = "${{initial}}/(1 + {{decay}} t)$"

  /// The schedule in words and formulas.
  public static let explanation = Explanation(
    """
    η_t = η₀/(1 + k t)
    """,
    sources: [
      "H. Robbins, S. Monro. \"A Stochastic Approximation Method.\" The Annals of Mathematical Statistics 22 (1951), 400–407, doi:10.1214/aoms/1177729586",
      "PyTorch: lr_decay of torch.optim.Adagrad",
    ])
  /// What a configuration may say.
  public static let parameters: [ScheduleParameterDeclaration<InverseTime>] = [
    .number("initial", "η₀, the value at step 0", \.initial, isRequired: true),
    .number("decay", "k, how fast it falls", \.decay, in: .nonNegative, isRequired: true),
  ]

  /// η₀/(1 + k t)
  public func value(at step: Int) -> Double { initial / (1 + decay * Double(step)) }
}
