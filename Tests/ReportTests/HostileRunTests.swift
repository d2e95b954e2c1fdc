import Graphics
import Testing

@testable import Report

/// Runs that go wrong are results: figures are drawn of them, with finite coordinates.
@Suite struct HostileRunTests {
  static let experiments = [
    // Undefined at the start: not even step 0 is finite.
    "undefined": descent(#"{ "formula": "log(x) + y^2" }"#, start: "[-1, 0]"),
    // Leaves the range of doubles at once.
    "overflow": descent(#""bowl""#, rate: "1e300"),
    // Grows, but stays finite.
    "growing": descent(#""bowl""#, rate: "1.01"),
    // Has no minimizer.
    "saddle": descent(#""hyperbolicSaddle""#),
    // Starts where it ends.
    "resting": descent(#""bowl""#, start: "[3, -1]"),
    // Has no slope anywhere.
    "flat": descent(#"{ "formula": "0*x + 0*y + 1" }"#),
    "swept": descent(#""bowl""#, rate: #"{ "sweep": [0.1, 2, 1e300] }"#),
    "noisy": descent(#""bowl""#, more: #", "noise": { "sigma": 1e200 }, "repetitions": 3"#),
  ]
  static let panels =
    ["loss", "gap", "distance", "stepLength"].map { quantity in
      """
      { "y": { "scale": "log" }, "marks": [
        { "mark": "line", "of": "it", "y": "\(quantity)" },
        { "mark": "band", "of": "it", "y": "\(quantity)" }] }
      """
    } + [
      """
      { "marks": [
        { "mark": "contours", "of": "it" }, { "mark": "vectorField", "of": "it" },
        { "mark": "trajectory", "of": "it" },
      { "mark": "minimizer", "of": "it", "label": "{{point}}" },
        { "mark": "saddle", "of": "it" }, { "mark": "maximizer", "of": "it" }] }
      """
    ]

  static func descent(
    _ objective: String, start: String = "[0, 0]", rate: String = "0.1", more: String = ""
  ) -> String {
    """
    "objective": \(objective), "start": \(start), "steps": 5,
    "optimizer": { "name": "gd", "learningRate": \(rate) }\(more)
    """
  }

  /// Without a region a plane shows the paths that stay, and where one that leaves starts.
  @Test func planesDoNotFollowDivergingRuns() throws {
    let swept = Self.descent(
      #"{ "formula": "x^2 + 10*y^2" }"#, start: "[1, 1]", rate: #"{ "sweep": [0.01, 0.09, 0.3] }"#
    ).replacing("\"steps\": 5", with: "\"steps\": 40")
    for rate in ["0.01, 0.09, 0.3", "0.3"] {
      let drawing = try Drawing(
        #""marks": [{ "mark": "contours", "of": "it" }, { "mark": "trajectory", "of": "it" }]"#,
        of: swept.replacing("0.01, 0.09, 0.3", with: rate))
      #expect(drawing.texts.contains("1.0") || drawing.texts.contains("1"), "\(drawing.texts)")
      #expect(!drawing.text.contains("×"), "\(drawing.texts)")
    }
  }

  @Test(arguments: experiments.keys.sorted())
  func areDrawn(_ name: String) throws {
    let experiment = try #require(Self.experiments[name])
    let text = """
      { "experiments": { "it": { \(experiment) } },
        "figures": { "it": { "title": "T", "alt": "t", "size": [200, 400], "panels": [
          \(Self.panels.map { "[\($0)]" }.joined(separator: ",\n")) ] } } }
      """
    #expect(mistakes(in: text) == "")
    let spec = try readConfig(text)
    let report = Report(spec, runs: spec.experiments.map { Report.runs(of: $0, in: spec) })
    let scene = report.figure(spec.figures[0]).scene(measuring: FixedPitchMeasurer())
    let dump = SceneDump().text(scene)
    #expect(!dump.contains("nan") && !dump.contains("inf,"))
  }
}
