import Graphics

extension Isoline {
  /// The vertices on the page, in order; the first one again at the end of a ring.
  func points(in frame: PanelFrame) -> [Point] {
    var points = zip(x, y).map { frame.position($0, $1) }
    if isClosed, let first = points.first { points.append(first) }
    return points
  }
}

extension SuperlevelSet {
  /// All rings as one path, cut at a rectangle.
  func path(in frame: PanelFrame) -> Path {
    var path = Path()
    for ring in rings {
      let points = Polyline.simplified(ring.points(in: frame), tolerance: 0.05)
      let cut = cutPolygon(points.dropLast(), to: frame.area)
      if cut.count > 2 { path.append(polyline: cut, isClosed: true) }
    }
    return path
  }
}

/// The part of a polygon inside a rectangle; runs along the edge of the rectangle may overlap,
/// which does not change what is filled.
///
/// > I. E. Sutherland, G. W. Hodgman. "Reentrant polygon clipping." *Communications of the ACM* 17
/// > (1974), 32–42, doi:10.1145/360767.360802
private func cutPolygon(_ points: ArraySlice<Point>, to rect: Rect) -> [Point] {
  guard points.allSatisfy(\.isFinite) else { return [] }
  if points.allSatisfy(rect.contains) { return Array(points) }
  // Signed distance inside each edge.
  let depths: [(Point) -> Double] = [
    { $0.x - rect.minX }, { rect.maxX - $0.x }, { $0.y - rect.minY }, { rect.maxY - $0.y },
  ]
  return depths.reduce(Array(points)) { polygon, depth in
    guard var previous = polygon.last else { return [] }
    var kept: [Point] = []
    for point in polygon {
      let (a, b) = (depth(previous), depth(point))
      if (a < 0) != (b < 0) { kept.append(previous + (point - previous) * (a / (a - b))) }
      if b >= 0 { kept.append(point) }
      previous = point
    }
    return kept
  }
}

/// A polyline with its length measured from the start.
struct MeasuredLine {
  let points: [Point]
  /// Length from the start to each point.
  let lengths: [Double]

  init(_ points: [Point]) {
    self.points = points
    var sum = 0.0
    lengths = points.indices.map { index in
      if index > 0 { sum += points[index].distance(to: points[index - 1]) }
      return sum
    }
  }

  var length: Double { lengths.last ?? 0 }

  /// The first vertex at or after a length from the start; at least 1.
  func segment(at length: Double) -> Int {
    var (low, high) = (1, points.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if lengths[middle] < length { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The point at a length from the start; the only one, where there are no more.
  func point(at length: Double) -> Point {
    guard points.count > 1 else { return points.first ?? .zero }
    let end = segment(at: length)
    let span = lengths[end] - lengths[end - 1]
    let part = span > 0 ? min(max((length - lengths[end - 1]) / span, 0), 1) : 0
    return points[end - 1] + (points[end] - points[end - 1]) * part
  }

  /// The part between two lengths.
  func part(from start: Double, to end: Double) -> [Point] {
    guard end > start else { return [] }
    let inner = points.indices.filter { lengths[$0] > start && lengths[$0] < end }
    return [point(at: start)] + inner.map { points[$0] } + [point(at: end)]
  }
}
