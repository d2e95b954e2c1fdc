import Graphics
import Plot
import Testing

/// Where a curve across a sweep goes on beyond the panel.
@Suite struct ExitTests {
  private let frame = squareFrame(x: 0...4, y: 0...1)

  /// The tips of the heads: of the three corners of each, the one that the others are farthest from.
  private func heads(_ y: [Double], marksExits: Bool = true) -> [Rect] {
    var mark = LineMark(x: y.indices.map(Double.init), y: y, style: Theme().cycle[0])
    mark.marksExits = marksExits
    return mark.draw(in: frame).compactMap { item in
      if case .path(let path, _?, nil) = item { path.bounds } else { nil }
    }
  }

  /// One head at each place where the curve passes the upper edge, whichever way it goes; none where
  /// it leaves below, or has no number.
  @Test(arguments: [
    ([0.1, 0.2, 0.3, 0.9, 7], 1), ([7, 0.2, 0.3, 0.9, 0.5], 1), ([7, 0.2, 0.3, 0.9, 1e20], 2),
    ([0.2, 0.1, -3, 0.1, 0.2], 0), ([0.2, 0.1, .nan, 0.1, 0.2], 0), ([0.2, 1, 1, 1, 0.2], 0),
  ])
  func headsStandAtTheUpperEdge(_ y: [Double], _ count: Int) {
    let found = heads(y)
    #expect(found.count == count)
    for head in found { #expect(abs(head.minY - frame.area.minY) < 3) }
    #expect(heads(y, marksExits: false).isEmpty)
  }

  /// Where the next number is infinite, the head stands at the last one.
  @Test func overflowIsMarkedAtTheLastNumber() throws {
    let found = heads([0.1, 0.2, 0.4, .infinity, .infinity])
    #expect(found.count == 1)
    let last = frame.position(2, 0.4)
    #expect(try #require(found.first).outset(by: 1).contains(last))
  }

  /// Runs that converge ever faster, and then overflow, go up from the lowest number; also where
  /// they were level.
  @Test(arguments: [[0.4, 0.2, 0.1, .infinity], [0.1, 0.1, 0.1, .infinity]])
  func overflowNeverPointsDown(_ y: [Double]) throws {
    let found = heads(y)
    #expect(found.count == 1)
    let (head, last) = try (#require(found.first), frame.position(2, 0.1))
    #expect(abs(head.minY - last.y) < 0.01 && head.maxY > last.y + 1)
    #expect(abs(head.center.x - last.x) < 0.01)
  }
}
