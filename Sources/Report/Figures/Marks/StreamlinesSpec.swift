import Configuration
import Formula
import Plot

/// `{"mark": "streamlines", "of" or "formula", "direction", "count", "label"}`: lines along the
/// negative gradient (downhill), or the gradient, evenly spaced.
struct StreamlinesSpec: MarkSpec {
  private let plane: Plane
  private var isDownhill = true
  private var count = 20
  private let label: TextTemplate?

  static var isPlane: Bool { true }

  init?(_ fields: inout Fields, reader: MarkReader) {
    let plane = Plane(&fields, reader: reader)
    label = reader.text("label", &fields, about: "its name")
    fields.read(
      "direction", into: &isDownhill, from: [(name: "downhill", value: true), ("uphill", false)],
      about: "where it points")
    fields.read(
      "count", into: &count, in: 2...60, about: "about how many stand along the shorter side")
    guard let plane else { return nil }
    self.plane = plane
  }

  func marks(in stage: Stage) -> [any Mark] {
    let box = plane.box(in: stage)
    let (formula, sign) = (plane.formula, isDownhill ? -1.0 : 1.0)
    let name = stage.results.text(label)
    var lines = StreamlineMark(x: box.x, y: box.y, count: count, label: name) { x, y in
      let gradient = formula.definedGradient(at: [x, y]).gradient
      return (sign * gradient[0], sign * gradient[1])
    }
    lines.color = stage.theme.arrowInk
    return plane.hatching(in: stage) + [lines]
  }
}
