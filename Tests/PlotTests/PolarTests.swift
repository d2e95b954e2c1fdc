import Graphics
import Plot
import Testing

@Suite struct PolarTests {
  private func panel(_ x: Double, _ y: Double) -> Scene {
    var panel = Panel()
    panel.kind = .blank
    panel.marks = [
      PolarMark(x: x, y: y, rising: Theme().cycle[0], falling: Theme().cycle[1])
    ]
    let figure = Figure(size: Size(width: 260, height: 260), rows: [PanelRow([panel])])
    return figure.scene(measuring: FixedPitchMeasurer())
  }

  /// Wherever the gradient points, no text lies on another.
  @Test(
    arguments: [(1, 0), (3, 1), (1, 1), (1, 3), (0, 1), (-1, 2), (-1, 1), (-2, 1), (-1, 0)],
    [1.0, -1])
  func textsAreApart(_ way: (Double, Double), _ sign: Double) {
    let (x, y) = (sign * way.0, sign * way.1)
    let texts = SceneQuery.texts(panel(x, y))
    #expect(texts.count > 15)
    for (index, text) in texts.enumerated() {
      for other in texts[..<index] {
        let overlap = text.bounds.outset(by: -0.6).intersects(other.bounds.outset(by: -0.6))
        #expect(!overlap, "\(text) over \(other)")
      }
    }
  }

  /// Without a slope there is neither a scale nor anything for a legend to explain.
  @Test func levelPointsSaySo() {
    let texts = SceneQuery.texts(panel(0, 0)).map(\.text)
    #expect(texts.contains { $0.contains("∇") } && texts.contains { $0.contains("0") })
    #expect(texts.allSatisfy { !$0.contains("D") && !$0.contains(".") })
  }
}
