import Graphics
import Plot
import Testing
import Typesetting

/// Marks of data on logarithmic axes.
@Suite struct LogarithmicMarkTests {
  private let style = Theme().cycle[0]

  private func frame(_ x: Scale.Transform) -> PanelFrame {
    PanelFrame(
      area: Rect(x: 0, y: 0, width: 100, height: 100),
      x: Scale(x, domain: x == .log10 ? 0.01...100 : -2...4, from: 0, to: 100),
      y: Scale(.log10, domain: 0.01...100, from: 100, to: 0),
      theme: Theme(), labels: LabelSetter(measuring: FixedPitchMeasurer()))
  }

  private func corners(_ mark: SegmentMark, _ frame: PanelFrame) -> [Point] {
    mark.draw(in: frame).flatMap { item -> [Point] in
      if case .path(let path, nil, _) = item { path.points } else { [] }
    }
  }

  /// What is straight in data bends: all points of 2 − x satisfy the equation, down to the edge.
  @Test(arguments: [Scale.Transform.linear, .log10])
  func straightLinesFollowTheirEquation(_ transform: Scale.Transform) {
    let frame = frame(transform)
    let line = SegmentMark(from: .init(1, 1), to: .init(2, 0), style: style, reach: .line)
    let points = corners(line, frame)
    #expect(points.count > 10)
    for point in points {
      let (x, y) = (frame.x.value(at: point.x), frame.y.value(at: point.y))
      #expect(abs(x + y - 2) < 1e-3)
    }
    #expect(points.map(\.y).max() == 100)
    let chord = SegmentMark(from: .init(0.5, 1.5), to: .init(1, 1), style: style)
    let ends = corners(chord, frame)
    #expect(ends.first == frame.position(0.5, 1.5) && ends.last == frame.position(1, 1))
  }

  /// A steep line is as good as a flat one, and an upright one is straight.
  @Test func steepLinesAreDrawn() {
    let steep = SegmentMark(from: .init(1, 0), to: .init(1.001, 1e6), style: style, reach: .line)
    let points = corners(steep, frame(.linear))
    #expect(points.map(\.y).max() == 100 && points.map(\.y).min() == 0)
    let upright = SegmentMark(from: .init(1, 1), to: .init(1, 2), style: style, reach: .line)
    #expect(corners(upright, frame(.linear)).map(\.x).allSatisfy { $0 == 50 })
  }

  @Test func whatIsNowherePositiveIsTold() {
    let line = SegmentMark(from: .init(1, -1), to: .init(2, -1), style: style, label: "low")
    #expect(corners(line, frame(.linear)).isEmpty)
    #expect(line.remark(in: frame(.linear))?.contains("“low” is not drawn") == true)
    let half = SegmentMark(from: .init(1, 1), to: .init(2, -1), style: style)
    #expect(half.remark(in: frame(.linear)) == nil)
  }

  @Test func heatmapsTellNegativeNumbers() {
    let cells: [HeatmapMark.Cell] = [.value(-1), .value(1), .value(10), .value(0)]
    func mark(_ transform: Scale.Transform) -> HeatmapMark {
      HeatmapMark(x: [0, 1], y: [1, 2], cells: cells, title: "t", transform: transform)
    }
    #expect(mark(.log10).remark(in: frame(.linear))?.contains("some numbers of “t”") == true)
    #expect(mark(.linear).remark(in: frame(.linear)) == nil)
    #expect(mark(.log10).colorBar?.reachesLower == true)
  }
}
