import Graphics

/// Segments in square bins, to ask quickly which of them a tilted box meets.
struct ContourSegmentGrid {
  private struct Segment {
    var from: Point
    var to: Point
    /// Which line the segment belongs to.
    var line: Int
  }

  private let area: Rect
  private let columns: Int
  private let rows: Int
  private var bins: [[Segment]]
  private static let binSize = 12.0

  init(area: Rect) {
    self.area = area
    columns = max(1, Int((area.width / Self.binSize).rounded(.up)))
    rows = max(1, Int((area.height / Self.binSize).rounded(.up)))
    bins = Array(repeating: [], count: columns * rows)
  }

  mutating func insert(_ points: [Point], line: Int) {
    for (from, to) in zip(points, points.dropFirst()) {
      let segment = Segment(from: from, to: to, line: line)
      for bin in indices(around: [from, to]) { bins[bin].append(segment) }
    }
  }

  /// Whether a segment of another line than `line` meets the box with the given half sizes, turned
  /// by `angle` about its center.
  func isHit(center: Point, halfWidth: Double, halfHeight: Double, angle: Double, except line: Int)
    -> Bool
  {
    let box = Rect(minX: -halfWidth, minY: -halfHeight, maxX: halfWidth, maxY: halfHeight)
    let corners = [
      Point(-halfWidth, -halfHeight), Point(halfWidth, -halfHeight),
      Point(halfWidth, halfHeight), Point(-halfWidth, halfHeight),
    ].map { ($0 + center).rotated(by: angle, about: center) }
    return indices(around: corners).contains { bin in
      bins[bin].contains { segment in
        segment.line != line
          && Polyline.segment(
            from: segment.from.rotated(by: -angle, about: center) - center,
            to: segment.to.rotated(by: -angle, about: center) - center, in: box) != nil
      }
    }
  }

  private func indices(around points: [Point]) -> [Int] {
    guard let bounds = Rect(around: points) else { return [] }
    func bin(_ offset: Double, _ count: Int) -> Int {
      Int(min(max(offset / Self.binSize, 0), Double(count - 1)))
    }
    let left = bin(bounds.minX - area.minX, columns)
    let right = bin(bounds.maxX - area.minX, columns)
    let top = bin(bounds.minY - area.minY, rows)
    let bottom = bin(bounds.maxY - area.minY, rows)
    return (top...bottom).flatMap { row in (left...right).map { row * columns + $0 } }
  }
}
