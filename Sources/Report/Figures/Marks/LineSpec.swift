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
    let query = selection.flatMap {
      RunCurves(
        &fields, experiment: $0.experiment, kinds: [.minimize, .differentiate],
        mayFollowIterates: true)
    }
    label = RunLabel(&fields, reader: reader, of: selection)
    style = StyleChoice(&fields)
    fields.read(
      "markers", into: &markers,
      from: [(name: "automatic", value: .automatic), ("all", .all), ("none", .none)],
      about: "which points have markers")
    fields.read(
      "shape", into: &shape, from: [(name: "straight", value: .straight), ("step", .step)],
      about: "how points are joined")
    fields.read(
      "until", into: &until, upTo: Minimization.stepLimit, about: "the last step that is shown")
    guard let selection, let query else { return nil }
    self.selection = selection
    self.query = query
  }

  var leavesStyle: Bool { style == .automatic }
  /// What the curves are of, where the config names them neither.
  var quantityTitle: String? { label.template == nil ? query.title : nil }

  func marks(in stage: Stage) -> [any Mark] {
    query.curves(of: selection.runs(in: stage.results)).map { curve in
      let count = until.map { min($0 + 1, curve.x.count) } ?? curve.x.count
      let isCut = count < curve.x.count
      var line = LineMark(
        x: Array(curve.x.prefix(count)), y: Array(curve.y.prefix(count)),
        style: style.style(for: curve.run, in: stage),
        name: label.text(for: curve.run, results: stage.results), markers: markers,
        shape: shape, ending: isCut ? .plain : curve.ending)
      line.leavesAlongX = query.goesAlongIterates
      line.leaves = Array(curve.leaves.prefix(count))
      line.isTimed = query.goesAlongSteps
      line.marksExits = query.goesAcrossSweep
      line.absence = query.absence
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
    label = RunLabel.template(&fields, reader: reader)
    style = StyleChoice(&fields)
    fields.read("open", into: &isOpen, about: "whether the circles are hollow")
    let content = fields.fork(has: "at") { areGiven, fields in
      areGiven
        ? Content.given(PointsSpec.points(&fields))
        : PointsSpec.runs(&fields, reader: reader)
    }
    guard let content else { return nil }
    self.content = content
    if case .runs(let selection, _) = content {
      RunLabel.check(label, of: selection, fields, reader)
    } else {
      RunLabel.check(label, of: nil, fields, reader)
    }
  }

  var leavesStyle: Bool { style == .automatic }

  private static func points(_ fields: inout Fields) -> [(x: Double, y: Double)] {
    let elements = fields.elements("at", about: "the points [x, y]")
    return (elements ?? []).compactMap { element in
      var element = element
      let point = element.pair()
      element.otherwise("expected a point [x, y], found \(element.node.described)")
      return point.map { (x: $0.0, y: $0.1) }
    }
  }

  private static func runs(_ fields: inout Fields, reader: MarkReader) -> Content? {
    let kinds: [ExperimentKind] = [.minimize, .differentiate]
    let selection = reader.selection(&fields, kinds: kinds, endsSuffice: true)
    let query = selection.flatMap {
      RunCurves(
        &fields, experiment: $0.experiment, kinds: kinds, mayFollowIterates: true)
    }
    guard let selection, let query else { return nil }
    return .runs(selection, query)
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
        var points = PointMark(
          x: curve.x, y: curve.y, style: style.style(for: curve.run, in: stage),
          name: RunLabel(template: label).text(for: curve.run, results: stage.results),
          isOpen: isOpen)
        points.leavesAlongX = query.goesAlongIterates
        points.leaves = curve.leaves
        points.isTimed = query.goesAlongSteps
        return points
      }
    }
  }
}
