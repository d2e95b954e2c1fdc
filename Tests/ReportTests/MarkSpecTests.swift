import Graphics
import Plot
import Testing

@testable import Report

/// What a mark of a config puts on the page, asked of the display list.
@Suite struct MarkSpecTests {
  /// x ← 0.8 x, y ← 0.8 y.
  static let bowl = """
    "objective": { "formula": "(x - 3)^2 + (y + 1)^2", "region": [[-5, 8], [-6, 4]] },
    "start": [0, 0], "steps": 20, "optimizer": { "name": "gd", "learningRate": 0.1 },
    "expect": [{ "steps": 20, "as": "steps" }]
    """
  static let rates = bowl.replacing("0.1 }", with: "{ \"sweep\": [0.1, 0.2] } }")
  static let noisy = bowl.replacing("0.1 }", with: "0.1 }, \"noise\": { \"sigma\": 1 }")
    .replacing("\"start\"", with: "\"repetitions\": 5, \"start\"")
  static let pairs = """
    "objective": { "formula": "(x - 3)^2 + (y + 1)^2" }, "start": [0, 0], "steps": 20,
    "optimizer": { "name": "heavyBall", "learningRate": { "sweep": [0.1, 0.5, 2] },
      "momentum": { "sweep": [0, 0.5] } }
    """
  static let saddle = bowl.replacing("(x - 3)^2 + (y + 1)^2", with: "x^2/2 + y^4/4 - y^2/2")
  static let hill = bowl.replacing("(x - 3)^2 + (y + 1)^2", with: "cos(x)*cos(y)")
  static let valleys = """
    "objective": { "formula": "x^4/4 - x^2/2" }, "steps": 200,
    "start": [{ "sweep": { "from": -0.75, "to": 1.25, "count": 10 } }],
    "optimizer": { "name": "gd", "learningRate": 0.1 },
    "expect": [{ "boundary": 0, "within": 0.2, "as": "border" }]
    """
  /// x → ±1 from either side of 0, y → 0.
  static let starts = """
    "objective": { "formula": "x^4/4 - x^2/2 + y^2/2" }, "steps": 200, "keep": "ends",
    "start": [{ "sweep": [-2, -1.25, -0.5, 0.5, 1.25, 2] }, { "sweep": [-1, 0, 1] }],
    "stop": { "gradientNorm": 1e-3 }, "optimizer": { "name": "gd", "learningRate": 0.1 }
    """
  /// x ← 0.5 x
  static let hops = """
    "objective": { "formula": "x^2/2" }, "start": [20], "steps": 8,
    "optimizer": { "name": "gd", "learningRate": 0.5 }
    """
  /// x ← (1 − η) x
  static let phases = """
    "objective": { "formula": "x^2/2" }, "start": [1], "steps": 60,
    "optimizer": { "name": "gd", "learningRate": { "sweep": { "from": 0.05, "to": 3, "count": 60 } } }
    """
  static let slope = """
    "kind": "evaluate", "formula": "u = 2*x + y; f = u^2", "at": [1, 1]
    """

  /// A mark, its experiment, its other members, and texts on the page.
  // swift-format-ignore
  static let table: [(String, String, String, [String])] = [
    ("arrow",                 bowl,    #""from": [1, 2], "to": ["{{it.steps}}", 4], "label": "on to""#,     ["on to"]),
    ("band",                  noisy,   #""of": "it", "y": "loss", "label": "half the runs""#,               ["half the runs"]),
    ("bar",                   rates,   #""of": "it", "measure": "firstBelow", "threshold": 0.1, "label": "rate {{learningRate}}", "name": "first""#, ["rate 0.1", "rate 0.2", "11", "5"]),
    ("basinMap",              starts,  #""of": "it", "title": "steps to the end""#,                         ["steps to the end", "(−1, 0)", "(1, 0)"]),
    ("basins",                valleys, #""of": "it""#,                                                      ["ends at −1", "ends at 1"]),
    ("brace",                 bowl,    #""from": [1, 2], "to": [9, 4], "side": "right", "label": "span""#,  ["span"]),
    ("chord",                 bowl,    #""formula": "x^2", "from": -1, "to": 2, "label": "above""#,         ["above"]),
    ("computationGraph",      slope,   #""of": "it""#,                                                      ["9", "12"]),
    ("contours",              bowl,    #""of": "it", "filled": true, "title": "height""#,                   ["height"]),
    ("directionalDerivative", slope,   #""of": "it", "label": "slope""#,                                    ["slope"]),
    ("distribution",          noisy,   #""of": "it", "quantity": "gap", "label": "five runs""#,             ["five runs"]),
    ("ecdf",                  noisy,   #""of": "it", "quantity": "gap", "label": "five runs""#,             ["five runs"]),
    ("errorBars",             noisy,   #""of": "it", "steps": [0, 10], "label": "half the runs""#,          ["half the runs"]),
    ("function",              bowl,    #""formula": "x^2", "domain": [-1, 1], "label": "square""#,          ["square"]),
    ("gradient",              slope,   #""of": "it", "label": "uphill""#,                                   ["uphill"]),
    ("heatmap",               pairs,   #""of": "it", "title": "last loss", "label": "best: {{momentum}}""#, ["last loss", "best: 0", "diverges"]),
    ("histogram",             noisy,   #""of": "it", "quantity": "gap", "label": "five runs""#,             ["five runs"]),
    ("inset",                 bowl,    #""x": [0, 10], "y": [0, 5]"#,                                       []),
    ("line",                  rates,   #""of": "it", "label": "after {{steps}}: {{learningRate}}""#,        ["after 20: 0.1", "after 20: 0.2"]),
    ("maximizer",             hill,    #""of": "it", "label": "top {{point}}, {{value}}""#,                 ["top (0, 0), 1"]),
    ("minimizer",             bowl,    #""of": "it", "label": "{{point}}""#,                                ["(3, −1)"]),
    ("numberLine",            hops,    #""of": "it", "label": "halves""#,                                   ["halves", "1", "2"]),
    ("phaseStrip",            phases,  #""of": "it""#,                                                      ["few turns", "zigzag", "diverges"]),
    ("points",                bowl,    #""at": [[1, 2], [3, 4]], "label": "two""#,                          ["two"]),
    ("polar",                 slope,   #""of": "it", "label": "uphill""#,                                   ["uphill", "90°"]),
    ("rule",                  bowl,    #""x": "{{it.steps}}", "label": "after {{it.steps}}""#,              ["after 20"]),
    ("saddle",                saddle,  #""of": "it", "label": "pass {{point}}""#,                           ["pass (0, 0)"]),
    ("secant",                bowl,    #""formula": "x^2", "at": 1, "step": 2, "label": "{{slope}}, {{step}}""#, ["4, 2"]),
    ("span",                  bowl,    #""x": [1, 2], "label": "between""#,                                 ["between"]),
    ("streamlines",           bowl,    #""of": "it", "count": 6, "label": "downhill""#,                     ["downhill"]),
    ("surface",               bowl,    #""of": "it", "title": "height""#,                                   ["height"]),
    ("table",                 bowl,    #""header": ["way", "steps"], "rows": [["run", "{{it.steps}}"]]"#,    ["way", "steps", "run", "20"]),
    ("tangent",               bowl,    #""formula": "x^2", "at": 3, "label": "{{slope}}, {{value}}""#,      ["6, 9"]),
    ("text",                  bowl,    #""text": "here: {{it.steps}}", "at": [1, 2]"#,                      ["here: 20"]),
    ("trajectory",            rates,   #""of": "it", "label": "rate {{learningRate}}""#,                    ["rate 0.1", "rate 0.2"]),
    ("vectorField",           bowl,    #""of": "it", "count": 4"#,                                          []),
  ]

  /// Axes that all marks fit into.
  static let axes = #""x": { "range": [-4, 24] }, "y": { "range": [-6, 20] }"#

  @Test(arguments: table)
  func drawsWhatItSays(
    _ mark: String, _ experiment: String, _ members: String, _ texts: [String]
  ) throws {
    let isBlank = ["computationGraph", "polar", "surface", "table"].contains(mark)
    let axes = isBlank ? "" : mark == "numberLine" ? "" : "\(Self.axes), "
    let drawing = try Drawing(
      "\(axes)\"marks\": [{ \"mark\": \"\(mark)\", \(members) }]", of: experiment)
    for text in texts { #expect(drawing.texts.contains(text), "\(text) in \(drawing.texts)") }
    let empty = try Drawing("\(axes)\"marks\": []", of: experiment)
    if !["table", "text"].contains(mark) { #expect(drawing.cornerCount > empty.cornerCount) }
  }

  @Test func everyMarkIsHere() { #expect(Self.table.map(\.0) == markEntries.map(\.name)) }
}

/// Where marks stand, and which runs they show.
@Suite struct MarkPlaceTests {
  let theme = Theme()

  private func drawing(
    _ marks: String, of experiment: String = MarkSpecTests.bowl, y: String = "\"range\": [-6, 20]"
  ) throws -> Drawing {
    try Drawing(
      """
      "x": { "range": [-4, 24] }, "y": { \(y) }, "legend": "hidden", "aspect": "free",
      "marks": [\(marks)]
      """, of: experiment)
  }

  /// The horizontal place of a vertical rule.
  private func rule(_ number: String, of experiment: String = MarkSpecTests.bowl) throws -> Double {
    let drawing = try drawing(#"{ "mark": "rule", "x": \#(number) }"#, of: experiment)
    let line = try #require(drawing.lines(theme.secondaryInk).first { $0.isVertical })
    return line[0].x
  }

  @Test func rulesStandAtWhatClaimsFound() throws {
    #expect(try rule("\"{{it.steps}}\"") == rule("20"))
    #expect(try rule("\"{{it.steps}}\"") > rule("19"))
  }

  @Test func spansReachFromEdgeToEdge() throws {
    let span = theme.background.mixed(with: theme.secondaryInk, by: 0.12)
    let inner = try drawing(#"{ "mark": "span", "x": [5, 10] }"#).fills(span)
    #expect(try inner.map { [$0.minX, $0.maxX] } == [[rule("5"), rule("10")]])
    let outer = try drawing(#"{ "mark": "span", "x": [5, null] }"#).fills(span)
    #expect(try outer.map(\.maxX) == [rule("24")])
  }

  /// The strip is divided where the starts stop leading to one valley and begin to lead to the
  /// other.
  @Test func basinsMeetAtTheBoundary() throws {
    let drawing = try drawing(#"{ "mark": "basins", "of": "it" }"#, of: MarkSpecTests.valleys)
    let pieces = theme.cycle.prefix(2).flatMap { drawing.tints(of: $0.color) }
    try #require(pieces.count == 2)
    let border = try rule("\"{{it.border}}\"", of: MarkSpecTests.valleys)
    #expect(abs(0.5 * (pieces[0].maxX + pieces[1].minX) - border) < 1e-9)
    #expect(pieces[1].minX - pieces[0].maxX < 1.5)
  }

  /// The half step of gradient descent on a parabola lands on the minimizer: the loss is 0, which
  /// has no place among powers of ten.
  @Test func exactZerosLieInALaneBelowTheDecades() throws {
    let landing = """
      "objective": { "formula": "theta^2" }, "start": [1], "steps": 3,
      "optimizer": { "name": "gd", "learningRate": 0.5 }
      """
    let loss = #"{ "mark": "line", "of": "it", "y": "loss", "style": 1 }"#
    let log = "\"scale\": \"log\", \"range\": [1e-4, 10]"
    let zero = try drawing(loss, of: landing, y: log)
    let small = try drawing(loss, of: landing.replacing("0.5 }", with: "0.49 }"), y: log)
    #expect(zero.texts.filter { $0 == "0" }.count == small.texts.filter { $0 == "0" }.count + 1)
    // The lane lies below the lowest decade, which is where the other line leaves the panel.
    let bottom = try #require(zero.lines(theme.cycle[0].color).joined().map(\.y).max())
    let lowest = try #require(zero.position(of: "−4")?.y)
    #expect(bottom > lowest)
  }

  @Test func divergingRunsSayIt() throws {
    let growing = MarkSpecTests.bowl.replacing("0.1 }", with: "1.1 }")
    for label in ["", #", "label": "too fast""#] {
      let line = #"{ "mark": "line", "of": "it"\#(label) }"#
      for (experiment, diverges) in [(growing, true), (MarkSpecTests.bowl, false)] {
        let drawing = try Drawing("\"marks\": [\(line)]", of: experiment)
        #expect(drawing.text.contains("diverges") == diverges, "\(label)")
      }
    }
  }

  /// Two settings of one optimizer have no name that tells them apart, but a place.
  @Test func variantsArePickedByPlace() throws {
    let two = MarkSpecTests.bowl.replacing(
      #""optimizer": { "name": "gd", "learningRate": 0.1 }"#,
      with: """
        "optimizers": [
          { "name": "gd", "learningRate": 0.1 }, { "name": "gd", "learningRate": 0.2 }]
        """)
    for (variant, rate) in [(1, "0.1"), (2, "0.2")] {
      let mark = #""mark": "line", "of": "it", "variant": \#(variant), "label": "{{learningRate}}""#
      let drawing = try Drawing("\"marks\": [{ \(mark) }]", of: two)
      #expect(drawing.texts.contains(rate))
      #expect(!drawing.texts.contains(rate == "0.1" ? "0.2" : "0.1"))
    }
  }

  @Test(arguments: ["line", "trajectory"])
  func untilCuts(_ mark: String) throws {
    func corners(_ more: String) throws -> [Point] {
      let drawing = try drawing(#"{ "mark": "\#(mark)", "of": "it", "style": 1\#(more) }"#)
      return try #require(drawing.lines(theme.cycle[0].color).max { $0.count < $1.count })
    }
    let end = try #require(corners(#", "until": 5"#).last?.x)
    // x₅ = 3 (1 − 0.8⁵)
    #expect(try abs(end - rule(mark == "line" ? "5" : "2.01696")) < 1e-6)
    #expect(try corners("").last?.x != end)
  }

  /// With all repetitions between its edges a band holds every run, and the median lies in it. What
  /// lies under a band is seen through it.
  @Test func bandsHoldTheirMedian() throws {
    let drawing = try drawing(
      #"{ "mark": "band", "of": "it", "quantiles": [0, 1], "style": 1 }"#, of: MarkSpecTests.noisy)
    let ink = theme.cycle[0].color
    let band = drawing.fills(ink.withAlpha(0.2))
    let median = drawing.lines(ink)
    try #require(band.count == 1 && median.count == 1)
    for corner in median[0] { #expect(band[0].outset(by: 1e-9).contains(corner)) }
    #expect(try median[0].last?.x == rule("20"))
  }

  /// An arrow for every point of the grid but those where there is no slope.
  @Test func vectorFieldsHaveAnArrowForEachPointOfTheGrid() throws {
    let arrows = try [4, 8].map { count in
      try drawing(#"{ "mark": "vectorField", "of": "it", "count": \#(count) }"#).cornerCount
        - drawing("").cornerCount
    }
    #expect(arrows[1] > 3 * arrows[0])
  }

  @Test func textsPointAtTheirPlace() throws {
    let plain = #"{ "mark": "text", "text": "here", "at": ["{{it.steps}}", 3]"#
    let arrow = try drawing(plain + #", "arrow": true }"#)
    #expect(try arrow.cornerCount > drawing(plain + " }").cornerCount)
  }
}

extension [Point] {
  /// Whether the corners are those of a vertical line.
  fileprivate var isVertical: Bool { count == 2 && self[0].x == self[1].x }
}
