import Testing

@testable import Formula

/// Every function of the language against mpmath with 120 digits, rounded once to 17.
struct FunctionTests {
  /// Values and both derivatives agree to a few units in the last place; second derivatives that
  /// are differences, where the row says so, absolutely.
  @Test func agreeWithExactArithmetic() throws {
    for row in try oracleRows("functions.jsonl") {
      let formula = try Formula(
        try #require(row.fields["expression"] as? String), variables: row.variables)
      let point = try #require(row.numbers("point"))
      let (value, gradient) = formula.gradient(at: point)
      let rows = try #require(row.fields["hessian"] as? [[Any]])
      let found = [value] + gradient + formula.hessian(at: point)
      let expected =
        [try #require(row.number("value"))] + (try #require(row.numbers("gradient")))
        + rows.flatMap { $0.map { OracleRow.number($0) ?? .nan } }
      let absolute = row.row("tolerance")?.number("absolute") ?? 0
      for (found, expected) in zip(found, expected) {
        let allowed = absolute + 4e-14 * abs(expected)
        let isNear = found == expected || abs(found - expected) <= allowed
        #expect(isNear, "\(formula.text) at \(point): \(found), not \(expected)")
      }
    }
  }

  @Test func allOfThemAreInTheTable() throws {
    let texts = try oracleRows("functions.jsonl").compactMap { $0.fields["expression"] as? String }
    let covered = Set(texts.compactMap { $0.split(separator: "(").first.map(String.init) })
    // These are whole-numbered or the operands themselves, and are tested in the language.
    let exact: Set = ["ceil", "floor", "log", "max", "min", "sign"]
    #expect(Set(Formula.functionNames) == covered.union(exact))
  }

  /// A function, a point, and its value where IEEE 754 has a say.
  // swift-format-ignore
  static let limits: [(String, Double, Double)] = [
    ("erfc(x)",            .infinity, 0),
    ("erfc(x)",            -.infinity, 2),
    ("erfc(x)",            30, 0),
    ("step(x)",            0, 0),
    ("step(x)",            .infinity, 1),
    ("clamp(x, 0, 1)",     -.infinity, 0),
    ("clamp(x, 0, 1)",     .infinity, 1),
    ("logsumexp(x, 0)",    -.infinity, 0),
    ("logsumexp(x, 0)",    .infinity, .infinity),
    ("logsumexp(x, x)",    -.infinity, -.infinity),
    ("logsumexp(x, x)",    .infinity, .infinity),
    ("logsumexp(x)",       3, 3),
  ]
  @Test(arguments: limits) func haveTheirLimits(_ text: String, _ x: Double, _ expected: Double)
    throws
  {
    #expect(try Formula(text).value(at: [x]) == expected)
    #expect(try Formula(text).value(at: [.nan]).isNaN)
  }

  @Test func saturatedBoundsHaveNoSlope() throws {
    let formula = try Formula("clamp(x, 0, 1)")
    #expect(
      [-1, 0, 0.5, 1, 2].map { formula.gradient(at: [$0]).gradient[0] } == [0, 0.5, 1, 0.5, 0])
    #expect(
      [-1, 0, 0.5, 1, 2].map { formula.isDifferentiable(at: [$0]) } == [
        true, false, true, false, true,
      ])
  }
}
