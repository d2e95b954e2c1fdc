import Configuration
import Optimization
import Plot

/// `{"mark": "heatmap", "of", "where", "x", "y", "quantity", "threshold", "scale", "range", "contours",
/// "title", "label"}`: a quantity at the end of each run over a plane of two swept numbers, or when it is
/// first below a threshold.
///
/// Runs that diverge are hatched; of repetitions the median is shown, in which diverged runs count
/// as infinite. The best cell is marked, unless others are as good; one whose run diverges in the end
/// is not the best.
struct HeatmapSpec: MarkSpec {
  private let plane: SweptPlane
  private var query = SeriesQuery(.loss)
  /// Where set, when the quantity is first below it.
  private var threshold: Double?
  private var transform: Scale.Transform?
  private var limits: ClosedRange<Double>?
  private var hasContours = false
  private let title: TextTemplate?
  private let label: RunLabel

  static var isPlane: Bool { true }
  static var hasFreeAspect: Bool { true }

  init?(_ fields: inout Fields, reader: MarkReader) {
    let selection = reader.selection(&fields, endsSuffice: true)
    let before = fields.problems.all.count
    let plane = SweptPlane(&fields, of: selection)
    if let experiment = selection?.experiment { query.read(&fields, of: experiment) }
    fields.read(
      "threshold", into: &threshold, .any,
      about: "shows when the quantity is first below it")
    fields.read(
      "scale", into: &transform, from: [(name: "linear", value: .linear), ("log", .log10)],
      about: "how numbers become colors")
    fields.read("range", into: &limits, about: "the numbers at the ends of the color bar")
    if transform == .log10, let limits, limits.lowerBound <= 0 {
      fields.report("\"range\" must be above 0 on a logarithmic scale", at: "range")
    }
    fields.read("contours", into: &hasContours, about: "whether lines of equal numbers are drawn")
    title = reader.text("title", &fields, about: "what its color bar is called")
    label = RunLabel(&fields, reader: reader, of: selection)
    guard let plane, let selection, fields.problems.all.count == before else { return nil }
    self.plane = plane
    if threshold != nil, selection.experiment.keepsEnds {
      fields.report(
        selection.experiment.lacksSteps, at: "threshold", hints: [Experiment.stepsHint])
    }
  }

  func marks(in stage: Stage) -> [any Mark] {
    let grid = plane.grid(in: stage.results)
    let numbers = grid.runs.map { $0.isEmpty ? nil : median($0.map(value)) }
    var mark = HeatmapMark(
      x: grid.columns, y: grid.rows, cells: zip(numbers, grid.runs).map { cell($0, $1.first) },
      beside: cellsOfOtherFacets(in: stage.results),
      title: title.map { stage.results.text($0) } ?? automaticTitle, transform: transform)
    mark.transforms = AxisTransforms(x: stage.xTransform, y: stage.yTransform)
    mark.limits = limits
    mark.map = stage.theme.planeMap
    mark.missingColor = stage.theme.missingInk
    if !stage.theme.hasHues { mark.missingPattern = .dots }
    // Of what ends higher than it began, how high is of no interest.
    if threshold == nil, let first = grid.runs.joined().compactMap({ query.first(of: $0) }).max() {
      mark.ceiling = first
    }
    mark.divergedName = grid.runs.joined().failure
    mark.missingName = threshold == nil ? "no value" : "never reached"
    guard let best = best(of: numbers, in: grid, cells: mark.cells), let run = grid.runs[best].first
    else { return [mark] + contours(over: mark) }
    let marker = PointMarkerMark(
      x: grid.columns[best % grid.columns.count], y: grid.rows[best / grid.columns.count],
      kind: .minimizer,
      label: label.text(for: run, results: stage.results))
    return [mark] + contours(over: mark) + [marker]
  }

  /// What the panels show that have the same colors.
  private func cellsOfOtherFacets(in results: Results) -> [HeatmapMark.Cell] {
    guard plane.selection.filterOfAllFacets != nil else { return [] }
    let runs = plane.selection.runsOfAllFacets(in: results)
    return runs.bySetting.map { cell(median(runs[$0].map(value)), runs[$0].first) }
  }

  /// The cell with the lowest number; nil if several are as good, but for rounding.
  private func best(
    of numbers: [Double?], in grid: SweptPlane.Grid, cells: [HeatmapMark.Cell]
  ) -> Int? {
    let known = numbers.indices.filter {
      guard case .value = cells[$0] else { return false }
      return grid.runs[$0].first?.isDiverging == false
    }
    guard let best = known.min(by: { numbers[$0] ?? 0 < numbers[$1] ?? 0 }) else { return nil }
    let least = numbers[best] ?? 0
    let isAlone = known.allSatisfy { $0 == best || numbers[$0] ?? 0 > least + 1e-12 * abs(least) }
    return isAlone ? best : nil
  }

  private func contours(over mark: HeatmapMark) -> [any Mark] {
    hasContours ? [mark.contours] : []
  }

  private func value(of run: Run) -> Double {
    guard let threshold else { return query.last(of: run) }
    let first = run.trajectory?.firstBelow(threshold, of: query.series(of: run))
    return first.map(Double.init) ?? .infinity
  }

  /// An infinite number is one that no run came to.
  private func cell(_ number: Double?, _ run: Run?) -> HeatmapMark.Cell {
    guard let number, let run else { return .absent }
    if threshold != nil {
      return number.isFinite ? .value(number) : run.isDiverging ? .diverged : .missing
    }
    if run.isDiverging || number == .infinity { return .diverged }
    return number.isNaN ? .missing : .value(number)
  }

  private var automaticTitle: String {
    let name = query.quantity.title.replacing(",", with: "")
    guard let threshold else { return "last \(name)" }
    return "steps until \(name) < \(NumberFormat(digits: 4).text(threshold))"
  }
}
