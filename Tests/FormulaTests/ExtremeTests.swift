import Testing

@testable import Formula

/// Length and depth cost no stack, and work grows with the text, not with its square.
struct ExtremeTests {
  static let depth = 10_000

  private static func nested(_ open: String, _ close: String = ")") -> String {
    String(repeating: open, count: depth) + "x" + String(repeating: close, count: depth)
  }

  /// Texts with a meaning: f(½), and f′(½) where it is plain.
  // swift-format-ignore
  static let valid: [(String, String, Double?, Double?)] = [
    ("parentheses",  nested("("), 0.5, 1),
    ("sums inside",  nested("(x+"), 5000.5, 10_001),
    ("signs",        nested("-", ""), 0.5, 1),
    ("odd signs",    "-" + nested("-", ""), -0.5, -1),
    ("tower",        nested("x^", ""), nil, nil),
    ("powers",       nested("(", ")^1.0001"), nil, nil),
    ("quotients",    nested("x/", ""), nil, nil),
    ("functions",    nested("sin("), nil, nil),
    ("corners",      nested("abs("), 0.5, 1),
    ("maxima",       nested("max(0.25, "), 0.5, 1),
    ("steep",        nested("sqrt("), nil, nil),
    ("arguments",    "max(" + String(repeating: "x, ", count: depth) + "0.25)", 0.5, 1),
    ("decimals",     "x + 0." + String(repeating: "1", count: depth), 0.5 + 1.0 / 9, 1),
    ("name",         String(repeating: "x", count: depth), 0.5, 1),
  ]

  /// What can be asked of a formula is answered, each in time that grows with the text.
  @Test(arguments: valid)
  func areNoTrouble(_ name: String, _ text: String, _ value: Double?, _ slope: Double?) throws {
    let formula = try Formula(text)
    let (found, gradient) = formula.gradient(at: [0.5])
    if let value { #expect(abs(found - value) <= 1e-15 * abs(value)) }
    if let slope { #expect(gradient == [slope]) }
    #expect(formula.hessian(at: [0.5]).count == 1)
    #expect(formula.isDifferentiable(at: [0.5]) || gradient[0].isNaN)
    let graph = formula.graph(at: [0.5], detail: .named)
    #expect(graph.nodes[graph.output].value.bitPattern == found.bitPattern || found.isNaN)
    if let slope { #expect(graph.nodes.first { $0.isInput }?.adjoint == slope) }
  }

  /// A node for every operation, and the derivative through all of them.
  @Test func fullGraphsMayBeDeep() throws {
    let formula = try Formula(Self.nested("(x + "))
    let graph = formula.graph(at: [0.5], detail: .full)
    #expect(graph.nodes.count == Self.depth + 1)
    #expect(graph.nodes.first { $0.isInput }?.adjoint == Double(Self.depth + 1))
  }

  /// Ten thousand corners at once, each of which counts.
  @Test func manyKinksAreAllFound() throws {
    let n = Self.depth
    let formula = try Formula("sum(i = 1..n, abs(x[i]))", dimension: n)
    #expect(formula.kinks(at: Array(repeating: 0, count: n)).count == n)
  }

  /// Texts without a meaning, and the column of what is said.
  // swift-format-ignore
  static let invalid: [(String, Int)] = [
    (String(repeating: "(", count: depth), depth),
    (String(repeating: "(", count: depth) + "x", depth),
    ("x" + String(repeating: ")", count: depth), 2),
    (String(repeating: "sin(", count: depth), 4 * depth),
    (String(repeating: "- ", count: depth), 2 * depth - 1),
    (String(repeating: "[", count: depth), 1),
    (String(repeating: "{", count: depth), 1),
    (String(repeating: "|", count: depth), 1),
    (String(repeating: "\\frac{", count: depth), 1),
    (String(repeating: "np.", count: depth) + "x", 1),
    (String(repeating: ".", count: depth), 1),
    (String(repeating: ";", count: depth), 1),
    (String(repeating: " ", count: depth), 1),
    ("x" + String(repeating: "\u{301}", count: depth), 2),
    ("x" + String(repeating: "²", count: depth), 2),
    ("x" + String(repeating: " ", count: depth) + "y", depth + 2),
    (String(repeating: "1", count: depth), 1),
    ("1e" + String(repeating: "9", count: depth), 1),
    (String(repeating: "y", count: depth) + "(x)", 1),
    ("x + " + String(repeating: "y", count: depth), 5),
    ("sum(i = 1..1000000, sum(j = 1..1000000, x))", 21),
    ("sum(i = 1..1000000, product(j = 1..1000000, 1))", 21),
    ("sum(i = 1..2, " + String(repeating: "product(j = 1..2, ", count: depth), 41),
    ((0..<1000).map { "sum(i\($0) = 1..1, " }.joined(), 1015),
  ]

  /// The message has one line, however long the mistake.
  @Test(arguments: invalid) func areAnsweredInALine(_ text: String, _ column: Int) {
    let error = #expect(throws: FormulaError.self) { try Formula(text, variables: ["x"]) }
    #expect(error?.column == column)
    let said = (error?.message ?? "") + (error?.hint ?? "")
    #expect(said.utf8.count < 300 && !said.contains { $0.isNewline })
  }
}
