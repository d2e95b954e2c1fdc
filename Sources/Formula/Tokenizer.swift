/// A word of the language, with the scalars it covers, counted from 0.
struct Token {
  enum Kind: Hashable {
    case number(Double), name(String)
    /// One of `+ - * / ^ ( ) [ ] , ; =`, or `‥` for two points.
    case symbol(Unicode.Scalar)
    case end
  }
  var kind: Kind
  var range: Range<Int>
}

/// Cuts the text of a formula into tokens, on demand, so that the first mistake wins.
struct Tokenizer {
  let scalars: [Unicode.Scalar]
  private var position = 0
  private let symbols = Array("+-*/^()[],;=".unicodeScalars)

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  /// The text of a range of scalars.
  func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }

  mutating func next() throws(FormulaError) -> Token {
    while let scalar = peek(), isSpace(scalar) { position += 1 }
    guard let scalar = peek() else { return Token(kind: .end, range: position..<position) }
    if scalar == ".", peek(1) == "." {
      if peek(2) == "." {
        throw FormulaError(
          "unknown operator \"...\"", at: position..<position + 3,
          hint: "a range is written \"1..n\"")
      }
      position += 2
      return Token(kind: .symbol("‥"), range: position - 1..<position)
    }
    if isDigit(scalar) { return try number() }
    if isLetter(scalar) { return try name() }
    if let mistake = foreignOperator(at: position) { throw mistake }
    if scalar == "." { return try number() }
    guard symbols.contains(scalar) else { throw unexpectedCharacter(at: position) }
    position += 1
    return Token(kind: .symbol(scalar), range: position - 1..<position)
  }

  /// The scalar with which the next token begins, if there is one.
  var upcoming: Unicode.Scalar? {
    scalars[position...].first { !isSpace($0) }
  }

  func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
  }

  private func peek(_ offset: Int = 0) -> Unicode.Scalar? {
    position + offset < scalars.count ? scalars[position + offset] : nil
  }

  private mutating func name() throws(FormulaError) -> Token {
    let start = position
    while let scalar = peek(), isLetter(scalar) || isDigit(scalar) {
      // π is a number and no letter of other names: πx is not one, but a product without its sign.
      if scalar == "π", position > start { break }
      position += 1
      if scalar == "π", let next = peek(), next != "_", isLetter(next) { break }
    }
    let range = start..<position
    if peek() == ".", let next = peek(1), isLetter(next) { throw dottedName(from: start) }
    if scalars[position - 1] == "_", peek() == "{", let index = group(at: position) {
      // x1 is a component of a vector, x_max is a name.
      let isNumber = index.allSatisfy { isDigit(scalars[$0]) }
      let stem = quote(start..<position - (isNumber ? 1 : 0))
      throw unexpected(
        "{", at: position..<position + 1, didYouMean("\(stem)\(text(index))"))
    }
    return Token(kind: .name(text(range)), range: range)
  }

  private mutating func skipDigits() -> Bool {
    let start = position
    while let scalar = peek(), isDigit(scalar) { position += 1 }
    return position > start
  }

  private mutating func number() throws(FormulaError) -> Token {
    let start = position
    var hasDigits = skipDigits()
    // The points of 1..n belong to the range.
    if peek() == ".", peek(1) != "." {
      position += 1
      hasDigits = skipDigits() || hasDigits
    }
    guard hasDigits else {
      throw FormulaError("expected a digit beside the decimal point", at: start..<position)
    }
    if peek() == ".", peek(1) != "." {
      throw FormulaError("expected one decimal point, found two", at: position..<position + 1)
    }
    try exponent(of: start)
    let range = start..<position
    guard let value = Double(text(range)), value.isFinite else {
      throw FormulaError("number too large, the largest is 1.797e308", at: range)
    }
    return Token(kind: .number(value), range: range)
  }

  /// Skips the exponent of a number; in `2exp(x)` and `2e_1` there is none.
  private mutating func exponent(of start: Int) throws(FormulaError) {
    guard peek() == "e" || peek() == "E" else { return }
    if let next = peek(1), isLetter(next) { return }
    let mark = position
    position += 1
    let isSigned = peek() == "+" || peek() == "-"
    if isSigned { position += 1 }
    guard !skipDigits() else { return }
    throw FormulaError(
      "expected the digits of an exponent after \"\(text(mark..<position))\"",
      at: mark..<position,
      hint: isSigned ? nil : didYouMean("\(text(start..<mark))*e"))
  }

  func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// Letters of all alphabets, but not those that are only typeset in another way: ｘ, 𝑥, ⁿ.
  func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    guard !scalar.isASCII else {
      return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || scalar == "_"
    }
    return scalar.properties.isAlphabetic && !(0xFF00...0xFFEF).contains(scalar.value)
      && !(0x1D400...0x1D7FF).contains(scalar.value) && scalar != "ℎ"
      && scalar.properties.generalCategory != .modifierLetter
  }
}
