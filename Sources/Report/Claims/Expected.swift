import Configuration

/// What a claim expects to find.
enum Expected: Sendable {
  case number(Double)
  case range(ClosedRange<Double>)
  case vector([Double])
  case text(String)
  case flag(Bool)

  /// What kind of thing a measure finds, and so what may be expected of it.
  enum Form: Sendable { case count, real, vector, text, flag }

  /// Reads the expected value of a measure; nil after a mistake.
  init?(_ value: ConfigValue, form: Form) {
    var value = value
    let found: Expected? =
      switch form {
      case .count, .real: Expected.numberOrRange(&value)
      case .vector: Expected.vector(&value)
      case .text: value.string().map { .text($0) }
      case .flag: value.flag().map { .flag($0) }
      }
    let expected =
      switch form {
      case .count, .real: "a number or a range [lower, upper]"
      case .vector: "a list of numbers"
      case .text: "a string"
      case .flag: "true or false"
      }
    value.otherwise(expected: expected)
    guard let found else { return nil }
    self = found
  }

  private static func numberOrRange(_ value: inout ConfigValue) -> Expected? {
    if let number = value.number() { return .number(number) }
    guard let ends = value.pair() else { return nil }
    if ends.0 <= ends.1 { return .range(ends.0...ends.1) }
    value.problems.add(
      "\"\(value.key)\" must go from a lower to a higher number", at: value.node.range)
    return nil
  }

  /// Points may be written flat or each as a list.
  private static func vector(_ value: inout ConfigValue) -> Expected? {
    if let number = value.number() { return .vector([number]) }
    guard let elements = value.elements() else { return nil }
    let parts = elements.compactMap { element -> [Double]? in
      var element = element
      if let number = element.number() { return [number] }
      let numbers = element.numbers()
      element.otherwise(expected: "a list of numbers")
      return numbers
    }
    return parts.count == elements.count ? .vector(parts.flatMap { $0 }) : nil
  }

  /// Real numbers agree to half a percent unless a claim says otherwise: the three digits that
  /// prose gives.
  static let defaultRelativeTolerance = 5e-3

  /// Whether what was found is what was expected; `tolerance` is absolute.
  func accepts(_ measured: Measured, form: Form, tolerance: Double?) -> Bool {
    func isNear(_ found: Double, _ wanted: Double) -> Bool {
      let allowed =
        tolerance ?? (form == .count ? 0 : Expected.defaultRelativeTolerance * abs(wanted))
      return found == wanted || abs(found - wanted) <= allowed
    }
    switch (self, measured) {
    case (.number(let wanted), .number(let found)): return isNear(found, wanted)
    case (.range(let wanted), .number(let found)): return wanted.contains(found)
    case (.vector(let wanted), .vector(let found)):
      return wanted.count == found.count && zip(found, wanted).allSatisfy(isNear)
    case (.text(let wanted), .text(let found)): return wanted == found
    case (.flag(let wanted), .flag(let found)): return wanted == found
    default: return false
    }
  }

  /// The value as messages show it.
  var described: String {
    switch self {
    case .number(let number): NumberText.shortest(number)
    case .range(let range):
      "\(NumberText.shortest(range.lowerBound)) to \(NumberText.shortest(range.upperBound))"
    case .vector(let numbers): Measured.vector(numbers).described
    case .text(let text): "\"\(text)\""
    case .flag(let flag): "\(flag)"
    }
  }
}

/// What a measure found.
enum Measured: Hashable, Sendable {
  case number(Double)
  case vector([Double])
  case text(String)
  case flag(Bool)
  /// There is no such thing; the text completes "found …".
  case nothing(String)

  /// The value as messages show it.
  var described: String {
    switch self {
    case .number(let number): NumberText.shortest(number)
    case .vector(let numbers):
      "[" + numbers.map(NumberText.shortest).joined(separator: ", ") + "]"
    case .text(let text): "\"\(text)\""
    case .flag(let flag): "\(flag)"
    case .nothing(let reason): reason
    }
  }

  /// The value for a text.
  var templateValue: TemplateValue {
    switch self {
    case .number(let number): .number(number)
    case .vector(let numbers): .vector(numbers)
    case .text(let text): .text(text)
    case .flag(let flag): .text(flag ? "yes" : "no")
    case .nothing(let reason): .text(reason)
    }
  }
}
