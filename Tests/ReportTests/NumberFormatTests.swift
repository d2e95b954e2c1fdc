import Testing

@testable import Report

@Suite struct NumberFormatTests {
  /// A number as words, and inside a formula.
  static let table: [(Double, String, String)] = [
    (0, "0", "0"),
    (-0.0, "0", "0"),
    (58, "58", "58"),
    (-3, "−3", "-3"),
    (123_456, "123456", "123456"),
    (0.5, "0.5", "0.5"),
    (0.1 + 0.2, "0.3", "0.3"),
    (-0.123456, "−0.1235", "-0.1235"),
    (3.14159, "3.142", "3.142"),
    (2.5e-3, "0.0025", "0.0025"),
    (9.9996, "10", "10"),
    (0.99996, "1", "1"),
    (999.96, "1000", "1000"),
    (12345.67, "12350", "12350"),
    (1.04e-18, "$1.04 \\times 10^{-18}$", "1.04 \\times 10^{-18}"),
    (-9.03e-5, "$-9.03 \\times 10^{-5}$", "-9.03 \\times 10^{-5}"),
    (1e-5, "$10^{-5}$", "10^{-5}"),
    (-1e-5, "$-10^{-5}$", "-10^{-5}"),
    (9.99996e-5, "$10^{-4}$", "10^{-4}"),
    (1e6, "$10^{6}$", "10^{6}"),
    (1.5e6, "$1.5 \\times 10^{6}$", "1.5 \\times 10^{6}"),
    (999_999.5, "$10^{6}$", "10^{6}"),
    (.leastNonzeroMagnitude, "$5 \\times 10^{-324}$", "5 \\times 10^{-324}"),
    (.greatestFiniteMagnitude, "$1.798 \\times 10^{308}$", "1.798 \\times 10^{308}"),
    (.infinity, "∞", "\\infty"),
    (-.infinity, "−∞", "-\\infty"),
    (.nan, "undefined", "undefined"),
  ]
  @Test(arguments: table)
  func numbersAreWrittenForTheirPlace(
    _ number: Double, _ words: String, _ formula: String
  ) {
    #expect(NumberFormat(medium: .words).text(number) == words)
    #expect(NumberFormat(medium: .formula).text(number) == formula)
  }

  static let digits: [(Int, String)] = [
    (1, "0.7"), (2, "0.67"), (4, "0.6667"), (16, "0.6666666666666666"), (17, "0.6666666666666666"),
  ]
  @Test(arguments: digits)
  func digitsAreThoseAskedFor(_ digits: Int, _ text: String) {
    #expect(NumberFormat(digits: digits).text(2.0 / 3) == text)
  }

  @Test func pointsHaveParentheses() {
    #expect(NumberFormat().text([3, -1.25]) == "(3, −1.25)")
    #expect(NumberFormat().text([3]) == "3")
  }
}

@Suite struct TextTemplateTests {
  static let values: [String: TemplateValue] = [
    "a.b": .number(1.23456e-7), "n": .number(58), "p": .vector([1, 2]), "t": .text("yes"),
  ]
  static let table: [(String, String)] = [
    ("", ""), ("plain {x} }} text", "plain {x} }} text"),
    ("{{n}}", "58"), ("{{ n }} steps", "58 steps"), ("a{{n}}b{{t}}c", "a58byesc"),
    ("{{a.b}}", "$1.235 \\times 10^{-7}$"), ("{{a.b:2}}", "$1.2 \\times 10^{-7}$"),
    ("$f = {{a.b:2}}$", "$f = 1.2 \\times 10^{-7}$"),
    ("costs \\${{a.b:1}}", "costs \\$$1 \\times 10^{-7}$"),
    ("$x$ {{a.b:1}} $y$", "$x$ $1 \\times 10^{-7}$ $y$"),
    ("at {{p}}", "at (1, 2)"), ("$2^{{{n}}}$", "$2^{58}$"), ("π{{n}}𝄞", "π58𝄞"),
    ("{{unknown}}!", "!"),
  ]
  @Test(arguments: table)
  func placesAreFilled(_ text: String, _ expected: String) throws {
    let found = try TextTemplate(text).filled { Self.values[$0] }
    #expect(found == expected.replacing("$1 \\times 10^{-7}$", with: "$10^{-7}$"))
  }

  static let ill: [(String, String, Int, Int)] = [
    ("π {{n", "expected \"}}\" to end the place", 3, 2),
    ("{{n}", "expected \"}}\" to end the place", 1, 2),
    ("x {{}}", "expected a name between \"{{\" and \"}}\"", 3, 4),
    ("{{ :3}}", "expected a name between \"{{\" and \"}}\"", 1, 7),
    ("{{n:}}", "expected a number of digits from 1 to 17 after \":\", found \"\"", 1, 6),
    ("{{n:0}}", "expected a number of digits from 1 to 17 after \":\", found \"0\"", 1, 7),
    ("{{n:18}}", "expected a number of digits from 1 to 17 after \":\", found \"18\"", 1, 8),
    ("{{n:x}}", "expected a number of digits from 1 to 17 after \":\", found \"x\"", 1, 7),
  ]
  @Test(arguments: ill)
  func mistakesHaveTheirPlace(_ text: String, _ message: String, _ column: Int, _ length: Int) {
    do {
      _ = try TextTemplate(text)
      Issue.record("accepted")
    } catch {
      #expect(error.message == message)
      #expect(error.column == column)
      #expect(error.length == length)
    }
  }

  @Test(arguments: table)
  func maskedTextsAreAsLong(_ text: String, _ filled: String) {
    #expect(TextTemplate.masked(text).unicodeScalars.count == text.unicodeScalars.count)
  }
}
