import Elementary

/// A line up, then a fall with the root of the step.
///
///     η_t = η_W min((t + 1)/W, √(W/(t + 1)))
///     η_t = η_W √(W/max(t, W)),  where "rises" is false
///
/// η_W = 1/√(d W) is the schedule of the Transformer with d dimensions ("Noam"); the second formula,
/// without the line up, is that of T5.
///
/// > A. Vaswani et al. "Attention Is All You Need." *NeurIPS* (2017), doi:10.48550/arXiv.1706.03762
/// >
/// > C. Raffel et al. "Exploring the Limits of Transfer Learning with a Unified Text-to-Text
/// > Transformer." *Journal of Machine Learning Research* 21 (2020), 1–67,
/// > doi:10.48550/arXiv.1910.10683
public struct InverseSquareRoot: DeclaredSchedule {
  /// η_W
  public var peak = 0.0
  /// W ≥ 1
  public var warmup = 1
  /// Whether there is a line up; otherwise the value before W is η_W.
  public var rises = true
  /// Creates the schedule with its defaults.
  public init() {}

  /// What names of runs say of the schedule.
  public static let phrase = #"up to {{peak}} at step {{warmup}}, then $\propto 1/\sqrt{t}$"#

  /// The schedule in words and formulas.
  public static let explanation = Explanation(
    """
    η_t = η_W min((t + 1)/W, √(W/(t + 1)))
    η_t = η_W √(W/max(t, W)),  where "rises" is false
    """,
    sources: [
      "A. Vaswani et al. \"Attention Is All You Need.\" NeurIPS (2017), doi:10.48550/arXiv.1706.03762",
      "C. Raffel et al. \"Exploring the Limits of Transfer Learning with a Unified Text-to-Text Transformer.\" JMLR 21 (2020), 1–67, doi:10.48550/arXiv.1910.10683",
    ],
    pitfalls: [
      "With d dimensions and W steps of warm-up, the Transformer's peak is 1/√(d W)."
    ])
  /// What a configuration may say.
  public static let parameters: [ScheduleParameterDeclaration<InverseSquareRoot>] = [
    .number("peak", "η_W, the highest value", \.peak, isRequired: true),
    .count("warmup", "W, after how many steps it falls", \.warmup, in: .steps, isRequired: true),
    .flag("rises", "whether it rises to η_W or starts there", \.rises),
  ]

  /// The line up to W, the root after it
  public func value(at step: Int) -> Double {
    let width = Double(warmup)
    guard rises else { return peak * squareRoot(width / max(Double(step), width)) }
    let count = Double(step) + 1
    return peak * min(count / width, squareRoot(width / count))
  }
}
