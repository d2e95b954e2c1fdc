import Configuration
import Graphics
import Optimization
import Plot

/// `{"mark": "band", "of", "where", "x", "y", "threshold", "quantiles", "label"}`: the range between
/// two quantiles over repetitions with the median, at every step or across a sweep.
struct BandSpec: MarkSpec {
  private let selection: RunSelection
  private let query: RunCurves
  private var levels = [0.25, 0.75]
  private let label: RunLabel
  private let style: StyleChoice

  /// How much of its color a band has; the median is seen through it.
  static let opacity = 0.2

  init?(_ fields: inout Fields, reader: MarkReader) {
    let selection = reader.selection(&fields, endsSuffice: true)
    let query = selection.flatMap { RunCurves(&fields, experiment: $0.experiment) }
    if query?.countsEvaluations == true {
      fields.report("a band goes along \"step\" or a swept number", at: "x")
    }
    reader.quantiles(&fields, into: &levels)
    label = RunLabel(&fields, reader: reader, of: selection)
    style = StyleChoice(&fields)
    guard let selection, let query else { return nil }
    self.selection = selection
    self.query = query
  }

  var leavesStyle: Bool { style == .automatic }

  func marks(in stage: Stage) -> [any Mark] {
    let runs = selection.runs(in: stage.results)
    return query.quantileCurves([levels[0], 0.5, levels[1]], of: runs).flatMap {
      run, x, curves, leaves -> [any Mark] in
      let ink = style.style(for: run, in: stage)
      var band = BandMark(
        x: x, lower: curves[0], upper: curves[2],
        color: ink.color.withAlpha(BandSpec.opacity))
      var line = LineMark(
        x: x, y: curves[1], style: ink, name: label.text(for: run, results: stage.results))
      band.leaves = leaves
      line.leaves = leaves
      line.marksExits = query.goesAcrossSweep
      band.isTimed = query.goesAlongSteps
      line.isTimed = query.goesAlongSteps
      return [band, line]
    }
  }
}
