import Configuration
import Graphics
import Optimization
import Plot

/// `{"mark": "trajectory", "of", "where", "label", "style", "until"}`: the path of the iterates over
/// a plane, or, in one dimension, over the curve of the objective.
struct TrajectorySpec: MarkSpec {
  private let selection: RunSelection
  private let label: RunLabel
  private let style: StyleChoice
  private var until: Int?
  private var repetitions: Int?
  private var isThin = false

  static var isPlane: Bool { true }

  init?(_ fields: inout Fields, reader: MarkReader) {
    let selection = reader.selection(&fields, dimension: 2...2)
    label = RunLabel(&fields, reader: reader, of: selection)
    style = StyleChoice(&fields)
    fields.read(
      "until", into: &until, upTo: Minimization.stepLimit, about: "the last step that is shown")
    fields.read(
      "repetitions", into: &repetitions, upTo: Sweep.limit, about: "how many are shown")
    fields.read("thin", into: &isThin, about: "whether there are no markers and no halo")
    guard let selection else { return nil }
    self.selection = selection
  }

  var leavesStyle: Bool { style == .automatic }

  /// The runs that are drawn.
  private func runs(in results: Results) -> [Run] {
    selection.runs(in: results).filter { run in repetitions.map { run.repetition < $0 } ?? true }
  }

  func paths(in results: Results) -> [PlanePath] {
    runs(in: results).map { PlanePath(path(of: $0), leaves: leaves($0)) }
  }

  private func path(of run: Run) -> [(x: Double, y: Double)] {
    guard let trajectory = run.trajectory else { return [] }
    let count = min(trajectory.count, until.map { $0 + 1 } ?? .max)
    return (0..<count).map { step in
      let iterate = trajectory.iterate(step)
      return (iterate[iterate.startIndex], iterate[iterate.startIndex + 1])
    }
  }

  /// One path with its look.
  struct Curve: Sendable {
    let run: Run
    let x: [Double]
    let y: [Double]
    let style: SeriesStyle
    let name: String
  }

  /// The paths; repetitions of one setting share a name, which the first of them carries.
  func curves(in stage: Stage) -> [Curve] {
    var named: [[Parameter]] = []
    return runs(in: stage.results).map { run in
      let path = path(of: run)
      let isFirst = !named.contains(run.parameters)
      if isFirst { named.append(run.parameters) }
      var ink = style.style(for: run, in: stage)
      if isThin {
        ink.width = stage.theme.referenceWidth
        ink.dash = []
      }
      return Curve(
        run: run, x: path.map(\.x), y: path.map(\.y), style: ink,
        name: isFirst ? label.text(for: run, results: stage.results) : "")
    }
  }

  /// Whether a path leaves for good: the run diverges, or ends so far from the box that its objective is
  /// studied on, as beside a saddle, that the box would be tiny.
  private func leaves(_ run: Run) -> Bool {
    if run.isDiverging { return !run.leavesDomain }
    guard let region = run.minimization?.objective.region, region.count == 2,
      let end = path(of: run).last
    else { return false }
    return zip(region, [end.x, end.y]).contains { range, end in
      let width = range.upperBound - range.lowerBound
      return end < range.lowerBound - 4 * width || end > range.upperBound + 4 * width
    }
  }

  func marks(in stage: Stage) -> [any Mark] {
    curves(in: stage).map { curve in
      if isThin {
        var line = LineMark(x: curve.x, y: curve.y, style: curve.style, name: curve.name)
        line.isTimed = true
        line.isCovered = !leaves(curve.run)
        return line
      }
      var mark = TrajectoryMark(x: curve.x, y: curve.y, style: curve.style, label: curve.name)
      mark.leavesDomain = curve.run.leavesDomain
      mark.diverges = curve.run.isDiverging && !mark.leavesDomain
      mark.isCovered = !leaves(curve.run)
      // The name of a diverging run says so already.
      if !mark.diverges || !curve.name.isEmpty && stage.results.namesDivergence {
        mark.divergenceNote = ""
      }
      return mark
    }
  }
}
