import Graphics
import Typesetting

/// The columns of a computation graph: how wide its layers are at a size of text, and where the
/// boxes stand in an area.
struct ComputationGraphColumns {
  private(set) var rows: ComputationGraphRows
  private let layers: ComputationGraphLayers
  private let size: Double
  /// Widths of the boxes of the nodes.
  private let boxWidths: [Double]
  /// Heights of the boxes of the nodes, in sizes of the text: with room beside them for what is
  /// written on each arrow that leaves them.
  private let boxHeights: [Double]
  /// Widths of the layers: of the widest box, or what is written under one.
  private let widths: [Double]
  /// The widest text on an arrow.
  private let textWidth: Double
  private let hasAdjoints: Bool
  private let hasLegend: Bool
  /// How many edges turn from one row into the next, at most.
  private var turns = 0

  /// The room on a box for an arrow there and back with texts, in sizes of the text.
  static let lane = 2.7
  /// The width of the bend of an arrow between two layers, in sizes of the text.
  static let bend = 2.6
  /// The distance of arrows that turn from one row into the next, in sizes of the text.
  static let turn = 1.2
  /// The height of a box of two lines, in sizes of the text.
  private static let box = 3.0
  /// The space between rows, in sizes of the text.
  private static let rowGap = 1.2

  /// The columns at a size of text, in one row; boxes are no taller than two lines where `hasLanes` is
  /// false.
  init(
    _ mark: ComputationGraphMark, _ layers: ComputationGraphLayers, size: Double, hasLanes: Bool,
    in frame: PanelFrame
  ) {
    func width(_ markup: String) -> Double {
      ComputationGraphDrawing.label(markup, size, frame.theme.ink, in: frame).width
    }
    let boxWidths = mark.nodes.map { node in
      max(width(node.label), width(node.value), 1.6 * size) + 1.1 * size
    }
    var leaving = Array(repeating: 0, count: mark.nodes.count)
    for edge in mark.edges where !(edge.derivative + edge.backward).isEmpty {
      leaving[edge.from] += 1
    }
    boxHeights = leaving.map {
      hasLanes && $0 > 1 ? max(Self.box, Self.lane * Double($0)) : Self.box
    }
    widths = layers.layers.map { layer in
      layer.filter { $0 < mark.nodes.count }
        .map { max(boxWidths[$0], width(mark.nodes[$0].adjoint)) }.max() ?? 0
    }
    textWidth = mark.edges.flatMap { [$0.derivative, $0.backward] }.map(width).max() ?? 0
    hasAdjoints = mark.nodes.contains { !$0.adjoint.isEmpty }
    hasLegend = mark.hasLegend
    rows = ComputationGraphRows(1, of: layers, widths: widths, gap: 0)
    (self.boxWidths, self.layers, self.size) = (boxWidths, layers, size)
  }

  /// The same columns in so many rows.
  func folded(_ count: Int) -> ComputationGraphColumns {
    var folded = self
    folded.rows = ComputationGraphRows(
      count, of: layers, widths: widths, gap: Self.gap(textWidth, size: size))
    let row = folded.rows.row
    var turns = Array(repeating: 0, count: folded.rows.count)
    for route in layers.routes {
      for (from, to) in zip(route, route.dropFirst()) where row[from] != row[to] {
        turns[row[to]] += 1
      }
    }
    folded.turns = turns.max() ?? 0
    return folded
  }

  /// The space between layers for what is written on the arrows.
  private static func gap(_ textWidth: Double, size: Double) -> Double {
    max(0.9 * textWidth, 2 * size) + 2 * size
  }

  /// The space beside the rows in which arrows turn, at the left and at the right.
  private var margins: (left: Double, right: Double) {
    let turn = (1 + Self.turn * Double(turns)) * size
    return (rows.count > 2 ? turn : 0, rows.count > 1 ? turn : 0)
  }

  /// The widest row, with gaps between its layers.
  private func width(gap: Double) -> Double {
    let widest = rows.layers.map { row in
      widths[row].reduce(0, +) + gap * Double(max(row.count - 1, 0))
    }
    return (widest.max() ?? 0) + margins.left + margins.right
  }

  /// The heights of all rows, with space between the boxes of a layer.
  private func height(gap: Double) -> Double {
    let heights = rows.layers.map { row in
      layers.layers[row].map { height(of: $0) + gap * Double($0.count) }.max() ?? 0
    }
    return heights.reduce(0, +) + Self.rowGap * size * Double(rows.count - 1)
      + (hasLegend ? 2.4 * size : 0)
  }

  /// The width that the layers and the texts between them ask for.
  var wantedWidth: Double { width(gap: Self.gap(textWidth, size: size)) }

  /// The height that the longest layer asks for: boxes with the texts under them, a little apart.
  var wantedHeight: Double { height(gap: 0.6 * size) }

  /// The least area in which arrows still bend between the layers and no box touches another.
  var leastSize: Size { Size(width: width(gap: Self.bend * size), height: height(gap: 0)) }

  /// The height of a member of a layer, with the text under it.
  private func rowHeight(_ member: Int) -> Double {
    ((member < boxHeights.count ? boxHeights[member] : Self.box) + (hasAdjoints ? 1.6 : 0)) * size
  }

  private func height(of layer: [Int]) -> Double {
    layer.map(rowHeight).reduce(0, +)
  }

  /// From the left to the right of all rows.
  func sides(in area: Rect) -> ClosedRange<Double> {
    let gaps = rows.layers.map { row in
      let free = area.width - margins.left - margins.right - widths[row].reduce(0, +)
      return row.count > 1 ? max(free / Double(row.count - 1), 0) : .infinity
    }
    let gap = min(gaps.min() ?? 0, 20 * size)
    let whole = width(gap: gap)
    let left = area.midX - 0.5 * whole + margins.left
    return left...max(left, left + whole - margins.left - margins.right)
  }

  /// Boxes of the nodes, then of the waypoints, which have no height.
  func boxes(in area: Rect) -> [Rect] {
    let sides = sides(in: area)
    let room = area.height - (hasLegend ? 2.4 * size : 0)
    let heights = rows.layers.map { layers.layers[$0].map(height(of:)).max() ?? 0 }
    let spare = (room - heights.reduce(0, +)) / Double(rows.count)
    var boxes = Array(
      repeating: Rect(x: 0, y: 0, width: 0, height: 0), count: layers.count)
    var (top, before) = (area.minY, 20 * size)
    for (row, range) in rows.layers.enumerated() {
      let free = sides.upperBound - sides.lowerBound - widths[range].reduce(0, +)
      var gap = range.count > 1 ? max(free / Double(range.count - 1), 0) : 0
      // The last row need not be as long as the others.
      if rows.count > 1, row == rows.count - 1 { gap = min(gap, before) }
      before = gap
      let slot = heights[row] + spare
      place(range, row, gap: gap, sides: sides, top: top, height: slot, in: &boxes)
      top += slot
    }
    return boxes
  }

  /// Places the boxes of a row.
  private func place(
    _ range: Range<Int>, _ row: Int, gap: Double, sides: ClosedRange<Double>, top: Double,
    height room: Double, in boxes: inout [Rect]
  ) {
    let direction = rows.direction(row)
    let under = hasAdjoints ? 1.6 * size : 0
    let least = rows.count > 1 ? Self.rowGap * size : 0
    let apart = layers.layers[range].filter { $0.count > 1 }.map { layer in
      (room - least - height(of: layer)) / Double(layer.count - 1)
    }
    let pitch = min(apart.min() ?? 0, 8 * size - under)
    let middle = top + 0.5 * room
    var start = direction > 0 ? sides.lowerBound : sides.upperBound
    for (layer, width) in zip(layers.layers[range], widths[range]) {
      var top = middle - 0.5 * (height(of: layer) + pitch * Double(layer.count - 1))
      let x = start + 0.5 * direction * width
      // Arrows that turn into a row of the other direction do not cross if its order is the other one.
      for member in direction > 0 ? layer : layer.reversed() {
        let isNode = member < boxWidths.count
        let halfWidth = 0.5 * (isNode ? boxWidths[member] : width)
        let whole = rowHeight(member)
        let (y, halfHeight) = (top + 0.5 * (whole - under), isNode ? 0.5 * (whole - under) : 0)
        boxes[member] = Rect(
          minX: x - halfWidth, minY: y - halfHeight, maxX: x + halfWidth, maxY: y + halfHeight)
        top += whole + pitch
      }
      start += direction * (width + gap)
    }
  }

  /// From the left to the right of the layer of each member, with what is written under its boxes.
  func spans(of boxes: [Rect]) -> [ClosedRange<Double>] {
    var spans = boxes.map { $0.minX...max($0.minX, $0.maxX) }
    for (layer, width) in zip(layers.layers, widths) {
      for member in layer {
        let middle = boxes[member].midX
        spans[member] = (middle - 0.5 * width)...(middle + 0.5 * width)
      }
    }
    return spans
  }
}
