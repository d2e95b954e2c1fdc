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
  static let resolution = 160

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

  /// The ranges of the panel, else what it shows, else the range of the objective, else of the paths, else [−1, 1].
  func box(in stage: Stage) -> (x: ClosedRange<Double>, y: ClosedRange<Double>) {
    func box(
      _ declared: ClosedRange<Double>?, _ shown: ClosedRange<Double>?,
      _ region: ClosedRange<Double>?,
      _ transform: Scale.Transform, _ coordinate: (Point) -> Double
    ) -> ClosedRange<Double> {
      let values = stage.paths.flatMap(\.shown).map(coordinate)
      return declared ?? shown ?? region.map { Plane.shown($0, on: transform) }
        ?? Plane.range(around: values, on: transform)
    }
    return (
      box(stage.xRange, stage.shown?.x, region?[0], stage.xTransform, \.x),
      box(stage.yRange, stage.shown?.y, region?[1], stage.yTransform, \.y)
    )
  }

  /// The axes that show the box.
  func scales(in stage: Stage) -> (x: Scale, y: Scale) {
    let box = box(in: stage)
    return (
      Scale(stage.xTransform, domain: box.x, from: 0, to: 1),
      Scale(stage.yTransform, domain: box.y, from: 0, to: 1)
    )
  }

  /// Some numbers and a margin; what an axis shows by itself if there are none.
  private static func range(
    around values: [Double], on transform: Scale.Transform
  ) -> ClosedRange<Double> {
    let places = transform == .log10 ? values.filter { $0 > 0 } : values
    guard let low = places.min(), let high = places.max() else {
      return transform == .log10 ? 0.1...1 : -1...1
    }
    guard transform == .log10 else {
      let margin = high > low ? 0.15 * (high - low) : 1
      return (low - margin)...(high + margin)
    }
    let axis = Scale(transform, domain: low...high, from: 0, to: 1)
    let (start, end) = (axis.value(at: -0.15), axis.value(at: 1.15))
    return low < high && start > 0 && end.isFinite ? start...end : 0.1 * low...10 * high
  }

  /// The part of a region that an axis shows.
  private static func shown(
    _ region: ClosedRange<Double>, on transform: Scale.Transform
  ) -> ClosedRange<Double> {
    guard transform == .log10, region.lowerBound <= 0 else { return region }
    return region.upperBound > 0 ? 1e-3 * region.upperBound...region.upperBound : 0.1...1
  }

  /// The function at a place.
  @Sendable func value(_ x: Double, _ y: Double) -> Double {
    let place: InlineArray<2, Double> = [x, y]
    return formula.value(at: place.span)
  }

  /// The function sampled over a box, evenly as axes show it.
  func field(x: Scale, y: Scale, count: Int = Plane.resolution) -> Field {
    let columns = Plane.points(along: x, count)
    let rows = Plane.points(along: y, count)
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

  /// Hatching where the function is not defined, for marks that leave such places empty; none where it
  /// is defined at places all over the box.
  func hatching(in stage: Stage) -> [any Mark] {
    let scales = scales(in: stage)
    let sketch = field(x: scales.x, y: scales.y, count: 24)
    guard sketch.z.contains(where: \.isNaN) else { return [] }
    let region = BorderedField(field(x: scales.x, y: scales.y), value).undefined
    let mark = UndefinedMark(region: region)
    var hatching = DeferredMark(extent: Extent(), keys: mark.keys, isGround: true) { frame in
      UndefinedMark(region: BorderedField(field(x: frame.x, y: frame.y), value).undefined)
    }
    hatching.sentence = "Hatching covers where \(formula.text) is not defined"
    return [hatching]
  }

  /// Numbers from end to end, evenly spaced as an axis shows them.
  private static func points(along axis: Scale, _ count: Int) -> [Double] {
    if axis.transform == .linear { return points(axis.domain, count) }
    let even = Scale(axis.transform, domain: axis.domain, from: 0, to: Double(count - 1))
    return ascending(
      (0..<count).map { index in
        switch index {
        case 0: axis.domain.lowerBound
        case count - 1: axis.domain.upperBound
        default: even.value(at: Double(index))
        }
      })
  }

  /// Evenly spaced numbers, ends included; fewer where the range does not hold so many.
  static func points(_ range: ClosedRange<Double>, _ count: Int) -> [Double] {
    let points = (0..<count).map { index in
      let part = Double(index) / Double(count - 1)
      return index == count - 1
        ? range.upperBound : (1 - part) * range.lowerBound + part * range.upperBound
    }
    return ascending(points)
  }

  /// The numbers that are above all before.
  private static func ascending(_ points: [Double]) -> [Double] {
    points.reduce(into: []) { kept, point in
      if kept.last.map({ $0 < point }) ?? true { kept.append(point) }
    }
  }
}
