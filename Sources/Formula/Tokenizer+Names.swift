/// Names as programs write them: `np.sin`.
extension Tokenizer {
  /// What is wrong with a name that has a point in it.
  func dottedName(from start: Int) -> FormulaError {
    var end = start
    var last = start
    while let scalar = scalar(at: end), isLetter(scalar) || isDigit(scalar) || scalar == "." {
      end += 1
      if scalar == "." { last = end }
    }
    let name = quote(last..<end)
    let hint = nearest(to: name, among: functions.map(\.name) + constants.map(\.name))
    return FormulaError(
      "unknown name \"\(quote(start..<end))\"", at: start..<end,
      hint: hint.map { didYouMean($0) } ?? infinities[name.lowercased()])
  }

  /// The call of `function` that a text without parentheses, or with a power before them, means:
  /// sin x, sin^2(x), sin²(x), sin^-1(x).
  func call(of function: String, endingAt end: Int) -> String {
    var place = afterSpaces(end)
    var exponent = ""
    let lowered = run(of: subscripts, from: end)
    if functionNamed(function + lowered.text) != nil, !lowered.text.isEmpty {
      return "\(function)\(lowered.text)(\(argument(at: lowered.range.upperBound) ?? "x"))"
    }
    let raised = run(of: superscripts, from: place)
    if !raised.text.isEmpty {
      exponent = raised.text
      place = raised.range.upperBound
    } else if scalar(at: place) == "^" {
      let start = afterSpaces(place + 1)
      let digits = word(at: scalar(at: start) == "-" ? start + 1 : start)
      if let inner = group(at: start), word(at: afterSpaces(inner.upperBound + 1)).isEmpty,
        scalar(at: afterSpaces(inner.upperBound + 1)) != "("
      {
        return "\(function)(\(text(inner)))"
      } else if let inner = group(at: start) {
        exponent = text(inner)
        place = inner.upperBound + 1
      } else if digits.allSatisfy({ isDigit(scalars[$0]) }) {
        exponent = text(start..<digits.upperBound)
        place = digits.upperBound
      } else {
        return "\(function)(\(text(digits)))"
      }
    }
    let isSingle = functionNamed(function)?.argumentCount == 1
    let argument = argument(at: place) ?? (isSingle ? "x" : "x, y")
    if exponent == "-1" {
      return functionNamed("a" + function) != nil
        ? "a\(function)(\(argument))" : "1/\(function)(\(argument))"
    }
    return "\(function)(\(argument))" + (exponent.isEmpty ? "" : "^\(exponent)")
  }
}

/// The function called `name`; `function` is taken where this is used.
private func functionNamed(_ name: String) -> Function? { function(named: name) }
