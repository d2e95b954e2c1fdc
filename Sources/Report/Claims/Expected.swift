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
  init?(_ node: Node, name: String, form: Form, problems: DiagnosticCollector) {
    switch (form, node.value) {
    case (.count, .number(let number)), (.real, .number(let number)):
      self = .number(number)
    case (.count, .array(let ends)), (.real, .array(let ends)):
      guard let numbers = Expected.numbers(ends), numbers.count == 2, numbers[0] <= numbers[1]
      else {
        problems.add("expected a number or a range [lower, upper] for \"\(name)\"", at: node.range)
        return nil
      }
      self = .range(numbers[0]...numbers[1])
    case (.vector, .number(let number)): self = .vector([number])
    case (.vector, .array(let elements)):
      // Points may be written flat or each as a list.
      let flat = elements.flatMap { if case .array(let inner) = $0.value { inner } else { [$0] } }
      guard let numbers = Expected.numbers(flat) else {
        problems.add("expected a list of numbers for \"\(name)\"", at: node.range)
        return nil
      }
      self = .vector(numbers)
    case (.text, .string(let text)): self = .text(text)
    case (.flag, .boolean(let flag)): self = .flag(flag)
    default:
      let expected =
        switch form {
        case .count, .real: "a number or a range [lower, upper]"
        case .vector: "a list of numbers"
        case .text: "a string"
        case .flag: "true or false"
        }
      problems.add(
        "expected \(expected) for \"\(name)\", found \(node.described)", at: node.range)
      return nil
    }
  }

  private static func numbers(_ nodes: [Node]) -> [Double]? {
    let numbers = nodes.compactMap {
      if case .number(let number) = $0.value { number } else { nil }
    }
    return numbers.count == nodes.count ? numbers : nil
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
