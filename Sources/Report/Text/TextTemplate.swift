import Configuration

/// A text with places for results: `"Momentum needs {{momentum.heavyBallSteps}} steps"`.
///
/// A place names a claim of an experiment, so every number in a title is one that the build has
/// checked; `{{name:3}}` shows three significant digits.
struct TextTemplate: Sendable {
  /// Words, or a place for a result.
  enum Piece: Hashable, Sendable {
    case words(String)
    case place(name: String, digits: Int?, isInFormula: Bool, column: Int)
  }

  /// A mistake, at a column of the text in scalars from 1.
  struct Mistake: Error {
    var message: String
    var column: Int
    var length: Int
  }

  /// The pieces in order.
  private(set) var pieces: [Piece] = []

  /// Takes a text apart that has no mistakes.
  init(_ text: String) throws(Mistake) {
    let (template, mistakes) = TextTemplate.read(text)
    if let mistake = mistakes.first { throw mistake }
    self = template
  }

  private init(pieces: [Piece]) { self.pieces = pieces }

  /// Takes a text apart; the places that have a name are there in spite of mistakes.
  static func read(_ text: String) -> (template: TextTemplate, mistakes: [Mistake]) {
    var pieces: [Piece] = []
    var mistakes: [Mistake] = []
    var words = ""
    var isInFormula = false
    let scalars = Array(text.unicodeScalars)
    var index = 0
    while index < scalars.count {
      guard TextTemplate.opensPlace(scalars, at: index) else {
        if scalars[index] == "$", index == 0 || scalars[index - 1] != "\\" { isInFormula.toggle() }
        words.unicodeScalars.append(scalars[index])
        index += 1
        continue
      }
      guard let end = TextTemplate.end(of: scalars, from: index + 2) else {
        mistakes.append(
          Mistake(message: "expected \"}}\" to end the place", column: index + 1, length: 2))
        break
      }
      var inside = ""
      inside.unicodeScalars.append(contentsOf: scalars[(index + 2)..<end])
      let parts = inside.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        .map(TextTemplate.trimmed)
      let digits = parts.count > 1 ? Int(parts[1]) : nil
      defer { index = end + 2 }
      func refuse(_ message: String) {
        mistakes.append(Mistake(message: message, column: index + 1, length: end + 2 - index))
      }
      if parts.count > 1, !(digits.map { (1...17).contains($0) } ?? false) {
        refuse("expected a number of digits from 1 to 17 after \":\", found \"\(parts[1])\"")
      }
      guard let name = parts.first, !name.isEmpty else {
        refuse("expected a name between \"{{\" and \"}}\"")
        continue
      }
      pieces.append(.words(words))
      words = ""
      let blanks = inside.unicodeScalars.prefix { $0 == " " }.count
      pieces.append(
        .place(name: name, digits: digits, isInFormula: isInFormula, column: index + 3 + blanks))
    }
    return (TextTemplate(pieces: pieces + [.words(words)]), mistakes)
  }

  /// The names of all places, in order, with their columns in scalars from 1.
  var places: [(name: String, column: Int)] {
    pieces.compactMap { piece in
      if case .place(let name, _, _, let column) = piece { (name, column) } else { nil }
    }
  }

  /// The text with the places filled; a name that the values lack is left out.
  func filled(_ value: (String) -> TemplateValue?) -> String {
    pieces.reduce(into: "") { text, piece in
      switch piece {
      case .words(let words): text += words
      case .place(let name, let digits, let isInFormula, _):
        let medium: NumberFormat.Medium = isInFormula ? .formula : .words
        text +=
          value(name)?.text(
            NumberFormat(digits: digits ?? 4, keepsZeros: digits != nil, medium: medium)) ?? ""
      }
    }
  }

  /// Of three braces the first groups a formula: `$10^{{{name}}}$`.
  static func opensPlace(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    guard index + 1 < scalars.count, scalars[index] == "{", scalars[index + 1] == "{" else {
      return false
    }
    return index + 2 == scalars.count || scalars[index + 2] != "{"
  }

  private static func end(of scalars: [Unicode.Scalar], from start: Int) -> Int? {
    var index = start
    while index + 1 < scalars.count {
      if scalars[index] == "}", scalars[index + 1] == "}" { return index }
      index += 1
    }
    return nil
  }

  private static func trimmed(_ text: Substring) -> String {
    var trimmed = text.drop { $0 == " " }
    while trimmed.last == " " { trimmed.removeLast() }
    return String(trimmed)
  }
}

/// What can stand at a place of a text.
enum TemplateValue: Hashable, Sendable {
  case number(Double)
  case vector([Double])
  case text(String)
  /// What has a text of its own in a formula.
  indirect case words(String, inFormula: TemplateValue)

  /// The value in a format.
  func text(_ format: NumberFormat) -> String {
    switch self {
    case .words(let words, let value):
      format.medium == .formula ? value.text(format) : words
    case .number(let number): format.text(number)
    case .vector(let numbers): format.text(numbers)
    case .text(let text): text
    }
  }
}
