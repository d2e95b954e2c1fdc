import Graphics
import Plot
import Testing
import Typesetting

@Suite struct NumberLineTests {
  private let style = Theme().cycle[0]

  private func mark(_ values: [Double]...) -> NumberLineMark {
    NumberLineMark(values.map { .init($0, style: style, name: "run") })
  }

  private func arcs(_ mark: NumberLineMark, in frame: PanelFrame) -> [[Point]] {
    mark.obstacles(in: frame).compactMap { if case .polyline(let arc) = $0 { arc } else { nil } }
  }

  /// An arc for every step, from iterate to iterate, above the axis and within its lane.
  @Test func eachStepIsAnArc() {
    let frame = squareFrame(x: 0...10, y: 0...1)
    let values = [9.0, 1, 6, 4]
    let found = arcs(mark(values), in: frame)
    #expect(found.count == 3)
    for (index, arc) in found.enumerated() {
      #expect(abs(arc[0].x - frame.x(values[index])) < 1e-9)
      #expect(abs(arc[arc.count - 1].x - frame.x(values[index + 1])) < 1e-9)
      for point in arc {
        #expect(point.y <= frame.area.maxY + 1e-9 && point.y > frame.area.minY)
      }
    }
    let numbers = mark(values).labels(in: frame)
    #expect(numbers.count == 3)
  }

  /// Runs lie one above the other, the last one on the axis.
  @Test func lanesDoNotMeet() throws {
    let frame = squareFrame(x: 0...10, y: 0...1)
    let found = arcs(mark([9, 1], [8, 2]), in: frame)
    #expect(found.count == 2)
    let (upper, lower) = (
      try #require(found[0].map(\.y).max()), try #require(found[1].map(\.y).min())
    )
    #expect(upper < lower)
    #expect(abs(found[1][0].y - frame.area.maxY) < 1e-9)
  }

  /// The numbers of the hops stand below the line of the lane above.
  @Test func numbersStayInTheirLanes() {
    let frame = squareFrame(x: 0...10, y: 0...1)
    let lanes = (0..<4).map { _ in NumberLineMark.Lane([9, 1, 8], style: style, name: "run") }
    let height = frame.area.height / 4
    let labels = NumberLineMark(lanes).labels(in: frame)
    #expect(labels.count == 8)
    for (index, request) in labels.enumerated() {
      guard let place = request.candidates.first else { continue }
      let box = request.label.bounds(at: place.position, place.horizontal, place.vertical)
      #expect(box.minY >= frame.area.minY + Double(index / 2) * height)
    }
  }

  /// Six runs have lines that are high enough; that others have none is said.
  @Test func runsWithoutALineAreTold() {
    let frame = squareFrame(x: 0...10, y: 0...1)
    let lanes = (1...9).map {
      NumberLineMark.Lane([9, Double($0)], style: style, name: "run \($0)")
    }
    #expect(NumberLineMark(Array(lanes.prefix(6))).remark(in: frame) == nil)
    let all = NumberLineMark(lanes)
    #expect(arcs(all, in: frame).count == 6)
    #expect(all.keys.map(\.text) == (1...6).map { "run \($0)" })
    #expect(all.remark(in: frame)?.hasPrefix("the number line shows 6 of 9 runs") == true)
  }

  /// A name is nearer to its own line than to the one above, on which it does not stand either.
  @Test func namesBelongToTheirLines() throws {
    var panel = Panel()
    panel.kind = .line
    panel.marks = [
      NumberLineMark([
        .init([9, 1, 6], style: style, name: "upper"),
        .init([9, 5, 6], style: Theme().cycle[1], name: "lower"),
      ])
    ]
    let figure = Figure(size: Size(width: 400, height: 200), rows: [PanelRow([panel])])
    let scene = figure.scene(measuring: FixedPitchMeasurer())
    let bounds = try #require(SceneQuery.texts(scene).first { $0.text == "lower" }?.bounds)
    let lines = flattened(scene.items).compactMap { item -> Double? in
      guard case .path(let path, nil, .some) = item, path.points.count == 2,
        path.points[0].y == path.points[1].y, path.points[0].distance(to: path.points[1]) > 100
      else { return nil }
      return path.points[0].y
    }
    let (above, own) = (try #require(lines.min()), try #require(lines.max()))
    #expect(above < bounds.minY && bounds.maxY < own)
    #expect(own - bounds.maxY < bounds.minY - above)
  }

  /// A run that diverges does not make the others small.
  @Test func growingRunsAreCut() throws {
    let growing = (0..<60).map { power(-2, $0) }
    let extent = try #require(mark([8, 4, 2], growing).extent.x)
    #expect(extent.upperBound < 100 && extent.lowerBound > -100)
  }

  private func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { product, _ in product * base }
  }

  @Test(arguments: [
    [], [1], [1, 1], [.nan], [1, .infinity], [1e300, -1e300, 1e308], [1, 1e-300],
  ])
  func nothingIsTooMuch(_ values: [Double]) {
    let frame = squareFrame(x: 0...10, y: 0...1)
    let mark = mark(values)
    let items = mark.draw(in: frame)
    for case .path(let path, _, _) in items {
      for point in path.points { #expect(point.isFinite) }
    }
    _ = (mark.extent, mark.labels(in: frame), mark.directLabels(in: frame))
  }

  /// How many runs have no line is said in the panel.
  @Test(arguments: [(6, nil), (7, "1 more run not shown"), (9, "3 more runs not shown")])
  func omissionsAreSaid(_ count: Int, _ text: String?) {
    var panel = Panel()
    panel.kind = .line
    panel.marks = [
      NumberLineMark(
        (0..<count).map { .init([9, Double($0) / 2], style: style, name: "run \($0)") })
    ]
    let texts = SceneQuery.texts(
      Figure(rows: [PanelRow([panel])]).scene(measuring: FixedPitchMeasurer())
    ).map(\.text)
    #expect(texts.filter { $0.contains("not shown") } == (text.map { [$0] } ?? []))
  }
}
