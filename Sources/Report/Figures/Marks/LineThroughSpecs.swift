import Configuration
import Formula
import Plot

/// `{"mark": "tangent", "formula", "at", "label", "style"}`: the line that touches a curve.
///
/// The label may show `{{slope}}` and `{{value}}`.
struct TangentSpec: MarkSpec {
  private let curve: Curve
  private var point = 0.0
  private let label: TextTemplate?
  private let style: StyleChoice

  init?(_ fields: inout Fields, reader: MarkReader) {
    let curve = Curve(&fields, reader: reader)
    fields.require("at")
    fields.read("at", into: &point, about: "the x where it touches")
    label = reader.text(
      "label", &fields, local: ["slope", "value"],
      about: "its name, with {{slope}} and {{value}} in it")
    style = StyleChoice(&fields)
    guard let curve else { return nil }
    self.curve = curve
  }

  var formulaStyle: StyleChoice? { style }

  func marks(in stage: Stage) -> [any Mark] {
    let (value, slope) = (curve.value(at: point), curve.slope(at: point))
    let text = stage.results.text(label) {
      $0 == "slope" ? .number(slope) : $0 == "value" ? .number(value) : nil
    }
    let reach = stage.xRange.map { 0.05 * ($0.upperBound - $0.lowerBound) } ?? 1
    let start = SegmentMark.Place(point, value)
    let end =
      slope.isInfinite
      ? SegmentMark.Place(point, value + reach)
      : SegmentMark.Place(point + reach, value + reach * slope)
    let ink = style.style(in: stage)
    var line = SegmentMark(from: start, to: end, style: ink, label: text, reach: .line)
    line.isTangent = true
    return [line, PointMark(x: [point], y: [value], style: ink)]
  }

  func note(in results: Results, over box: DeclaredBox) -> String? {
    guard !curve.formula.variables.isEmpty, let kink = curve.formula.kinks(at: [point]).first
    else { return nil }
    return "the tangent at \(NumberText.shortest(point)) is at a kink of \(kink.expression), "
      + "where the slope is one of several or none"
  }
}

/// `{"mark": "secant", "formula", "at", "step", "label", "style"}`: the line through the points of
/// a curve at x and x + h. The label may show `{{slope}}` and `{{step}}`.
struct SecantSpec: MarkSpec {
  private let curve: Curve
  private var point = 0.0
  private var step = 1.0
  private let label: TextTemplate?
  private let style: StyleChoice

  init?(_ fields: inout Fields, reader: MarkReader) {
    let curve = Curve(&fields, reader: reader)
    fields.require("at")
    fields.require("step")
    fields.read("at", into: &point, about: "x")
    fields.read("step", into: &step, .nonZero, about: "h, from x to the other point")
    label = reader.text(
      "label", &fields, local: ["slope", "step"],
      about: "its name, with {{slope}} and {{step}} in it")
    style = StyleChoice(&fields)
    guard let curve else { return nil }
    self.curve = curve
  }

  var formulaStyle: StyleChoice? { style }

  func marks(in stage: Stage) -> [any Mark] {
    let ends = [point, point + step]
    let values = curve.values(at: ends)
    let text = stage.results.text(label) {
      switch $0 {
      case "slope": .number((values[1] - values[0]) / step)
      case "step": .number(step)
      default: nil
      }
    }
    return [
      SegmentMark(
        from: .init(ends[0], values[0]), to: .init(ends[1], values[1]),
        style: style.style(in: stage), label: text, reach: .line, hasMarkers: true)
    ]
  }
}

/// `{"mark": "chord", "formula", "from", "to", "label", "style"}`: the segment between two points
/// of a curve.
struct ChordSpec: MarkSpec {
  private let curve: Curve
  private var from = 0.0
  private var to = 1.0
  private let label: TextTemplate?
  private let style: StyleChoice

  init?(_ fields: inout Fields, reader: MarkReader) {
    let curve = Curve(&fields, reader: reader)
    fields.require("from")
    fields.require("to")
    fields.read("from", into: &from, about: "the x of the first point")
    fields.read("to", into: &to, about: "the x of the second point")
    label = reader.text("label", &fields, about: "its name")
    style = StyleChoice(&fields)
    guard let curve else { return nil }
    self.curve = curve
  }

  var formulaStyle: StyleChoice? { style }

  func marks(in stage: Stage) -> [any Mark] {
    [
      SegmentMark(
        from: .init(from, curve.value(at: from)), to: .init(to, curve.value(at: to)),
        style: style.style(in: stage), label: stage.results.text(label), reach: .segment,
        hasMarkers: true)
    ]
  }
}
