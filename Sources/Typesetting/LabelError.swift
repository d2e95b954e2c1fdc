/// A mistake in the markup of a label.
public struct LabelError: Error, Hashable, Sendable {
  /// What is wrong: lower case, no full stop.
  public var message: String
  /// Where, counted in Unicode scalars from 1.
  public var column: Int
  /// How many scalars are wrong.
  public var length: Int
  /// What to write instead.
  public var hint: String?

  /// Creates an error.
  public init(_ message: String, column: Int, length: Int = 1, hint: String? = nil) {
    self.message = message
    self.column = column
    self.length = length
    self.hint = hint
  }
}
