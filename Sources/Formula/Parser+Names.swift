/// Names without a meaning, and what was probably meant.
extension Parser {
  func unknownFunction(_ name: String) -> FormulaError {
    FormulaError(
      "unknown function \"\(shortened(name))\"", at: token.range, hint: functionHint(name))
  }

  private func functionHint(_ name: String) -> String? {
    let open = tokenizer.afterSpaces(token.range.upperBound)
    if let arguments = tokenizer.group(at: open) {
      let next = tokenizer.afterSpaces(arguments.upperBound + 1)
      if tokenizer.scalar(at: next) == "=", tokenizer.scalar(at: next + 1) != "=" {
        return didYouMean("\(shortened(name)) =")
      }
    }
    if name == "e" { return didYouMean("exp(") }
    if constants.contains(where: { $0.name == name }) {
      return tokenizer.scalar(at: tokenizer.afterSpaces(open + 1)) == ")"
        ? "write \"\(name)\" alone" : didYouMean("\(name)*(")
    }
    if let rewriting = rewritings[name.lowercased()] { return rewriting }
    // A variable before a function: xsin(y).
    for function in functions where name.hasSuffix(function.name) {
      let factor = String(name.dropLast(function.name.count))
      if let product = product(factor) { return didYouMean("\(product)*\(function.name)") }
    }
    if let near = nearest(to: name, among: functions.map(\.name) + loopOperations.map(\.name)) {
      return didYouMean(near)
    }
    // f(x), as a lesson calls the formula itself.
    if ["f", "g", "h"].contains(name), product(name) == nil {
      return "write the formula of \(name) itself, such as \"x^2\""
    }
    let isVariable = !isClosed && name.unicodeScalars.count == 1 || product(name) != nil
    return isVariable ? didYouMean("\(product(name) ?? name)*(") : nil
  }

  func unknown(_ name: String) -> FormulaError {
    if let dimension, name == vector {
      return FormulaError(
        "\"\(name)\" is a vector of \(dimension) components", at: token.range,
        hint: "write \"\(name)[1]\" or \"sum(i = 1..n, \(name)[i])\"")
    }
    if keywords.contains(name), let next = tokenizer.upcoming, tokenizer.isLetter(next) {
      return FormulaError("unexpected \"\(name)\"", at: token.range, hint: aloneAdvice)
    }
    return FormulaError(
      "unknown name \"\(shortened(name))\"\(alphabet(of: name))", at: token.range,
      hint: nameHint(name))
  }

  private func nameHint(_ name: String) -> String? {
    if let advice = infinities[name.lowercased()] { return advice }
    let names = parsed.variables + parsed.definitions
    let latin = name.unicodeScalars.prefix(40).map { lookalikes[$0] ?? String($0) }.joined()
    if latin != name, names.contains(latin) || function(named: latin) != nil {
      return didYouMean(latin)
    }
    if let product = product(name) { return didYouMean(product) }
    let digits = name.drop { !("0"..."9").contains($0) }
    let stem = String(name.dropLast(digits.count))
    if names.contains(stem), Int(digits) != nil {
      return "did you mean \"\(stem)*\(digits)\" or \"\(stem)^\(digits)\"?"
    }
    let known = names + constants.map(\.name) + functions.map(\.name)
    return nearest(to: name, among: known).map { didYouMean($0) }
  }

  /// The variables and constants whose names follow each other in an unknown name, as a product.
  func product(_ name: String) -> String? {
    let letters = name.unicodeScalars.prefix(8).map { String($0) }
    let isProduct =
      !letters.isEmpty && letters.joined() == name
      && letters.allSatisfy { letter in
        parsed.variables.contains(letter) || parsed.definitions.contains(letter)
      }
    return isProduct ? letters.joined(separator: "*") : nil
  }

  /// The character of a name that looks like a Latin letter, spelt out.
  private func alphabet(of name: String) -> String {
    guard let scalar = name.unicodeScalars.prefix(40).first(where: { lookalikes[$0] != nil }),
      let description = scalar.properties.name
    else { return "" }
    let code = String(scalar.value, radix: 16, uppercase: true)
    return " (U+\(String(repeating: "0", count: max(0, 4 - code.count)))\(code) \(description))"
  }
}
