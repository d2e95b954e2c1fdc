import Elementary
import Graphics
import Plot
import Testing

/// Lines of equal numbers over a heatmap.
@Suite struct HeatmapContourTests {
  let frame = squareFrame(x: -0.5...9.5, y: -0.5...9.5)

  /// Ten columns whose numbers are given, the last ones hatched.
  private func mark(_ transform: Scale.Transform, _ number: (Int) -> Double) -> HeatmapMark {
    let places = (0..<10).map(Double.init)
    let cells = (0..<100).map { index -> HeatmapMark.Cell in
      index % 10 + index / 10 > 12 ? .diverged : .value(number(index % 10))
    }
    return HeatmapMark(x: places, y: places, cells: cells, title: "t", transform: transform)
  }

  private func lines(_ mark: HeatmapMark) -> [[Point]] {
    mark.contours.draw(in: frame).compactMap { item in
      guard case .path(let path, nil, let pen?) = item, pen.color.alpha < 1,
        pen.color.withAlpha(1) == frame.theme.secondaryInk
      else { return nil }
      return path.points
    }
  }

  /// A power of ten in each column: the lines of the powers run through the middles of the columns,
  /// however high the step from one to the next.
  @Test func cliffsOnLogarithmicScalesAreEven() throws {
    let lines = lines(mark(.log10) { power(10, 2.0 * Double($0) - 9) })
    #expect(lines.count > 4)
    for line in lines {
      let places = line.map { (x: frame.x.value(at: $0.x), y: frame.y.value(at: $0.y)) }
        .filter { $0.x + $0.y < 11 }
      let first = try #require(places.first)
      #expect(places.allSatisfy { abs($0.x - first.x) < 1e-6 })
      // Half of a column is a power of ten.
      #expect(abs(2 * first.x - (2 * first.x).rounded()) < 1e-6)
    }
    let texts = texts(mark(.log10) { power(10, 2.0 * Double($0) - 9) }.contours.draw(in: frame))
    #expect(texts.contains { $0.text == "10" })
  }

  /// Lines go on to the hatched cells, which lie over what would be beyond.
  @Test func linesReachTheHatching() throws {
    let mark = mark(.linear) { Double($0) }
    let items = mark.contours.draw(in: frame)
    let paper = items.compactMap { item -> Rect? in
      if case .path(let path, frame.theme.background?, nil) = item { path.bounds } else { nil }
    }
    #expect(paper.count == 1)
    // The line through column 7 ends above the middle of the sixth cell, the first that is hatched.
    let column = frame.x(7)
    let ends = lines(mark).joined().filter { abs($0.x - column) < 1 }.map(\.y)
    #expect(try #require(ends.min()) <= frame.y(5.5))
  }
}
