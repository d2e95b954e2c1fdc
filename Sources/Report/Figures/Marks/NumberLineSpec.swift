import Configuration
import Optimization
import Plot

/// `{"mark": "numberLine", "of", "where", "until", "label", "style"}`: the iterates of runs in one
/// variable, hopping along the axis.
struct NumberLineSpec: MarkSpec {
  private let selection: RunSelection
  private var until: Int?
  private let label: RunLabel
  private let style: StyleChoice

  static var isNumberLine: Bool { true }

  init?(_ fields: inout Fields, reader: MarkReader) {
    let selection = reader.selection(&fields, dimension: 1...1)
    fields.read(
      "until", into: &until, upTo: Minimization.stepLimit, about: "the last step that is shown")
    label = RunLabel(&fields, reader: reader, of: selection)
    style = StyleChoice(&fields)
    guard let selection else { return nil }
    self.selection = selection
  }

  func marks(in stage: Stage) -> [any Mark] {
    let runs = selection.runs(in: stage.results)
    let lanes = runs.compactMap { run -> NumberLineMark.Lane? in
      guard let path = run.trajectory?.coordinate(0) else { return nil }
      // One run needs no name unless it is given one.
      let name =
        runs.count > 1 || label.template != nil ? label.text(for: run, results: stage.results) : ""
      let shown = until.map { Array(path.prefix($0 + 1)) } ?? path
      return NumberLineMark.Lane(shown, style: style.style(for: run, in: stage), name: name)
    }
    return lanes.isEmpty ? [] : [NumberLineMark(lanes)]
  }
}
