/// A value for each span of steps, or a way from each to the next.
///
///     η_t = v_i for m_i ≤ t < m_{i+1},  m_0 = 0,  v_0 = η₀
///     v_i given, or v_{i−1} c_i
///     with interpolation: from v_i at m_i to v_{i+1} at m_{i+1}
///
/// Optax: optax.piecewise_constant_schedule and optax.piecewise_interpolate_schedule, whose scales
/// are the factors c_i.
public struct Piecewise: DeclaredSchedule {
  /// What is between two boundaries.
  public enum Interpolation: String, Hashable, Sendable, CaseIterable {
    /// The value at the first.
    case none
    /// A straight line from the value at the first to the value at the second.
    case linear
    /// Half a wave of a cosine from the value at the first to the value at the second.
    case cosine

    fileprivate var anneal: Anneal? {
      switch self {
      case .none: nil
      case .linear: .linear
      case .cosine: .cosine
      }
    }
  }

  /// η₀
  public var initial = 0.0
  /// m_1, …, m_n, in ascending order.
  public var boundaries: [Int] = []
  /// v_1, …, v_n; empty if factors are given.
  public var values: [Double] = []
  /// c_1, …, c_n; empty if values are given.
  public var factors: [Double] = []
  /// What is between two boundaries.
  public var interpolation = Interpolation.none
  /// Creates the schedule with its defaults.
  public init() {}

  /// What names of runs say of the schedule.
  public static let phrase =
    "{{initial}}[, then {{values}}][, × {{factors}}] at steps {{boundaries}}"

  /// The schedule in words and formulas.
  public static let explanation = Explanation(
    """
    η_t = v_i for m_i ≤ t < m_{i+1},  m_0 = 0,  v_0 = η₀
    v_i given, or v_{i−1} c_i
    with interpolation: from v_i at m_i to v_{i+1} at m_{i+1}
    """,
    sources: [
      "Optax: optax.piecewise_constant_schedule, optax.piecewise_interpolate_schedule"
    ])
  /// What a configuration may say.
  public static let parameters: [ScheduleParameterDeclaration<Piecewise>] = [
    .number("initial", "η₀, the value before the first boundary", \.initial, isRequired: true),
    .counts("boundaries", "m_i, the steps from which on another value holds", \.boundaries),
    .numbers("values", "v_i, the value from each boundary on", \.values),
    .numbers("factors", "c_i, each value over the one before", \.factors),
    .choice("interpolation", "what is between two boundaries", \.interpolation),
  ]

  /// Each boundary has a value or a factor, and is beyond the one before.
  public func mistakes() -> [ParameterMistake] {
    var mistakes: [ParameterMistake] = []
    if values.isEmpty == factors.isEmpty {
      let found = values.isEmpty ? "neither" : "both"
      mistakes.append(
        ParameterMistake("expected \"values\" or \"factors\", found \(found)", at: "factors"))
    } else {
      let (name, count) = values.isEmpty ? ("factors", factors.count) : ("values", values.count)
      if count != boundaries.count {
        mistakes.append(
          ParameterMistake(
            "expected one of \"\(name)\" for each of \(boundaries.count) boundaries, "
              + "found \(count)", at: name))
      }
    }
    return mistakes + ascending(boundaries)
  }

  /// The value, or the place on the way, of the span of step t
  public func value(at step: Int) -> Double {
    var level = initial
    var start = 0
    for (index, boundary) in boundaries.enumerated() {
      let next = values.isEmpty ? level * factors[index] : values[index]
      if step < boundary {
        guard let anneal = interpolation.anneal else { return level }
        return anneal.between(level, next, Double(step - start) / Double(boundary - start))
      }
      level = next
      start = boundary
    }
    return level
  }
}

/// The mistake of boundaries that do not ascend, if they do not.
func ascending(_ boundaries: [Int]) -> [ParameterMistake] {
  let pairs = zip(boundaries, boundaries.dropFirst())
  guard let (low, high) = pairs.first(where: { $0 >= $1 }) else { return [] }
  return [
    ParameterMistake(
      "expected \"boundaries\" in ascending order, found \(high) after \(low)", at: "boundaries")
  ]
}
