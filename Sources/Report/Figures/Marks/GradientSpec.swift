import Configuration
import Plot

/// `{"mark": "gradient", "of", "scale", "label"}`: the gradient at the point of an evaluation, as an
/// arrow `scale` times as long as the gradient in the units of the axes.
struct GradientSpec: MarkSpec {
  private let selection: RunSelection
  private var scale = 1.0
  private let label: TextTemplate?
  private let style: StyleChoice

  static var isPlane: Bool { true }

  init?(_ fields: inout Fields, reader: MarkReader) {
    let selection = reader.selection(&fields, kinds: [.evaluate], dimension: 2...2)
    fields.read(
      "scale", into: &scale, .nonZero, about: "how many times as long as the gradient the arrow is")
    label = reader.text("label", &fields, about: "its name")
    style = StyleChoice(&fields)
    guard let selection else { return nil }
    self.selection = selection
  }

  func marks(in stage: Stage) -> [any Mark] {
    arrows(in: stage.results).map { from, to in
      ArrowMark(
        from: from, to: to, style: style.style(in: stage), label: stage.results.text(label))
    }
  }

  func paths(in results: Results) -> [PlanePath] {
    arrows(in: results).map { from, to in PlanePath([(from.x, from.y), (to.x, to.y)]) }
  }

  /// From the point to where the gradient leads, in data.
  private func arrows(in results: Results) -> [(from: SegmentMark.Place, to: SegmentMark.Place)] {
    selection.runs(in: results).compactMap { run in
      guard case .evaluate(let evaluation) = run.setting, let result = run.evaluation,
        result.gradient.allSatisfy(\.isFinite)
      else { return nil }
      let (from, by) = (evaluation.point, result.gradient)
      return (
        SegmentMark.Place(from[0], from[1]),
        SegmentMark.Place(from[0] + scale * by[0], from[1] + scale * by[1])
      )
    }
  }
}
