import Graphics
import Plot
import Testing

@Suite struct LabelTests {
  private let xs = (0...50).map { Double($0) / 50 }

  private func texts(_ marks: [any Mark], legend: Panel.LegendPlacement) -> [SceneQuery.Text] {
    var panel = Panel()
    panel.legend = legend
    panel.marks = marks
    let figure = Figure(size: Size(width: 300, height: 200), rows: [PanelRow([panel])])
    return SceneQuery.texts(figure.scene(measuring: FixedPitchMeasurer()))
  }

  @Test func namesStandAtTheEndsOfTheirCurves() throws {
    let marks = [0.2, 0.8].enumerated().map { index, slope in
      LineMark(x: xs, y: xs.map { slope * $0 }, style: Theme().cycle[index], name: "s\(index)")
    }
    let texts = texts(marks, legend: .automatic)
    let (low, high) = (texts.first { $0.text == "s0" }, texts.first { $0.text == "s1" })
    let flat = try #require(low)
    let steep = try #require(high)
    #expect(flat.bounds.minY > steep.bounds.minY + 50)
    #expect(flat.bounds.minX > 250 && steep.bounds.minX > 250)
  }

  /// Names pushed apart at the right keep the order in which their curves end.
  @Test func namesAreInTheOrderOfTheEnds() throws {
    let marks = (0..<4).map { index in
      LineMark(
        x: xs, y: xs.map { $0 * (1 + 0.01 * Double((index * 3) % 4)) }, style: Theme().cycle[index],
        name: "n\((index * 3) % 4)")
    }
    let all = marks + [RuleMark(.y(2))] as [any Mark]
    let names = texts(all, legend: .automatic).filter { $0.text.hasPrefix("n") }
      .sorted { $0.bounds.minY < $1.bounds.minY }
    #expect(names.map(\.text) == ["n3", "n2", "n1", "n0"])
    for (upper, lower) in zip(names, names.dropFirst()) {
      #expect(!upper.bounds.intersects(lower.bounds))
    }
  }

  /// A name that has no place right of its curve stands on the band around it or beside it, but not
  /// across its edge.
  @Test(arguments: [0.06, 0.12, 0.2])
  func namesDoNotCrossTheEdgesOfABand(_ half: Double) throws {
    let middle = xs.map { 0.5 + 0.02 * ($0 * 60).rounded().remainder(dividingBy: 3) }
    let (lower, upper) = (middle.map { $0 - half }, middle.map { $0 + half })
    let marks: [any Mark] = [
      BandMark(x: xs, lower: lower, upper: upper, color: Theme().cycle[0].color.withAlpha(0.2)),
      LineMark(
        x: xs, y: middle, style: Theme().cycle[0], name: "a name too long to stand beside it"),
      RuleMark(.y(0)), RuleMark(.y(1)),
    ]
    let name = try #require(texts(marks, legend: .automatic).first { $0.text.hasPrefix("a name") })
    var panel = Panel()
    panel.marks = marks
    let figure = Figure(size: Size(width: 300, height: 200), rows: [PanelRow([panel])])
    let scene = figure.scene(measuring: FixedPitchMeasurer())
    let ground = try #require(SceneQuery.group("panel[0,0]", "ground", in: scene))
    let edge = paths(ground).flatMap(\.points)
    #expect(edge.count > xs.count)
    for (a, b) in zip(edge, edge.dropFirst()) where abs(a.x - b.x) < 20 {
      #expect(Polyline.segment(from: a, to: b, in: name.bounds) == nil)
    }
  }

  /// A long name of a left panel does not push the next column away.
  @Test func longNameStaysInsideItsPanel() throws {
    var panel = Panel()
    panel.x.ticks = []
    panel.marks = [
      LineMark(x: xs, y: xs.map { 1 - $0 }, style: Theme().cycle[0], name: "a name of some length")
    ]
    let figure = Figure(
      size: Size(width: 400, height: 150), rows: [PanelRow([panel, Panel()])])
    let scene = figure.scene(measuring: FixedPitchMeasurer())
    let axes = try #require(SceneQuery.group("panel[0,0]", "axes", in: scene))
    let area = try #require(SceneQuery.bounds(axes))
    let name = try #require(SceneQuery.texts(scene).first { $0.text.hasPrefix("a name") })
    #expect(area.width > 150)
    #expect(area.contains(name.bounds))
  }

  /// The name of a line through the panel stands at its right end.
  @Test func nameOfATangentStandsAtItsEnd() throws {
    let tangent = SegmentMark(
      from: .init(0.4, 0.4), to: .init(0.5, 0.42), style: Theme().cycle[0], label: "tangent",
      reach: .line)
    let name = try #require(texts([tangent], legend: .direct).first { $0.text == "tangent" })
    #expect(name.bounds.maxX > 240)
  }

  /// The arrow of an annotation does not run over a curve.
  @Test(arguments: [0.2, 0.4, 0.6, 0.8])
  func arrowsKeepOffCurves(_ x: Double) throws {
    let line = LineMark(x: xs, y: xs.map { 0.3 + 0.4 * $0 }, style: Theme().cycle[0])
    let other = LineMark(x: xs, y: xs.map { 0.15 + 0.4 * $0 }, style: Theme().cycle[1])
    let note = TextMark(x: x, y: 0.3 + 0.4 * x, text: "a remark on it", hasArrow: true)
    var panel = Panel()
    panel.marks = [line, other, note]
    let figure = Figure(size: Size(width: 300, height: 200), rows: [PanelRow([panel])])
    let scene = figure.scene(measuring: FixedPitchMeasurer())
    let text = try #require(SceneQuery.texts(scene).first { $0.text == "a remark on it" })
    let items = try #require(SceneQuery.group("panel[0,0]", "marks", in: scene))
    let curve = try #require(SceneQuery.bounds(Array(items.prefix(1))))
    // The curve rises from the lower left to the upper right of its bounds.
    let part = (text.bounds.midX - curve.minX) / curve.width
    #expect(text.bounds.midY < curve.maxY - part * curve.height, "the text is on the free side")
  }

  /// A text at the left end keeps a distance from the axis line.
  @Test func labelsKeepOffTheAxis() throws {
    let line = LineMark(x: xs, y: xs.map { 1 - $0 * $0 }, style: Theme().cycle[0])
    let rule = RuleMark(.y(0.02), label: "threshold")
    var panel = Panel()
    panel.marks = [line, rule]
    let figure = Figure(size: Size(width: 300, height: 200), rows: [PanelRow([panel])])
    let scene = figure.scene(measuring: FixedPitchMeasurer())
    let axes = try #require(SceneQuery.group("panel[0,0]", "axes", in: scene))
    let area = try #require(SceneQuery.bounds(axes))
    let text = try #require(SceneQuery.texts(scene).first { $0.text == "threshold" })
    #expect(text.bounds.minX >= area.minX + Theme().gap)
  }

  /// Twenty names at one end cannot all be placed: the legend above the panel takes them.
  @Test func crowdedNamesBecomeALegend() throws {
    let marks = (0..<20).map { index in
      LineMark(x: xs, y: xs, style: Theme().cycle[index % 6], name: "series \(index)")
    }
    let names = texts(marks, legend: .automatic).filter { $0.text.hasPrefix("series") }
    #expect(names.count == 20)
    #expect(names.allSatisfy { $0.bounds.maxY < 120 })
  }

  @Test func hiddenLegendSaysNothing() {
    let mark = LineMark(x: xs, y: xs, style: Theme().cycle[0], name: "name")
    #expect(!texts([mark], legend: .hidden).contains { $0.text == "name" })
    #expect(texts([mark], legend: .above).contains { $0.text == "name" })
  }

  @Test func annotationsKeepOffTheCurve() throws {
    let line = LineMark(x: xs, y: xs.map { $0 * $0 }, style: Theme().cycle[0])
    let note = TextMark(x: 0.5, y: 0.25, text: "note", hasArrow: true)
    var panel = Panel()
    panel.marks = [line, note]
    let figure = Figure(size: Size(width: 300, height: 200), rows: [PanelRow([panel])])
    let scene = figure.scene(measuring: FixedPitchMeasurer())
    let text = try #require(SceneQuery.texts(scene).first { $0.text == "note" })
    let items = try #require(SceneQuery.group("panel[0,0]", "marks", in: scene))
    for case .path(let path, _, _) in items {
      #expect(!path.points.contains { text.bounds.contains($0) })
    }
  }

  /// A name that could stand for another curve goes to the legend.
  @Test func noNameIsNearerToAnotherCurve() throws {
    let ends = [1.0, 0.99, 0.98, 0.97]
    let marks = ends.enumerated().map { index, end in
      LineMark(
        x: xs, y: xs.map { 1 - $0 * end }, style: Theme().cycle[index],
        name: "a name of length \(index)")
    }
    let texts = texts(marks, legend: .automatic).filter { $0.text.hasPrefix("a name") }
    #expect(texts.count == 4)
    // In the legend, above the area.
    for text in texts { #expect(text.bounds.maxY < 60) }
  }

  /// Every curve is named, at the curve or in a legend, however many there are.
  @Test(arguments: 2...7)
  func everyCurveIsNamed(_ count: Int) {
    func panel(_ isWavy: Bool) -> Panel {
      var panel = Panel()
      panel.marks = (0..<count).map { index in
        LineMark(
          x: xs, y: xs.map { ($0 * 40).truncatingRemainder(dividingBy: isWavy ? 3 : 50) },
          style: Theme().cycle[index % 6], name: "k\(isWavy)\(index)")
      }
      return panel
    }
    let figure = Figure(
      size: Size(width: 400, height: 200), rows: [PanelRow([panel(true), panel(false)])])
    let texts = SceneQuery.texts(figure.scene(measuring: FixedPitchMeasurer())).map(\.text)
    for index in 0..<count {
      #expect(texts.contains("ktrue\(index)") && texts.contains("kfalse\(index)"))
    }
  }

  @Test func legendOfManyKeysLeavesRoomForTheCurves() throws {
    var panel = Panel()
    panel.legend = .above
    panel.marks = (0..<60).map { index in
      LineMark(x: xs, y: xs, style: Theme().cycle[index % 6], name: "a key of some length \(index)")
    }
    let figure = Figure(size: Size(width: 300, height: 200), rows: [PanelRow([panel])])
    let scene = figure.scene(measuring: FixedPitchMeasurer())
    let axes = try #require(SceneQuery.group("panel[0,0]", "axes", in: scene))
    let area = try #require(SceneQuery.bounds(axes))
    #expect(area.height > 60)
    #expect(SceneQuery.texts(scene).contains { $0.text.hasPrefix("and ") })
  }

  /// In a valley there is no room beside the point: its name stands farther out, and wherever it
  /// stands the axis line is whole.
  @Test(arguments: [0.0, 0.9, -0.9])
  func namesOfPointsCoverNeitherCurveNorAxis(_ place: Double) throws {
    var panel = Panel()
    let curve = stride(from: -3.0, through: 3, by: 0.01).map { ($0, $0 * $0) }
    var marker = PointMarkerMark(
      x: place, y: place * place, kind: .minimizer, label: "minimum")
    marker.isOnCurve = true
    panel.marks = [
      LineMark(x: curve.map(\.0), y: curve.map(\.1), style: Theme().cycle[0]), marker,
    ]
    let figure = Figure(size: Size(width: 250, height: 170), rows: [PanelRow([panel])])
    let scene = figure.scene(measuring: FixedPitchMeasurer())
    let name = try #require(SceneQuery.texts(scene).first { $0.text == "minimum" }).bounds
    let items = flattened(scene.items)
    let line = items.compactMap { item -> [Point]? in
      guard case .path(let path, _, let stroke?) = item, stroke.color == Theme().cycle[0].color
      else { return nil }
      return path.points
    }.joined()
    #expect(line.count > 50)
    #expect(!line.contains { name.contains($0) })
    let axis = try #require(
      SceneQuery.group("panel[0,0]", "axes", in: scene).flatMap(SceneQuery.bounds))
    for case .path(let path, let fill?, nil) in items where fill.alpha < 1 {
      #expect(try #require(path.bounds).maxY < axis.maxY)
    }
  }
}
