import Configuration
import Plot

/// `{"mark": "polar", "of", "where", "label"}`: the slope in every direction around the point of an
/// evaluation, as a polar curve.
struct PolarSpec: MarkSpec {
  private let selection: RunSelection
  private let label: TextTemplate?

  static var isBlank: Bool { true }

  init?(_ fields: inout Fields, reader: MarkReader) {
    let selection = reader.selection(&fields, kinds: [.evaluate], dimension: 2...2)
    label = reader.text("label", &fields, about: "its name")
    guard let selection else { return nil }
    self.selection = selection
  }

  func marks(in stage: Stage) -> [any Mark] {
    guard let run = selection.runs(in: stage.results).first,
      let gradient = run.evaluation?.gradient, gradient.count == 2
    else { return [] }
    var mark = PolarMark(
      x: gradient[0], y: gradient[1], rising: stage.stylist.style(0),
      falling: stage.stylist.style(1))
    if case .evaluate(let evaluation) = run.setting, evaluation.isAtCorner {
      mark.slopes = evaluation.slopes(toward: (0..<360).map(Double.init))
    }
    if let label { mark.label = stage.results.text(label) }
    return [mark]
  }
}
