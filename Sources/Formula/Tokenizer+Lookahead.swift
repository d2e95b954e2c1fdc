/// What stands near a mistake, so that a hint can repeat it. Nothing looks further than a line.
extension Tokenizer {
  /// How many scalars a hint repeats at most.
  private static let reach = 40

  /// The scalar at a place; nil beyond the ends.
  func scalar(at place: Int) -> Unicode.Scalar? {
    scalars.indices.contains(place) ? scalars[place] : nil
  }

  /// The first place from here on that is no space.
  func afterSpaces(_ start: Int) -> Int {
    var place = start
    while let scalar = scalar(at: place), isSpace(scalar), place < start + Tokenizer.reach {
      place += 1
    }
    return place
  }

  /// The number or name that begins at a place; empty if there is none, or if it is long.
  func word(at start: Int) -> Range<Int> {
    var end = start
    while let scalar = scalar(at: end), isLetter(scalar) || isDigit(scalar) || scalar == "." {
      end += 1
      guard end <= start + Tokenizer.reach else { return start..<start }
    }
    return start..<end
  }

  /// The number or name that ends before a place.
  func word(before end: Int) -> Range<Int> {
    var start = end
    while let scalar = scalar(at: start - 1), isLetter(scalar) || isDigit(scalar),
      start > end - Tokenizer.reach
    {
      start -= 1
    }
    return start..<end
  }

  /// What is inside of the brackets that begin at a place; nil if nothing is, or if it is long.
  func group(at start: Int) -> Range<Int>? {
    let openings: [Unicode.Scalar] = ["(", "[", "{"]
    let closings: [Unicode.Scalar] = [")", "]", "}"]
    guard let first = scalar(at: start), openings.contains(first) else { return nil }
    var depth = 0
    for place in start...start + Tokenizer.reach {
      guard let scalar = scalar(at: place) else { return nil }
      if openings.contains(scalar) { depth += 1 }
      if closings.contains(scalar) { depth -= 1 }
      if depth == 0 { return place > start + 1 ? start + 1..<place : nil }
    }
    return nil
  }

  /// What is between a place and the next of these scalars; nil if nothing is, or if it is long.
  func inside(from start: Int, to end: Unicode.Scalar) -> Range<Int>? {
    for place in start..<start + Tokenizer.reach {
      guard let scalar = scalar(at: place) else { return nil }
      if scalar == end { return place > start ? start..<place : nil }
    }
    return nil
  }

  /// The text of a range, or its beginning.
  func quote(_ range: Range<Int>) -> String {
    range.count <= Tokenizer.reach
      ? text(range) : text(range.lowerBound..<range.lowerBound + Tokenizer.reach) + "…"
  }

  /// The text of a range in parentheses, unless it is a single word.
  func factor(_ range: Range<Int>) -> String {
    range.allSatisfy { isLetter(scalars[$0]) || isDigit(scalars[$0]) || scalars[$0] == "." }
      ? text(range) : "(\(text(range)))"
  }

  /// The argument that follows a function without parentheses: `x`, `2*x` for "2x", `-x`.
  func argument(at start: Int) -> String? {
    let place = afterSpaces(start)
    if let inner = group(at: place) { return text(inner) }
    if scalar(at: place) == "-" {
      let operand = word(at: afterSpaces(place + 1))
      return operand.isEmpty ? nil : "-\(text(operand))"
    }
    // The backslash of a Greek letter in LaTeX.
    let operand = word(at: scalar(at: place) == "\\" ? place + 1 : place)
    guard !operand.isEmpty else { return nil }
    let digits = operand.prefix { isDigit(scalars[$0]) || scalars[$0] == "." }
    let letters = operand.upperBound - operand.lowerBound - digits.count
    return digits.isEmpty || letters == 0
      ? text(operand)
      : text(operand.lowerBound..<operand.lowerBound + digits.count) + "*"
        + text(operand.upperBound - letters..<operand.upperBound)
  }
}

/// The text, or the beginning of a long one: messages have one line.
func shortened(_ text: String) -> String {
  let scalars = text.unicodeScalars
  return scalars.count <= 40 ? text : String(String.UnicodeScalarView(scalars.prefix(40))) + "…"
}
