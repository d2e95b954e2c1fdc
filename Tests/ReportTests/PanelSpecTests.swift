import Graphics
import Plot
import Testing

@testable import Report

/// What panels of a config decide for all of their marks.
@Suite struct PanelSpecTests {
  /// The second of two insets would be left out.
  @Test func aPanelHasOneInset() {
    let inset = #"{ "mark": "inset", "x": [0, 1], "y": [0, 1] }"#
    let text = mistakes(
      in: """
        { "experiments": {},
          "figures": { "f": { "alt": "a", "panels": [[{ "marks": [
            { "mark": "function", "formula": "x", "domain": [0, 2] }, \(inset), \(inset)] }]] } } }
        """)
    #expect(text.contains("error: expected one inset in a panel, found another"), "\(text)")
  }

  /// A turn has four right angles, whatever round numbers would do.
  @Test func turnsAreDividedIntoRightAngles() throws {
    let drawing = try Drawing(
      #""marks": [{ "mark": "directionalDerivative", "of": "it" }]"#,
      of: #""kind": "evaluate", "formula": "x^2 + x*y", "at": [1, 1]"#)
    for angle in ["0", "90", "180", "270", "360"] { #expect(drawing.texts.contains(angle)) }
  }

  private func marks(_ panel: String, of experiment: String, theme: String) throws -> [any Mark] {
    let spec = try readConfig(
      """
      { "experiments": { "it": { \(experiment) } },
        "figures": { "it": { "title": "T", "theme": "\(theme)", "panels": [[{ \(panel) }]] } } }
      """)
    let report = Report(spec, runs: spec.experiments.map { Report.runs(of: $0, in: spec) })
    return report.figure(spec.figures[0]).figure.rows[0].panels[0].marks
  }

  /// A shade means how many steps, and so a pattern which end, on paper that may be printed without
  /// color; where there are none at all dots mean that there is no number.
  @Test(arguments: ["handout", "grey"])
  func shadesNeedPatterns(_ theme: String) throws {
    let basins = try marks(
      #""marks": [{ "mark": "basinMap", "of": "it" }]"#, of: MarkSpecTests.starts, theme: theme)
    #expect((basins[0] as? BasinMapMark)?.hasPatterns == true)
    #expect((basins[0] as? BasinMapMark)?.hasHues == (theme == "handout"))
    #expect((basins[2] as? BasinMark)?.pattern == .level)
    let cells = try marks(
      #""marks": [{ "mark": "heatmap", "of": "it" }]"#, of: MarkSpecTests.pairs, theme: theme)
    #expect((cells[0] as? HeatmapMark)?.missingPattern == (theme == "grey" ? .dots : nil))
  }

  /// Five repetitions of one run are one curve to a reader.
  @Test func repetitionsAreNamedOnce() throws {
    let drawing = try Drawing(
      #""legend": "direct", "marks": [{ "mark": "line", "of": "it", "label": "a run" }]"#,
      of: MarkSpecTests.noisy)
    #expect(drawing.texts.count { $0 == "a run" } == 1)
  }

  /// Arrows that are made when the scales are known keep off the levels of contours as well.
  @Test(arguments: ["vectorField", "streamlines"])
  func fieldsGiveWay(_ mark: String) throws {
    let marks = try marks(
      #""marks": [{ "mark": "\#(mark)", "of": "it" }]"#, of: MarkSpecTests.bowl, theme: "handout")
    for mark in marks { #expect(mark.givesWay) }
  }

  /// A curve from edge to edge takes part in how far the vertical axis goes.
  @Test func axesHoldWhatIsSeenOfFunctions() throws {
    let drawing = try Drawing(
      #""marks": [{ "mark": "function", "formula": "x^2" }, { "mark": "points", "at": [[-1, 1], [2, 4]] }]"#,
      of: MarkSpecTests.bowl)
    #expect(drawing.texts.contains { ["0", "0.0"].contains($0) }, "\(drawing.texts)")
    let curve = try #require(drawing.lines(Theme().ink).max { $0.count < $1.count })
    #expect(curve.count > 50)
  }

  /// Minimizers in one variable show the curve over the region of their objective.
  @Test func minimizersShowTheRegion() throws {
    let drawing = try Drawing(
      #""marks": [{ "mark": "function", "formula": "x^4/4 - x^2/2" }, { "mark": "minimizer", "of": "it" }]"#,
      of: MarkSpecTests.valleys.replacing(
        #"x^2/2" }"#, with: #"x^2/2", "region": [[-3, 3]] }"#))
    #expect(drawing.texts.contains("−3") && drawing.texts.contains("10"), "\(drawing.texts)")
  }

  /// A function alone does not know from where to where it goes.
  @Test(arguments: [
    ("", "", true), ("", #", "domain": [0, 1]"#, false), (#""x": { "range": [0, 1] },"#, "", false),
    (#""x": { "range": [0, null] },"#, "", true),
  ])
  func functionsNeedARange(_ axis: String, _ domain: String, _ isMistake: Bool) {
    let text = mistakes(
      in: """
        { "experiments": {},
          "figures": { "f": { "title": "T", "alt": "a", "panels": [[{ \(axis) "marks": [
            { "mark": "function", "formula": "sin(x)"\(domain) },
            { "mark": "rule", "y": 0 }] }]] } } }
        """)
    #expect(
      text.contains(#"error: mark "function" needs to know from where to where it goes"#)
        == isMistake, "\(text)")
  }

  /// A strip alone fills its panel and has no vertical axis, which would mean nothing.
  @Test func stripsAloneHaveNoVerticalAxis() throws {
    let marks = #""marks": [{ "mark": "phaseStrip", "of": "it" }]"#
    let alone = try Drawing(marks, of: MarkSpecTests.phases)
    let upright = try Drawing(#""y": {}, "# + marks, of: MarkSpecTests.phases)
    #expect(alone.texts.count < upright.texts.count)
    let strip = try #require(alone.tints(of: Theme().cycle[2].color).first)
    #expect(strip.height > 100)
  }

  /// A strip has a lane of its own below the curves.
  @Test func stripsLieBelowCurves() throws {
    let drawing = try Drawing(
      #"""
      "y": { "scale": "log" }, "marks": [{ "mark": "phaseStrip", "of": "it" },
        { "mark": "line", "of": "it", "x": "learningRate", "y": "loss", "style": 5 }]
      """#, of: MarkSpecTests.phases)
    let strip = try #require(drawing.tints(of: Theme().cycle[2].color).first)
    let lowest = drawing.lines(Theme().cycle[4].color).joined().map(\.y).max()
    #expect(try #require(lowest) < strip.minY)
  }
}
