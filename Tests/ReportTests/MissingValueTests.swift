import Testing

@testable import Report

/// What figures say of runs that have no number.
@Suite struct MissingValueTests {
  private func experiment(_ formula: String, _ rate: Double) -> String {
    """
    "objective": { "formula": "\(formula)" }, "start": [1], "steps": 400, "repetitions": 3,
    "noise": { "sigma": 0.1 }, "optimizer": { "name": "gd", "learningRate": \(rate) }
    """
  }

  /// Where there is no minimizer the distance to it is unknown, though no run diverges.
  @Test(arguments: [
    ("exp(-x)", 0.05, "distance", "3 have no value"), ("x^2", 50, "loss", "3 diverge"),
  ])
  func distributionsSayWhy(
    _ formula: String, _ rate: Double, _ quantity: String, _ words: String
  ) throws {
    let drawing = try Drawing(
      #""marks": [{ "mark": "distribution", "of": "it", "quantity": "\#(quantity)" }]"#,
      of: experiment(formula, rate))
    #expect(drawing.text.contains(words), "\(drawing.text)")
  }

  /// An empty panel says why it is.
  @Test(arguments: [
    (#""y": "gap""#, "no minimum is known"), (#""y": "distance""#, "no minimizer is known"),
    (
      #""x": "learningRate", "y": "firstBelow", "threshold": 1e-6"#, "none gets below"
    ),
  ])
  func emptyPanelsSayWhy(_ members: String, _ words: String) throws {
    let drawing = try Drawing(
      #""marks": [{ "mark": "line", "of": "it", \#(members) }]"#,
      of: experiment("exp(-x)", 0.05).replacing("0.05", with: #"{ "sweep": [0.01, 0.02] }"#))
    #expect(drawing.text.contains(words), "\(drawing.text)")
  }

  /// A curve at 0 would say that all runs are still on their way.
  @Test func cumulativeCurvesOfNothingAreNotDrawn() throws {
    let drawing = try Drawing(
      #""marks": [{ "mark": "ecdf", "of": "it", "quantity": "distance" }]"#,
      of: experiment("exp(-x)", 0.05))
    #expect(drawing.text.contains("no data"))
  }
}
