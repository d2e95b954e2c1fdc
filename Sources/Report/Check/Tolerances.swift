import Configuration

/// How far what is drawn anew may be from what was committed.
public struct Tolerances: Hashable, Sendable {
  /// Numbers a and b are alike if |a − b| ≤ absolute + relative · max(|a|, |b|).
  public var relative = 1e-9
  /// The part that does not grow with the numbers.
  public var absolute = 1e-12
  /// How far anything in a drawing may move, in points.
  public var movement = 0.02
  /// How different the colors of a pixel may be: about 1 can just be seen.
  public var color = 2.0
  /// The share of pixels that may differ by more.
  public var share = 0.0

  /// Creates the usual tolerances: rounding passes, and nothing that anybody could see.
  public init() {}

  /// Whether two numbers are alike; so are two that are no numbers, and infinities of one sign.
  public func areAlike(_ a: Double, _ b: Double) -> Bool {
    if a == b || (a.isNaN && b.isNaN) { return true }
    guard a.isFinite, b.isFinite else { return false }
    return abs(a - b) <= absolute + relative * max(abs(a), abs(b))
  }

  /// Reads `check`: `{"data": {"relative", "absolute"}, "scene": points, "pixels": {"color",
  /// "share"}}`; what is not named stays as it is.
  mutating func read(_ node: Node?, problems: DiagnosticCollector) {
    guard let node, var fields = Fields(node, "tolerances of a check", problems: problems)
    else { return }
    if let node = fields.node("data"),
      var data = Fields(node, "tolerances of numbers", problems: problems)
    {
      data.read("relative", into: &relative, .within(0...1))
      data.read("absolute", into: &absolute, .nonNegative)
      data.finish()
    }
    fields.read("scene", into: &movement, .nonNegative)
    if let node = fields.node("pixels"),
      var pixels = Fields(node, "tolerances of pixels", problems: problems)
    {
      pixels.read("color", into: &color, .within(0...100))
      pixels.read("share", into: &share, .within(0...1))
      pixels.finish()
    }
    fields.finish()
  }
}
