import Graphics

/// The ways of all arrows of a computation graph, found by where they are: most are far from most
/// texts.
struct ComputationGraphTracks {
  /// Some neighboring points of a track.
  private struct Piece {
    var track: Int
    var points: ArraySlice<Point>
    var bounds: Rect
  }

  private static let cell = 16.0

  private let area: Rect
  private let columns: Int
  private let rows: Int
  private var pieces: [Piece] = []
  /// The pieces in each square of the area, row by row; what lies outside is in the nearest one.
  private var cells: [[Int]]

  init(_ tracks: [[Point]], in area: Rect) {
    self.area = area
    columns = max(1, Int(max(area.width, 0) / Self.cell) + 1)
    rows = max(1, Int(max(area.height, 0) / Self.cell) + 1)
    cells = Array(repeating: [], count: columns * rows)
    for (index, track) in tracks.enumerated() {
      for start in stride(from: 0, to: track.count - 1, by: 4) {
        let points = track[start..<min(start + 5, track.count)]
        guard let bounds = Rect(around: points)?.outset(by: 1) else { continue }
        for cell in squares(of: bounds) { cells[cell].append(pieces.count) }
        pieces.append(Piece(track: index, points: points, bounds: bounds))
      }
    }
  }

  /// How many tracks run through a rectangle.
  func count(crossing rect: Rect) -> Int {
    var found: [Int] = []
    for cell in squares(of: rect) {
      for index in cells[cell] {
        guard pieces[index].bounds.intersects(rect), !found.contains(pieces[index].track),
          isCrossed(rect, by: pieces[index].points)
        else { continue }
        found.append(pieces[index].track)
      }
    }
    return found.count
  }

  private func isCrossed(_ rect: Rect, by points: ArraySlice<Point>) -> Bool {
    zip(points, points.dropFirst()).contains {
      Polyline.segment(from: $0, to: $1, in: rect) != nil
    }
  }

  private func squares(of rect: Rect) -> [Int] {
    func place(_ offset: Double, _ count: Int) -> Int {
      Int(min(max((offset / Self.cell).rounded(.down), 0), Double(count - 1)))
    }
    guard [rect.minX, rect.minY, rect.maxX, rect.maxY].allSatisfy(\.isFinite) else { return [] }
    let first = (place(rect.minX - area.minX, columns), place(rect.minY - area.minY, rows))
    let last = (place(rect.maxX - area.minX, columns), place(rect.maxY - area.minY, rows))
    guard first.0 <= last.0, first.1 <= last.1 else { return [] }
    return (first.1...last.1).flatMap { row in (first.0...last.0).map { row * columns + $0 } }
  }
}
