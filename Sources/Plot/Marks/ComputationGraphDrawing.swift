import Graphics
import Typesetting

/// A computation graph laid out in an area.
struct ComputationGraphDrawing {
  let mark: ComputationGraphMark
  let frame: PanelFrame
  private let layers: ComputationGraphLayers
  let backward: SeriesStyle
  let size: Double
  /// Boxes of nodes; waypoints have boxes without width.
  private let boxes: [Rect]

  static let smallest = 6.0

  init(_ mark: ComputationGraphMark, in frame: PanelFrame) {
    self.mark = mark
    self.frame = frame
    let theme = frame.theme
    backward = mark.backwardStyle ?? theme.cycle[min(1, theme.cycle.count - 1)]
    let layers = ComputationGraphLayers(
      nodeCount: mark.nodes.count, edges: mark.edges.map { ($0.from, $0.to) })
    self.layers = layers
    // At the theme's size if the gaps can then hold what is written on the arrows, else smaller.
    let natural = theme.labelFont.size
    let wanted = Self.width(of: mark, layers, size: natural, in: frame)
    size = max(Self.smallest, min(natural, natural * frame.area.width / wanted))
    boxes = Self.boxes(of: mark, layers, size: size, in: frame)
  }

  var items: [Scene.Item] {
    var arrows: [Scene.Item] = []
    var texts: [Text] = []
    // Where every edge says what flows back, one that says nothing carries nothing (a constant).
    let isSelective = mark.edges.contains { !$0.backward.isEmpty }
    for (edge, route) in zip(mark.edges, layers.routes) {
      let (forward, back) = (track(route, shift: -2.2), track(route, shift: 2.2))
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
  }

  var hasBackward: Bool {
    mark.nodes.contains { !$0.adjoint.isEmpty } || mark.edges.contains { !$0.backward.isEmpty }
  }

  // MARK: Layout

  static func label(
    _ markup: String, _ size: Double, _ color: Color, in frame: PanelFrame
  ) -> Label {
    frame.labels.label(
      markup, style: TextStyle(frame.theme.labelFont.withSize(size), color: color))
  }

  private static func boxWidth(
    _ node: ComputationGraphMark.Node, size: Double, in frame: PanelFrame
  ) -> Double {
    let widths = [node.label, node.value].map { label($0, size, frame.theme.ink, in: frame).width }
    return max(widths[0], widths[1], 1.6 * size) + 1.4 * size
  }

  /// The width that the widest boxes and the texts between them ask for.
  private static func width(
    of mark: ComputationGraphMark, _ layers: ComputationGraphLayers, size: Double,
    in frame: PanelFrame
  ) -> Double {
    let boxes = layers.layers.map { layer in
      layer.filter { $0 < mark.nodes.count }
        .map { boxWidth(mark.nodes[$0], size: size, in: frame) }.max() ?? 0
    }
    let texts = mark.edges.flatMap { [$0.derivative, $0.backward] }
      .map { label($0, size, frame.theme.ink, in: frame).width }
    let gap = max(texts.max() ?? 0, 2 * size) + 2 * size
    return boxes.reduce(0, +) + gap * Double(layers.layers.count - 1)
  }

  private static func boxes(
    of mark: ComputationGraphMark, _ layers: ComputationGraphLayers, size: Double,
    in frame: PanelFrame
  ) -> [Rect] {
    let area = frame.area
    let widths = layers.layers.map { layer in
      layer.filter { $0 < mark.nodes.count }
        .map { boxWidth(mark.nodes[$0], size: size, in: frame) }.max() ?? 0
    }
    let gaps = Double(layers.layers.count - 1)
    let free = area.width - widths.reduce(0, +)
    let gap = gaps > 0 ? min(max(free / gaps, 0), 11 * size) : 0
    var left = area.midX - 0.5 * (widths.reduce(0, +) + gap * gaps)
    let legendHeight = mark.hasLegend ? 3 * size : 0
    let rows = Double(layers.layers.map(\.count).max() ?? 1)
    let pitch = min((area.height - legendHeight) / rows, 7.5 * size)
    let middle = area.minY + 0.5 * (area.height - legendHeight)
    var boxes = Array(
      repeating: Rect(x: 0, y: 0, width: 0, height: 0), count: layers.count)
    for (layer, width) in zip(layers.layers, widths) {
      for (index, member) in layer.enumerated() {
        let y = middle + (Double(index) - 0.5 * Double(layer.count - 1)) * pitch
        let isNode = member < mark.nodes.count
        let halfWidth =
          isNode
          ? 0.5 * boxWidth(mark.nodes[member], size: size, in: frame) : 0.5 * width
        let halfHeight = isNode ? 1.5 * size : 0
        let x = left + 0.5 * width
        boxes[member] = Rect(
          minX: x - halfWidth, minY: y - halfHeight, maxX: x + halfWidth, maxY: y + halfHeight)
      }
      left += width + gap
    }
    return boxes
  }

  // MARK: Drawing

  /// The curve of an edge, sampled; level where it leaves and meets boxes and at waypoints.
  private func track(_ route: [Int], shift: Double) -> [Point] {
    var points: [Point] = []
    for (a, b) in zip(route, route.dropFirst()) {
      let from = Point(boxes[a].maxX, boxes[a].midY + shift)
      let to = Point(boxes[b].minX, boxes[b].midY + shift)
      if a >= mark.nodes.count { points.append(Point(boxes[a].minX, from.y)) }
      for step in 0...16 {
        let t = Double(step) / 16
        // Smoothstep: level at both ends.
        points.append(
          Point(from.x + t * (to.x - from.x), from.y + t * t * (3 - 2 * t) * (to.y - from.y)))
      }
    }
    return points
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
  /// other edges, boxes and texts; on paper, so that what it still meets does not cross it.
  private func placed(_ texts: [Text]) -> [Scene.Item] {
    var taken = mark.nodes.indices.map { index in
      let box = boxes[index]
      let hasAdjoint = !mark.nodes[index].adjoint.isEmpty
      return Rect(
        minX: box.minX, minY: box.minY, maxX: box.maxX,
        maxY: box.maxY + (hasAdjoint ? 1.5 * size : 0))
    }
    var items: [Scene.Item] = []
    for text in texts where !text.markup.isEmpty {
      let label = Self.label(text.markup, max(Self.smallest, 0.9 * size), text.color, in: frame)
      let line = MeasuredLine(text.track)
      let vertical: Label.VerticalAnchor = text.isAbove ? .bottom : .top
      var best: (cost: Double, place: Point, bounds: Rect)?
      for step in 0...12 {
        let part = 0.5 + (step.isMultiple(of: 2) ? 1 : -1) * 0.03 * Double((step + 1) / 2)
        let middle = line.point(at: part * line.length)
        let ahead = line.point(at: part * line.length + 1) - middle
        let slope = ahead.x > 0 ? ahead.y / ahead.x : 0
        // On a slope the text moves to the side where its edge leaves room.
        let aside = (text.isAbove ? 1 : -1) * min(max(slope, -1), 1) * 0.5 * label.width
        let place = middle + Point(aside, text.isAbove ? -0.3 * size : 0.35 * size)
        let bounds = label.bounds(at: place, .middle, vertical)
        let collisions = taken.count { $0.intersects(bounds) }
        let crossings = texts.count { other in
          zip(other.track, other.track.dropFirst()).contains {
            Polyline.segment(from: $0, to: $1, in: bounds) != nil
          }
        }
        let cost = 3 * Double(collisions) + Double(crossings) + abs(part - 0.5)
        if cost < best?.cost ?? .infinity { best = (cost, place, bounds) }
      }
      guard let best else { continue }
      taken.append(best.bounds)
      items.append(.fill(Path(rectangle: best.bounds.outset(by: 0.5)), frame.theme.background))
      items += label.items(at: best.place, .middle, vertical)
    }
    return items
  }

  private func node(_ index: Int) -> [Scene.Item] {
    let (node, box) = (mark.nodes[index], boxes[index])
    let theme = frame.theme
    let fill = ColorMap.pale.color(at: 0.2)
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
