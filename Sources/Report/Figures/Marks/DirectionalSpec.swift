import Configuration
import Elementary
import Plot

/// `{"mark": "directionalDerivative", "of"}`: D_u f = ‖∇f‖ cos(φ − φ₀) against the direction φ of u
/// in degrees, for an experiment that evaluates a function of two variables.
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
      guard let gradient = run.evaluation?.gradient, gradient.count == 2 else { return nil }
      let angles = (0...360).map(Double.init)
      let slopes = angles.map { angle in
        let radians = angle * .pi / 180
        return gradient[0] * cosine(radians) + gradient[1] * sine(radians)
      }
      return LineMark(
        x: angles, y: slopes, style: style.style(in: stage), name: stage.results.text(label))
    }
  }
}
