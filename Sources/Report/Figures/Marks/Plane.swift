import Configuration
import Formula
import Graphics
import Plot

/// A function of two variables that a mark shows: of an experiment (`of`) or typed (`formula`).
struct Plane: Sendable {
  /// The function.
  let formula: Formula
  private let region: [ClosedRange<Double>]?

  /// Samples along each axis of a field.
  private static let resolution = 160

  /// Reads `of` or `formula`; nil after a mistake.
  init?(_ fields: inout Fields, reader: MarkReader) {
    let read = fields.fork(has: "formula") { isTyped, fields in
      isTyped
        ? Plane.typed(&fields, source: reader.source) : Plane.ofExperiment(&fields, reader: reader)
    }
    guard let read else { return nil }
    (formula, region) = read
    guard formula.variables.count == 2 else {
      let names = formula.variables.joined(separator: ", ")
      fields.report(
        "\(fields.kind) needs 2 variables, found \(formula.variables.count) (\(names))",
        at: fields.has("formula") ? "formula" : "of")
      return nil
    }
  }

  private typealias Content = (formula: Formula, region: [ClosedRange<Double>]?)

  private static func typed(_ fields: inout Fields, source: Source) -> Content? {
    let formulas = FormulaReader(source: source, problems: fields.problems)
    let variables = formulas.variables(&fields)
    let value = fields.value("formula", about: "a function of two variables")
    return formulas.formula(value, variables: variables).map { ($0, nil) }
  }

  private static func ofExperiment(_ fields: inout Fields, reader: MarkReader) -> Content? {
    let experiment = reader.experiment(&fields, kinds: [.minimize, .evaluate])
    switch experiment?.variants.first?.candidates.first?.setting {
    case .minimize(let minimization):
      return (minimization.objective.formula, minimization.objective.region)
    case .evaluate(let evaluation): return (evaluation.formula, nil)
    default: return nil
    }
  }

  /// The ranges of the panel, else of the objective, else of the paths, else [−1, 1].
  func box(in stage: Stage) -> (x: ClosedRange<Double>, y: ClosedRange<Double>) {
    func ends(_ coordinate: (Point) -> Double) -> ClosedRange<Double>? {
      let values = stage.paths.flatMap(\.shown).map(coordinate)
      guard let low = values.min(), let high = values.max() else { return nil }
      let margin = high > low ? 0.15 * (high - low) : 1
      return (low - margin)...(high + margin)
    }
    let fallback = -1.0...1.0
    return (
      stage.xRange ?? region?[0] ?? ends(\.x) ?? fallback,
      stage.yRange ?? region?[1] ?? ends(\.y) ?? fallback
    )
  }

  /// The function at a place.
  @Sendable func value(_ x: Double, _ y: Double) -> Double {
    let place: InlineArray<2, Double> = [x, y]
    return formula.value(at: place.span)
  }

  /// The function sampled over a box.
  func field(x: ClosedRange<Double>, y: ClosedRange<Double>) -> Field {
    let columns = Plane.points(x, Plane.resolution)
    let rows = Plane.points(y, Plane.resolution)
    var samples: [Double] = []
    samples.reserveCapacity(columns.count * rows.count)
    var row = Array(repeating: 0.0, count: columns.count)
    for value in rows {
      var span = row.mutableSpan
      formula.values(x: columns.span, y: value, into: &span)
      samples.append(contentsOf: row)
    }
    return Field(x: columns, y: rows, z: samples)
  }

  /// Evenly spaced numbers, ends included; fewer where the range does not hold so many.
  static func points(_ range: ClosedRange<Double>, _ count: Int) -> [Double] {
    let points = (0..<count).map { index in
      let part = Double(index) / Double(count - 1)
      return index == count - 1
        ? range.upperBound : (1 - part) * range.lowerBound + part * range.upperBound
    }
    return points.reduce(into: []) { kept, point in
      if kept.last.map({ $0 < point }) ?? true { kept.append(point) }
    }
  }
}
