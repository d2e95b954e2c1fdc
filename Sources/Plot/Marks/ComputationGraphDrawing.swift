import Graphics
import Typesetting

/// A computation graph laid out in an area.
struct ComputationGraphDrawing {
  let mark: ComputationGraphMark
  let frame: PanelFrame
  private let layers: ComputationGraphLayers
  let backward: SeriesStyle
  let size: Double
  /// Boxes of nodes; waypoints have boxes without height.
  private let boxes: [Rect]
  /// From the left to the right of the layer of each node and waypoint.
  private let spans: [ClosedRange<Double>]
  private let ports: [(leaving: Double, entering: Double)]

  static let smallest = 6.0

  init(_ mark: ComputationGraphMark, in frame: PanelFrame) {
    self.frame = frame
    let theme = frame.theme
    backward = mark.backwardStyle ?? theme.cycle[min(1, theme.cycle.count - 1)]
    let layers = ComputationGraphLayers(
      nodeCount: mark.nodes.count, edges: mark.edges.map { ($0.from, $0.to) })
    self.layers = layers
    // A little above the theme's size if the gaps can then hold what is written on the arrows and
    // under the boxes, else smaller.
    let natural = theme.labelFont.size + 1
    func wantedWidth(_ mark: ComputationGraphMark) -> Double {
      ComputationGraphColumns(mark, layers, size: natural, in: frame).wantedWidth
    }
    // Where the whole texts would be too small to be read, their values have to do.
    let isCrowded = wantedWidth(mark) * Self.smallest > natural * frame.area.width
    let mark = isCrowded ? mark.abbreviated : mark
    self.mark = mark
    let wanted = wantedWidth(mark)
    let tall = ComputationGraphColumns(mark, layers, size: natural, in: frame).wantedHeight
    let part = min(1, frame.area.width / wanted, frame.area.height / tall)
    size = max(Self.smallest, natural * part)
    let columns = ComputationGraphColumns(mark, layers, size: size, in: frame)
    boxes = columns.boxes(in: frame.area)
    spans = layers.spans(of: boxes)
    ports = Self.ports(layers.routes, boxes, size: size)
  }

  var items: [Scene.Item] {
    var arrows: [Scene.Item] = []
    var texts: [Text] = []
    // Where every edge says what flows back, one that says nothing carries nothing (a constant).
    let isSelective = mark.edges.contains { !$0.backward.isEmpty }
    let shift = max(1.8, 0.26 * size)
    for (index, edge) in mark.edges.enumerated() {
      let (forward, back) = (track(index, shift: -shift), track(index, shift: shift))
      arrows += arrow(forward, Stroke(frame.theme.ink, width: 0.8))
      texts.append(Text(edge.derivative, on: forward, isAbove: true, color: frame.theme.ink))
      guard hasBackward, !isSelective || !edge.backward.isEmpty else { continue }
      let pen = Stroke(backward.color, width: 0.8, dash: [3, 1.6])
      arrows += arrow(back.reversed(), pen)
      texts.append(Text(edge.backward, on: back, isAbove: false, color: backward.color))
    }
    return arrows + placed(texts) + mark.nodes.indices.flatMap(node)
      + (mark.hasLegend ? legend : [])
  }

  /// What is written on an edge.
  private struct Text {
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
  private struct Piece {
    var points: ArraySlice<Point>
    var bounds: Rect

    func crosses(_ rect: Rect) -> Bool {
      zip(points, points.dropFirst()).contains {
        Polyline.segment(from: $0, to: $1, in: rect) != nil
      }
    }
  }

  var hasBackward: Bool {
    mark.nodes.contains { !$0.adjoint.isEmpty } || mark.edges.contains { !$0.backward.isEmpty }
  }

  static func label(
    _ markup: String, _ size: Double, _ color: Color, in frame: PanelFrame
  ) -> Label {
    frame.labels.label(
      markup, style: TextStyle(frame.theme.labelFont.withSize(size), color: color))
  }

  // MARK: Drawing

  /// The curve of an edge, sampled: level where it leaves and meets boxes and at waypoints.
  ///
  /// It changes height beside the box that is nearer to the middle, in a short bend, and runs level
  /// at the height of the other end, so that there is room for what is written on it.
  private func track(_ edge: Int, shift: Double) -> [Point] {
    let route = layers.routes[edge]
    var points: [Point] = []
    for (step, (a, b)) in zip(route, route.dropFirst()).enumerated() {
      let from = Point(
        boxes[a].maxX, boxes[a].midY + shift + (step == 0 ? ports[edge].leaving : 0))
      let isLast = step == route.count - 2
      let to = Point(boxes[b].minX, boxes[b].midY + shift + (isLast ? ports[edge].entering : 0))
      if a >= mark.nodes.count { points.append(Point(boxes[a].minX, from.y)) }
      let middle = 0.5 * (boxes.map(\.midY).min() ?? 0) + 0.5 * (boxes.map(\.midY).max() ?? 0)
      let bendsFirst = abs(to.y - middle) >= abs(from.y - middle)
      // Beside its own box a bend would run through wider ones of the same layer.
      let (out, into) = (spans[a].upperBound, spans[b].lowerBound)
      let width = into - out
      let bend = min(width, max(2.6 * size, 0.7 * abs(to.y - from.y)))
      let start = bendsFirst ? out : into - bend
      points.append(from)
      for sample in 0...16 {
        let t = Double(sample) / 16
        // Smoothstep: level at both ends.
        points.append(Point(start + t * bend, from.y + t * t * (3 - 2 * t) * (to.y - from.y)))
      }
      points.append(to)
    }
    return points.reduce(into: []) { kept, point in
      if kept.last != point { kept.append(point) }
    }
  }

  /// Where on the sides of its boxes each edge is attached, from the middle: edges of one box in the
  /// order of what they lead to, so that they do not cross beside it.
  private static func ports(
    _ routes: [[Int]], _ boxes: [Rect], size: Double
  ) -> [(leaving: Double, entering: Double)] {
    func offset(of edge: Int, among edges: [Int], toward neighbor: (Int) -> Int) -> Double {
      let order = edges.sorted { (boxes[neighbor($0)].midY, $0) < (boxes[neighbor($1)].midY, $1) }
      guard let place = order.firstIndex(of: edge) else { return 0 }
      let pitch = min(1.3 * size, 2.2 * size / Double(edges.count))
      return (Double(place) - 0.5 * Double(edges.count - 1)) * pitch
    }
    return routes.indices.map { edge in
      let leaving = routes.indices.filter { routes[$0].first == routes[edge].first }
      let entering = routes.indices.filter { routes[$0].last == routes[edge].last }
      return (
        offset(of: edge, among: leaving) { routes[$0][1] },
        offset(of: edge, among: entering) { routes[$0][routes[$0].count - 2] }
      )
    }
  }

  func arrow(_ track: [Point], _ stroke: Stroke) -> [Scene.Item] {
    let line = MeasuredLine(track)
    let head = 0.55 * size
    guard line.length > head, let tip = track.last else { return [] }
    let back = line.point(at: line.length - head)
    let direction = (tip - back) * (1 / tip.distance(to: back))
    return [
      .stroke(Path(polyline: line.part(from: 0, to: line.length - 0.75 * head)), stroke),
      .fill(Arrow.head(at: tip, direction: direction, length: head), stroke.color),
    ]
  }

  /// The texts above or below their edges, each moved along its edge to where it meets the fewest
  /// other edges, boxes and texts; on paper, so that what it still meets does not cross it. A text
  /// that would be half under a box is left out.
  private func placed(_ texts: [Text]) -> [Scene.Item] {
    var taken = mark.nodes.indices.map { index in
      let box = boxes[index]
      let hasAdjoint = !mark.nodes[index].adjoint.isEmpty
      return Rect(
        minX: box.minX - 2, minY: box.minY, maxX: box.maxX + 2,
        maxY: box.maxY + (hasAdjoint ? 1.5 * size : 0))
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
      guard let best, !boxes.contains(where: { $0.intersects(best.bounds) }) else { continue }
      taken.append(best.bounds)
      items.append(.fill(Path(rectangle: best.bounds.outset(by: 0.5)), frame.theme.background))
      items += label.items(at: best.place, .middle, vertical)
    }
    return items
  }

  private func node(_ index: Int) -> [Scene.Item] {
    let (node, box) = (mark.nodes[index], boxes[index])
    let theme = frame.theme
    let fill = theme.fieldMap.color(at: 0.2)
    var items: [Scene.Item] = [
      .path(
        Path(rectangle: box, cornerRadius: 0.5 * size), fill: fill,
        stroke: Stroke(theme.ink, width: theme.axisWidth))
    ]
    let name = Self.label(node.label, size, theme.ink, in: frame)
    let value = Self.label(node.value, size, theme.ink, in: frame)
    items += name.items(
      at: Point(box.midX, box.midY + (node.value.isEmpty ? 0.35 : -0.3) * size), .middle, .baseline)
    items += value.items(at: Point(box.midX, box.midY + 1.05 * size), .middle, .baseline)
    if !node.adjoint.isEmpty {
      let adjoint = Self.label(node.adjoint, size, backward.color, in: frame)
      items += adjoint.items(at: Point(box.midX, box.maxY + 0.35 * size), .middle, .top)
    }
    return items
  }
}
