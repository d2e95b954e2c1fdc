/// What a comparison says of one side of a figure: its numbers, its drawing or its pixels.
public enum Verdict: Hashable, Sendable {
  /// Nothing differs.
  case same
  /// Something differs, but by no more than is allowed.
  case withinTolerance
  /// Something differs; what, a line each, the most telling first.
  case differs([String])
  /// There is nothing to compare with; why.
  case notCompared(String)

  /// Whether something differs by more than is allowed.
  public var isDrift: Bool { if case .differs = self { true } else { false } }

  /// The verdict of two sides taken together: the worse one, with what both found.
  public func and(_ other: Verdict) -> Verdict {
    switch (self, other) {
    case (.differs(let a), .differs(let b)): .differs(a + b)
    case (.differs, _), (_, .same): self
    case (_, .differs), (.same, _): other
    case (.notCompared, _): self
    case (_, .notCompared): other
    default: .withinTolerance
    }
  }
}
