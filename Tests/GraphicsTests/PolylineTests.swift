import Graphics
import Testing

/// Numbers that look random and are the same everywhere (xorshift of G. Marsaglia, 2003).
private struct Numbers {
  var state: UInt64
  init(seed: Int) { state = UInt64(seed + 1) &* 0x9E37_79B9_7F4A_7C15 }

  mutating func next(in range: ClosedRange<Double>) -> Double {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return range.lowerBound + Double(state >> 11) * 0x1p-53 * (range.upperBound - range.lowerBound)
  }

  mutating func points(_ count: Int, in range: ClosedRange<Double>) -> [Point] {
    (0..<count).map { _ in
      let x = next(in: range)
      return Point(x, next(in: range))
    }
  }
}

/// Distance from a point to a segment.
private func distance(_ p: Point, _ a: Point, _ b: Point) -> Double {
  let d = b - a
  let square = d.x * d.x + d.y * d.y
  guard square > 0 else { return p.distance(to: a) }
  let t = max(0, min(1, ((p.x - a.x) * d.x + (p.y - a.y) * d.y) / square))
  return p.distance(to: a + d * t)
}

@Suite struct ClippingTests {
  static let rect = Rect(minX: 0, minY: 0, maxX: 10, maxY: 5)
  static let table: [(String, [Point], [[Point]])] = [
    ("inside", [Point(1, 1), Point(2, 2)], [[Point(1, 1), Point(2, 2)]]),
    ("outside", [Point(-1, 1), Point(-1, 4)], []),
    ("along the edge", [Point(0, 1), Point(0, 4)], [[Point(0, 1), Point(0, 4)]]),
    ("past a corner", [Point(-1, 1), Point(1, -1.5)], []),
    ("across", [Point(-5, 2), Point(15, 2)], [[Point(0, 2), Point(10, 2)]]),
    ("leaving", [Point(5, 2), Point(5, 8)], [[Point(5, 2), Point(5, 5)]]),
    (
      "leaving and coming back", [Point(5, 2), Point(5, 8), Point(8, 8), Point(8, 2)],
      [[Point(5, 2), Point(5, 5)], [Point(8, 5), Point(8, 2)]]
    ),
    (
      "interrupted", [Point(1, 1), Point(2, 1), Point(.nan, 1), Point(3, 1), Point(4, 1)],
      [[Point(1, 1), Point(2, 1)], [Point(3, 1), Point(4, 1)]]
    ),
    ("infinite", [Point(1, 1), Point(2, .infinity), Point(3, -.infinity)], []),
    ("from far away", [Point(4, 1e30), Point(6, 2)], [[Point(6, 5), Point(6, 2)]]),
    ("to far away", [Point(4, 2), Point(6, -1e30)], [[Point(4, 2), Point(4, 0)]]),
    ("far on both sides", [Point(-1e30, 2), Point(1e30, 2)], [[Point(0, 2), Point(10, 2)]]),
    ("one point", [Point(1, 1)], []),
    ("nothing", [], []),
  ]
  @Test(arguments: table)
  func cutsAtTheEdge(_ name: String, _ points: [Point], _ expected: [[Point]]) {
    #expect(Polyline.clipped(points, to: Self.rect) == expected, "\(name)")
  }

  @Test func hugeNumbersAreCutToo() throws {
    let pieces = Polyline.clipped([Point(5, 2), Point(5, 1e300)], to: Self.rect)
    #expect(pieces == [[Point(5, 2), Point(5, 5)]])
    #expect(Polyline.clipped([Point(-1.7e308, 2), Point(1.7e308, 2)], to: Self.rect).isEmpty)
  }

  /// Nothing is outside, everything inside is kept, and nothing is drawn that was not there.
  @Test(arguments: 0..<200)
  func keepsWhatIsInside(seed: Int) throws {
    var numbers = Numbers(seed: seed)
    let points = numbers.points(20, in: -10...20)
    let pieces = Polyline.clipped(points, to: Self.rect)
    let slack = Self.rect.outset(by: 1e-12)
    #expect(pieces.allSatisfy { $0.count > 1 })
    for point in pieces.joined() {
      #expect(slack.contains(point), "seed \(seed)")
      let nearest = zip(points, points.dropFirst()).map { distance(point, $0, $1) }.min()
      #expect(try #require(nearest) < 1e-12, "seed \(seed)")
    }
    let kept = Set(pieces.joined())
    for point in points where Self.rect.contains(point) {
      #expect(kept.contains(point), "seed \(seed)")
    }
  }
}

@Suite struct SimplificationTests {
  @Test(arguments: [[], [Point(1, 1)], [Point(1, 1), Point(2, 5)]])
  func shortLinesStay(_ points: [Point]) {
    #expect(Polyline.simplified(points, tolerance: 1) == points)
  }

  @Test func aStraightLineNeedsTwoPoints() {
    let points = (0...100).map { Point(Double($0), 2 * Double($0)) }
    #expect(Polyline.simplified(points, tolerance: 0.01) == [Point(0, 0), Point(100, 200)])
  }

  /// A line that turns back on itself reaches as far as before.
  @Test func turningBackIsSeen() {
    let points = [Point(0, 0), Point(5, 0), Point(10, 0), Point(2, 0)]
    #expect(
      Polyline.simplified(points, tolerance: 0.1) == [Point(0, 0), Point(10, 0), Point(2, 0)])
  }

  /// No point of the input is farther than the tolerance from the segment that replaces it.
  @Test(arguments: 0..<200)
  func staysWithinTheTolerance(seed: Int) throws {
    var numbers = Numbers(seed: seed)
    var point = Point.zero
    let points = (0..<60).map { _ in
      point = point + Point(numbers.next(in: -0.4...1), numbers.next(in: -0.5...0.5))
      return point
    }
    let simple = Polyline.simplified(points, tolerance: 0.5)
    #expect(simple.first == points.first && simple.last == points.last)
    var segment = 0
    for point in points {
      while segment + 2 < simple.count, point == simple[segment + 1] { segment += 1 }
      let found = distance(point, simple[segment], simple[segment + 1])
      let next =
        segment + 2 < simple.count
        ? distance(point, simple[segment + 1], simple[segment + 2]) : .infinity
      #expect(min(found, next) <= 0.5 + 1e-9, "seed \(seed)")
    }
  }
}
