import Graphics
import Testing
import Typesetting

@testable import Plot

@Suite struct BarTests {
  private let styles = Theme().cycle

  /// A panel of 200 × 100 with numbers from 0 to 100, or from 0.01 to 100.
  private func frame(_ names: [Category], _ transform: Scale.Transform = .linear) -> PanelFrame {
    let domain = AxisDomain(categories: names, isVertical: true).domain
    var frame = PanelFrame(
      area: Rect(x: 0, y: 0, width: 200, height: 100),
      x: Scale(transform, domain: transform == .log10 ? 0.01...100 : 0...100, from: 0, to: 200),
      y: Scale(.linear, domain: domain, from: 0, to: 100),
      theme: Theme(), labels: LabelSetter(measuring: FixedPitchMeasurer()))
    frame.categoriesY = names
    return frame
  }

  private func mark(_ values: [Double], names: [String]? = nil) -> BarMark {
    let names = names ?? values.indices.map { "bar \($0)" }
    let bars = zip(values, Category.list(names)).map { value, category in
      BarMark.Bar(category, value: value, text: "text", style: styles[0])
    }
    return BarMark(bars)
  }

  private func rects(_ mark: BarMark, in frame: PanelFrame) -> [Rect] {
    mark.draw(in: frame).compactMap {
      if case .path(let path, .some, nil) = $0 { path.bounds } else { nil }
    }
  }

  @Test func barsStartAtZero() {
    let mark = mark([50, 100, 0, -10])
    let rects = rects(mark, in: frame(mark.bars.map(\.category)))
    #expect(rects.map(\.minX) == [0, 0, 0, 0])
    #expect(rects.map(\.maxX) == [100, 200, 0, 0])
    #expect(zip(rects, rects.dropFirst()).allSatisfy { $0.maxY < $1.minY })
    #expect(mark.extent.x == -10...100)
    #expect(self.mark([5, 7]).extent.x == 0...7)
  }

  /// A logarithmic axis has no zero: what counts is the place of a dot.
  @Test func logarithmicAxesHaveDots() {
    let mark = mark([1, 10])
    let items = mark.draw(in: frame(mark.bars.map(\.category), .log10))
    let dots = items.compactMap { item -> Rect? in
      if case .path(let path, .some, _) = item { path.bounds } else { nil }
    }
    #expect(dots.map { $0.midX.rounded() } == [100, 150])
    #expect(dots.allSatisfy { $0.width < 10 })
  }

  /// Where a dot stands at the edge, its number stands before it, not on it.
  @Test(arguments: [60.0, 90, 100])
  func numbersStandBesideTheirDots(_ value: Double) throws {
    let mark = mark([1, value])
    let frame = frame(mark.bars.map(\.category), .log10)
    let request = try #require(mark.labels(in: frame).last)
    let place = request.candidates[0]
    let bounds = request.label.bounds(at: place.position, place.horizontal, place.vertical)
    #expect(bounds.maxX < frame.x(value) - 2 && bounds.minX > frame.x(1))
    #expect(request.hasPaper)
  }

  /// Numbers that would lie on each other are left out, which is said; words stay.
  @Test func numbersNeedRoom() {
    let few = mark([1, 2, 3, .nan])
    #expect(few.labels(in: frame(few.bars.map(\.category))).count == 4)
    #expect(few.remark(in: frame(few.bars.map(\.category))) == nil)
    let many = mark(Array(repeating: 50, count: 40) + [.nan])
    let crowded = frame(many.bars.map(\.category))
    #expect(many.labels(in: crowded).count == 1)
    #expect(many.remark(in: crowded)?.hasPrefix("the numbers of 40 bars are left out") == true)
  }

  /// Where there is no number nothing is drawn, and its text stands where the bar would begin.
  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func missingNumbersAreSaidInWords(_ value: Double) throws {
    let mark = mark([value])
    let frame = frame(mark.bars.map(\.category))
    #expect(mark.draw(in: frame).isEmpty)
    let request = try #require(mark.labels(in: frame).first)
    #expect(request.candidates[0].position.x < 10)
    #expect(request.color == frame.theme.secondaryInk)
    #expect(mark.extent.x == 0...1)
  }

  /// Texts have their places beyond the ends of the bars; if one has no room there, all that have room
  /// inside stand there in the color of the paper.
  @Test func textsStandAtTheEnds() throws {
    for (first, isInside) in [(50.0, true), (5, false)] {
      let mark = mark([first, 99])
      let frame = frame(mark.bars.map(\.category))
      let requests = mark.labels(in: frame)
      try #require(requests.count == 2)
      #expect((requests[0].candidates[0].position.x < 2 * first) == isInside)
      #expect((requests[0].color == frame.theme.background) == isInside)
      #expect(requests[1].candidates[0].position.x < 198)
      #expect(requests[1].color == frame.theme.background)
    }
    let mark = mark([50, 60])
    let requests = mark.labels(in: frame(mark.bars.map(\.category)))
    #expect(zip(requests, [100, 120]).allSatisfy { $0.candidates[0].position.x > $1 })
  }

  /// Bars of the same length have the same numbers: all of them or none, upright or turned.
  @Test(arguments: Array(stride(from: 90.0, to: 260, by: 10)))
  func equalBarsHaveEqualNumbers(_ width: Double) {
    for sign in [1.0, -1] {
      var panel = Panel()
      var bars = mark([sign, sign, sign, sign])
      bars.direction = .vertical
      panel.marks = [bars]
      let figure = Figure(size: Size(width: width, height: 150), rows: [PanelRow([panel])])
      let texts = SceneQuery.texts(figure.scene(measuring: FixedPitchMeasurer()))
        .filter { $0.text == "text" }
      #expect([0, 4].contains(texts.count), "\(width): \(texts.count)")
      #expect(Set(texts.map { $0.bounds.minY.rounded() }).count <= 1)
    }
  }

  @Test func settingsOfOneNameHaveTheirOwnPlaces() {
    let mark = mark([1, 2, 3], names: ["same", "same", "other"])
    #expect(Set(mark.bars.map(\.category)).count == 3)
    #expect(mark.extent.union(mark.extent).categoriesY == mark.bars.map(\.category))
  }

  /// Lanes share the room of a category and do not touch.
  @Test func lanesLieSideBySide() {
    var (first, second) = (mark([50]), mark([60]))
    (first.lane, second.lane) = ((0, 2), (1, 2))
    let frame = frame(first.bars.map(\.category))
    #expect(rects(first, in: frame)[0].maxY < rects(second, in: frame)[0].minY)
  }

  @Test(
    arguments: [Panel.Kind.curve],
    [
      [1e308, -1e308], [1e-300, 0], [0], [], [.nan, 1], [1e300, .infinity], [-5, -1],
    ])
  func anyNumbersMakeAPicture(_ kind: Panel.Kind, _ values: [Double]) {
    for direction in [BarMark.Direction.horizontal, .vertical] {
      for transform in [Scale.Transform.linear, .log10, .symlog(threshold: 1)] {
        var panel = Panel()
        (panel.x.transform, panel.y.transform) = (transform, transform)
        var mark = mark(values)
        mark.direction = direction
        panel.marks = [mark]
        let scene = Figure(rows: [PanelRow([panel])]).scene(measuring: FixedPitchMeasurer())
        #expect(SceneQuery.isFinite(scene))
      }
    }
  }

  /// Words at the axis read from top to bottom in the order of the bars, long ones in lines.
  @Test func categoriesAreWrittenAtTheAxis() throws {
    var panel = Panel()
    panel.marks = [
      mark([3, 2, 1], names: ["first", "second", "a third one with many words in it"])
    ]
    let scene = Figure(rows: [PanelRow([panel])]).scene(measuring: FixedPitchMeasurer())
    let texts = SceneQuery.texts(scene)
    let heights = try ["first", "second"].map { name in
      try #require(texts.first { $0.text == name }).bounds.midY
    }
    #expect(heights[0] < heights[1])
    let third = texts.filter { $0.bounds.midY > heights[1] + 10 && $0.bounds.maxX < 130 }
    #expect(third.count > 1)
    #expect(third.map(\.text).joined(separator: " ").contains("third"))
    #expect(texts.allSatisfy { $0.bounds.minX > 0 })
  }

  /// A number stands beyond the end of its whisker, not on it.
  @Test(arguments: [160.0, 250, 400]) func textsKeepClearOfWhiskers(_ width: Double) throws {
    let categories = Category.list(["a", "b"])
    let bars = [
      BarMark.Bar(categories[0], value: 0.05, text: "0.0462", style: styles[0], range: 0.01...0.14),
      BarMark.Bar(categories[1], value: 0.02, text: "0.02", style: styles[1], range: 0.01...0.04),
    ]
    var panel = Panel()
    panel.marks = [BarMark(bars)]
    let figure = Figure(size: Size(width: width, height: 100), rows: [PanelRow([panel])])
    let scene = figure.scene(measuring: FixedPitchMeasurer())
    let text = try #require(SceneQuery.texts(scene).first { $0.text == "0.0462" })
    let marks = try #require(SceneQuery.group("panel[0,0]", "marks", in: scene))
    let end = try #require(SceneQuery.bounds(marks)).maxX
    #expect(text.bounds.minX > end)
  }
}
