import Testing

/// Which runs stay between builds.
@Suite(.serialized) struct KeptRunsTests {
  /// Of two coordinates and f = x² + y², five numbers a step take longer to read than to make.
  @Test func keepsWhatTakesLongerToMakeThanToRead() throws {
    func entries(_ formula: String, steps: Int) throws -> Int {
      let scratch = try Scratch()
      try scratch.write(
        "config.json",
        SmallConfig.text().replacing(
          "\"bowl\", \"start\": [0, 0], \"steps\": 20",
          with:
            "{ \"formula\": \"\(formula)\" }, \"start\": [0, 0], \"steps\": \(steps)"
        )
        .replacing("{ \"steps\": 20 }", with: "{ \"steps\": \(steps) }"))
      #expect(
        try Command([
          "build", scratch.path("config.json"), "path", "--out", scratch.path("Output"), "--format",
          "svg",
        ]).status == 0)
      return ((try? scratch.allNames(".optreport/runs")) ?? []).count { $0.contains("/") }
    }
    #expect(try entries("x^2 + y^2", steps: 20) == 1)
    #expect(try entries("x^2 + y^2", steps: 20_000) == 0)
    #expect(try entries("sum(i = 1..30, sin(i*x)^2 + y^2)", steps: 20_000) == 1)
  }
}
