import Graphics
import Plot
import Testing

@Suite struct SharedLegendTests {
  private func panel(_ names: [String], _ letter: String) -> Panel {
    var panel = Panel()
    panel.letter = letter
    panel.hasNamesAtCurves = false
    panel.y.title = "loss"
    panel.marks = names.enumerated().map { index, name in
      // Crossing curves leave no room for names at their ends.
      let xs = stride(from: 0.0, through: 12, by: 0.05).map { $0 }
      let ys = xs.enumerated().map { $0.offset.isMultiple(of: 2) ? 1.0 : 0.1 * Double(index) }
      return LineMark(x: xs, y: ys, style: Theme().cycle[index], name: name)
    }
    return panel
  }

  private func texts(_ rows: [PanelRow], width: Double = 300, height: Double = 260)
    -> [SceneQuery.Text]
  {
    let figure = Figure(size: Size(width: width, height: height), rows: rows)
    return SceneQuery.texts(figure.scene(measuring: FixedPitchMeasurer()))
  }

  /// What two panels side by side explain in several lines each is explained once, however small
  /// they are.
  @Test(arguments: [170.0, 260, 450])
  func namesAreNotSaidTwice(_ width: Double) {
    let names = ["heavy ball with η = 0.001", "Adam with η = 0.05"]
    let found = texts(
      [PanelRow(["a", "b"].map { panel(names, $0) })], width: width, height: 160
    ).map(\.text)
    #expect(found.count { $0.hasPrefix("Adam") } == 1, "\(found)")
  }

  /// A legend for panels below one another stands above them all, not under the title of the first.
  @Test func legendsOfStackedPanelsStandAboveAll() throws {
    let found = texts(["a", "b", "c"].map { PanelRow([panel(["one", "two"], $0)]) }, height: 400)
    let names = found.filter { $0.text == "two" }
    let letter = try #require(found.first { $0.text == "a" })
    #expect(names.count == 1)
    #expect((names.first?.bounds.maxY ?? .infinity) < letter.bounds.minY)
  }

  /// Stacked panels that show different things have a legend each.
  @Test func stackedPanelsThatDifferHaveTheirOwn() throws {
    let found = texts([
      PanelRow([panel(["one", "two"], "a")]), PanelRow([panel(["one", "new"], "b")]),
    ])
    let letter = try #require(found.first { $0.text == "b" })
    #expect(found.count { $0.text == "one" } == 2)
    #expect((found.first { $0.text == "new" }?.bounds.minY ?? 0) > letter.bounds.maxY)
    #expect((found.first { $0.text == "two" }?.bounds.maxY ?? .infinity) < letter.bounds.minY)
  }

  /// Rows that would all show the same legend have one.
  @Test func rowsShareALegend() {
    let names = ["heavy ball with η = 0.001", "Adam with η = 0.05"]
    let rows = [["a", "b"], ["c", "d"], ["e", "f"]].map { letters in
      PanelRow(letters.map { panel(names, $0) })
    }
    let found = texts(rows, width: 400, height: 500).map(\.text)
    #expect(found.count { $0.hasPrefix("Adam") } == 1)
  }

  /// Also where samples differ: markers in one panel, dashes in another.
  @Test func rowsOfMixedSamplesShareALegend() {
    let names = ["heavy ball with η = 0.001", "Adam with η = 0.05"]
    let rows = [["a", "b"], ["c", "d"]].map { letters in
      PanelRow(
        letters.map { letter in
          var panel = panel(names, letter)
          if letter == "b" || letter == "c" {
            panel.marks = names.enumerated().map { index, name in
              PointMark(x: [1, 2], y: [1, 2], style: Theme().cycle[index], name: name)
            }
          }
          return panel
        })
    }
    let found = texts(rows, width: 400, height: 400)
    #expect(found.count { $0.text.hasPrefix("Adam") } == 1)
  }

  /// A row of another shape below a single panel is laid out too.
  @Test func rowsOfOtherShapes() {
    let names = ["heavy ball", "Adam"]
    let found = texts([
      PanelRow([panel(names, "a")]), PanelRow([panel(names, "b"), panel(names, "c")]),
    ])
    #expect(found.contains { $0.text == "c" } && found.contains { $0.text == "Adam" })
  }

  /// The legend of one panel does not lie over another that shows nothing of it.
  @Test func legendsStayWithTheirPanel() throws {
    let names = ["heavy ball with η = 0.001", "Adam with η = 0.05", "descent with η = 0.1"]
    var other = Panel()
    other.letter = "a"
    other.marks = [LineMark(x: [0, 1], y: [0, 1], style: SeriesStyle(color: .black))]
    let found = texts([PanelRow([other, panel(names, "b")])], width: 450, height: 200)
    let letter = try #require(found.first { $0.text == "b" }).bounds
    for name in found where name.text.contains("with") {
      #expect(name.bounds.minX > letter.minX && name.bounds.minY > letter.minY, "\(name)")
    }
  }

  /// What the title says is not said again.
  @Test func namesInTheTitleAreLeftOut() {
    var panel = panel(["Adam", "best so far"], "")
    panel.title = "Adam"
    #expect(texts([PanelRow([panel])]).count { $0.text == "Adam" } == 2)
    panel.saidName = "Adam"
    let found = texts([PanelRow([panel])]).map(\.text)
    #expect(found.count { $0 == "Adam" } == 1 && found.contains("best so far"))
  }
}
