import Graphics
import Typesetting

/// A computation graph laid out in an area, where it stands for its mark.
struct ComputationGraphDrawing: Mark {
  let mark: ComputationGraphMark
  let frame: PanelFrame
  let layers: ComputationGraphLayers
  let rows: ComputationGraphRows
  let backward: SeriesStyle
  let size: Double
  /// Boxes of nodes; waypoints have boxes without height.
  let boxes: [Rect]
  /// From the left to the right of the layer of each node and waypoint, texts under boxes included.
  let spans: [ClosedRange<Double>]
  /// Where on the sides of its boxes each edge is attached, from the middle.
  let ports: [(leaving: Double, entering: Double)]
  /// From the left to the right of all rows.
  let sides: ClosedRange<Double>
  /// The height in the middle of each row.
  let middles: [Double]

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
    let smallest = theme.leastGraphFontSize
    func columns(_ mark: ComputationGraphMark, size: Double, hasLanes: Bool = false)
      -> ComputationGraphColumns
    {
      ComputationGraphColumns(mark, layers, size: size, hasLanes: hasLanes, in: frame)
    }
    func part(_ columns: ComputationGraphColumns) -> Double {
      min(1, frame.area.width / columns.wantedWidth, frame.area.height / columns.wantedHeight)
    }
    // Where the whole texts would be too small to be read, their values have to do.
    let whole = columns(mark, size: natural)
    let isShort = whole.wantedWidth * theme.leastFontSize > natural * frame.area.width
    let short = isShort ? columns(mark.abbreviated, size: natural) : whole
    var (chosen, rowCount) = (isShort ? mark.abbreviated : mark, 1)
    var best = part(short)
    // A row without room is folded.
    for rows in 2...Self.mostRows
    where best * natural < Self.readable && rows <= layers.layers.count {
      for (mark, columns) in [(mark, whole), (mark.abbreviated, short)] {
        let part = part(columns.folded(rows))
        if part > 1.1 * best, best * natural < Self.readable {
          (chosen, rowCount, best) = (mark, rows, part)
        }
      }
    }
    self.mark = chosen
    func settled(_ size: Double, hasLanes: Bool = false) -> ComputationGraphColumns {
      columns(chosen, size: size, hasLanes: hasLanes).folded(rowCount)
    }
    let hasLanes = part(settled(natural, hasLanes: true)) * natural >= Self.readable
    size = max(smallest, natural * part(settled(natural, hasLanes: hasLanes)))
    leastSize = settled(smallest).leastSize
    let columns = settled(size, hasLanes: hasLanes)
    rows = columns.rows
    boxes = columns.boxes(in: frame.area)
    spans = columns.spans(of: boxes)
    sides = columns.sides(in: frame.area)
    middles = columns.rows.middles(of: boxes)
    ports = Self.ports(layers.routes, boxes, columns.rows, size: size)
  }

  /// A longer way there and back is hard to follow.
  private static let mostRows = 6

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
  var smallest: Double { frame.theme.leastGraphFontSize }

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
