import Elementary
import Graphics
import Plot
import Testing
import Typesetting

/// A square panel of 200 points with linear scales.
func squareFrame(x: ClosedRange<Double>, y: ClosedRange<Double>) -> PanelFrame {
  let area = Rect(x: 10, y: 10, width: 200, height: 200)
  return PanelFrame(
    area: area, x: Scale(.linear, domain: x, from: area.minX, to: area.maxX),
    y: Scale(.linear, domain: y, from: area.maxY, to: area.minY), theme: Theme(),
    labels: LabelSetter(measuring: FixedPitchMeasurer()))
}

/// All paths and texts among items and inside groups, in drawing order.
func flattened(_ items: [Scene.Item]) -> [Scene.Item] {
  items.flatMap { item in
    if case .group(let group) = item { flattened(group.items) } else { [item] }
  }
}

func texts(_ items: [Scene.Item]) -> [TextRun] {
  flattened(items).compactMap { if case .text(let run) = $0 { run } else { nil } }
}

func paths(_ items: [Scene.Item]) -> [Path] {
  flattened(items).compactMap { if case .path(let path, _, _) = $0 { path } else { nil } }
}

@Suite struct ContourTests {
  static let bowl = Field(x: -5...5, y: -5...5, columns: 81, rows: 81) { x, y in x * x + y * y }
  let frame = squareFrame(x: -5...5, y: -5...5)

  @Test func labelsAreUprightAndShort() {
    let mark = ContourMark(field: Self.bowl, levels: .listed([2, 5, 10, 20]))
    let labels = texts(mark.draw(in: frame))
    #expect(labels.map(\.text).sorted() == ["10", "2", "20", "5"])
    for label in labels { #expect((-0.4 * .pi...0.6 * .pi).contains(label.angle)) }
  }

  /// Even rings around a minimum are there, and their levels short, however small the numbers are.
  @Test(arguments: [1.0, 1e-300, 1e-307, 1e-308, 1e300]) func ringsOfAnySize(_ size: Double) {
    let field = Field(x: -5...5, y: -5...5, columns: 81, rows: 81) { x, y in
      size * (x * x + y * y)
    }
    let mark = ContourMark(field: field, levels: .squareRoot(count: 6))
    #expect(paths(mark.draw(in: frame)).count >= 4)
    let slope = Field(x: -5...5, y: -5...5, columns: 11, rows: 11) { x, _ in size * x }
    let texts = texts(ContourMark(field: slope, levels: .listed([size * 1.234567])).draw(in: frame))
    #expect(texts[0].text == "1.235")
  }

  /// A level is written to four digits, with a real minus.
  @Test(arguments: [(-1.0 / 3, "\u{2212}0.3333"), (0.1 + 0.2, "0.3"), (12345.678, "12350")])
  func labelsHaveFourDigits(_ level: Double, _ expected: String) {
    let field = Field(x: -5...5, y: -5...5, columns: 11, rows: 11) { x, _ in x + level + 0.1 }
    let labels = texts(ContourMark(field: field, levels: .listed([level])).draw(in: frame))
    #expect(labels.map(\.text) == [expected])
  }

  /// The gap in the line is as wide as the text, and nothing of the line is under it.
  @Test func linesStopAtTheirLabels() {
    let mark = ContourMark(field: Self.bowl, levels: .listed([10]))
    let boxes = mark.obstacles(in: frame).compactMap { obstacle -> Rect? in
      if case .rect(let rect) = obstacle { rect } else { nil }
    }
    #expect(boxes.count == 1)
    let vertices = paths(mark.draw(in: frame)).flatMap(\.points)
    for box in boxes {
      let core = box.outset(by: -1.5)
      #expect(!vertices.contains { core.contains($0) })
    }
  }

  /// A fill shows the levels already; the lines on it step back.
  @Test func linesOnAFillAreThinnerAndLighter() {
    func pens(isOverFill: Bool) -> [Stroke] {
      var mark = ContourMark(field: Self.bowl, levels: .listed([10]))
      mark.isOverFill = isOverFill
      return mark.draw(in: frame).compactMap { item in
        if case .path(_, _, let stroke?) = item { stroke } else { nil }
      }
    }
    let (plain, light) = (pens(isOverFill: false), pens(isOverFill: true))
    #expect(plain.count == 1 && light.count == 1)
    #expect(light[0].width < plain[0].width)
    #expect(light[0].color.alpha < plain[0].color.alpha)
  }

  /// Whatever dash the style has.
  @Test func arrowsAreSolid() {
    let mark = ArrowMark(
      from: .init(0, 0), to: .init(3, 3), style: SeriesStyle(color: .black, dash: [5, 2]))
    for case .path(_, _, let stroke?) in mark.draw(in: frame) { #expect(stroke.dash.isEmpty) }
  }

  @Test func labelsKeepClearOfTrajectories() {
    var mark = ContourMark(field: Self.bowl, levels: .listed([4, 8, 12, 16, 20]))
    mark.avoiding = (0..<40).map { index in
      let angle = 2 * Double.pi * Double(index) / 40
      return [Point(0, 0), Point(6 * cosine(angle), 6 * sine(angle))]
    }
    for obstacle in mark.obstacles(in: frame) {
      guard case .rect(let box) = obstacle else { continue }
      for path in mark.avoiding {
        let (a, b) = (frame.position(path[0].x, path[0].y), frame.position(path[1].x, path[1].y))
        #expect(Polyline.segment(from: a, to: b, in: box.outset(by: -2)) == nil)
      }
    }
  }

  /// A smaller panel than the field: everything drawn is inside it.
  @Test func everythingIsCutAtTheArea() {
    let zoomed = squareFrame(x: -1...2, y: -1...2)
    let marks: [any Mark] = [
      ContourMark(field: Self.bowl, levels: .linear(count: 30)),
      FilledContourMark(field: Self.bowl, levels: .linear(count: 30)),
    ]
    for mark in marks {
      for point in paths(mark.draw(in: zoomed)).flatMap(\.points) {
        #expect(zoomed.area.outset(by: 1e-6).contains(point))
      }
    }
  }

  /// The lowest band is the whole panel; each next path lies over it, one a level.
  @Test func bandsAreNestedFromTheLowest() {
    let mark = FilledContourMark(field: Self.bowl, levels: .listed([10, 20, 30]), title: "f")
    let bands = paths(mark.draw(in: frame))
    #expect(bands.count == 4)
    #expect(bands[0].bounds == frame.area)
    #expect(mark.colorBar?.boundaries == [0, 10, 20, 30, 50])
  }

  @Test func aFieldAboveAllLevelsIsOneColor() {
    let mark = FilledContourMark(field: Self.bowl, levels: .listed([-2, -1]))
    let fills = mark.draw(in: frame).compactMap { item -> Color? in
      if case .path(_, let fill, _) = item { fill } else { nil }
    }
    #expect(fills.last == ColorMap.pale.color(at: 1))
  }

  /// Constant, empty and masked fields draw nothing that is not there, and do not trap.
  @Test(arguments: [0.0, 1, .nan, .infinity])
  func degenerateFieldsAreDrawn(_ value: Double) {
    let field = Field(x: 0...1, y: 0...1, columns: 3, rows: 3) { _, _ in value }
    for levels in [Levels.linear(count: 5), .logarithmic(count: 5), .squareRoot(count: 5)] {
      #expect(ContourMark(field: field, levels: levels).draw(in: frame).isEmpty)
      let filled = FilledContourMark(field: field, levels: levels, title: "f")
      #expect(filled.draw(in: frame).count == (value.isFinite ? 1 : 0))
      #expect(filled.colorBar == nil)
    }
  }

  /// A vector field keeps whole arrows only.
  @Test func arrowsNeverLeaveTheArea() {
    let mark = VectorFieldMark(
      x: [-4.9, 0, 4.9, 0], y: [0, 4.9, 0, 0], u: [-1, 0, 1, .nan], v: [0, 1, 0, 1],
      length: .equal(20))
    #expect(mark.draw(in: frame).isEmpty)
    let inner = VectorFieldMark(x: [0], y: [0], u: [3], v: [4], length: .factor(0.5))
    let points = paths(inner.draw(in: frame)).flatMap(\.points)
    #expect(points.contains { $0.distance(to: frame.position(1.5, 2)) < 1e-9 })
  }

  /// Levels of a field without width are none, and no reason to stop.
  @Test func squareRootLevelsOfTheNarrowestField() {
    let field = Field(x: [0, 1], y: [0, 1], z: [1, 1, 1, 1.0.nextUp])
    let levels = Levels.squareRoot(count: 10).values(for: field)
    #expect(levels.allSatisfy { $0.isFinite })
  }

  /// Labels of isolines give way to texts.
  @Test func labelsAreClearOfWhatIsReserved() {
    let line = Field(x: [0, 1], y: [0, 1], z: [0, 0, 2, 2])
    let mark = ContourMark(field: line, levels: .listed([1]))
    var frame = squareFrame(x: 0...1, y: 0...1)
    let free = texts(mark.draw(in: frame))
    #expect(free.count == 1)
    frame.reserved = [frame.area]
    #expect(texts(mark.draw(in: frame)).isEmpty)
  }

  /// Levels are as small as text may be, and no smaller where everything has shrunk.
  @Test(arguments: [1, 0.92, 0.85])
  func levelsAreLegible(_ magnification: Double) {
    var frame = squareFrame(x: -1...1, y: -1...1)
    frame.theme.magnification = magnification
    let field = Field(x: -1...1, y: -1...1, columns: 41, rows: 41) { x, y in x + y }
    let found = texts(ContourMark(field: field, levels: .listed([-0.5, 0.5])).draw(in: frame))
    #expect(!found.isEmpty)
    for run in found { #expect(magnification * run.font.size >= frame.theme.leastTextSize - 1e-9) }
  }

  /// Levels that agree in four digits have as many as tell them apart.
  @Test func labelsTellLevelsApart() {
    let field = Field(x: -5...5, y: -5...5, columns: 81, rows: 81) { x, y in
      1e5 + 1e-3 * (x + 0.1 * y)
    }
    let mark = ContourMark(field: field, levels: .listed([100_000.001, 100_000.002]))
    #expect(texts(mark.draw(in: frame)).map(\.text).sorted() == ["100000.001", "100000.002"])
  }

  /// Across a pole a function changes its sign without being zero: no line runs there, and levels are
  /// those that it has elsewhere.
  @Test func noLineRunsAlongAPole() {
    let field = Field(x: -5...5, y: -5...5, columns: 160, rows: 160) { x, y in 1 / (x * y) }
    let mark = ContourMark(field: field, levels: .linear(count: 10))
    let lines = paths(mark.draw(in: frame))
    #expect(lines.count > 8)
    let center = frame.position(0, 0)
    for point in lines.flatMap(\.points) {
      #expect(abs(point.x - center.x) > 0.5 && abs(point.y - center.y) > 0.5)
    }
    // A steep zero is none.
    let steep = Field(x: -5...5, y: -5...5, columns: 160, rows: 160) { x, _ in x * x * x }
    #expect(paths(ContourMark(field: steep, levels: .listed([0])).draw(in: frame)).count == 1)
  }
}
