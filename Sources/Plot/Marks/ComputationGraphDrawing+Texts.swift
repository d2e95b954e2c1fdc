import Graphics
import Typesetting

extension ComputationGraphDrawing {
  /// What is written on an edge.
  struct Text {
    var markup: String
    var track: [Point]
    var isAbove: Bool
    var color: Color

    init(_ markup: String, on track: [Point], isAbove: Bool, color: Color) {
      self.markup = markup
      self.track = track
      self.isAbove = isAbove
      self.color = color
    }

    /// The track in pieces of a few points.
    var pieces: [Piece] {
      stride(from: 0, to: track.count - 1, by: 8).compactMap { start in
        let points = track[start..<min(start + 9, track.count)]
        return Rect(around: points).map { Piece(points: points, bounds: $0.outset(by: 1)) }
      }
    }
  }

  /// Some neighboring points of a track; most are far from most labels, which their bounds tell.
  struct Piece {
    var points: ArraySlice<Point>
    var bounds: Rect

    func crosses(_ rect: Rect) -> Bool {
      zip(points, points.dropFirst()).contains {
        Polyline.segment(from: $0, to: $1, in: rect) != nil
      }
    }
  }

  /// The texts above or below their edges, each moved along its edge to where it meets the fewest
  /// other edges, boxes and texts; on paper, so that what it still meets does not cross it. A text
  /// that would lie on a box or another text is left out.
  func placed(_ texts: [Text]) -> [Scene.Item] {
    var taken = boxes.prefix(mark.nodes.count).map {
      Rect(minX: $0.minX - 2, minY: $0.minY, maxX: $0.maxX + 2, maxY: $0.maxY)
    }
    taken += mark.nodes.indices.filter { !mark.nodes[$0].adjoint.isEmpty }.map { index in
      adjoint(of: index).bounds(at: adjointPlace(index), .middle, .top).outset(by: 1)
    }
    var items: [Scene.Item] = []
    let tracks = texts.map(\.pieces)
    for text in texts where !text.markup.isEmpty {
      let label = Self.label(text.markup, max(Self.smallest, 0.9 * size), text.color, in: frame)
      let line = MeasuredLine(text.track)
      let vertical: Label.VerticalAnchor = text.isAbove ? .bottom : .top
      var best: (cost: Double, place: Point, bounds: Rect)?
      for step in 0...40 {
        let part = 0.5 + (step.isMultiple(of: 2) ? 1 : -1) * 0.021 * Double((step + 1) / 2)
        let middle = line.point(at: part * line.length)
        let ends = [-0.5, 0.5].map { line.point(at: part * line.length + $0 * label.width) }
        let place = middle + Point(0, text.isAbove ? -0.3 * size : 0.35 * size)
        let bounds = label.bounds(at: place, .middle, vertical)
        let collisions = taken.count { $0.intersects(bounds) }
        let wide = bounds.outset(by: 0.5)
        let crossings = tracks.count { pieces in
          pieces.contains { $0.bounds.intersects(wide) && $0.crosses(wide) }
        }
        // Best where the line is level along the whole text.
        let slope = (abs(ends[0].y - middle.y) + abs(ends[1].y - middle.y)) / size
        let cost =
          5 * Double(collisions) + 2 * Double(crossings) + 0.4 * slope + abs(part - 0.5)
        if cost < best?.cost ?? .infinity { best = (cost, place, bounds) }
      }
      guard let best, !taken.contains(where: { $0.outset(by: -1).intersects(best.bounds) })
      else { continue }
      taken.append(best.bounds)
      items.append(.fill(Path(rectangle: best.bounds.outset(by: 0.5)), frame.theme.background))
      items += label.items(at: best.place, .middle, vertical)
    }
    return items
  }

  func adjoint(of index: Int) -> Label {
    Self.label(mark.nodes[index].adjoint, size, backward.color, in: frame)
  }

  func adjointPlace(_ index: Int) -> Point {
    Point(boxes[index].midX, boxes[index].maxY + 0.35 * size)
  }
}
