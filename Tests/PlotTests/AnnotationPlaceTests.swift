import Graphics
import Testing
import Typesetting

@testable import Plot

/// Where texts, and labels of rules and spans, stand.
@Suite struct AnnotationPlaceTests {
  private func drawn(_ marks: [any Mark], width: Double = 300, height: Double = 200)
    -> FigureLayout.Drawn
  {
    var panel = Panel()
    panel.marks = marks
    (panel.x.lower, panel.x.upper, panel.y.lower, panel.y.upper) = (0, 1, 0, 1)
    let figure = Figure(size: Size(width: width, height: height), rows: [PanelRow([panel])])
    return FigureLayout(figure, labels: LabelSetter(measuring: FixedPitchMeasurer())).composed([])
  }

  /// Dense ink between two places.
  private func ink(_ from: Double, _ to: Double) -> LineMark {
    let xs = stride(from: from, through: to, by: 0.004).map { $0 }
    let ys = xs.indices.map { $0.isMultiple(of: 2) ? 0.0 : 1 }
    return LineMark(x: xs, y: ys, style: Theme().cycle[0])
  }

  /// A word that is longer than the panel is broken, and all of it stays on the page.
  @Test(arguments: [0.0, 0.5, 1])
  func longWordsStayInside(_ x: Double) {
    let word = String(repeating: "abcdefghij", count: 9)
    let scene = drawn([TextMark(x: x, y: 0.5, text: word)], width: 180, height: 160).scene
    let parts = SceneQuery.texts(scene).filter { $0.text.contains(where: \.isLetter) }
    #expect(parts.count > 2)
    #expect(
      parts.map { $0.text.replacing("-", with: "") }.joined() == word)
    for part in parts { #expect(part.bounds.minX >= 0 && part.bounds.maxX <= 180, "\(part)") }
  }

  /// The label of a rule finds the gap in what is drawn.
  @Test func labelsOfRulesStandWhereNothingIs() throws {
    let rule = RuleMark(.y(0.5), label: "here")
    let drawn = drawn([ink(0, 0.29), ink(0.47, 1), rule])
    let label = try #require(SceneQuery.texts(drawn.scene).first { $0.text == "here" })
    let axes = try #require(SceneQuery.group("panel[0,0]", "axes", in: drawn.scene))
    let area = try #require(SceneQuery.bounds(axes))
    #expect(label.bounds.minX > area.minX + 0.29 * area.width)
    #expect(label.bounds.maxX < area.minX + 0.47 * area.width)
  }

  /// The label of a span that is full stands beside it.
  @Test func labelsOfSpansStandBesideThem() throws {
    let span = SpanMark(.x(0...0.3), color: Color(0xdddddd), label: "warm")
    let drawn = drawn([span, ink(0, 0.3)])
    let label = try #require(SceneQuery.texts(drawn.scene).first { $0.text == "warm" })
    let axes = try #require(SceneQuery.group("panel[0,0]", "axes", in: drawn.scene))
    let area = try #require(SceneQuery.bounds(axes))
    #expect(label.bounds.minX > area.minX + 0.3 * area.width)
  }

  /// Where no place is left the label is left out, and its name told.
  @Test func labelsWithoutRoomAreTold() {
    let rule = RuleMark(.y(0.5), label: "a threshold")
    let full = drawn([ink(0, 1), rule])
    #expect(!SceneQuery.texts(full.scene).contains { $0.text == "a threshold" })
    #expect(full.remarks == ["the label “a threshold” is left out, for lack of room"])
    #expect(drawn([ink(0, 0.5), rule]).remarks.isEmpty)
  }

  /// Points beside curves that carry their names carry theirs.
  @Test func fewPointsAreNamedLikeTheCurves() throws {
    let style = Theme().cycle[0]
    let line = LineMark(x: [0, 1], y: [0, 0.8], style: style, name: "curve")
    func names(_ points: PointMark) -> (points: SceneQuery.Text?, curve: SceneQuery.Text?) {
      let found = SceneQuery.texts(drawn([line, points]).scene)
      return (found.first { $0.text == "extrema" }, found.first { $0.text == "curve" })
    }
    let few = names(PointMark(x: [0.3, 0.6], y: [0.8, 0.2], style: style, name: "extrema"))
    let area = Rect(x: 0, y: 0, width: 300, height: 200)
    #expect((few.points?.bounds.minY ?? 0) > 0.1 * area.height)
    let xs = (0..<9).map { 0.1 * Double($0) }
    let many = names(PointMark(x: xs, y: xs.map { 1 - $0 }, style: style, name: "extrema"))
    #expect((many.points?.bounds.maxY ?? .infinity) < 0.1 * area.height)
  }
}
