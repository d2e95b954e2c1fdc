import Configuration
import Formula
import Plot

/// `{"mark": "function", "formula", "domain", "label", "style"}`: the curve of a formula.
struct FunctionSpec: MarkSpec {
  private let curve: Curve
  private let label: TextTemplate?
  private let style: StyleChoice
  private var domain: ClosedRange<Double>?

  init?(_ fields: inout Fields, reader: MarkReader) {
    let curve = Curve(&fields, reader: reader)
    label = reader.text("label", &fields, about: "its name")
    style = StyleChoice(&fields)
    fields.read("domain", into: &domain, about: "from where to where; else all that is shown")
    guard let curve else { return nil }
    self.curve = curve
  }

  /// Whether the config leaves the style to the panel.
  var hasAutomaticStyle: Bool { if case .automatic = style { true } else { false } }

  func marks(in stage: Stage) -> [any Mark] {
    let name = stage.results.text(label)
    // The first has the ink of the text, others must be told from it.
    let ink =
      hasAutomaticStyle && stage.functionsBefore > 0
      ? stage.stylist.style(stage.functionsBefore - 1) : style.style(in: stage)
    let known = domain ?? stage.xRange
    @Sendable func line(over range: ClosedRange<Double>, scale: Scale.Transform) -> LineMark {
      let points = curve.points(over: range, scale: scale)
      return LineMark(x: points.x, y: points.y, style: ink, name: name)
    }
    guard domain == nil else {
      // A declared domain may lie on a logarithmic axis: both spacings are drawn well by the
      // finer of the two.
      let range = domain ?? 0...1
      let scale: Scale.Transform =
        range.lowerBound > 0 && range.upperBound / range.lowerBound > 100 ? .log10 : .linear
      return [line(over: range, scale: scale)]
    }
    let sketch = known.map { line(over: $0, scale: .linear) }
    return [
      DeferredMark(
        "The curve of \(curve.formula.text)", extent: sketch?.extent ?? Extent(),
        keys: sketch?.keys ?? []
      ) { frame in
        line(over: frame.x.domain, scale: frame.x.transform)
      }
    ]
  }
}
