import Configuration
import Elementary
import Formula
import Graphics
import Plot

/// `{"mark": "vectorField", "of" or "formula", "direction", "count", "length", "label"}`: the
/// gradient (uphill) or its negative (downhill) on a grid.
struct VectorFieldSpec: MarkSpec {
  private let plane: Plane
  private var isDownhill = true
  private var count = 10
  private var isScaled = true
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
    fields.read(
      "length", into: &isScaled, from: [(name: "scaled", value: true), ("equal", false)],
      about: "whether lengths show how steep it is")
    guard let plane else { return nil }
    self.plane = plane
  }

  func marks(in stage: Stage) -> [any Mark] {
    let box = plane.box(in: stage)
    let name = stage.results.text(label)
    let ink = stage.theme.arrowInk
    @Sendable func arrows(_ xs: [Double], _ ys: [Double], longest: Double) -> VectorFieldMark {
      var (x, y, u, v): ([Double], [Double], [Double], [Double]) = ([], [], [], [])
      for py in ys {
        for px in xs {
          let gradient = plane.formula.definedGradient(at: [px, py]).gradient
          let sign = isDownhill ? -1.0 : 1.0
          x.append(px)
          y.append(py)
          u.append(sign * gradient[0])
          v.append(sign * gradient[1])
        }
      }
      var mark = VectorFieldMark(
        x: x, y: y, u: u, v: v, length: isScaled ? .longest(longest) : .equal(0.75 * longest),
        color: ink, label: name)
      mark.magnitude = "\\lVert \\nabla f \\rVert"
      return mark
    }
    let sketch = arrows(Plane.points(box.x, 4), Plane.points(box.y, 4), longest: 1)
    var field =
      DeferredMark(
        "Arrows on a grid point \(isDownhill ? "downhill" : "uphill")", extent: sketch.extent,
        keys: sketch.keys
      ) { frame in
        // Square cells, a half cell in from the edges, as many as fit across the shorter side.
        let cell = min(frame.area.width, frame.area.height) / Double(count)
        func centers(_ scale: Scale) -> [Double] {
          let (low, high) = (min(scale.start, scale.end), max(scale.start, scale.end))
          let cells = max(1, Int(((high - low) / cell).rounded()))
          return (0..<cells).map {
            scale.value(at: low + (Double($0) + 0.5) * (high - low) / Double(cells))
          }
        }
        let (xs, ys) = (centers(frame.x), centers(frame.y))
        var mark = arrows(xs, ys, longest: 0.95 * cell)
        if isScaled, isUnbounded(mark, xs, ys, in: frame) { mark.length = .usual(0.95 * cell) }
        return mark
      }
    field.sentence = sketch.emptiness
    field.hasScaledKeys = isScaled
    field.givesWay = true
    return plane.hatching(in: stage) + [field]
  }

  /// Whether the longest vector is many times the usual one, and there are still longer ones, or none at
  /// all, between it and its neighbors. On a logarithmic axis the first is enough.
  private func isUnbounded(
    _ mark: VectorFieldMark, _ xs: [Double], _ ys: [Double], in frame: PanelFrame
  ) -> Bool {
    let lengths = zip(mark.u, mark.v).map { hypotenuse($0, $1) }
    let sorted = lengths.filter(\.isFinite).sorted()
    guard let longest = sorted.last, longest > 4 * sorted[3 * (sorted.count - 1) / 4],
      let place = lengths.firstIndex(of: longest)
    else { return false }
    guard frame.x.transform == .linear, frame.y.transform == .linear else { return true }
    let step = (
      x: (xs[xs.count - 1] - xs[0]) / Double(max(xs.count - 1, 1)),
      y: (ys[ys.count - 1] - ys[0]) / Double(max(ys.count - 1, 1))
    )
    let parts = stride(from: -1.0, through: 1, by: 0.125)
    return parts.contains { v in
      parts.contains { u in
        let near = [mark.x[place] + u * step.x, mark.y[place] + v * step.y]
        let gradient = plane.formula.definedGradient(at: near).gradient
        return !(hypotenuse(gradient[0], gradient[1]) < 4 * longest)
      }
    }
  }
}

extension VectorFieldMark {
  /// Why no arrow is drawn, in a sentence; nil if there are arrows.
  fileprivate var emptiness: String? {
    let vectors = zip(u, v).filter { $0.isFinite && $1.isFinite }
    if vectors.isEmpty { return "There are no arrows: there is no gradient" }
    return vectors.allSatisfy { $0 == 0 && $1 == 0 }
      ? "There are no arrows: the gradient is zero" : nil
  }
}
