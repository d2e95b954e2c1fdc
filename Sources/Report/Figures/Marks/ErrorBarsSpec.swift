import Configuration
import Optimization
import Plot

/// `{"mark": "errorBars", "of", "where", "x", "y", "threshold", "quantiles", "steps", "label",
/// "style"}`: the median over repetitions with the range between two quantiles, at chosen steps or
/// across a sweep.
struct ErrorBarsSpec: MarkSpec {
  private let selection: RunSelection
  private let query: RunCurves
  private var levels = [0.25, 0.75]
  private var steps: [Int]?
  private let label: RunLabel
  private let style: StyleChoice

  /// About so many bars stand along the steps if none are chosen.
  private static let defaultCount = 10
  /// How far series at the same place stand apart, in points.
  private static let spacing = 4.5

  init?(_ fields: inout Fields, reader: MarkReader) {
    let selection = reader.selection(&fields, endsSuffice: true)
    let query = selection.flatMap { RunCurves(&fields, experiment: $0.experiment) }
    if query?.countsEvaluations == true {
      fields.report("error bars stand along \"step\" or a swept number", at: "x")
    }
    reader.quantiles(&fields, into: &levels)
    if fields.has("steps"), query?.goesAcrossSweep == true {
      fields.report("across a sweep there are no steps to choose", at: "steps")
    }
    if var value = fields.value("steps", about: "where error bars stand") {
      let rule = NumberRule(
        "a whole number from 0", from: .including(0), to: .excluding(1e9), isWhole: true)
      let numbers = value.numbers(rule)
      value.otherwise(expected: "a list of numbers")
      steps = (numbers ?? []).map { Int($0) }
    }
    label = RunLabel(&fields, reader: reader, of: selection)
    style = StyleChoice(&fields)
    guard let selection, let query else { return nil }
    self.selection = selection
    self.query = query
  }

  func marks(in stage: Stage) -> [any Mark] {
    let runs = selection.runs(in: stage.results)
    let curves = query.quantileCurves([levels[0], 0.5, levels[1]], of: runs)
    return curves.enumerated().map { index, curve in
      let chosen = places(among: curve.x.count)
      func picked(_ values: [Double]) -> [Double] { chosen.map { values[$0] } }
      var bars = ErrorBarMark(
        x: picked(curve.x), y: picked(curve.curves[1]), lower: picked(curve.curves[0]),
        upper: picked(curve.curves[2]), style: style.style(for: curve.run, in: stage),
        name: label.text(for: curve.run, results: stage.results),
        shift: (Double(index) - 0.5 * Double(curves.count - 1)) * Self.spacing)
      if !curve.leaves.isEmpty { bars.leaves = chosen.map { curve.leaves[$0] } }
      bars.isTimed = !query.goesAcrossSweep
      return bars
    }
  }

  /// The places of the bars among the points of a curve: all of a sweep; of steps the chosen ones,
  /// or evenly spaced ones.
  private func places(among count: Int) -> [Int] {
    if query.goesAcrossSweep { return Array(0..<count) }
    if let steps { return steps.filter { $0 < count } }
    let stride = max(1, (count - 1 + Self.defaultCount - 1) / Self.defaultCount)
    return (0..<count).filter { $0.isMultiple(of: stride) }
  }
}
