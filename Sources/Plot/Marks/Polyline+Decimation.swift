import Graphics

extension Polyline {
  /// The width of the columns in which a curve along x keeps its extremes, in points.
  static let columnWidth = 0.25

  /// The places of the points that are drawn of a curve along x: in every column the first, the
  /// extremes and the last, so that no peak is lost; all of them unless there are more than four a
  /// column, or where the curve turns back.
  ///
  /// A point that is not finite interrupts the curve, and stays one. A piece that lies in one column
  /// is left out where another covers its heights. Left and right of the area there is one column
  /// each.
  ///
  /// > U. Jugel, Z. Jerzak, G. Hackenbroich, V. Markl. "M4: a visualization-oriented time series
  /// > data aggregation." *Proceedings of the VLDB Endowment* 7 (2014), 797–808,
  /// > doi:10.14778/2732951.2732953
  static func decimated(
    _ points: [Point], over area: Rect, step: Double = columnWidth
  ) -> [Int] {
    let most = 4 * (area.width / step + 1)
    guard Double(points.count) > most, isAlongX(points) else { return Array(points.indices) }
    let last = (area.width / step).rounded(.up) + 1
    func column(_ point: Point) -> Double {
      min(max(((point.x - area.minX) / step).rounded(.down), -1), last)
    }
    var kept: [Int] = []
    // What pieces of the present column cover, if they lie in it as a whole.
    var covered: (column: Double, ranges: [(low: Double, high: Double)]) = (-2, [])
    var start = 0
    while start < points.count {
      guard points[start].isFinite else {
        if let before = kept.last, points[before].isFinite { kept.append(start) }
        start += 1
        continue
      }
      let own = column(points[start])
      var (end, low, high) = (start, start, start)
      while end + 1 < points.count, points[end + 1].isFinite, column(points[end + 1]) == own {
        end += 1
        if points[end].y < points[low].y { low = end }
        if points[end].y > points[high].y { high = end }
      }
      let isWhole =
        (start == 0 || !points[start - 1].isFinite)
        && (end + 1 == points.count || !points[end + 1].isFinite)
      let range = (low: points[low].y, high: points[high].y)
      if covered.column != own { covered = (own, []) }
      let isCovered = covered.ranges.contains {
        $0.low <= range.low + step && $0.high >= range.high - step
      }
      if !isWhole || !(isCovered || start == end) {
        if isWhole { covered.ranges.append(range) }
        var before = -1
        for index in [start, min(low, high), max(low, high), end] where index > before {
          kept.append(index)
          before = index
        }
      }
      start = end + 1
    }
    return kept
  }

  /// Whether the finite points never turn back.
  private static func isAlongX(_ points: [Point]) -> Bool {
    var (rises, falls) = (true, true)
    var before: Double?
    for point in points where point.isFinite {
      if let before {
        if point.x < before { rises = false }
        if point.x > before { falls = false }
        if !rises, !falls { return false }
      }
      before = point.x
    }
    return true
  }

  /// Lines in a plane with fewer points, nowhere more than a tenth of a point beside what they were.
  ///
  /// Where they fill the plane nevertheless, pieces that lie wholly under earlier ones of the same
  /// pen are left out.
  static func bounded(_ pieces: [[Point]], width: Double, in area: Rect) -> [[Point]] {
    let simple = pieces.map { simplified($0, tolerance: 0.05) }
    guard simple.reduce(0, { $0 + $1.count }) > mostDrawn else { return simple }
    var coverage = Coverage(area, cell: max(0.5 * width, 0.25))
    var result: [[Point]] = []
    for piece in simple {
      var part: [Point] = []
      for (a, b) in zip(piece, piece.dropFirst()) {
        guard coverage.add(from: a, to: b) else {
          if part.count > 1 { result.append(part) }
          part = []
          continue
        }
        if part.isEmpty { part.append(a) }
        part.append(b)
      }
      if part.count > 1 { result.append(part) }
    }
    return result
  }

  /// A line of more points is asked whether all of it is seen.
  private static let mostDrawn = 10_000
}
