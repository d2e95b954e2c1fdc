import Plot
import Testing

@testable import Report

/// What a strip says of starts that lead nowhere.
@Suite struct BasinsTests {
  private func pieces(
    _ formula: String, rate: Double, steps: Int = 100, mark: String = ""
  ) throws -> [(name: String, range: ClosedRange<Double>)] {
    let spec = try readConfig(
      """
      {
        "experiments": { "it": {
          "objective": { "formula": "\(formula)", "region": [[-3, 3]] }, "steps": \(steps),
          "start": [{ "sweep": { "from": -3, "to": 3, "count": 31 } }],
          "optimizer": { "name": "gd", "learningRate": \(rate) }
        } },
        "figures": { "it": { "title": "T", "panels": [[{
          "marks": [{ "mark": "basins", "of": "it"\(mark) }] }]] } }
      }
      """)
    let report = Report(spec, runs: spec.experiments.map { Report.runs(of: $0, in: spec) })
    let marks = report.figure(spec.figures[0]).figure.rows.flatMap(\.panels).flatMap(\.marks)
    return try #require(marks.compactMap { $0 as? StripMark }.first).pieces
      .map { ($0.name, $0.range) }
  }

  /// Only the start at 0 is there, and those next to it with a wide tolerance: the steps are too short to
  /// go anywhere, or jump from side to side.
  @Test(arguments: [1e-6, 1])
  func startsThatDoNotGetThereAreUndecided(_ rate: Double) throws {
    let found = try pieces("x^2", rate: rate, steps: 10)
    #expect(found.map(\.name) == ["undecided", "ends at 0", "undecided"])
    #expect(abs(try #require(found.last).range.lowerBound - 0.1) < 1e-9)
    let near = try pieces("x^2", rate: rate, steps: 10, mark: ", \"within\": 1.1")
    #expect(try #require(near.dropFirst().first).range.upperBound > 1)
  }

  @Test func startsThatDivergeSaySo() throws {
    let found = try pieces("x^2", rate: 1.1)
    #expect(found.map(\.name) == ["diverges", "ends at 0", "diverges"])
  }

  /// Nothing is at a maximizer for good but a start on it.
  @Test func valleysMeetWhereRunsPart() throws {
    let found = try pieces("x^4/4 - x^2/2", rate: 0.05, steps: 400)
    #expect(found.map(\.name) == ["ends at −1", "undecided", "ends at 1"])
  }
}
