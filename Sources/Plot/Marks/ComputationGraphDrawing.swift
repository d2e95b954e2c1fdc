import Graphics
import Typesetting

/// A computation graph laid out in an area, where it stands for its mark.
struct ComputationGraphDrawing: Mark {
  let mark: ComputationGraphMark
  let frame: PanelFrame
  private let layers: ComputationGraphLayers
  let backward: SeriesStyle
  let size: Double
  /// Boxes of nodes; waypoints have boxes without height.
  let boxes: [Rect]
  /// From the left to the right of the layer of each node and waypoint, texts under boxes included.
  private let spans: [ClosedRange<Double>]
  private let ports: [(leaving: Double, entering: Double)]

  /// The area in which the smallest text has room, in points.
  let leastSize: Size

  /// Text of this size may be smaller than the theme's for the sake of room on tall boxes.
  private static let readable = 6.5

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
    func columns(_ mark: ComputationGraphMark, size: Double, hasLanes: Bool = false)
      -> ComputationGraphColumns
    {
      ComputationGraphColumns(mark, layers, size: size, hasLanes: hasLanes, in: frame)
    }
    // Where the whole texts would be too small to be read, their values have to do.
    let whole = columns(mark, size: natural).wantedWidth
    let smallest = theme.leastFontSize
    let mark = whole * smallest > natural * frame.area.width ? mark.abbreviated : mark
    self.mark = mark
    func part(_ columns: ComputationGraphColumns) -> Double {
      min(1, frame.area.width / columns.wantedWidth, frame.area.height / columns.wantedHeight)
    }
    let hasLanes = part(columns(mark, size: natural, hasLanes: true)) * natural >= Self.readable
    size = max(
      smallest, natural * part(columns(mark, size: natural, hasLanes: hasLanes)))
    leastSize = columns(mark, size: smallest).leastSize
    let columns = columns(mark, size: size, hasLanes: hasLanes)
    boxes = columns.boxes(in: frame.area)
    spans = columns.spans(of: boxes)
    ports = Self.ports(layers.routes, boxes, size: size)
  }

  var extent: Extent { mark.extent }

  func leastSize(in frame: PanelFrame) -> Size { leastSize }

  func draw(in frame: PanelFrame) -> [Scene.Item] { items }

  var items: [Scene.Item] {
    let (arrows, texts) = edges
    return arrows + placed(texts).items + mark.nodes.indices.flatMap(node)
      + (mark.hasLegend ? legend : [])
  }

  /// How many texts are left out since they would lie on others; nil if none is.
  var omission: String? {
    let count = placed(edges.texts).missingCount
    if count == 0 { return nil }
    let texts = count == 1 ? "a text at an arrow is" : "\(count) texts at arrows are"
    return "\(texts) left out, for lack of room"
  }

  /// The arrows, and what is to be written on them.
  private var edges: (arrows: [Scene.Item], texts: [Text]) {
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
    return (arrows, texts)
  }

  /// The size that no text goes below.
  var smallest: Double { frame.theme.leastFontSize }

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
      // The same there and back, which are shifted to either side.
      let bendsFirst = abs(to.y - shift - middle) >= abs(from.y - shift - middle)
      // Beside its own box a bend would run through wider ones of the same layer, or their texts.
      let (out, into) = (spans[a].upperBound, spans[b].lowerBound)
      let width = into - out
      let bend = min(width, max(ComputationGraphColumns.bend * size, 0.7 * abs(to.y - from.y)))
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
    func offset(
      of edge: Int, among edges: [Int], at box: Int, toward neighbor: (Int) -> Int
    ) -> Double {
      let order = edges.sorted { (boxes[neighbor($0)].midY, $0) < (boxes[neighbor($1)].midY, $1) }
      guard let place = order.firstIndex(of: edge) else { return 0 }
      let height = boxes[box].height
      let widest = height > 3.1 * size ? ComputationGraphColumns.lane * size : 1.3 * size
      let pitch = min(widest, (height - 0.8 * size) / Double(edges.count))
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
      items += adjoint(of: index).items(at: adjointPlace(index), .middle, .top)
    }
    return items
  }
}
