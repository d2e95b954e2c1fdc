import Graphics

extension Polyline {
  /// The polyline with at most four points in every column of `step` points: the first, the
  /// extremes and the last, so that no peak is lost; unchanged unless points are denser than that.
  ///
  /// > U. Jugel, Z. Jerzak, G. Hackenbroich, V. Markl. "M4: a visualization-oriented time series
  /// > data aggregation." *Proceedings of the VLDB Endowment* 7 (2014), 797–808,
  /// > doi:10.14778/2732951.2732953
  static func decimated(_ points: [Point], step: Double) -> [Point] {
    guard let bounds = Rect(around: points),
      Double(points.count) > 4 * (bounds.width / step + 1),
      zip(points, points.dropFirst()).allSatisfy({ $0.x <= $1.x })
    else { return points }
    var kept: [Point] = []
    var start = 0
    while start < points.count {
      let column = ((points[start].x - bounds.minX) / step).rounded(.down)
      var (end, low, high) = (start, start, start)
      while end + 1 < points.count,
        ((points[end + 1].x - bounds.minX) / step).rounded(.down) == column
      {
        end += 1
        if points[end].y < points[low].y { low = end }
        if points[end].y > points[high].y { high = end }
      }
      var last = -1
      for index in [start, min(low, high), max(low, high), end] where index > last {
        kept.append(points[index])
        last = index
      }
      start = end + 1
    }
    return kept
  }
}
