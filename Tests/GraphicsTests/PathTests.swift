import Graphics
import Testing

@Suite struct PathTests {
  @Test(arguments: [[], [Point(1, 2)]])
  func aLineNeedsTwoPoints(_ points: [Point]) {
    #expect(Path(polyline: points).isEmpty)
    #expect(Path(polyline: points, isClosed: true).isEmpty)
  }

  @Test func everyVerbTakesItsPoints() {
    var path = Path()
    path.move(to: .zero)
    path.line(to: Point(1, 0))
    path.curve(Point(2, 0), Point(3, 1), to: Point(3, 2))
    path.close()
    #expect(path.verbs == [.move, .line, .curve, .close])
    #expect(path.points == [.zero, Point(1, 0), Point(2, 0), Point(3, 1), Point(3, 2)])
  }

  @Test func appendingKeepsSubpathsApart() {
    var path = Path(polyline: [.zero, Point(1, 0)])
    path.append(polyline: [Point(5, 5), Point(6, 5)], isClosed: true)
    #expect(path.verbs == [.move, .line, .move, .line, .close])
  }

  @Test func aCircleIsRoundToThreePartsInTenThousand() {
    let circle = Path(circleAt: Point(10, 20), radius: 4)
    for quarter in 0..<4 {
      let (a, b, c, d) = (
        circle.points[3 * quarter], circle.points[3 * quarter + 1], circle.points[3 * quarter + 2],
        circle.points[3 * quarter + 3]
      )
      for t in stride(from: 0.0, through: 1, by: 0.05) {
        let s = 1 - t
        let point = a * (s * s * s) + b * (3 * s * s * t) + c * (3 * s * t * t) + d * (t * t * t)
        #expect(abs(point.distance(to: Point(10, 20)) - 4) < 3e-4 * 4)
      }
    }
  }

  @Test(arguments: [0, 1, 5, 100])
  func roundedCornersStayInside(_ radius: Double) {
    let rect = Rect(x: 1, y: 2, width: 10, height: 6)
    let bounds = Path(rectangle: rect, cornerRadius: radius).bounds
    #expect(bounds == rect)
  }

  /// y is down, so a quarter turn takes what is to the right to the top.
  @Test func turnsAreCounterClockwiseAsSeen() {
    let turned = Point(3, 2).rotated(by: .pi / 2, about: Point(2, 2))
    #expect(turned.distance(to: Point(2, 1)) < 1e-15)
  }

  @Test func movingMovesAllPoints() {
    let path = Path(circleAt: .zero, radius: 1).offset(by: Point(3, 4))
    #expect(path == Path(circleAt: .zero, radius: 1).map { $0 + Point(3, 4) })
    #expect(path.bounds == Rect(minX: 2, minY: 3, maxX: 4, maxY: 5))
    #expect(Path().bounds == nil)
  }
}

@Suite struct RectTests {
  let rect = Rect(minX: 0, minY: 0, maxX: 10, maxY: 5)

  @Test func touchingIsNotSharing() {
    #expect(!rect.intersects(rect.offset(by: Point(10, 0))))
    #expect(rect.intersects(rect.offset(by: Point(9, 4))))
    #expect(rect.contains(Point(10, 5)))
    #expect(rect.contains(rect))
    #expect(!rect.contains(rect.outset(by: 1)))
  }

  @Test func unionHoldsBoth() {
    let other = rect.offset(by: Point(20, -3))
    #expect(rect.union(other).contains(rect) && rect.union(other).contains(other))
    #expect(rect.union(other) == Rect(minX: 0, minY: -3, maxX: 30, maxY: 5))
    #expect(Rect(around: [Point]()) == nil)
  }

  @Test func insetsComeFromTheirSides() {
    let inner = rect.inset(by: Insets(top: 1, left: 2, bottom: 3, right: 4))
    #expect(inner == Rect(minX: 2, minY: 1, maxX: 6, maxY: 2))
  }
}
