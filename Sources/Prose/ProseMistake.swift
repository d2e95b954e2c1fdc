/// A mistake in a Markdown text.
public struct ProseMistake: Error, Hashable, Sendable {
  /// What is wrong: lower case, no full stop.
  public var message: String
  /// Where, in bytes of UTF-8 from the start of the text.
  public var range: Range<Int>
  /// What to write instead.
  public var hints: [String]

  /// Creates a mistake.
  public init(_ message: String, at range: Range<Int>, hints: [String] = []) {
    self.message = message
    self.range = range
    self.hints = hints
  }
}
