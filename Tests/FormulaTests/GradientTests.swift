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

  private func isNear(_ found: [Double], _ expected: [Double], _ row: OracleRow) -> Bool {
    let relative = row.row("tolerance")?.number("relative") ?? 1e-6
    let absolute = row.row("tolerance")?.number("absolute") ?? 1e-15
    return found.count == expected.count
      && zip(found, expected).allSatisfy { a, b in
        a == b || a.isNaN && b.isNaN || abs(a - b) <= absolute + relative * abs(b)
      }
  }
}
