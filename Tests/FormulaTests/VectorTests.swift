import Testing

@testable import Formula

/// Components, sums and products.
struct VectorTests {
  // Text, dimension, point, value.
  // swift-format-ignore
  static let table: [(String, Int, [Double], Double)] = [
    ("x[1] + 10*x[2]",                            2, [3, 4],       43),
    ("x[n]",                                      3, [3, 4, 5],    5),
    ("x[n-1]*x2",                                 3, [3, 4, 5],    16),
    ("sum(i = 1..n, x[i])",                       4, [1, 2, 3, 4], 10),
    ("sum(i = 1..n, i*x[i])",                     3, [1, 1, 1],    6),
    ("2*sum(i=1..n,x[i]^2)/n",                    2, [3, 4],       25),
    ("product(i = 1..n, x[i] + 1)",               3, [1, 2, 3],    24),
    ("sum(i = 1..n-1, (x[i+1] - x[i])^2)",        3, [1, 3, 7],    20),
    ("sum(i = 1..n, sum(j = 1..i, x[j]))",        3, [1, 10, 100], 123),
    ("sum(i = 1..n, sum(j = 1..n, (i + j)*x[i]*x[j]))", 2, [1, 2], 30),
    ("sum(i = 2..1, x[i]) + 7",                   1, [5],          7),
    ("product(i = 1..0, x[i + 100])",             1, [5],          1),
    ("sum(i = 1..n-1, 100*(x[i+1] - x[i]^2)^2 + (1 - x[i])^2)", 3, [-1, 2, 0], 1705),
    ("u = sum(i = 1..n, x[i]); u^2 + n",          2, [1, 2],       11),
    ("sum(i = -1..1, i^2)*x1",                    1, [3],          6),
    ("max(sum(i = 1..n, x[i]), 3)",               2, [0.5, 1],     3),
    ("-sum(i = 1..2, x[i]^2)^2",                  2, [1, 2],       -25),
  ]
  @Test(arguments: table)
  func meanWhatTheyMeanWrittenOut(
    _ text: String, _ dimension: Int, _ point: [Double], _ expected: Double
  ) throws {
    let formula = try Formula(text, dimension: dimension)
    #expect(formula.variables == (1...dimension).map { "x\($0)" })
    #expect(formula.value(at: point) == expected)
  }

  @Test func componentsAreVariablesWithoutADimension() throws {
    #expect(try Formula("w[10] - w[2]").variables == ["w2", "w10"])
    #expect(
      try Formula("sum(k = 1..3, a[k]*b[k])").variables == ["a1", "a2", "a3", "b1", "b2", "b3"])
    #expect(try Formula("n*x").variables == ["n", "x"])
  }

  /// Text, column, message, hint.
  // swift-format-ignore
  static let mistakes: [(String, Int, String, String?)] = [
    ("x[3]",                   1,  "\"x\" has the components 1 to 2, found x[3]", nil),
    ("x[0]",                   1,  "\"x\" has the components 1 to 2, found x[0]", nil),
    ("x[1.5]",                 3,  "expected a whole number as index, found 1.5", nil),
    ("x[x1]",                  3,  "expected an index that no variable changes", nil),
    ("x[1",                    2,  "\"[\" is never closed", "add \"]\""),
    ("(x[1)",                  3,  "\"[\" is never closed", "add \"]\""),
    ("x",                      1,  "\"x\" is a vector of 2 components",
     "write \"x[1]\" or \"sum(i = 1..n, x[i])\""),
    ("sum(x[1])",              5,  "expected an index and its range, found \"x\"",
     "write \"sum(i = 1..n, x[i])\""),
    ("sum(i = 1, x[i])",       10, "expected \"..\" and the last index, found \",\"",
     "a range is written 1..n"),
    ("sum(i = 1..n)",          13, "expected \",\" and what to add up, found \")\"",
     "write \"sum(i = 1..n, x[i])\""),
    ("sum(i = 1..x1, x[i])",   12, "expected a last index that no variable changes", nil),
    ("sum(i = 1..n, x[i]) + i", 23, "unknown name \"i\"", nil),
    ("sum(n = 1..2, x[n])",    5,  "\"n\" is already a constant", nil),
    ("sum(i = 1..2, sum(i = 1..2, x[i]))", 19, "\"i\" is already an index", nil),
    ("sum(i = 1..9000000, i)", 1,
     "the formula comes to more than 4000000 operations, written out", nil),
    ("sum + x1",               1,  "function \"sum\" needs its argument in parentheses",
     "write \"sum(i = 1..n, x[i])\""),
    ("summ(i = 1..n, x[i])",   1,  "unknown function \"summ\"", "did you mean \"sum\"?"),
    ("sin[x1]",                4,  "unexpected character \"[\"", "did you mean \"(x1)\"?"),
    ("x1 ] 2",                 4,  "unexpected character \"]\"", "delete it"),
  ]
  @Test(arguments: mistakes)
  func mistakesAreAtTheirPlace(
    _ text: String, _ column: Int, _ message: String, _ hint: String?
  ) throws {
    let error = #expect(throws: FormulaError.self) { try Formula(text, dimension: 2) }
    #expect(error?.column == column)
    #expect(error?.message == message)
    if let hint { #expect(error?.hint == hint) }
  }

  /// Gradients and programs grow with the formula and not with its square.
  @Test func manyDimensionsAreNoTrouble() throws {
    let n = 2000
    let formula = try Formula(
      "sum(i = 1..n-1, 100*(x[i+1] - x[i]^2)^2 + (1 - x[i])^2)", dimension: n)
    let (value, gradient) = formula.gradient(at: Array(repeating: 1, count: n))
    #expect(value == 0 && gradient.allSatisfy { $0 == 0 })
    #expect(formula.gradientProgram.instructions.count < 14 * n)
  }
}
