/// Cutting and thinning of polylines, in Double, before they become paths.
///
/// Cairo stores coordinates in 24.8 fixed point and silently draws a huge or non-finite one
/// somewhere else, so everything is clipped here first.
public enum Polyline {
  /// The parts of a polyline inside a rectangle.
  ///
  /// Each segment is cut exactly at the edge (Liang–Barsky); a non-finite point ends the piece
  /// before it.
  ///
  /// > Y.-D. Liang, B. A. Barsky. "A new concept and method for line clipping."
  /// > *ACM Transactions on Graphics* 3 (1984), 1–22, doi:10.1145/357332.357333
  public static func clipped(_ points: [Point], to rect: Rect) -> [[Point]] {
    var pieces: [[Point]] = []
    var piece: [Point] = []
    func flush() {
      if piece.count > 1 { pieces.append(piece) }
      piece.removeAll(keepingCapacity: true)
    }
    var index = 1
    while index < points.count {
      let (a, b) = (points[index - 1], points[index])
      index += 1
      guard a.isFinite, b.isFinite, let (from, to) = segment(from: a, to: b, in: rect) else {
        flush()
        continue
      }
      if piece.isEmpty { piece.append(from) }
      piece.append(to)
      if to != b { flush() }
    }
    flush()
    return pieces
  }

  /// The part of a segment inside a rectangle; nil if there is none.
  public static func segment(from a: Point, to b: Point, in rect: Rect) -> (Point, Point)? {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    guard dx.isFinite, dy.isFinite else { return nil }
    if rect.contains(a), rect.contains(b) { return (a, b) }
    // How much of the segment is cut off at each end: an end may be so far away that a part measured
    // from there has no digits left inside of the rectangle.
    var (enter, leave) = (Part(fromStart: 0, fromEnd: 1), Part(fromStart: 1, fromEnd: 0))
    for (p, q, r, edge) in [
      (-dx, a.x - rect.minX, b.x - rect.minX, Edge.x(rect.minX)),
      (dx, rect.maxX - a.x, rect.maxX - b.x, .x(rect.maxX)),
      (-dy, a.y - rect.minY, b.y - rect.minY, .y(rect.minY)),
      (dy, rect.maxY - a.y, rect.maxY - b.y, .y(rect.maxY)),
    ] {
      let cut = Part(fromStart: q / p, fromEnd: -r / p, edge: edge)
      if p == 0 {
        if q < 0 { return nil }
      } else if p < 0, enter.isBefore(cut) {
        enter = cut
      } else if p > 0, cut.isBefore(leave) {
        leave = cut
      }
    }
    guard !leave.isBefore(enter) else { return nil }
    let d = b - a
    func point(at part: Part) -> Point {
      if part.fromStart == 0 { return a }
      if part.fromEnd == 0 { return b }
      let cut = part.isInFirstHalf ? a + d * part.fromStart : b - d * part.fromEnd
      let inside = Point(
        min(max(cut.x, rect.minX), rect.maxX), min(max(cut.y, rect.minY), rect.maxY))
      return switch part.edge {
      case .x(let x): Point(x, inside.y)
      case .y(let y): Point(inside.x, y)
      case nil: inside
      }
    }
    return (point(at: enter), point(at: leave))
  }

  /// Where an edge of the rectangle is.
  private enum Edge {
    case x(Double), y(Double)
  }

  /// A place on a segment, as parts of its length.
  private struct Part {
    var fromStart: Double
    var fromEnd: Double
    /// The edge that it is on.
    var edge: Edge?

    var isInFirstHalf: Bool { fromStart <= fromEnd }

    func isBefore(_ other: Part) -> Bool {
      isInFirstHalf || other.isInFirstHalf
        ? fromStart < other.fromStart : fromEnd > other.fromEnd
    }
  }

  /// The polyline without the points that lie within `tolerance` points of the line drawn.
  ///
  /// Greedy with a cone of admissible directions: linear time, ends kept, and no point of the
  /// input is farther than `tolerance` from the output.
  ///
  /// > C. M. Williams. "An efficient algorithm for the piecewise linear approximation of planar
  /// > curves." *Computer Graphics and Image Processing* 8 (1978), 286–293,
  /// > doi:10.1016/0146-664X(78)90055-2
  public static func simplified(_ points: [Point], tolerance: Double) -> [Point] {
    guard points.count > 2 else { return points }
    var kept = [points[0]]
    var anchor = points[0]
    // The cone: directions between `low` and `high`, both seen from the anchor.
    var low: Point?
    var high: Point?
    var reach = 0.0
    for index in 1..<points.count {
      let candidate = points[index]
      let d = candidate - anchor
      let length = candidate.distance(to: anchor)
      // A turn back along the same direction would be lost without the check on `reach`.
      let inside =
        length >= reach && (low.map { cross($0, d) >= 0 } ?? true)
        && (high.map { cross($0, d) <= 0 } ?? true)
      if !inside {
        anchor = points[index - 1]
        kept.append(anchor)
        low = nil
        high = nil
        reach = 0
      }
      let step = candidate - anchor
      let distance = inside ? length : candidate.distance(to: anchor)
      reach = max(reach, distance)
      guard distance > tolerance else { continue }
      let normal = Point(-step.y, step.x) * (tolerance / distance)
      let (lower, upper) = (step - normal, step + normal)
      if low.map({ cross($0, lower) > 0 }) ?? true { low = lower }
      if high.map({ cross($0, upper) < 0 }) ?? true { high = upper }
    }
    if let last = points.last, kept.last != last || kept.count < 2 { kept.append(last) }
    return kept
  }

  private static func cross(_ a: Point, _ b: Point) -> Double { a.x * b.y - a.y * b.x }
}
