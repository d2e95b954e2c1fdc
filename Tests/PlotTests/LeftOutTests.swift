import Graphics
import Testing
import Typesetting

@testable import Plot

/// What has no room is left out whole, and a remark says so.
@Suite struct LeftOutTests {
  private func drawn(_ panel: Panel, width: Double = 180, height: Double = 130)
    -> FigureLayout.Drawn
  {
    let figure = Figure(size: Size(width: width, height: height), rows: [PanelRow([panel])])
    return FigureLayout(figure, labels: LabelSetter(measuring: FixedPitchMeasurer())).composed([])
  }

  private func bars(_ count: Int, _ value: Double, _ direction: BarMark.Direction) -> Panel {
    var panel = Panel()
    panel.marks = [
      BarMark(
        Category.list((0..<count).map { "setting \($0)" }).map {
          BarMark.Bar(
            $0, value: value, text: value.isFinite ? "123" : "diverges", style: Theme().cycle[0])
        }, direction: direction)
    ]
    return panel
  }

  /// Names of points never lie on each other.
  @Test(arguments: [2, 12])
  func namesOfCrowdedPoints(_ count: Int) {
    var panel = Panel()
    panel.kind = .plane
    panel.marks = (0..<count).map { index in
      PointMarkerMark(
        x: Double(index % 4), y: Double(index / 4), kind: .minimizer,
        label: "point number \(index)")
    }
    let drawn = drawn(panel)
    let names = SceneQuery.texts(drawn.scene).filter { $0.text.hasPrefix("point") }
    for (index, name) in names.enumerated() {
      #expect(!names[..<index].contains { $0.bounds.intersects(name.bounds) }, "\(name)")
    }
    let isSaid = drawn.remarks.contains { $0.contains(" left out, for lack of room") }
    #expect(isSaid == (count > 2), "\(drawn.remarks)")
  }

  @Test(arguments: [BarMark.Direction.horizontal, .vertical])
  func namesOfBars(_ direction: BarMark.Direction) {
    #expect(drawn(bars(4, 7, direction), width: 240).remarks.isEmpty)
    let remarks = drawn(bars(40, 7, direction)).remarks
    #expect(
      remarks.contains { $0.hasPrefix("the names “setting 1” and ") && $0.contains("left out") },
      "\(remarks)")
  }

  /// Numbers that are wider than their upright bars stand on end.
  @Test func numbersStandOnEnd() {
    let texts = SceneQuery.texts(drawn(bars(12, 7, .vertical)).scene).filter { $0.text == "123" }
    #expect(texts.count == 12)
    #expect(drawn(bars(12, 7, .vertical)).remarks.isEmpty)
  }

  /// A number never lies on its whisker: it stands behind it, before it, or not at all.
  @Test(arguments: [(1.0...2.0, 1), (40.0...99.0, 1), (1.0...99.0, 0)])
  func numbersKeepOffWhiskers(_ range: ClosedRange<Double>, _ count: Int) throws {
    var panel = Panel()
    (panel.x.lower, panel.x.upper) = (0, 100)
    let bar = BarMark.Bar(
      Category("a"), value: range.lowerBound, text: "12.34567", style: Theme().cycle[0],
      range: range)
    panel.marks = [BarMark([bar])]
    let drawn = drawn(panel)
    let numbers = SceneQuery.texts(drawn.scene).filter { $0.text == "12.34567" }
    #expect(numbers.count == count)
    #expect(drawn.remarks.isEmpty == (count > 0), "\(drawn.remarks)")
    let whiskers = flattened(drawn.scene.items).compactMap { item -> Rect? in
      guard case .path(let path, nil, let stroke?) = item, stroke.width == 0.9 else { return nil }
      return path.bounds
    }
    let whisker = try #require(whiskers.first)
    for number in numbers { #expect(!number.bounds.intersects(whisker)) }
  }

  /// Neighbors that say the same without room for each say it once.
  @Test(arguments: [BarMark.Direction.horizontal, .vertical])
  func wordsOfManyGapsAreSaidOnce(_ direction: BarMark.Direction) {
    func words(_ count: Int) -> Int {
      SceneQuery.texts(drawn(bars(count, .nan, direction)).scene).count { $0.text == "diverges" }
    }
    #expect(words(3) == 3)
    #expect(words(40) == 1)
  }

  /// The name of a span that is too narrow for it does not stand in its neighbor.
  @Test func namesOfSpansStandInTheirOwn() {
    var panel = Panel()
    (panel.x.lower, panel.x.upper, panel.y.lower, panel.y.upper) = (0, 10, 0, 1)
    let color = Color(0xeeeeee)
    panel.marks = [
      SpanMark(.x(0...0.4), color: color, label: "warm-up"),
      SpanMark(.x(0.4...10), color: color, label: "decay"),
    ]
    let drawn = Figure(size: Size(width: 300, height: 200), rows: [PanelRow([panel])])
      .composed(measuring: FixedPitchMeasurer())
    #expect(drawn.remarks.contains { $0.contains("warm-up") && $0.contains("left out") })
    #expect(!SceneQuery.texts(drawn.scene).contains { $0.text == "warm-up" })
    #expect(SceneQuery.texts(drawn.scene).contains { $0.text == "decay" })
  }
}
