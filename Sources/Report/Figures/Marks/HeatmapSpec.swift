import Configuration
import Optimization
import Plot

/// `{"mark": "heatmap", "of", "where", "x", "y", "quantity", "threshold", "scale", "range",
/// "title", "label"}`: a quantity at the end of each run over a plane of two swept numbers, or when it is
/// first below a threshold.
///
/// Runs that diverge are hatched; of repetitions the median is shown, in which diverged runs count
/// as infinite. The best cell is marked.
struct HeatmapSpec: MarkSpec {
  private let selection: RunSelection
  private let x: String
  private let y: String
  private var query = SeriesQuery(.loss)
  /// Where set, when the quantity is first below it.
  private var threshold: Double?
  private var transform: Scale.Transform?
  private var limits: ClosedRange<Double>?
  private let title: TextTemplate?
  private let label: RunLabel

  static var isPlane: Bool { true }
  static var hasFreeAspect: Bool { true }

  init?(_ fields: inout Fields, reader: MarkReader) {
    let selection = reader.selection(&fields, endsSuffice: true)
    let names = selection?.experiment.sweptNumbers ?? []
    let before = fields.problems.all.count
    var x = names.first ?? ""
    fields.read("x", into: &x, from: names.map { (name: $0, value: $0) })
    var y = names.first { $0 != x } ?? x
    fields.read("y", into: &y, from: names.map { (name: $0, value: $0) })
    if let experiment = selection?.experiment { query.read(&fields, of: experiment) }
    fields.read("threshold", into: &threshold, .positive)
    fields.read(
      "scale", into: &transform, from: [(name: "linear", value: .linear), ("log", .log10)])
    fields.read("range", into: &limits)
    if transform == .log10, let limits, limits.lowerBound <= 0 {
      fields.report("\"range\" must be above 0 on a logarithmic scale", at: "range")
    }
    title = reader.text("title", &fields)
    label = RunLabel(template: reader.text("label", &fields, local: RunLabel.places))
    guard let selection, fields.problems.all.count == before else { return nil }
    self.selection = selection
    (self.x, self.y) = (x, y)
    let experiment = selection.experiment
    if threshold != nil, experiment.keepsEnds {
      fields.report(experiment.lacksSteps, at: "threshold", hints: [Experiment.stepsHint])
    }
    if x == y {
      let found = names.isEmpty ? "none" : names.joined(separator: ", ")
      fields.report(
        "a heatmap needs two swept numbers for \"x\" and \"y\", \"\(experiment.name)\" has \(found)",
        at: fields.has("y") ? "y" : "of")
      return nil
    }
    let rest = experiment.parameterNames.filter { $0 != x && $0 != y }
    if let name = rest.first(where: { !selection.filter.fixes($0) }) {
      fields.report(
        "\"\(experiment.name)\" sweeps \"\(name)\" as well", at: "of",
        hints: ["\"where\": { \"\(name)\": … } picks one of its values"])
      return nil
    }
  }

  func marks(in stage: Stage) -> [any Mark] {
    let runs = selection.runs(in: stage.results)
    let columns = values(x, of: runs)
    let rows = values(y, of: runs)
    var found: [[Double]] = Array(repeating: [], count: columns.count * rows.count)
    var owners: [Run?] = Array(repeating: nil, count: found.count)
    let (columnOf, rowOf) = (places(of: columns), places(of: rows))
    for run in runs {
      guard let column = run.number(x).flatMap({ columnOf[$0] }),
        let row = run.number(y).flatMap({ rowOf[$0] })
      else { continue }
      found[row * columns.count + column].append(value(of: run))
      owners[row * columns.count + column] = owners[row * columns.count + column] ?? run
    }
    let numbers = found.map { $0.isEmpty ? nil : median($0) }
    var mark = HeatmapMark(
      x: columns, y: rows, cells: zip(numbers, owners).map(cell),
      title: title.map { stage.results.text($0) } ?? automaticTitle, transform: transform)
    mark.limits = limits
    mark.map = stage.theme.planeMap
    mark.missingColor = stage.theme.missingInk
    // Of what ends higher than it began, how high is of no interest.
    if threshold == nil, let first = runs.compactMap({ query.first(of: $0) }).max() {
      mark.ceiling = first
    }
    mark.missingName = threshold == nil ? "no value" : "never reached"
    // The first of several that are as good.
    let known = numbers.indices.filter { if case .value = mark.cells[$0] { true } else { false } }
    guard let best = known.min(by: { numbers[$0] ?? 0 < numbers[$1] ?? 0 }), let run = owners[best]
    else { return [mark] }
    let marker = PointMarkerMark(
      x: columns[best % columns.count], y: rows[best / columns.count], kind: .minimizer,
      label: label.text(for: run, results: stage.results))
    return [mark, marker]
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

  private func values(_ name: String, of runs: [Run]) -> [Double] {
    Set(runs.compactMap { $0.number(name) }).sorted()
  }

  private func places(of values: [Double]) -> [Double: Int] {
    Dictionary(uniqueKeysWithValues: values.enumerated().map { ($0.element, $0.offset) })
  }

  private var automaticTitle: String {
    let name = query.quantity.title.replacing(",", with: "")
    guard let threshold else { return "last \(name)" }
    return "steps until \(name) < \(NumberFormat(digits: 4).text(threshold))"
  }
}

extension Run {
  /// The swept number of a name; nil if a word was swept, or nothing.
  fileprivate func number(_ name: String) -> Double? {
    if case .number(let number)? = parameter(name)?.value { number } else { nil }
  }
}
