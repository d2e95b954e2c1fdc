import Configuration
import Optimization
import Plot

/// `{"mark": "line", "of", "where", "y", "x", "shape", "label", "style"}`: a quantity of each run at
/// every step, or, with `x` the name of a swept number, a quantity of the last iterates across a
/// sweep.
struct LineSpec: MarkSpec {
  private let selection: RunSelection
  private let query: RunCurves
  private let label: RunLabel
  private let style: StyleChoice
  private var markers = LineMark.Markers.none
  private var shape = LineMark.Shape.straight
  private var until: Int?

  init?(_ fields: inout Fields, reader: MarkReader) {
    let selection = reader.selection(
      &fields, kinds: [.minimize, .differentiate], endsSuffice: true)
    let query = selection.flatMap { RunCurves(&fields, experiment: $0.experiment) }
    label = RunLabel(template: reader.text("label", &fields, local: RunLabel.places))
    style = StyleChoice(&fields)
    fields.read(
      "markers", into: &markers,
      from: [(name: "automatic", value: .automatic), ("all", .all), ("none", .none)])
    fields.read(
      "shape", into: &shape, from: [(name: "straight", value: .straight), ("step", .step)])
    fields.read("until", into: &until, in: 1...Minimization.stepLimit)
    guard let selection, let query else { return nil }
    self.selection = selection
    self.query = query
  }

  func marks(in stage: Stage) -> [any Mark] {
    query.curves(of: selection.runs(in: stage.results)).map { curve in
      let count = until.map { min($0 + 1, curve.x.count) } ?? curve.x.count
      let isCut = count < curve.x.count
      var line = LineMark(
        x: Array(curve.x.prefix(count)), y: Array(curve.y.prefix(count)),
        style: style.style(for: curve.run, in: stage),
        name: label.text(for: curve.run, results: stage.results), markers: markers,
        shape: shape, ending: curve.isDiverged && !isCut ? .diverged : .plain)
      line.isTimed = query.goesAlongSteps
      return line
    }
  }
}

/// `{"mark": "points", "at": [[x, y], …]}` or `{"mark": "points", "of", "where", "x", "y"}`.
struct PointsSpec: MarkSpec {
  private enum Content: Sendable {
    case given([(x: Double, y: Double)])
    case runs(RunSelection, RunCurves)
  }
  private let content: Content
  private let label: TextTemplate?
  private let style: StyleChoice
  private var isOpen = false

  init?(_ fields: inout Fields, reader: MarkReader) {
    if fields.has("at") {
      let points = (fields.elements("at") ?? []).compactMap { node -> (x: Double, y: Double)? in
        if case .array(let pair) = node.value, pair.count == 2,
          case .number(let x) = pair[0].value, case .number(let y) = pair[1].value
        {
          return (x, y)
        }
        fields.problems.add("expected a point [x, y], found \(node.described)", at: node.range)
        return nil
      }
      content = .given(points)
    } else {
      let selection = reader.selection(
        &fields, kinds: [.minimize, .differentiate], endsSuffice: true)
      guard let selection, let query = RunCurves(&fields, experiment: selection.experiment) else {
        return nil
      }
      content = .runs(selection, query)
    }
    label = reader.text("label", &fields, local: RunLabel.places)
    style = StyleChoice(&fields)
    fields.read("open", into: &isOpen)
  }

  func marks(in stage: Stage) -> [any Mark] {
    switch content {
    case .given(let points):
      return [
        PointMark(
          x: points.map(\.x), y: points.map(\.y), style: style.style(in: stage),
          name: stage.results.text(label), isOpen: isOpen)
      ]
    case .runs(let selection, let query):
      return query.curves(of: selection.runs(in: stage.results)).map { curve in
        PointMark(
          x: curve.x, y: curve.y, style: style.style(for: curve.run, in: stage),
          name: RunLabel(template: label).text(for: curve.run, results: stage.results),
          isOpen: isOpen)
      }
    }
  }
}
