import Graphics

/// The ways of the arrows.
extension ComputationGraphDrawing {
  /// The curve of an edge, sampled: level where it leaves and meets boxes and at waypoints.
  ///
  /// It changes height beside the box that is nearer to the middle, in a short bend, and runs level
  /// at the height of the other end, so that there is room for what is written on it.
  func track(_ edge: Int, shift: Double) -> [Point] {
    let route = layers.routes[edge]
    var points: [Point] = []
    for (step, (a, b)) in zip(route, route.dropFirst()).enumerated() {
      let (out, into) = (rows.direction(rows.row[a]), rows.direction(rows.row[b]))
      // Seen along the edge, the way there keeps to its left in each row.
      let from = Point(
        out > 0 ? boxes[a].maxX : boxes[a].minX,
        boxes[a].midY + out * shift + (step == 0 ? ports[edge].leaving : 0))
      let isLast = step == route.count - 2
      let to = Point(
        into > 0 ? boxes[b].minX : boxes[b].maxX,
        boxes[b].midY + into * shift + (isLast ? ports[edge].entering : 0))
      if a >= mark.nodes.count {
        points.append(Point(out > 0 ? boxes[a].minX : boxes[a].maxX, from.y))
      }
      points.append(from)
      points +=
        rows.row[a] == rows.row[b]
        ? bend(from: from, to: to, a, b, shift: shift)
        : turn(from: from, to: to, a, b, shift: shift)
      points.append(to)
    }
    return points.reduce(into: []) { kept, point in
      if kept.last != point { kept.append(point) }
    }
  }

  /// The way between two layers of a row.
  private func bend(from: Point, to: Point, _ a: Int, _ b: Int, shift: Double) -> [Point] {
    let row = rows.row[a]
    let direction = rows.direction(row)
    let middle = middles[row]
    // The same there and back, which are shifted to either side.
    let aside = direction * shift
    let bendsFirst = abs(to.y - aside - middle) >= abs(from.y - aside - middle)
    // Beside its own box a bend would run through wider ones of the same layer, or their texts.
    let (out, into) =
      direction > 0
      ? (spans[a].upperBound, spans[b].lowerBound) : (spans[a].lowerBound, spans[b].upperBound)
    let width = direction * (into - out)
    let bend = min(width, max(ComputationGraphColumns.bend * size, 0.7 * abs(to.y - from.y)))
    let start = bendsFirst ? out : into - direction * bend
    return (0...16).map { sample in
      let t = Double(sample) / 16
      // Smoothstep: level at both ends.
      return Point(
        start + direction * t * bend, from.y + t * t * (3 - 2 * t) * (to.y - from.y))
    }
  }

  /// The way beside the rows from the end of one to the start of the next, round at its corners.
  private func turn(from: Point, to: Point, _ a: Int, _ b: Int, shift: Double) -> [Point] {
    let direction = rows.direction(rows.row[a])
    // The way that leaves highest goes around all others.
    let inner = layers.routes.flatMap { zip($0, $0.dropFirst()) }.count { other, next in
      rows.row[other] == rows.row[a] && rows.row[next] == rows.row[b]
        && boxes[other].midY > boxes[a].midY
    }
    let side = direction > 0 ? sides.upperBound : sides.lowerBound
    let reach = (0.9 + ComputationGraphColumns.turn * Double(inner)) * size - direction * shift
    let radius = min(0.8 * size, reach, 0.5 * abs(to.y - from.y))
    let sense = to.y > from.y ? 1.0 : -1
    let edge = side + direction * reach
    var (corner, back): ([Point], [Point]) = ([], [])
    for step in 0...8 {
      // A quarter of a circle, from the horizontal to the vertical.
      let t = Double(step) / 8
      let square = t * t
      let x = edge - direction * radius * (1 - 2 * t / (1 + square))
      let rise = sense * radius * (2 * square / (1 + square))
      corner.append(Point(x, from.y + rise))
      back.append(Point(x, to.y - rise))
    }
    return corner + back.reversed()
  }

  /// Where on the sides of its boxes each edge is attached, from the middle: edges of one box in the
  /// order of what they lead to, so that they do not cross beside it.
  static func ports(
    _ routes: [[Int]], _ boxes: [Rect], _ rows: ComputationGraphRows, size: Double
  ) -> [(leaving: Double, entering: Double)] {
    func offset(
      of edge: Int, among edges: [Int], at box: Int, toward neighbor: (Int) -> Int
    ) -> Double {
      /// Ways into another row turn around, the highest to the lowest.
      func height(_ edge: Int) -> Double {
        let other = neighbor(edge)
        return rows.row[other] == rows.row[box] ? boxes[other].midY : -boxes[other].midY
      }
      let order = edges.sorted { (height($0), $0) < (height($1), $1) }
      guard let place = order.firstIndex(of: edge) else { return 0 }
      let boxHeight = boxes[box].height
      let widest = boxHeight > 3.1 * size ? ComputationGraphColumns.lane * size : 1.3 * size
      let pitch = min(widest, (boxHeight - 0.8 * size) / Double(edges.count))
      return (Double(place) - 0.5 * Double(edges.count - 1)) * pitch
    }
    return routes.indices.map { edge in
      let route = routes[edge]
      let leaving = routes.indices.filter { routes[$0].first == route.first }
      let entering = routes.indices.filter { routes[$0].last == route.last }
      return (
        offset(of: edge, among: leaving, at: route[0]) { routes[$0][1] },
        offset(of: edge, among: entering, at: route[route.count - 1]) {
          routes[$0][routes[$0].count - 2]
        }
      )
    }
  }
}
