import Graphics
import Plot
import Testing

@Suite struct LayoutTests {
  static let widths = [60.0, 80, 120, 160, 200, 250]
  static let names = SampleFigure.all.map(\.name)

  @Test(arguments: names, widths)
  func keepsTextsApartAndOnThePage(_ name: String, _ width: Double) throws {
    let figure = try #require(SampleFigure.named(name, width: width))
    let scene = figure.scene(measuring: FixedPitchMeasurer())
    let texts = SceneQuery.texts(scene)
    // On the narrowest page a word of a title may use the margin.
    let margin = width < 80 ? 0 : figure.theme.margin
    let page = Rect(x: 0, y: 0, width: scene.size.width, height: scene.size.height)
      .outset(by: -0.5 * margin)
    for (index, text) in texts.enumerated() {
      #expect(page.outset(by: 0.01).contains(text.bounds), "\(text) on \(page)")
      for other in texts[..<index] {
        let overlap = text.bounds.outset(by: -0.2).intersects(other.bounds.outset(by: -0.2))
        #expect(!overlap, "\(text.text) over \(other.text)")
      }
    }
  }

  @Test(arguments: widths)
  func alignsAreas(_ width: Double) throws {
    let figure = try #require(SampleFigure.named("grid", width: width))
    let scene = figure.scene(measuring: FixedPitchMeasurer())
    func area(_ row: Int, _ column: Int) throws -> Rect {
      let axes = try #require(SceneQuery.group("panel[\(row),\(column)]", "axes", in: scene))
      return try #require(SceneQuery.bounds(axes))
    }
    for column in 0..<3 {
      let (top, bottom) = (try area(0, column), try area(1, column))
      #expect(abs(top.minX - bottom.minX) < 1e-9 && abs(top.maxX - bottom.maxX) < 1e-9)
    }
    for row in 0..<2 {
      let first = try area(row, 0)
      for column in 1..<3 {
        let other = try area(row, column)
        #expect(abs(first.minY - other.minY) < 1e-9 && abs(first.maxY - other.maxY) < 1e-9)
        #expect(abs(first.width - other.width) < 1e-9)
      }
    }
  }

  /// The letter and the title of a panel, and the titles of a row, share one baseline.
  @Test func titlesOfARowStandOnOneLine() throws {
    func panel(_ letter: String, _ title: String) -> Panel {
      var panel = Panel()
      (panel.letter, panel.title) = (letter, title)
      panel.marks = [LineMark(x: [0, 1], y: [0, 1], style: Theme().cycle[0])]
      return panel
    }
    let row = PanelRow([panel("a", "flat"), panel("b", "tall $\\frac{1}{2}$"), panel("c", "")])
    let figure = Figure(size: Size(width: 400, height: 150), rows: [row])
    let texts = SceneQuery.texts(figure.scene(measuring: FixedPitchMeasurer()))
    let bottoms = try ["a", "flat", "b", "tall ", "c"].map { text in
      try #require(texts.first { $0.text == text }).bounds.minY
    }
    #expect(bottoms.allSatisfy { abs($0 - bottoms[0]) < 1e-9 }, "\(bottoms)")
  }

  /// A unit of x is as long as a unit of y: the circle is round.
  @Test(arguments: [60.0, 100, 200])
  func keepsCirclesRound(_ width: Double) throws {
    let figure = try #require(SampleFigure.named("plane", width: width))
    let scene = figure.scene(measuring: FixedPitchMeasurer())
    let marks = try #require(SceneQuery.group("panel[0,0]", "marks", in: scene))
    let circle = try #require(SceneQuery.bounds(marks))
    #expect(abs(circle.width - circle.height) < 0.01 * circle.width)
  }

  /// A field at equal aspect fills its frame: no white beyond the region it is known on.
  @Test(arguments: widths)
  func fitsTheFrameToAField(_ width: Double) throws {
    let figure = try #require(SampleFigure.named("bars", width: width))
    let scene = figure.scene(measuring: FixedPitchMeasurer())
    let axes = try #require(SceneQuery.group("panel[0,0]", "axes", in: scene))
    let frame = try #require(SceneQuery.bounds(axes))
    #expect(abs(frame.width - 2 * frame.height) < 1e-9)
  }

  @Test func survivesWhatCannotBeDrawn() {
    var panel = Panel()
    panel.y.transform = .log10
    for values in [[], [Double.nan], [0, 0], [-1, -2], [.infinity, 1], [1e308, -1e308], [3]] {
      for kind in [Panel.Kind.curve, .plane, .blank] {
        panel.kind = kind
        panel.hasEqualAspect = kind == .plane
        for transform in [Scale.Transform.log10, .linear, .symlog(threshold: 1)] {
          panel.y.transform = transform
          panel.marks = [
            LineMark(x: values, y: values, style: Theme().cycle[0], name: "n", markers: .all)
          ]
          for size in [Size(width: 1, height: 1), Size(width: 300, height: 200)] {
            let figure = Figure(size: size, title: "t", rows: [PanelRow([panel, panel])])
            let scene = figure.scene(measuring: FixedPitchMeasurer())
            #expect(SceneQuery.isFinite(scene))
          }
        }
      }
    }
  }

  @Test func turnsAnAxisAroundWhenItsBoundsAreExchanged() throws {
    var panel = Panel()
    panel.x.lower = 5
    panel.x.upper = 1
    panel.marks = [PointMark(x: [2, 4], y: [0, 1], style: Theme().cycle[0])]
    let figure = Figure(size: Size(width: 300, height: 200), rows: [PanelRow([panel])])
    let texts = SceneQuery.texts(figure.scene(measuring: FixedPitchMeasurer()))
    let two = try #require(texts.first { $0.text == "2.0" })
    let four = try #require(texts.first { $0.text == "4.0" })
    #expect(two.bounds.minX > four.bounds.minX)
  }

  private func panel(_ names: [String], legend: Panel.LegendPlacement = .automatic) -> Panel {
    var panel = Panel()
    panel.legend = legend
    panel.title = "title"
    panel.marks = names.enumerated().map { index, name in
      let style = Theme().cycle[index]
      return index.isMultiple(of: 2)
        ? TrajectoryMark(x: [0, 1], y: [0, 1], style: style, label: name) as any Mark
        : LineMark(x: [0, 1], y: [0, 1], style: style, name: name)
    }
    return panel
  }

  /// What would be a tall legend in one panel, or the same one in two, is said once for the row.
  @Test func aRowSharesATallLegend() throws {
    let names = (0..<4).map { "the key \($0) of the row" }
    let row = PanelRow([panel(names), panel(names)])
    let figure = Figure(size: Size(width: 460, height: 200), rows: [row])
    let texts = SceneQuery.texts(figure.scene(measuring: FixedPitchMeasurer()))
    let title = try #require(texts.first { $0.text == "title" })
    for name in names {
      let found = texts.filter { $0.text == name }
      #expect(found.count == 1)
      #expect(found.allSatisfy { $0.bounds.maxY < title.bounds.minY })
    }
  }

  /// One text for two inks cannot be explained once.
  @Test func aRowOfDifferentKeysKeepsItsLegends() {
    let names = (0..<4).map { "the key \($0) of the row" }
    let row = PanelRow([panel(names), panel(names.reversed())])
    let figure = Figure(size: Size(width: 460, height: 200), rows: [row])
    let texts = SceneQuery.texts(figure.scene(measuring: FixedPitchMeasurer()))
    for name in names { #expect(texts.count { $0.text == name } == 2) }
  }

  /// Above the row a color would seem to mean the same in all panels.
  @Test func aRowInWhichAColorHasTwoMeaningsKeepsItsLegends() {
    let names = (0..<4).map { "the key \($0) of the row" }
    func isShared(_ others: [String]) -> Bool {
      let row = PanelRow([panel(names), panel(others)])
      let figure = Figure(size: Size(width: 460, height: 200), rows: [row])
      return figure.scene(measuring: FixedPitchMeasurer()).items.contains { item in
        if case .group(let group) = item { group.name == "legend[0]" } else { false }
      }
    }
    #expect(isShared(names))
    #expect(!isShared(["another key", "and one more"]))
  }

  /// Contours and paths are not small in the middle of what nobody asked for.
  @Test(arguments: [(600.0, 200.0, 1.5), (250, 200, 1)])
  func planesAreNotMuchWiderThanTheirRegion(
    _ width: Double, _ height: Double, _ most: Double
  ) throws {
    var panel = Panel()
    (panel.kind, panel.hasEqualAspect) = (.plane, true)
    panel.marks = [LineMark(x: [0, 1], y: [0, 1], style: Theme().cycle[0])]
    let figure = Figure(size: Size(width: width, height: height), rows: [PanelRow([panel])])
    let scene = figure.scene(measuring: FixedPitchMeasurer())
    let axes = try #require(SceneQuery.group("panel[0,0]", "axes", in: scene))
    let area = try #require(SceneQuery.bounds(axes))
    let line = try #require(
      SceneQuery.bounds(SceneQuery.group("panel[0,0]", "marks", in: scene) ?? []))
    #expect(abs(line.width - line.height) < 1e-9)
    #expect(area.width <= 1.5 * line.width + 1e-9)
    if most > 1 { #expect(abs(area.width - most * line.width) < 1e-9) }
  }

  /// A panel without axes takes the height that the legend of its neighbor does not.
  @Test func blankPanelsReachUpToTheirTitle() throws {
    var blank = Panel()
    (blank.kind, blank.title) = (.blank, "blank")
    blank.marks = [TableMark(header: ["head"], rows: [["1"], ["2"]], alignments: [.left])]
    let tall = panel((0..<5).map { "a key of length \($0)" }, legend: .above)
    let figure = Figure(size: Size(width: 400, height: 200), rows: [PanelRow([blank, tall])])
    let texts = SceneQuery.texts(figure.scene(measuring: FixedPitchMeasurer()))
    let title = try #require(texts.first { $0.text == "blank" })
    let head = try #require(texts.first { $0.text == "head" })
    #expect(head.bounds.minY - title.bounds.maxY < 25)
  }

  /// Steps from 0 to 199 and from 0 to 200 below one another are on one scale, and what the first
  /// legend says the second does not say again.
  @Test func stackedPanelsShareWhatIsNearlyTheSame() throws {
    func panel(_ last: Int, _ title: String = "step") -> Panel {
      var panel = Panel()
      panel.x.title = title
      panel.legend = .automatic
      let xs = (0...last).map(Double.init)
      panel.marks = (0..<12).map { index in
        LineMark(
          x: xs, y: xs.map { _ in 0 }, style: Theme().cycle[index % 6], name: "curve \(index)")
      }
      return panel
    }
    func ends(_ lower: Panel) throws -> [Double] {
      let rows = [PanelRow([panel(199)]), PanelRow([lower])]
      let figure = Figure(size: Size(width: 300, height: 300), rows: rows)
      let scene = figure.scene(measuring: FixedPitchMeasurer())
      let texts = SceneQuery.texts(scene)
      for name in (0..<12).map({ "curve \($0)" }) { #expect(texts.count { $0.text == name } == 1) }
      return try (0..<2).map { row in
        let marks = try #require(SceneQuery.group("panel[\(row),0]", "marks", in: scene))
        return try #require(SceneQuery.bounds(marks)).maxX
      }
    }
    let near = try ends(panel(200))
    #expect(near[0] < near[1] - 0.5)
    let (far, other) = (try ends(panel(300)), try ends(panel(200, "epoch")))
    #expect(abs(far[0] - far[1]) < 1e-6 && abs(other[0] - other[1]) < 1e-6)
  }

  /// A grid of cells fills its frame beside a panel of another kind.
  @Test func cellsFillTheirFrame() throws {
    var cells = Panel()
    (cells.kind, cells.hasEqualAspect) = (.plane, true)
    cells.marks = [
      HeatmapMark(x: [0, 1], y: [0, 1], cells: [1, 2, 3, 4].map { .value($0) }, title: "loss")
    ]
    let row = PanelRow([cells, panel(["name"])])
    let figure = Figure(size: Size(width: 500, height: 150), rows: [row])
    let scene = figure.scene(measuring: FixedPitchMeasurer())
    let axes = try #require(SceneQuery.group("panel[0,0]", "axes", in: scene))
    let area = try #require(SceneQuery.bounds(axes))
    #expect(abs(area.width - area.height) < 1e-6)
  }
}
