import Graphics
import Typesetting

/// Where running text stands in its column, and how large it is.
struct TextFrame {
  /// Left edge, from that of the column, in points.
  var x = 0.0
  /// Width in points.
  var width: Double
  /// Size of the type in points.
  var size = PageDesign.textSize
  /// Height of a line in twelfths of a line of running text.
  var line = PageDesign.line
  /// How lines stand between the edges.
  var alignment = ParagraphSetter.Alignment.justified
  /// In how many lists it is.
  var listDepth = 0

  /// Whether lines stand on the grid.
  var isOnGrid: Bool { line == PageDesign.line }
  /// From the top of a line to its baseline, in points.
  var baseline: Double { Double(PageDesign.baseline(inLine: line)) * PageDesign.unit }

  /// The frame made narrower from the left.
  func indented(by indent: Double, right: Double = 0) -> TextFrame {
    var frame = self
    frame.x += indent
    frame.width = max(width - indent - right, 0.2 * width)
    return frame
  }
}
