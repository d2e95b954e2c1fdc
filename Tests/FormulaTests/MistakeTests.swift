import Testing

@testable import Formula

struct MistakeTests {
  @Test func areFoundAtTheirColumn() throws {
    for row in try oracleRows("malformed.jsonl") {
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
}
