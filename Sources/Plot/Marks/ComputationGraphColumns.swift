import Graphics
import Typesetting

/// The columns of a computation graph: how wide its layers are at a size of text, and where the
/// boxes stand in an area.
struct ComputationGraphColumns {
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

  /// The room on a box for an arrow there and back with texts, in sizes of the text.
  static let lane = 2.7
  /// The width of the bend of an arrow between two layers, in sizes of the text.
  static let bend = 2.6
  /// The height of a box of two lines, in sizes of the text.
  private static let box = 3.0

  /// The columns at a size of text; boxes are no taller than two lines where `hasLanes` is false.
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
    boxHeights = mark.nodes.indices.map { node in
      let leaving = mark.edges.count { $0.from == node && !($0.derivative + $0.backward).isEmpty }
      return hasLanes && leaving > 1 ? max(Self.box, Self.lane * Double(leaving)) : Self.box
    }
    widths = layers.layers.map { layer in
      layer.filter { $0 < mark.nodes.count }
        .map { max(boxWidths[$0], width(mark.nodes[$0].adjoint)) }.max() ?? 0
    }
    textWidth = mark.edges.flatMap { [$0.derivative, $0.backward] }.map(width).max() ?? 0
    hasAdjoints = mark.nodes.contains { !$0.adjoint.isEmpty }
    hasLegend = mark.hasLegend
    (self.boxWidths, self.layers, self.size) = (boxWidths, layers, size)
  }

  /// The width that the layers and the texts between them ask for.
  var wantedWidth: Double {
    let gap = max(0.9 * textWidth, 2 * size) + 2 * size
    return widths.reduce(0, +) + gap * Double(layers.layers.count - 1)
  }

  /// The height that the longest layer asks for: boxes with the texts under them, a little apart.
  var wantedHeight: Double {
    let longest =
      layers.layers.map { layer in
        height(of: layer) + 0.6 * size * Double(layer.count)
      }.max() ?? 0
    return longest + (hasLegend ? 2.4 * size : 0)
  }

  /// The least area in which arrows still bend between the layers and no box touches another.
  var leastSize: Size {
    let gaps = Double(layers.layers.count - 1)
    let longest = layers.layers.map(height(of:)).max() ?? 0
    return Size(
      width: widths.reduce(0, +) + Self.bend * size * gaps,
      height: longest + (hasLegend ? 2.4 * size : 0))
  }

  /// The height of a member of a layer, with the text under it.
  private func rowHeight(_ member: Int) -> Double {
    ((member < boxHeights.count ? boxHeights[member] : Self.box) + (hasAdjoints ? 1.6 : 0)) * size
  }

  private func height(of layer: [Int]) -> Double {
    layer.map(rowHeight).reduce(0, +)
  }

  /// Boxes of the nodes, then of the waypoints, which have no height.
  func boxes(in area: Rect) -> [Rect] {
    let gaps = Double(layers.layers.count - 1)
    let free = area.width - widths.reduce(0, +)
    let gap = gaps > 0 ? min(max(free / gaps, 0), 20 * size) : 0
    var left = area.midX - 0.5 * (widths.reduce(0, +) + gap * gaps)
    let under = hasAdjoints ? 1.6 * size : 0
    let room = area.height - (hasLegend ? 2.4 * size : 0)
    let apart = layers.layers.filter { $0.count > 1 }.map { layer in
      (room - height(of: layer)) / Double(layer.count - 1)
    }
    let pitch = min(apart.min() ?? 0, 8 * size - under)
    let middle = area.minY + 0.5 * room
    var boxes = Array(
      repeating: Rect(x: 0, y: 0, width: 0, height: 0), count: layers.count)
    for (layer, width) in zip(layers.layers, widths) {
      var top = middle - 0.5 * (height(of: layer) + pitch * Double(layer.count - 1))
      for member in layer {
        let isNode = member < boxWidths.count
        let halfWidth = 0.5 * (isNode ? boxWidths[member] : width)
        let whole = rowHeight(member)
        let x = left + 0.5 * width
        let (y, halfHeight) = (top + 0.5 * (whole - under), isNode ? 0.5 * (whole - under) : 0)
        boxes[member] = Rect(
          minX: x - halfWidth, minY: y - halfHeight, maxX: x + halfWidth, maxY: y + halfHeight)
        top += whole + pitch
      }
      left += width + gap
    }
    return boxes
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
