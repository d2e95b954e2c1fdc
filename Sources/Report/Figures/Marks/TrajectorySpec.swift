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
    label = RunLabel(template: reader.text("label", &fields, local: RunLabel.places))
    style = StyleChoice(&fields)
    fields.read("until", into: &until, in: 1...Minimization.stepLimit)
    fields.read("repetitions", into: &repetitions, in: 1...Sweep.limit)
    fields.read("thin", into: &isThin)
    guard let selection else { return nil }
    self.selection = selection
  }

  /// The runs that are drawn.
  private func runs(in results: Results) -> [Run] {
    selection.runs(in: results).filter { run in repetitions.map { run.repetition < $0 } ?? true }
  }

  func paths(in results: Results) -> [[(x: Double, y: Double)]] {
    runs(in: results).map { path(of: $0) }
  }

  private func path(of run: Run) -> [(x: Double, y: Double)] {
    guard let trajectory = run.trajectory else { return [] }
    let count = min(trajectory.count, until.map { $0 + 1 } ?? .max)
    return (0..<count).map { step in
      let iterate = trajectory.iterate(step)
      return (iterate[iterate.startIndex], iterate[iterate.startIndex + 1])
    }
  }

  func marks(in stage: Stage) -> [any Mark] {
    var named: [[Parameter]] = []
    return runs(in: stage.results).map { run in
      let path = path(of: run)
      // Repetitions of one setting share a name.
      let isFirst = !named.contains(run.parameters)
      named.append(run.parameters)
      let name = isFirst ? label.text(for: run, results: stage.results) : ""
      let ink = style.style(for: run, in: stage)
      if isThin {
        var thin = ink
        thin.width = stage.theme.referenceWidth
        return LineMark(x: path.map(\.x), y: path.map(\.y), style: thin, name: name)
      }
      var mark = TrajectoryMark(x: path.map(\.x), y: path.map(\.y), style: ink, label: name)
      mark.isCovered = !run.isDiverging
      return mark
    }
  }
}
