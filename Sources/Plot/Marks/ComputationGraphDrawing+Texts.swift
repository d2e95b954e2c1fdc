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
  }

  /// The texts above or below their edges, each moved along its edge to where it meets the fewest
  /// other edges, boxes and texts; on paper, so that what it still meets does not cross it. A text
  /// that would lie on a box or another text, or beyond the panel, is left out; how many are is told.
  func placed(_ texts: [Text]) -> (items: [Scene.Item], missingCount: Int) {
    var taken = boxes.prefix(mark.nodes.count).map {
      Rect(minX: $0.minX - 2, minY: $0.minY, maxX: $0.maxX + 2, maxY: $0.maxY)
    }
    taken += mark.nodes.indices.filter { !mark.nodes[$0].adjoint.isEmpty }.map { index in
      adjoint(of: index).bounds(at: adjointPlace(index), .middle, .top).outset(by: 1)
    }
    var items: [Scene.Item] = []
    var missingCount = 0
    let page = frame.area.outset(by: frame.theme.gap)
    let tracks = ComputationGraphTracks(texts.map(\.track), in: frame.area)
    // In a panel without room an edge may have no length.
    for text in texts where !text.markup.isEmpty && text.track.count > 1 {
      let label = Self.label(text.markup, max(smallest, 0.9 * size), text.color, in: frame)
      let line = MeasuredLine(text.track)
      var best: (cost: Double, place: LabelRequest.Candidate, bounds: Rect)?
      for step in 0...40 {
        let part = 0.5 + (step.isMultiple(of: 2) ? 1 : -1) * 0.021 * Double((step + 1) / 2)
        // Farther places cost more, whatever they meet.
        if let best, abs(part - 0.5) >= best.cost { break }
        for place in places(of: label, at: part * line.length, of: line, isAbove: text.isAbove) {
          let bounds = label.bounds(at: place.position, place.horizontal, place.vertical)
          let least = place.penalty + abs(part - 0.5)
          let limit = best?.cost ?? .infinity
          guard least < limit else { continue }
          let isCut = !page.contains(bounds)
          let collided =
            least + 5 * Double(taken.count { $0.intersects(bounds) }) + (isCut ? 5 : 0)
          guard collided < limit else { continue }
          let cost = collided + 2 * Double(tracks.count(crossing: bounds.outset(by: 0.5)))
          if cost < limit { best = (cost, place, bounds) }
        }
      }
      guard let best, page.contains(best.bounds),
        !taken.contains(where: { $0.outset(by: -1).intersects(best.bounds) })
      else {
        missingCount += 1
        continue
      }
      taken.append(best.bounds)
      items.append(.fill(Path(rectangle: best.bounds.outset(by: 0.5)), frame.theme.background))
      items += label.items(at: best.place.position, best.place.horizontal, best.place.vertical)
    }
    return (items, missingCount)
  }

  /// Above or below a line, best where it is level along the whole text; beside it where it is
  /// steep, the way there on the left and the way back on the right.
  private func places(
    of label: Label, at length: Double, of line: MeasuredLine, isAbove: Bool
  ) -> [LabelRequest.Candidate] {
    let middle = line.point(at: length)
    let steps = [-0.7, 0.7].map { line.point(at: length + $0 * size) }
    // Where the way leads back to the left, its left is below it.
    let isAbove = isAbove == (steps[1].x >= steps[0].x)
    let ends = [-0.5, 0.5].map { line.point(at: length + $0 * label.width) }
    let slope = (abs(ends[0].y - middle.y) + abs(ends[1].y - middle.y)) / size
    let along = LabelRequest.Candidate(
      middle + Point(0, isAbove ? -0.3 * size : 0.35 * size), .middle, isAbove ? .bottom : .top,
      penalty: 0.4 * slope)
    let rise = abs(steps[1].y - steps[0].y)
    let run = abs(steps[1].x - steps[0].x)
    guard rise > 0.6 * size, run < 1.5 * rise else { return [along] }
    // The more the line leans, the sooner it would come under the upper or the lower edge.
    let reach = 0.5 * size + 0.5 * label.height * run / rise
    return [along]
      + [1.0, -1].map { side in
        LabelRequest.Candidate(
          middle + Point(side * reach, 0), side > 0 ? .start : .end, .middle,
          penalty: (side > 0) == isAbove ? 2.6 : 2.5)
      }
  }

  func adjoint(of index: Int) -> Label {
    Self.label(mark.nodes[index].adjoint, size, backward.color, in: frame)
  }

  func adjointPlace(_ index: Int) -> Point {
    Point(boxes[index].midX, boxes[index].maxY + 0.35 * size)
  }
}
