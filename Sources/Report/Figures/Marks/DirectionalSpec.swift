import Configuration
import Plot

/// `{"mark": "directionalDerivative", "of"}`: D_u f = ‖∇f‖ cos(φ − φ₀) against the direction φ of u
/// in degrees, for an experiment that evaluates a function of two variables; at a kink the slopes of
/// its sides.
struct DirectionalSpec: MarkSpec {
  private let selection: RunSelection
  private let label: TextTemplate?
  private let style: StyleChoice

  init?(_ fields: inout Fields, reader: MarkReader) {
    let selection = reader.selection(&fields, kinds: [.evaluate], dimension: 2...2)
    label = reader.text("label", &fields, about: "its name")
    style = StyleChoice(&fields)
    guard let selection else { return nil }
    self.selection = selection
  }

  func marks(in stage: Stage) -> [any Mark] {
    selection.runs(in: stage.results).compactMap { run in
      guard case .evaluate(let evaluation) = run.setting, evaluation.point.count == 2 else {
        return nil
      }
      let angles = (0...360).map(Double.init)
      return LineMark(
        x: angles, y: evaluation.slopes(toward: angles), style: style.style(in: stage),
        name: stage.results.text(label))
    }
  }
}
