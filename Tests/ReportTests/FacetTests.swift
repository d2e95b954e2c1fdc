import Configuration
import Graphics
import Plot
import Testing

@testable import Report

/// One declared panel as several small ones.
@Suite struct FacetTests {
  static func experiment(_ rates: Int) -> String {
    MarkSpecTests.pairs.replacing(
      "[0.1, 0.5, 2]",
      with: "[\((1...rates).map { "\(Double($0) / 100)" }.joined(separator: ", "))]")
  }

  private let facets = """
    "facet": "learningRate", "x": { "title": "steps" }, "y": { "title": "height" },
    "marks": [{ "mark": "line", "of": "it", "label": "beta {{momentum}}" }]
    """

  private func count(_ text: String, in drawing: Drawing) -> Int {
    drawing.texts.count { $0 == text }
  }

  /// Every value has its panel; what all have in common is said once.
  @Test(arguments: [1, 2, 4, 5, 7, 12])
  func eachValueHasAPanel(_ rates: Int) throws {
    let drawing = try Drawing(facets, of: Self.experiment(rates))
    for rate in 1...rates {
      #expect(drawing.text.contains("= \(rate == 10 ? "0.1" : "\(Double(rate) / 100)")"))
    }
    #expect(count("steps", in: drawing) == 1)
    #expect(count("height", in: drawing) == 1)
    #expect(count("beta 0", in: drawing) == 1)
    #expect(count("beta 0.5", in: drawing) == 1)
    let momenta = drawing.lines(Theme().cycle[0].color).filter { $0.count > 3 }
    #expect(momenta.count == rates)
  }

  /// Rows are as equal as can be, and as long as `columns` says.
  @Test(arguments: [(4, nil, 1), (5, nil, 2), (6, nil, 2), (9, nil, 3), (6, 2, 3), (6, 6, 1)])
  func rowsAreBalanced(_ count: Int, _ columns: Int?, _ rows: Int) throws {
    let more = columns.map { "\"columns\": \($0), " } ?? ""
    let drawing = try Drawing(more + facets, of: Self.experiment(count))
    let letters = "abcdefghi".prefix(count).map { String($0) }
    let heights = Set(letters.compactMap { drawing.position(of: $0)?.y.rounded() })
    #expect(heights.count == rows)
  }

  /// The same curve lies at the same place in its panel, wherever that is.
  @Test func scalesAreShared() throws {
    let drawing = try Drawing(facets, of: Self.experiment(2))
    let curves = drawing.lines(Theme().cycle[0].color).filter { $0.count > 3 }
    try #require(curves.count == 2)
    #expect(curves[0][0].y == curves[1][0].y)
    #expect(abs((curves[0].last?.y ?? 0) - (curves[1].last?.y ?? 0)) > 1)
  }

  /// One color stands for one number, and one bar for one interval, in all panels.
  @Test func colorsAndBinsAreShared() throws {
    let spec = try readConfig(
      """
      { "experiments": { "it": { "objective": "bowl", "start": [0, 0], "steps": 20,
          "repetitions": 5, "noise": { "sigma": 0.1 },
          "optimizers": [
            { "name": "heavyBall", "learningRate": { "sweep": [0.1, 0.2] }, "momentum": { "sweep": [0, 0.5] } },
            { "name": "nesterov", "learningRate": { "sweep": [0.1, 0.2] }, "momentum": { "sweep": [0, 0.5] } }] } },
        "figures": {
          "heat": { "title": "T", "panels": [[
            { "facet": "optimizer", "marks": [{ "mark": "heatmap", "of": "it" }] }]] },
          "bins": { "title": "T", "panels": [[
            { "facet": "optimizer", "marks": [{ "mark": "histogram", "of": "it", "group": "all" }] }]] } } }
      """)
    let report = Report(spec, runs: spec.experiments.map { Report.runs(of: $0, in: spec) })
    let heat = report.figure(spec.figures[0]).figure.rows.flatMap(\.panels)
    try #require(heat.count == 2)
    #expect(heat[0].marks[0].colorBar == heat[1].marks[0].colorBar)
    let bins = report.figure(spec.figures[1]).figure.rows.flatMap(\.panels)
      .compactMap { $0.marks.first as? HistogramMark }
    try #require(bins.count == 2)
    #expect(bins[0].edges == bins[1].edges && bins[0].heights != bins[1].heights)
  }

  /// One mistake in an experiment is not followed by others in the panels that would show it.
  @Test func lostExperimentsAreNotMissedByFacets() {
    let text = mistakes(
      in: """
        { "experiments": { "it": { "objective": "bowl", "start": [0, 0], "steps": 9,
            "optimizer": { "name": "gd", "learningRate": { "sweep": [0.1, 0.2] } },
            "expect": [{ "firstBelow": "never" }] } },
          "figures": { "it": { "title": "T", "panels": [[
            { "facet": "learningRate", "marks": [{ "mark": "line", "of": "it" }] }]] } } }
        """)
    #expect(text.contains("firstBelow") && !text.contains("shows a sweep"), "\(text)")
  }

  /// A legend above all panels does not name what sets the panels apart.
  @Test func namesLeaveOutWhatTitlesSay() throws {
    let drawing = try Drawing(
      #""facet": "learningRate", "marks": [{ "mark": "line", "of": "it" }]"#,
      of: """
        "objective": "bowl", "start": [0, 0], "steps": 9, "optimizers": [
          { "name": "gd", "learningRate": { "sweep": [0.1, 0.2] } },
          { "name": "adam", "learningRate": { "sweep": [0.1, 0.2] } }]
        """)
    #expect(count("gradient descent", in: drawing) == 1 && count("Adam", in: drawing) == 1)
  }

  /// Quantities of the only run of a panel look as they do in panels with more.
  @Test func quantitiesLookAlikeInAllPanels() throws {
    let spec = try readConfig(
      """
      { "experiments": { "it": { "objective": "bowl", "start": [0, 0], "steps": 9,
          "optimizers": [{ "name": "gd", "learningRate": { "sweep": [0.1, 0.2] } }, "adam"] } },
        "figures": { "it": { "title": "T", "panels": [[{ "facet": "optimizer", "marks": [
          { "mark": "line", "of": "it", "y": "loss" }, { "mark": "line", "of": "it", "y": "gradientNorm" }] }]] } } }
      """)
    let report = Report(spec, runs: spec.experiments.map { Report.runs(of: $0, in: spec) })
    let figure = report.figure(spec.figures[0])
    let lines = figure.figure.rows.flatMap(\.panels).map { $0.marks.compactMap { $0 as? LineMark } }
    try #require(lines.map(\.count) == [4, 2])
    // The color is that of the run, which the panel of one run must not change.
    #expect(Set(lines[1].map(\.style.color)).count == 1)
    #expect(Set(lines.joined().map(\.name)).count == 6)
    #expect(figure.alternative.contains("gradient norm"))
  }

  /// A title has the value where it asks for it, else at its end.
  @Test(arguments: [("at {{facet}}", "at"), ("race", "race, ")])
  func titlesNameTheValue(_ title: String, _ words: String) throws {
    let drawing = try Drawing("\"title\": \"\(title)\", " + facets, of: Self.experiment(2))
    #expect(drawing.texts.count { $0.hasPrefix(words) } == 2)
    #expect(drawing.text.contains("= 0.01") && drawing.text.contains("= 0.02"))
  }

  /// In a formula the place is the value alone, outside an equation.
  @Test func formulasHaveTheValueAlone() throws {
    let title = #""title": "$\\beta = {{facet}}$", "#
    let drawing = try Drawing(title + facets, of: Self.experiment(2))
    #expect(drawing.text.contains("0.01") && !drawing.text.contains("η"))
  }

  /// A mark that picks a value by itself is the same in all panels.
  @Test func marksWithAValueOfTheirOwnAreInAllPanels() throws {
    let fixed = """
      "facet": "learningRate", "marks": [{ "mark": "line", "of": "it", "style": 4,
        "where": { "learningRate": 0.01, "momentum": 0 }, "label": "" }]
      """
    let drawing = try Drawing(fixed, of: Self.experiment(3))
    #expect(drawing.lines(Theme().cycle[3].color).count == 3)
  }

  /// A long title goes below all panels in one line, not below one of them in several.
  @Test func longTitlesHaveTheRoomOfTheRow() throws {
    let title = "how often the rule has been applied so far"
    let drawing = try Drawing(
      facets.replacing("\"steps\"", with: "\"\(title)\""), of: Self.experiment(4))
    #expect(count(title, in: drawing) == 1)
  }

  /// One legend explains all panels, whether runs diverge in some of them or not.
  @Test func divergingRunsShareTheLegend() throws {
    let drawing = try Drawing(
      facets, of: MarkSpecTests.pairs.replacing("[0.1, 0.5, 2]", with: "[0.1, 0.5, 4]"))
    #expect(count("beta 0", in: drawing) == 1)
    #expect(!drawing.text.contains("diverges"))
  }

  /// Other panels of the row stay where they are.
  @Test func otherPanelsStay() throws {
    let spec = try readConfig(
      """
      {
        "experiments": { "it": { \(Self.experiment(3)) } },
        "figures": { "it": { "title": "T", "alt": "t", "panels": [[
          { "title": "alone", "marks": [] }, { \(facets) }], [{ "title": "below", "marks": [] }]] } }
      }
      """)
    let report = Report(spec, runs: spec.experiments.map { Report.runs(of: $0, in: spec) })
    let drawing = Drawing(report.figure(spec.figures[0]))
    let tops = Set(["a", "b", "c", "d"].map { drawing.position(of: $0)?.y })
    #expect(tops.count == 1)
    let (alone, below) = (drawing.position(of: "alone"), drawing.position(of: "below"))
    #expect((alone?.y ?? 0) < (below?.y ?? 0))
    #expect(alone?.x == below?.x)
  }

  /// The name of an optimizer is the title of its panel, and no legend repeats it.
  @Test func titlesAreNotRepeated() throws {
    let drawing = try Drawing(
      #""facet": "optimizer", "marks": [{ "mark": "line", "of": "it" }, { "mark": "line", "of": "it", "y": "bestLoss", "label": "best so far" }]"#,
      of: """
        "objective": { "formula": "x^2 + y^2" }, "start": [1, 2], "steps": 20, "optimizers": [
          { "name": "gd", "learningRate": 0.01 }, { "name": "adam", "learningRate": 0.1 }
        ]
        """)
    #expect(count("Adam", in: drawing) == 1 && count("gradient descent", in: drawing) == 1)
    #expect(drawing.texts.contains("best so far"))
  }

  /// A facet of an optimizer with two settings tells them apart, by name and by dash.
  @Test func twinsAreToldApart() throws {
    let drawing = try Drawing(
      #""facet": "optimizer", "marks": [{ "mark": "line", "of": "it" }]"#,
      of: """
        "objective": { "formula": "x^2 + y^2" }, "start": [1, 2], "steps": 20, "optimizers": [
          { "name": "gd", "learningRate": 0.01 }, { "name": "gd", "learningRate": 0.03 },
          { "name": "adam", "learningRate": 0.1 }
        ]
        """)
    #expect(drawing.text.contains("0.01") && drawing.text.contains("0.03"))
    let pens = drawing.strokes.filter { $0.width == Theme().dataWidth }
    #expect(
      Set(pens.filter { $0.color == Theme().cycle[0].color }.map(\.dash)).count == 2
        || Set(pens.filter { $0.color == Theme().cycle[1].color }.map(\.dash)).count == 2)
  }

  /// A row that the title names has no name of its own, and panels share names only if they are the
  /// same.
  @Test(arguments: ["bar", "distribution"])
  func rowsAreNamedAsTheyAre(_ mark: String) throws {
    let race = """
      "objective": { "formula": "x^2 + y^2" }, "start": [1, 2], "steps": 20, "optimizers": [
        { "name": "gd", "learningRate": 0.01 }, { "name": "adam", "learningRate": 0.1 }
      ]
      """
    let panel = #""facet": "optimizer", "marks": [{ "mark": "\#(mark)", "of": "it""#
    let plain = try Drawing(panel + " }]", of: race)
    #expect(count("gradient descent", in: plain) == 1)
    #expect(count("Adam", in: plain) == 1)
    let named = try Drawing(panel + #", "label": "by {{optimizer}}" }]"#, of: race)
    #expect(count("by gradient descent", in: named) == 1)
    #expect(count("by Adam", in: named) == 1)
    let same = try Drawing(panel + #", "label": "same" }]"#, of: race)
    #expect(count("same", in: same) == 1)
  }
}
