/// How much of something a config may ask for before it is refused: more is a slip of a key, or
/// nothing that a machine has time and memory for.
///
/// The user may allow more: `DiagnosticCollector.allowance`.
public struct Limit: Sendable {
  /// How much is allowed where nothing else is said.
  public let count: Int
  /// What is counted: "panels".
  public let things: String

  /// Limits may be raised by this factor.
  public static let greatestFactor = 1e6
  /// No limit can be raised beyond this number: the product of two counts does not
  /// overflow.
  static let greatest = 1e9

  /// Creates a limit.
  public init(_ count: Int, _ things: String) {
    self.count = count
    self.things = things
  }

  /// What to do about so much that it is not allowed.
  func hint(for found: Int) -> String {
    var factor = 10.0
    while Double(count) * factor < Double(found), factor < Limit.greatestFactor { factor *= 10 }
    let most = min(Double(count) * factor, Limit.greatest)
    if Double(found) > most { return "--raise-limits allows no more than \(Int(most))" }
    let times = factor == 10 ? "ten" : "\(Int(factor))"
    return "--raise-limits \(Int(factor)) allows \(times) times as much"
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
      hints: [hint(for: found ?? count)])
    return false
  }
}

extension DiagnosticCollector {
  /// How much is allowed.
  public func limit(_ limit: Limit) -> Int {
    Int(min(Double(limit.count) * allowance, Limit.greatest))
  }
}
