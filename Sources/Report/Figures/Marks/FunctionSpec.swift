import Configuration
import Elementary
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

  func marks(in stage: Stage) -> [any Mark] {
    let (name, ink) = (stage.results.text(label), style.style(in: stage))
    let known = domain ?? stage.xRange
    @Sendable func line(over range: ClosedRange<Double>, scale: Scale.Transform) -> LineMark {
      let x = Curve.samples(of: range, scale: scale)
      return LineMark(x: x, y: curve.values(at: x), style: ink, name: name)
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

/// A formula of one variable, drawn over x.
struct Curve: Sendable {
  let formula: Formula

  /// Reads `formula`; nil after a mistake.
  init?(_ fields: inout Fields, reader: MarkReader) {
    let formula = FormulaReader(source: reader.source, problems: fields.problems)
      .formula(
        fields.requiredValue("formula", about: "a function of one variable"), variables: nil)
    guard let formula else { return nil }
    guard formula.variables.count <= 1 else {
      let names = formula.variables.joined(separator: ", ")
      fields.report(
        "\(fields.kind) needs a formula of one variable, found \(formula.variables.count) (\(names))",
        at: "formula")
      return nil
    }
    self.formula = formula
  }

  /// f(x) at each x.
  func values(at x: [Double]) -> [Double] {
    x.map { formula.value(at: formula.variables.isEmpty ? [] : [$0]) }
  }

  /// f(x)
  func value(at x: Double) -> Double { values(at: [x])[0] }

  /// f′(x)
  func slope(at x: Double) -> Double {
    formula.variables.isEmpty ? 0 : formula.gradient(at: [x]).gradient[0]
  }

  /// 400 points, evenly spaced as the scale shows them.
  static func samples(of range: ClosedRange<Double>, scale: Scale.Transform) -> [Double] {
    let count = 400
    let axis = Scale(scale, domain: range, from: 0, to: 1)
    return (0...count).map { index in
      switch index {
      case 0: range.lowerBound
      case count: range.upperBound
      default: axis.value(at: Double(index) / Double(count))
      }
    }
  }
}
