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

  var formulaStyle: StyleChoice? { style }
  var fillsWidth: Bool { domain == nil }

  func marks(in stage: Stage) -> [any Mark] {
    let (name, ink) = (stage.results.text(label), style.style(in: stage))
    @Sendable func line(_ points: Curve.Points) -> LineMark {
      LineMark(x: points.x, y: points.y, style: ink, name: name)
    }
    @Sendable func points(over x: Scale) -> Curve.Points {
      guard let domain else { return curve.points(over: x.domain, scale: x.transform) }
      let isShown = x.transform != .log10 || domain.lowerBound > 0
      return curve.points(over: domain, scale: isShown ? x.transform : .linear)
    }
    let known = domain ?? stage.xRange
    var extent = Extent(
      x: (known ?? stage.region).map { [$0.lowerBound, $0.upperBound] }, y: [Double]?.none)
    if let known {
      let points = points(over: Scale(stage.xTransform, domain: known, from: 0, to: 1))
      let isWhole = stage.yTransform != .log10 || !points.crossesZero
      if domain != nil, !points.rises, !points.falls, isWhole { return [line(points)] }
      extent = extent.union(points.extent)
    }
    return [
      DeferredMark(
        "The curve of \(curve.formula.text)", extent: extent, keys: line(Curve.Points()).keys,
        along: { points(over: $0).extent }
      ) { frame in
        let points = points(over: frame.x)
        return line(
          frame.y.transform == .log10 && points.crossesZero
            ? points.descending(to: frame.y.domain.lowerBound, along: curve) : points)
      }
    ]
  }
}
