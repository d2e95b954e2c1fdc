import Graphics
import Plot
import Testing

@Suite struct LabelTests {
  private let xs = (0...50).map { Double($0) / 50 }

  private func texts(_ marks: [any Mark], legend: Panel.LegendPlacement) -> [SceneQuery.Text] {
    var panel = Panel()
    panel.legend = legend
    panel.marks = marks
    let figure = Figure(size: Size(width: 300, height: 200), rows: [PanelRow([panel])])
    return SceneQuery.texts(figure.scene(measuring: FixedPitchMeasurer()))
  }

  @Test func namesStandAtTheEndsOfTheirCurves() throws {
    let marks = [0.2, 0.8].enumerated().map { index, slope in
      LineMark(x: xs, y: xs.map { slope * $0 }, style: Theme().cycle[index], name: "s\(index)")
    }
    let texts = texts(marks, legend: .automatic)
    let (low, high) = (texts.first { $0.text == "s0" }, texts.first { $0.text == "s1" })
    let flat = try #require(low)
    let steep = try #require(high)
    #expect(flat.bounds.minY > steep.bounds.minY + 50)
    #expect(flat.bounds.minX > 250 && steep.bounds.minX > 250)
  }

  /// Twenty names at one end cannot all be placed: the legend above the panel takes them.
  @Test func crowdedNamesBecomeALegend() throws {
    let marks = (0..<20).map { index in
      LineMark(x: xs, y: xs, style: Theme().cycle[index % 6], name: "series \(index)")
    }
    let names = texts(marks, legend: .automatic).filter { $0.text.hasPrefix("series") }
    #expect(names.count == 20)
    #expect(names.allSatisfy { $0.bounds.maxY < 120 })
  }

  @Test func hiddenLegendSaysNothing() {
    let mark = LineMark(x: xs, y: xs, style: Theme().cycle[0], name: "name")
    #expect(!texts([mark], legend: .hidden).contains { $0.text == "name" })
    #expect(texts([mark], legend: .above).contains { $0.text == "name" })
  }

  @Test func annotationsKeepOffTheCurve() throws {
    let line = LineMark(x: xs, y: xs.map { $0 * $0 }, style: Theme().cycle[0])
    let note = TextMark(x: 0.5, y: 0.25, text: "note", hasArrow: true)
    var panel = Panel()
    panel.marks = [line, note]
    let figure = Figure(size: Size(width: 300, height: 200), rows: [PanelRow([panel])])
    let scene = figure.scene(measuring: FixedPitchMeasurer())
    let text = try #require(SceneQuery.texts(scene).first { $0.text == "note" })
    let items = try #require(SceneQuery.group("panel[0,0]", "marks", in: scene))
    for case .path(let path, _, _) in items {
      #expect(!path.points.contains { text.bounds.contains($0) })
    }
  }
}
