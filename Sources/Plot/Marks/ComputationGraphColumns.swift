import Graphics
import Typesetting

/// The columns of a computation graph: how wide its layers are at a size of text, and where the
/// boxes stand in an area.
struct ComputationGraphColumns {
  private let layers: ComputationGraphLayers
  private let size: Double
  /// Widths of the boxes of the nodes.
  private let boxWidths: [Double]
  /// Widths of the layers: of the widest box, or what is written under one.
  private let widths: [Double]
  /// The widest text on an arrow.
  private let textWidth: Double
  private let hasAdjoints: Bool
  private let hasLegend: Bool

  init(
    _ mark: ComputationGraphMark, _ layers: ComputationGraphLayers, size: Double,
    in frame: PanelFrame
  ) {
    func width(_ markup: String) -> Double {
      ComputationGraphDrawing.label(markup, size, frame.theme.ink, in: frame).width
    }
    let boxWidths = mark.nodes.map { node in
      max(width(node.label), width(node.value), 1.6 * size) + 1.1 * size
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
    let row = 3.6 + (hasAdjoints ? 1.6 : 0)
    let rows = Double(layers.layers.map(\.count).max() ?? 1)
    return (rows * row + (hasLegend ? 2.4 : 0)) * size
  }

  /// Boxes of the nodes, then of the waypoints, which have no height.
  func boxes(in area: Rect) -> [Rect] {
    let gaps = Double(layers.layers.count - 1)
    let free = area.width - widths.reduce(0, +)
    let gap = gaps > 0 ? min(max(free / gaps, 0), 20 * size) : 0
    var left = area.midX - 0.5 * (widths.reduce(0, +) + gap * gaps)
    let rows = Double(layers.layers.map(\.count).max() ?? 1)
    // A row is a box with the text under it.
    let under = hasAdjoints ? 1.6 * size : 0
    let height = area.height - (hasLegend ? 2.4 * size : 0) - under
    let pitch = rows > 1 ? min((height - 3 * size) / (rows - 1), 11 * size) : 0
    let middle = area.minY + 0.5 * height
    var boxes = Array(
      repeating: Rect(x: 0, y: 0, width: 0, height: 0), count: layers.count)
    for (layer, width) in zip(layers.layers, widths) {
      for (index, member) in layer.enumerated() {
        let y = middle + (Double(index) - 0.5 * Double(layer.count - 1)) * pitch
        let isNode = member < boxWidths.count
        let halfWidth = 0.5 * (isNode ? boxWidths[member] : width)
        let halfHeight = isNode ? 1.5 * size : 0
        let x = left + 0.5 * width
        boxes[member] = Rect(
          minX: x - halfWidth, minY: y - halfHeight, maxX: x + halfWidth, maxY: y + halfHeight)
      }
      left += width + gap
    }
    return boxes
  }
}
