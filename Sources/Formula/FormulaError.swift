/// A mistake in the text of a formula, at its place.
public struct FormulaError: Error, Hashable, Sendable {
  /// What is wrong, lower case and without a full stop.
  public var message: String
  /// Where in the text, in Unicode scalars from 1.
  public var column: Int
  /// How many Unicode scalars are meant, at least 1.
  public var length: Int
  /// What to write instead, if it can be guessed.
  public var hint: String?

  init(_ message: String, at range: Range<Int>, hint: String? = nil) {
    self.message = message
    self.column = range.lowerBound + 1
    self.length = max(1, range.count)
    self.hint = hint
  }
}

/// A hint that says what was probably meant.
func didYouMean(_ text: String) -> String { "did you mean \"\(text)\"?" }

/// A hint that says what the language has instead.
func writeInstead(_ text: String) -> String { "write \"\(text)\"" }
