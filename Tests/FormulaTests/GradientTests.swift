import Testing

@testable import Formula

struct GradientTests {
  /// Values and gradients of expressions in 50-digit arithmetic, rounded once.
  @Test func agreeWithExactArithmetic() throws {
    for row in try oracleRows("gradients.jsonl") {
      let text = try #require(row.fields["expression"] as? String)
      let point = try #require(row.numbers("point"))
      let formula = try Formula(text, variables: row.variables)
      let (value, gradient) = formula.gradient(at: point)
      let expected = try #require(row.number("value"))
      #expect(value.bitPattern == formula.value(at: point).bitPattern, "\(row.id)")
      if let plain = row.row("float64_plain") {
        let plainGradient = try #require(plain.numbers("gradient_torch"))
        #expect(isNear([value], [plain.number("value") ?? .nan], row), "\(row.id) \(text)")
        #expect(isNear(gradient, plainGradient, row), "\(row.id) \(text)")
        continue
      }
      #expect(isNear([value], [expected], row), "\(row.id) \(text)")
      if let expected = row.numbers("gradient") {
        #expect(isNear(gradient, expected, row), "\(row.id) \(text)")
      }
    }
  }

  /// Second derivatives of the same expressions; at kinks there are several.
  @Test func hessiansAgreeWithExactArithmetic() throws {
    var count = 0
    for row in try oracleRows("gradients.jsonl") where row.row("float64_plain") == nil {
      guard let rows = row.fields["hessian"] as? [[Any]],
        row.fields["category"] as? String != "kink"
      else { continue }
      let formula = try Formula(
        try #require(row.fields["expression"] as? String), variables: row.variables)
      let found = formula.hessian(at: try #require(row.numbers("point")))
      let expected = rows.flatMap { $0.map { OracleRow.number($0) ?? .nan } }
      #expect(isNear(found, expected, row), "\(row.id) \(formula.text): \(found), not \(expected)")
      count += 1
    }
    #expect(count > 50)
  }

  @Test func hessiansAreSymmetricBitByBit() throws {
    let formula = try Formula("sin(x*y)*exp(z) + x^y/(1 + z^2)")
    let h = formula.hessian(at: [1.3, 0.7, -0.4])
    for i in 0..<3 { for j in 0..<3 { #expect(h[3 * i + j] == h[3 * j + i]) } }
  }

  private func isNear(_ found: [Double], _ expected: [Double], _ row: OracleRow) -> Bool {
    let relative = row.row("tolerance")?.number("relative") ?? 1e-6
    let absolute = row.row("tolerance")?.number("absolute") ?? 1e-15
    return found.count == expected.count
      && zip(found, expected).allSatisfy { a, b in
        a == b || a.isNaN && b.isNaN || abs(a - b) <= absolute + relative * abs(b)
      }
  }
}
