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
  mutating func read(_ outer: inout Fields) {
    let check = outer.object(
      "check", "tolerances of a check", about: "how far what is committed may be from what is made")
    guard var fields = check else { return }
    if var data = fields.object("data", "tolerances of numbers", about: "of files of numbers") {
      data.read(
        "relative", into: &relative, .within(0...1), about: "the part that grows with the numbers")
      data.read("absolute", into: &absolute, .nonNegative, about: "the part that does not")
      data.finish()
    }
    fields.read(
      "scene", into: &movement, .nonNegative, about: "how far anything may move, in points")
    if var pixels = fields.object("pixels", "tolerances of pixels", about: "of pictures") {
      pixels.read(
        "color", into: &color, .within(0...100),
        about: "how different colors may be; about 1 can just be seen")
      pixels.read(
        "share", into: &share, .within(0...1), about: "the share of pixels that may differ by more")
      pixels.finish()
    }
    fields.finish()
  }
}
