/// How much of something a config may ask for before it is refused: more is a slip of a key, or
/// nothing that a machine has time and memory for.
///
/// The user may allow more: `DiagnosticCollector.allowance`.
public struct Limit: Sendable {
  /// How much is allowed where nothing else is said.
  public let count: Int
  /// What is counted: "panels".
  public let things: String

  /// What to do about a limit.
  public static let hint = "--raise-limits 10 allows ten times as much"

  /// Creates a limit.
  public init(_ count: Int, _ things: String) {
    self.count = count
    self.things = things
  }

  /// Whether something is within the limit; if it is not, that is a mistake. `found` is how much it
  /// is, where that is known.
  public func allows(
    _ count: Int, found: Int? = nil, at range: SourceRange, _ problems: DiagnosticCollector
  ) -> Bool {
    let limit = problems.limit(self)
    if count <= limit { return true }
    problems.add(
      "expected at most \(limit) \(things), found \(found.map { "\($0)" } ?? "more")", at: range,
      hints: [Limit.hint])
    return false
  }
}

extension DiagnosticCollector {
  /// How much is allowed.
  public func limit(_ limit: Limit) -> Int {
    // The product of two counts does not overflow.
    Int(min(Double(limit.count) * allowance, 1e9))
  }
}
