import Graphics
import Plot
import Testing

@Suite struct AxisTests {
  /// The texts of a panel whose area is about as high as asked for.
  private func texts(_ panel: Panel, areaHeight: Double) -> [SceneQuery.Text] {
    let figure = Figure(
      size: Size(width: 200, height: areaHeight + 28), rows: [PanelRow([panel])])
    return SceneQuery.texts(figure.scene(measuring: FixedPitchMeasurer()))
  }

  private func line(_ x: [Double], _ y: [Double]) -> LineMark {
    LineMark(x: x, y: y, style: Theme().cycle[0])
  }

  /// Two labels do not show a scale.
  @Test(arguments: [-1.6...1.6, 0...740, 0...1, 3...57, 990...1010])
  func smallPanelHasThreeLabels(_ range: ClosedRange<Double>) {
    var panel = Panel()
    panel.x.ticks = []
    (panel.y.lower, panel.y.upper) = (range.lowerBound, range.upperBound)
    panel.marks = [line([0, 1], [range.lowerBound, range.upperBound])]
    #expect(texts(panel, areaHeight: 45).count >= 3, "\(texts(panel, areaHeight: 45))")
  }

  /// Nor does one: where long labels have no room beside one another, the title has their power.
  @Test(arguments: [-1.1e6...3.2e6, -4.4e6...0.4e6])
  func narrowPanelHasTwoLabels(_ range: ClosedRange<Double>) {
    var panel = Panel()
    panel.y.ticks = []
    panel.x.title = "w"
    (panel.x.lower, panel.x.upper) = (range.lowerBound, range.upperBound)
    panel.marks = [line([range.lowerBound, range.upperBound], [0, 1])]
    let figure = Figure(size: Size(width: 56, height: 90), rows: [PanelRow([panel])])
    let texts = SceneQuery.texts(figure.scene(measuring: FixedPitchMeasurer()))
    let labels = texts.filter { Int($0.text.replacing("\u{2212}", with: "-")) != nil }
    let row = labels.map(\.bounds.minY).min() ?? 0
    #expect(labels.count { $0.bounds.minY == row } >= 2, "\(texts)")
    #expect(texts.contains { $0.text.contains("(in") }, "\(texts)")
  }

  @Test(arguments: [1e-20...1e3, 1e-8...1, 1e-12...1e20])
  func smallLogPanelHasThreeLabels(_ range: ClosedRange<Double>) {
    var panel = Panel()
    panel.x.ticks = []
    panel.y.transform = .log10
    (panel.y.lower, panel.y.upper) = (range.lowerBound, range.upperBound)
    panel.marks = [line([0, 1], [range.lowerBound, range.upperBound])]
    let tens = texts(panel, areaHeight: 50).filter { $0.text == "10" }
    #expect(tens.count >= 3)
  }

  /// There is no step 1.5.
  @Test func countsHaveNoFractions() {
    var panel = Panel()
    panel.y.ticks = []
    panel.marks = [line([0, 1, 2, 3], [1, 2, 3, 4])]
    #expect(texts(panel, areaHeight: 45).map(\.text) == ["0", "1", "2", "3"])
  }

  @Test func shortTitleStandsBesideTheAxis() throws {
    var panel = Panel()
    panel.marks = [line([0, 1], [0, 1])]
    panel.y.title = "y"
    let short = try #require(texts(panel, areaHeight: 80).first { $0.text == "y" })
    let zero = try #require(texts(panel, areaHeight: 80).first { $0.text.hasPrefix("0.0") })
    #expect(short.bounds.maxX < zero.bounds.minX)
    #expect(abs(short.bounds.midY - 46) < 12)

    panel.y.title = "a long title"
    let long = try #require(texts(panel, areaHeight: 80).first { $0.text == "a long title" })
    #expect(long.bounds.maxY < 16)
  }

  /// Panels of a row with one vertical axis show its labels once, at the left.
  @Test func sharedLabelsAreShownOnce() {
    func panel(_ title: String) -> Panel {
      var panel = Panel()
      panel.x.ticks = []
      panel.y.title = title
      panel.y.sharing = "y"
      panel.y.ticks = [7]
      panel.marks = [line([0, 1], [0, 10])]
      return panel
    }
    let row = PanelRow([panel("loss"), panel(""), panel("")])
    let figure = Figure(size: Size(width: 400, height: 100), rows: [row])
    let sevens = SceneQuery.texts(figure.scene(measuring: FixedPitchMeasurer()))
      .filter { $0.text == "7" }
    #expect(sevens.count == 1)
    #expect((sevens.first?.bounds.minX ?? 400) < 60)
  }

  /// A curve that leaves takes at most half of the axis from those that stay.
  @Test(arguments: [Scale.Transform.linear, .log10])
  func divergingCurveLeavesTheOthersLegible(_ transform: Scale.Transform) throws {
    let style = Theme().cycle[0]
    var panel = Panel()
    panel.y.transform = transform
    let staying = LineMark(x: [0, 1, 2], y: [1e4, 100, 1], style: style)
    panel.marks = [staying]
    panel.marks.append(
      LineMark(x: [0, 1, 2], y: [1e4, 1e90, 1e200], style: style, ending: .diverged))
    let figure = Figure(size: Size(width: 200, height: 150), rows: [PanelRow([panel])])
    let scene = figure.scene(measuring: FixedPitchMeasurer())
    let marks = try #require(SceneQuery.group("panel[0,0]", "marks", in: scene))
    let axes = try #require(SceneQuery.group("panel[0,0]", "axes", in: scene))
    let height = try #require(SceneQuery.bounds(axes)).height
    let first = try #require(SceneQuery.bounds(Array(marks.prefix(1))))
    #expect(first.height > 0.4 * height)
  }

  /// A plane as wide as the doubles has no square units, but a picture.
  @Test func equalAspectOfAnyRangeIsFinite() {
    var panel = Panel()
    (panel.kind, panel.hasEqualAspect) = (.plane, true)
    (panel.x.lower, panel.x.upper, panel.y.lower, panel.y.upper) = (0, 1e308, 1e-300, 1.5e308)
    panel.marks = [line([0, 1e308], [0, 1e308])]
    let figure = Figure(size: Size(width: 300, height: 90), rows: [PanelRow([panel])])
    #expect(SceneQuery.isFinite(figure.scene(measuring: FixedPitchMeasurer())))
  }
}
