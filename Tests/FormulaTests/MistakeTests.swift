import Testing

@testable import Formula

struct MistakeTests {
  @Test func areFoundAtTheirColumn() throws {
    // A megabyte takes two seconds in a release build, but fifteen in a debug build.
    for row in try oracleRows("malformed.jsonl") where row.text.utf8.count < 100_000 {
      let expectation = row.fields["expect"] as? String
      let columns = row.numbers("accept_columns")?.map { Int($0) }
      do throws(FormulaError) {
        let formula = try Formula(row.text, variables: row.variables)
        #expect(expectation != "error", "\(row.id) \(row.text.prefix(40))")
        guard let meaning = row.fields["accepted_value"] as? String else { continue }
        let point = [0.75, -1.25]
        let expected = try Formula(meaning, variables: row.variables).value(at: point)
        #expect(formula.value(at: point) == expected, "\(row.id)")
      } catch {
        #expect(columns?.contains(error.column) ?? true, "\(row.id) \(error)")
      }
    }
  }

  /// Neither length nor depth overflows the stack.
  @Test func surviveLongAndDeepTexts() throws {
    let sum = String(repeating: "x+", count: 20_000)
    #expect(try Formula(sum + "x").gradient(at: [0.5]) == (10_000.5, [20_001]))
    let error = #expect(throws: FormulaError.self) { try Formula(sum) }
    #expect(error?.column == 40_000)
    let digits = String(repeating: "1", count: 100_000)
    #expect(throws: FormulaError.self) { try Formula(digits) }
    let calls =
      String(repeating: "abs(", count: 10_000) + "x" + String(repeating: ")", count: 10_000)
    #expect(try Formula(calls).gradient(at: [-2]) == (2, [-1]))
  }

  /// column, length, message and hint.
  // swift-format-ignore
  static let table: [(String, Int, Int, String, String?)] = [
    ("2x",              2, 1, "expected an operator, found \"x\"", "did you mean \"2*x\"?"),
    ("2(x)",            2, 1, "expected an operator, found \"(\"", "did you mean \"2*(\"?"),
    ("x y",             3, 1, "expected an operator, found \"y\"", "did you mean \"x*y\"?"),
    ("2sin(x)",         2, 3, "expected an operator, found \"sin\"", "did you mean \"2*sin(x)\"?"),
    ("2πx",             2, 1, "expected an operator, found \"π\"", "did you mean \"2*π\"?"),
    ("πx",              2, 1, "expected an operator, found \"x\"", "did you mean \"π*x\"?"),
    ("xπ",              2, 1, "expected an operator, found \"π\"", "did you mean \"x*π\"?"),
    ("2 3",             3, 1, "expected an operator, found \"3\"", nil),
    ("xy",              1, 2, "unknown name \"xy\"", "did you mean \"x*y\"?"),
    ("x2",              1, 2, "unknown name \"x2\"", "did you mean \"x*2\" or \"x^2\"?"),
    ("X",               1, 1, "unknown name \"X\"", "did you mean \"x\"?"),
    ("sine(x)",         1, 4, "unknown function \"sine\"", "did you mean \"sin\"?"),
    ("cosine(x)",       1, 6, "unknown function \"cosine\"", "did you mean \"cos\"?"),
    ("arctan(x)",       1, 6, "unknown function \"arctan\"", "did you mean \"atan\"?"),
    ("sqr(x)",          1, 3, "unknown function \"sqr\"", "did you mean \"sqrt\"?"),
    ("foo(x)",          1, 3, "unknown function \"foo\"", nil),
    ("sin x",           1, 3, "function \"sin\" needs its argument in parentheses", "did you mean \"sin(x)\"?"),
    ("atan2(x)",        8, 1, "atan2 takes 2 arguments, found 1", "did you mean \"atan\"?"),
    ("sin(x, y)",       9, 1, "sin takes 1 argument, found 2", nil),
    ("max()",           5, 1, "max takes at least 1 argument, found 0", nil),
    ("x ** 2",          3, 2, "unknown operator \"**\"", "did you mean \"^\"?"),
    ("x − 1",           3, 1, "unexpected character \"−\" (U+2212 MINUS SIGN)", "did you mean \"-\"?"),
    ("x²",              2, 1, "unexpected character \"²\" (U+00B2 SUPERSCRIPT TWO)", "did you mean \"^2\"?"),
    ("x\u{200B}+1",     2, 1, "unexpected character U+200B ZERO WIDTH SPACE", "delete it"),
    ("[x]",             1, 1, "unexpected character \"[\"", "did you mean \"(x)\"?"),
    ("",                1, 1, "the formula is empty", nil),
    ("(x + 1",          1, 1, "\"(\" is never closed", "add \")\""),
    ("x)",              2, 1, "\")\" without \"(\"", "delete it"),
    ("x +",             3, 1, "expected a value after \"+\", found the end", nil),
    ("x + * y",         5, 1, "expected a value after \"+\", found \"*\"", nil),
    ("1,5*x",           2, 1, "unexpected \",\"", "write decimals with a point: \"1.5\""),
    ("1..2",            3, 1, "expected one decimal point, found two", nil),
    ("2e*x",            2, 1, "expected the digits of an exponent after \"e\"", "did you mean \"2*e\"?"),
    ("1e999",           1, 5, "number too large, the largest is 1.797e308", nil),
    ("x = 3",           3, 1, "\"x\" is already a variable", "delete \"x =\""),
    ("e = 3; e",        3, 1, "\"e\" is already a constant", "choose another name"),
    ("u = u + 1",       5, 1, "\"u\" is used in its own definition", nil),
    ("u = 1; u = 2; u", 10, 1, "\"u\" is already a definition", nil),
    ("u = x;",          6, 1, "expected a value after \";\", found the end", "delete it"),
    ("x + y;",          6, 1, "expected an operator or the end, found \";\"", "delete it"),
    ("x < y",           3, 1, "unexpected character \"<\"", "write conditions with \"max\", \"min\", \"step\" or \"sign\""),
  ]

  @Test(arguments: table)
  func sayWhatIsWrongAndWhatToWrite(
    _ text: String, _ column: Int, _ length: Int, _ message: String, _ hint: String?
  ) {
    expectMistake(in: text, column, length, message, hint)
  }
}

/// A formula of x and y is refused at a place, with a message and what to write instead.
func expectMistake(
  in text: String, _ column: Int, _ length: Int, _ message: String, _ hint: String?,
  at location: SourceLocation = #_sourceLocation
) {
  let error = #expect(throws: FormulaError.self, sourceLocation: location) {
    try Formula(text, variables: ["x", "y"])
  }
  #expect(error?.column == column, sourceLocation: location)
  #expect(error?.length == length, sourceLocation: location)
  #expect(error?.message == message, sourceLocation: location)
  #expect(error?.hint == hint, sourceLocation: location)
}
