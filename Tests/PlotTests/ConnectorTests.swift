import Graphics
import Testing

@testable import Plot

@Suite struct ConnectorTests {
  let frame = squareFrame(x: 0...10, y: 0...10)
  private let ink = Color(0x240473)

  /// At any angle and length the tip is above the middle, and the outline stays between the line of
  /// the ends and the tip.
  @Test(arguments: 0..<24)
  func bracesAreAlikeAtAnyAngle(_ turn: Int) {
    for length in [6.0, 40, 300] {
      let start = Point(50, 50)
      let end = (start + Point(length, 0)).rotated(
        by: Double(turn) * 0.2617993877991494, about: start)
      for isLeft in [true, false] {
        let brace = CurlyBrace(from: start, to: end, isLeft: isLeft, gap: 2)
        #expect(abs(brace.tip.distance(to: brace.start) - brace.tip.distance(to: brace.end)) < 1e-9)
        let height = brace.tip.distance(to: brace.middle)
        #expect(height <= 9 + 1e-9 && height > 0)
        for point in brace.outline.points {
          let d = point - brace.start
          let out = d.x * brace.outward.x + d.y * brace.outward.y
          #expect(out > -1.3 && out < height + 1.3)
        }
      }
    }
  }

  /// An arrow that goes on beyond the edge has no head there, and says so.
  @Test(arguments: [(8.0, true), (12, false)])
  func arrowsHaveHeadsWhereTheyEnd(_ end: Double, _ hasHead: Bool) {
    let arrow = ArrowMark(
      from: .init(5, 5), to: .init(5, end), style: SeriesStyle(color: ink), label: "g")
    let fills = arrow.draw(in: frame).count { if case .path(_, _?, _) = $0 { true } else { false } }
    #expect(fills == (hasHead ? 1 : 0))
    #expect((arrow.remark(in: frame) == nil) == hasHead)
  }

  /// Left of the way to the right is up.
  @Test func theTipIsOnTheSideAskedFor() throws {
    for (side, isAbove) in [(BraceMark.Side.left, true), (.right, false)] {
      let mark = BraceMark(from: .init(2, 5), to: .init(8, 5), side: side, color: ink)
      guard case .path(let path, _, _) = try #require(mark.draw(in: frame).first) else { continue }
      let bounds = try #require(path.bounds)
      #expect((bounds.maxY < frame.y(5)) == isAbove)
      #expect((bounds.minY > frame.y(5)) == !isAbove)
    }
  }

  /// Ends that are nowhere, together, or outside leave no brace.
  @Test(arguments: [(Double.nan, 5.0), (.infinity, 5), (2, 5), (-80, -5)])
  func whatCannotBeSpannedIsNot(_ x: Double, _ from: Double) {
    let mark = BraceMark(
      from: .init(from == 5 ? 2 : -40, from), to: .init(x, from), color: ink, label: "nothing")
    #expect(mark.draw(in: frame).isEmpty)
    #expect(mark.labels(in: frame).isEmpty && mark.obstacles(in: frame).isEmpty)
  }

  /// At the edge of the panel a brace points inward, not to the numbers of the axis.
  @Test(arguments: [(0.0, BraceMark.Side.right), (10, .left)])
  func theTipStaysInThePanel(_ y: Double, _ side: BraceMark.Side) throws {
    let mark = BraceMark(
      from: .init(2, y), to: .init(8, y), side: side, color: ink, label: "width")
    guard case .path(let path, _, _) = try #require(mark.draw(in: frame).first) else { return }
    let bounds = try #require(path.bounds)
    #expect(frame.area.outset(by: 0.1).contains(Point(bounds.minX, bounds.minY)))
    #expect(frame.area.outset(by: 0.1).contains(Point(bounds.maxX, bounds.maxY)))
    let place = try #require(mark.labels(in: frame).first?.candidates.first)
    #expect(frame.area.contains(place.position) && place.position.x == frame.x(5))
  }
}
