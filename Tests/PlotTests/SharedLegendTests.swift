import Graphics
import Plot
import Testing

@Suite struct SharedLegendTests {
  /// What two panels side by side explain in several lines each is explained once, however small
  /// they are.
  @Test(arguments: [170.0, 260, 450])
  func namesAreNotSaidTwice(_ width: Double) {
    let names = ["heavy ball with η = 0.001", "Adam with η = 0.05"]
    let panels = ["a", "b"].map { letter in
      var panel = Panel()
      panel.letter = letter
      panel.y.title = "loss"
      panel.marks = names.enumerated().map { index, name in
        // Crossing curves leave no room for names at their ends.
        let xs = stride(from: 0.0, through: 12, by: 0.05).map { $0 }
        let ys = xs.enumerated().map { $0.offset.isMultiple(of: 2) ? 1.0 : 0.1 * Double(index) }
        return LineMark(x: xs, y: ys, style: Theme().cycle[index], name: name)
      }
      return panel
    }
    let figure = Figure(size: Size(width: width, height: 160), rows: [PanelRow(panels)])
    let texts = SceneQuery.texts(figure.scene(measuring: FixedPitchMeasurer())).map(\.text)
    #expect(texts.count { $0.hasPrefix("Adam") } == 1, "\(texts)")
  }
}
