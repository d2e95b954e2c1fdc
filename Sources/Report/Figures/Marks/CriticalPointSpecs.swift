import Configuration
import Optimization
import Plot

/// What minimizers, saddles and maximizers have in common: `{"of", "label"}`.
///
/// In a plane the marker stands at the point, in one dimension on the curve. The label may show
/// `{{point}}` and `{{value}}`.
struct CriticalPointReader: Sendable {
  private let selection: RunSelection
  private let label: TextTemplate?

  init?(_ fields: inout Fields, reader: MarkReader) {
    let selection = reader.selection(&fields, dimension: 1...2, endsSuffice: true)
    label = reader.text(
      "label", &fields, local: ["point", "value"],
      about: "its name, with {{point}} and {{value}} in it")
    guard let selection else { return nil }
    self.selection = selection
  }

  /// What is missing among the points that are marked; nil if nothing is known to be.
  func note(
    _ kind: CriticalPoint.Kind, in results: Results, over box: DeclaredBox
  ) -> String? {
    guard let run = selection.runs(in: results).first else { return nil }
    let name = "\"\(selection.experiment.name)\""
    if run.lacksCriticalPoints {
      return "\(name) has more critical points than are looked for, so not every \(kind.rawValue) "
        + "may be marked; a smaller \"region\" has fewer"
    }
    if hasPoints(kind, of: run, outsideOfRegionIn: box) {
      return
        "\(name) has more \(kind.rawValue)s than those marked where the panel shows more than its "
        + "\"region\""
    }
    guard run.isolatedPoints(kind).isEmpty else { return nil }
    return run.criticalPoints.contains { $0.kind == kind }
      ? "no \(kind.rawValue) of \(name) is marked: they fill a valley or a plateau"
      : "no \(kind.rawValue) of \(name) is known"
  }

  /// Whether a panel shows more of a plane than the region in which points are looked for, and there are
  /// some.
  private func hasPoints(
    _ kind: CriticalPoint.Kind, of run: Run, outsideOfRegionIn box: DeclaredBox
  ) -> Bool {
    guard let objective = run.minimization?.objective, let region = objective.region,
      region.count == 2, let x = box.x, let y = box.y,
      !zip(region, [x, y]).allSatisfy({ region, shown in
        let slack = 0.01 * (region.upperBound - region.lowerBound)
        return shown.lowerBound >= region.lowerBound - slack
          && shown.upperBound <= region.upperBound + slack
      })
    else { return false }
    return CriticalPointFinder(objective.objective, region: [x, y]).points().contains { point in
      point.kind == kind && point.isIsolated
        && !zip(region, point.point).allSatisfy { $0.contains($1) }
    }
  }

  /// Of an objective of one variable, else nil.
  var region: ClosedRange<Double>? {
    let setting = selection.experiment.variants.first?.candidates.first?.setting
    guard selection.experiment.variables.count == 1 else { return nil }
    return setting?.minimization?.objective.region?.first
  }

  func marks(_ kind: CriticalPoint.Kind, in stage: Stage) -> [any Mark] {
    guard let run = selection.runs(in: stage.results).first else { return [] }
    let looks: PointMarkerMark.Kind =
      switch kind {
      case .minimizer: .minimizer
      case .saddle: .saddle
      case .maximizer: .maximum
      }
    let noise = run.noise
    return run.isolatedPoints(kind).map { critical in
      let text = stage.results.text(label) {
        switch $0 {
        case "point": .vector(zip(critical.point, noise.point).map { rounded($0, above: $1) })
        case "value": .number(rounded(critical.value, above: noise.value))
        default: nil
        }
      }
      let y = critical.point.count == 2 ? critical.point[1] : critical.value
      var marker = PointMarkerMark(x: critical.point[0], y: y, kind: looks, label: text)
      marker.isOnCurve = critical.point.count == 1
      return marker
    }
  }
}

/// A number that is not below what rounding leaves of zero; else zero.
private func rounded(_ number: Double, above noise: Double) -> Double {
  abs(number) < noise ? 0 : number
}

extension Run {
  /// What rounding may leave of a zero at critical points: of each coordinate, and of the loss. The
  /// loss grows with the square of the way to a minimizer.
  fileprivate var noise: (point: [Double], value: Double) {
    let start = trajectory.flatMap { $0.count > 0 ? $0 : nil }
    func largest(_ numbers: [Double]) -> Double {
      numbers.lazy.filter(\.isFinite).map { abs($0) }.max() ?? 0
    }
    let point = (criticalPoints.first?.point ?? []).indices.map { index in
      max(
        1e-14 * largest(criticalPoints.map { $0.point[index] }),
        1e-16 * largest(start.map { [Array($0.iterate(0))[index]] } ?? []))
    }
    let value = max(
      1e-14 * largest(criticalPoints.map(\.value)),
      1e-25 * largest(start.map { [$0.values[0]] } ?? []))
    return (point, value)
  }
}

/// `{"mark": "minimizer", "of", "label"}`.
struct MinimizerSpec: MarkSpec {
  private let reader: CriticalPointReader
  init?(_ fields: inout Fields, reader: MarkReader) {
    guard let inner = CriticalPointReader(&fields, reader: reader) else { return nil }
    self.reader = inner
  }
  var region: ClosedRange<Double>? { reader.region }
  func marks(in stage: Stage) -> [any Mark] { reader.marks(.minimizer, in: stage) }
  func note(in results: Results, over box: DeclaredBox) -> String? {
    reader.note(.minimizer, in: results, over: box)
  }
}

/// `{"mark": "saddle", "of", "label"}`.
struct SaddleSpec: MarkSpec {
  private let reader: CriticalPointReader
  init?(_ fields: inout Fields, reader: MarkReader) {
    guard let inner = CriticalPointReader(&fields, reader: reader) else { return nil }
    self.reader = inner
  }
  var region: ClosedRange<Double>? { reader.region }
  func marks(in stage: Stage) -> [any Mark] { reader.marks(.saddle, in: stage) }
  func note(in results: Results, over box: DeclaredBox) -> String? {
    reader.note(.saddle, in: results, over: box)
  }
}

/// `{"mark": "maximizer", "of", "label"}`.
struct MaximizerSpec: MarkSpec {
  private let reader: CriticalPointReader
  init?(_ fields: inout Fields, reader: MarkReader) {
    guard let inner = CriticalPointReader(&fields, reader: reader) else { return nil }
    self.reader = inner
  }
  var region: ClosedRange<Double>? { reader.region }
  func marks(in stage: Stage) -> [any Mark] { reader.marks(.maximizer, in: stage) }
  func note(in results: Results, over box: DeclaredBox) -> String? {
    reader.note(.maximizer, in: results, over: box)
  }
}
