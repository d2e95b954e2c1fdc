import Graphics
import Plot
import Testing

@Suite struct BasinMapTests {
  let frame = squareFrame(x: -0.5...3.5, y: -0.5...0.5)
  private let inks = [Color(0x240473), Color(0x8c2016)]

  private func map(_ cells: [BasinMapMark.Cell]) -> BasinMapMark {
    BasinMapMark(x: [0, 1, 2, 3], y: [0], cells: cells, colors: inks)
  }

  private func fills(_ mark: BasinMapMark) -> [Color] {
    mark.draw(in: frame).compactMap { if case .path(_, let fill?, _) = $0 { fill } else { nil } }
  }

  private func lightness(_ color: Color) -> Double { color.red + color.green + color.blue }

  /// Of the same end the later start is darker.
  @Test func moreStepsAreDarker() {
    let colors = fills(map([1, 2, 4, 8].map { .basin(0, steps: $0) }))
    #expect(colors.count == 4)
    for (earlier, later) in zip(colors, colors.dropFirst()) {
      #expect(lightness(later) < lightness(earlier))
    }
  }

  /// One start that happens to step onto its end does not take the lightest shade from all others.
  @Test func fewFastStartsDoNotSetTheShades() throws {
    let steps = [1.0] + (0..<99).map { 100 + Double($0) }
    let mark = BasinMapMark(
      x: steps.indices.map(Double.init), y: [0], cells: steps.map { .basin(0, steps: $0) },
      colors: inks)
    let bar = try #require(mark.colorBar)
    #expect(bar.transform == .linear && bar.boundaries[0] >= 100)
    #expect(bar.reachesLower)
  }

  /// The border between two ends is where one rectangle ends and the next begins.
  @Test func basinsMeetAtCellEdges() {
    let mark = map([
      .basin(0, steps: 5), .basin(0, steps: 5), .basin(1, steps: 5), .basin(1, steps: 5),
    ])
    let rects = mark.draw(in: frame).compactMap { item -> Rect? in
      if case .path(let path, _, _) = item { path.bounds } else { nil }
    }
    #expect(rects.count == 2)
    #expect(rects.last?.minX == frame.x(1.5))
    #expect(mark.colorBar == nil)
  }

  /// Each has its own look, and its own line in the legend.
  @Test func whatIsNoBasinSaysSo() {
    let mark = map([.basin(0, steps: 5), .diverged, .undecided, .absent])
    #expect(mark.keys.map(\.text) == ["diverges", "undecided"])
    #expect(fills(mark).count == 2)
    #expect(map([.basin(0, steps: 1), .absent, .absent, .absent]).keys.isEmpty)
  }

  /// Nothing that a run can give is too much: no step, infinitely many, no cell.
  @Test(arguments: [0, 1e300, .infinity, .nan])
  func anyNumberOfStepsIsDrawn(_ steps: Double) {
    let mark = map([
      .basin(0, steps: steps), .basin(1, steps: 0), .basin(1, steps: 3), .basin(0, steps: 9),
    ])
    #expect(!fills(mark).isEmpty)
    #expect(BasinMapMark(x: [], y: [], cells: [], colors: inks).draw(in: frame).isEmpty)
  }

  /// A star is named at its place; one that is not in the panel leaves its name to the legend.
  @Test(arguments: [(1.0, 1), (9.0, 0)])
  func endsAreNamedWhereTheyAre(_ x: Double, _ count: Int) {
    let mark = BasinMark(x: x, y: 0, name: "(1, 0)", text: "ends at (1, 0)", color: inks[0])
    #expect(mark.directLabels(in: frame).count == count)
    #expect(mark.keys.map(\.text) == ["ends at (1, 0)"])
    #expect(mark.extent == Extent())
  }
}
