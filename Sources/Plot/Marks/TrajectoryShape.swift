import Elementary
import Graphics

/// A trajectory on the page: what is drawn where.
struct TrajectoryShape {
  /// The parts inside the area.
  var pieces: [[Point]] = []
  /// The iterates that can be told apart.
  var dots: [Point] = []
  /// Arrowheads along the path, and at the edge if the path leaves for good.
  var heads: [Path] = []
  /// The start, if inside.
  var start: Point?
  /// The end, if inside.
  var end: Point?

  /// Least distance of two iterates that a reader can tell apart.
  private static let resolution = 3.6
  private static let headLength = 5.5

  init(_ mark: TrajectoryMark, in frame: PanelFrame) {
    let all = zip(mark.x, mark.y).map { frame.position($0, $1) }
    let points = Array(all.prefix { $0.isFinite })
    guard let first = points.first, let last = points.last else { return }
    let area = frame.area
    if area.contains(first) { start = first }
    if points.count == all.count, area.contains(last), points.count > 1 { end = last }
    // After the last iterate inside, one segment shows where a path that diverges went; the ones after
    // it may cross the panel from side to side without a point in it.
    let lastInside = points.lastIndex { area.contains($0) } ?? 0
    let shown = mark.isCovered ? points[...] : points.prefix(lastInside + 2)
    pieces = Polyline.clipped(Array(shown), to: area).filter { MeasuredLine($0).length > 0 }
    dots = Self.distinct(shown.dropFirst().dropLast(), in: area, clearOf: [first, last])
    if let exit = pieces.last, end == nil, points.count > 1 { cutForHead(exit) }
    let vertices = Self.gridOf(dots)
    let longest = pieces.max { MeasuredLine($0).length < MeasuredLine($1).length }
    if let longest, mark.hasHeads {
      heads += Self.heads(along: MeasuredLine(longest), clearOf: vertices)
    }
  }

  /// The last piece ends in a head whose tip lies on the edge of the area.
  private mutating func cutForHead(_ piece: [Point]) {
    let line = MeasuredLine(piece)
    guard line.length > Self.headLength, let tip = piece.last else { return }
    let back = line.point(at: line.length - Self.headLength)
    heads.append(Self.head(at: tip, from: back, length: Self.headLength + 1))
    pieces[pieces.count - 1] = line.part(from: 0, to: line.length - 0.8 * Self.headLength)
    dots.removeAll { $0.distance(to: tip) < Self.headLength + 2 }
  }

  /// Heads along the longest piece at even lengths, where the path is straight and clear of
  /// iterates; each is moved along the path to the nearest such place.
  private static func heads(along line: MeasuredLine, clearOf dots: PointGrid) -> [Path] {
    guard line.length > 36 else { return [] }
    let count = min(4, max(1, Int(line.length / 75)))
    let spacing = line.length / Double(count)
    // A stretch that is longer than the head on both sides.
    let reach = 1.3 * headLength
    return (0..<count).compactMap { index in
      let middle = (Double(index) + 0.5) * spacing
      // Nearest first, to both sides, over four fifths of the stretch.
      let offsets = (0...20).flatMap { [Double($0), -Double($0)] }.map { $0 * 0.02 * spacing }
      for offset in offsets {
        let arc = middle + offset
        guard arc - reach > 4, arc + reach < line.length - 4 else { continue }
        let chord = line.point(at: arc - reach).distance(to: line.point(at: arc + reach))
        guard chord > 1.97 * reach, !dots.hasPoint(within: reach, of: line.point(at: arc)) else {
          continue
        }
        return head(
          at: line.point(at: arc + 0.5 * headLength), from: line.point(at: arc - 0.5 * headLength),
          length: headLength)
      }
      return nil
    }
  }

  private static func head(at tip: Point, from back: Point, length: Double) -> Path {
    let direction = (tip - back) * (1 / tip.distance(to: back))
    return Arrow.head(at: tip, direction: direction, length: length)
  }

  /// The points inside the area without those too near to an earlier one.
  private static func distinct(
    _ points: ArraySlice<Point>, in area: Rect, clearOf ends: [Point]
  ) -> [Point] {
    var grid = PointGrid(cell: resolution)
    ends.forEach { grid.insert($0) }
    var kept: [Point] = []
    for point in points where area.contains(point) {
      guard !grid.hasPoint(within: resolution, of: point) else { continue }
      grid.insert(point)
      kept.append(point)
    }
    return kept
  }

  private static func gridOf(_ points: [Point]) -> PointGrid {
    var grid = PointGrid(cell: 8)
    points.forEach { grid.insert($0) }
    return grid
  }
}

/// Points in square bins, to ask quickly whether one is near.
private struct PointGrid {
  private struct Bin: Hashable {
    var column: Int
    var row: Int
  }

  private let cell: Double
  private var bins: [Bin: [Point]] = [:]

  init(cell: Double) { self.cell = cell }

  mutating func insert(_ point: Point) {
    guard abs(point.x) < 1e9, abs(point.y) < 1e9 else { return }
    bins[bin(of: point), default: []].append(point)
  }

  /// Whether a point lies nearer than `distance`, which is at most the size of a bin.
  func hasPoint(within distance: Double, of point: Point) -> Bool {
    let center = bin(of: point)
    for row in (center.row - 1)...(center.row + 1) {
      for column in (center.column - 1)...(center.column + 1) {
        if bins[Bin(column: column, row: row)]?.contains(where: {
          $0.distance(to: point) < distance
        }) ?? false {
          return true
        }
      }
    }
    return false
  }

  private func bin(of point: Point) -> Bin {
    Bin(
      column: Int((point.x / cell).rounded(.down)), row: Int((point.y / cell).rounded(.down)))
  }
}
