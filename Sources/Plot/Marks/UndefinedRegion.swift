import Elementary
import Graphics

extension PanelFrame {
  /// Where a function is not defined: paper over what was drawn beyond the border of its domain,
  /// hatched as cells are in which nothing finite came out.
  func items(undefined region: SuperlevelSet) -> [Scene.Item] {
    let path = region.path(in: self)
    guard !path.isEmpty else { return [] }
    let rings = region.rings.map { ring in ring.points(in: self) }
    let hatching = Hatching.lines(in: rings).compactMap { line in
      Polyline.segment(from: line.0, to: line.1, in: area)
    }
    var lines = Path()
    for (start, end) in hatching { lines.append(polyline: [start, end]) }
    return [
      .fill(path, theme.background),
      .stroke(lines, Stroke(theme.secondaryInk, width: theme.contourWidth)),
    ]
  }
}

/// Lines that rise to the right inside of polygons.
enum Hatching {
  /// Nothing on a page is so far away.
  private static let farthest = 1e6

  /// The pieces of the lines that lie inside of an odd number of closed rings, as far apart as those
  /// of hatched cells.
  static func lines(in rings: [[Point]]) -> [(Point, Point)] {
    var crossings: [Int: [Double]] = [:]
    for ring in rings where ring.allSatisfy({ abs($0.x) + abs($0.y) < farthest }) {
      for (a, b) in zip(ring, ring.dropFirst()) {
        let (p, q) = a.x + a.y < b.x + b.y ? (a, b) : (b, a)
        let (low, high) = (p.x + p.y, q.x + q.y)
        var number = (low / CellGrid.spacing).rounded(.up)
        while number * CellGrid.spacing < high {
          let part = (number * CellGrid.spacing - low) / (high - low)
          crossings[Int(number), default: []].append(p.x + part * (q.x - p.x))
          number += 1
        }
      }
    }
    return crossings.sorted { $0.key < $1.key }.flatMap { number, places in
      let places = places.sorted()
      return stride(from: 0, to: places.count - 1, by: 2).map { index in
        let sum = Double(number) * CellGrid.spacing
        let (start, end) = (places[index], places[index + 1])
        return (Point(start, sum - start), Point(end, sum - end))
      }
    }
  }
}
