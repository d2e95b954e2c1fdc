import Graphics
import Plot
import Testing

/// Names of curves that have no place, or that many curves have.
@Suite struct NameTests {
  private let xs = (0...50).map { Double($0) / 50 }
  private let measurer = FixedPitchMeasurer()

  private func figure(_ marks: [any Mark], _ legend: Panel.LegendPlacement) -> Figure {
    var panel = Panel()
    panel.legend = legend
    panel.marks = marks
    return Figure(size: Size(width: 300, height: 200), rows: [PanelRow([panel])])
  }

  private func area(of scene: Scene) throws -> Rect {
    let axes = try #require(SceneQuery.group("panel[0,0]", "axes", in: scene))
    return try #require(SceneQuery.bounds(axes))
  }

  /// A legend would name them in full size, so nothing shrinks, and the warning says what to write.
  @Test func namesThatCoverOthersDoNotMakeTextSmall() throws {
    let marks = (0..<20).map { index in
      LineMark(x: xs, y: xs, style: Theme().cycle[index % 6], name: "series \(index)")
    }
    let composition = figure(marks, .direct).composed(measuring: measurer)
    let warning = try #require(composition.warning)
    #expect(warning.contains("\"legend\": \"above\"") && !warning.contains("pt"))
    let least = Theme().tickFont.size
    #expect(SceneQuery.fontSizes(composition.scene).allSatisfy { $0 >= least - 1e-9 })
  }

  /// Names that had to make way are joined to the ends of their curves; those at their ends are not.
  @Test func namesThatMakeWayAreLedTo() {
    func leaders(_ ends: [Double]) -> Int {
      let marks = ends.enumerated().map { index, end in
        LineMark(x: [0, 1], y: [1, end], style: Theme().cycle[index], name: "series \(index)")
      }
      let scene = figure(marks, .direct).composed(measuring: measurer).scene
      return SceneQuery.flattened(scene.items).count { item in
        guard case .path(_, nil, let stroke?) = item else { return false }
        return stroke.width == Theme().referenceWidth
          && marks.contains { $0.style.color == stroke.color }
      }
    }
    #expect(leaders([0, 0.3, 0.6, 0.9]) == 0)
    #expect(leaders([0, 0.02, 0.04, 0.06]) >= 2)
  }

  /// Both are said: that text has shrunk, and that it was not enough.
  @Test func tooLittleRoomIsSaidWithTheSizeOfText() throws {
    var figure = figure([LineMark(x: xs, y: xs, style: Theme().cycle[0])], .automatic)
    figure.size = Size(width: 60, height: 40)
    let warning = try #require(figure.composed(measuring: measurer).warning)
    #expect(warning.contains("too little room") && warning.contains("pt instead of 8.5 pt"))
  }

  /// Twenty repetitions look alike and are called alike: one name says so.
  @Test(arguments: [Panel.LegendPlacement.direct, .automatic, .above])
  func repetitionsAreNamedOnce(_ legend: Panel.LegendPlacement) {
    let lines = (0..<20).map { index in
      LineMark(
        x: xs, y: xs.map { $0 + 0.3 * Double(index) }, style: Theme().cycle[0], name: "repeated")
    }
    let path = TrajectoryMark(x: [0, 1], y: [0, 6], style: Theme().cycle[1], label: "path")
    let scene = figure(lines + [path, path], legend).scene(measuring: measurer)
    let texts = SceneQuery.texts(scene).map(\.text)
    #expect(texts.count { $0 == "repeated" } == 1)
    #expect(texts.count { $0 == "path" } == 1)
  }

  /// Lines of another look keep their own name, though it is the same.
  @Test func otherInksAreNamedAgain() {
    let lines = (0..<2).map { index in
      LineMark(
        x: xs, y: xs.map { $0 * (1 - 1.8 * Double(index)) }, style: Theme().cycle[index], name: "n")
    }
    let scene = figure(lines, .direct).scene(measuring: measurer)
    #expect(SceneQuery.texts(scene).count { $0.text == "n" } == 2)
  }

  /// A name that stands inside needs no room beside the panel.
  @Test func roomIsKeptOnlyForNamesBesideThePanel() throws {
    func width(_ ends: [Double], _ names: [String]) throws -> Double {
      let marks = zip(ends, names).enumerated().map { index, curve in
        LineMark(
          x: xs, y: xs.map { 1 - $0 * curve.0 }, style: Theme().cycle[index], name: curve.1)
      }
      return try area(of: figure(marks, .automatic).scene(measuring: measurer)).width
    }
    let none = try width([1, 0], ["", ""])
    #expect(try width([1, 0], ["ten points", "ten more"]) < none - 20)
    // The end of the curve is far from its right end, where its name would stand.
    let early = LineMark(
      x: xs.map { 0.4 * $0 }, y: xs.map { 1 - $0 }, style: Theme().cycle[0], name: "a short name")
    let late = LineMark(x: xs, y: xs, style: Theme().cycle[1])
    let scene = figure([early, late], .automatic).scene(measuring: measurer)
    #expect(try abs(area(of: scene).width - none) < 1e-6)
  }

  /// A name of two lines makes its own row higher, and no other.
  @Test func rowsOfLegendsAreAsHighAsTheirNames() throws {
    let long =
      "a name of so many words that no legend on this page has room for it in a single line"
    let marks = [long, "b", "c", "d"].enumerated().map { index, name in
      LineMark(x: xs, y: xs, style: Theme().cycle[index], name: name)
    }
    let texts = SceneQuery.texts(figure(marks, .above).scene(measuring: measurer))
    let first = try #require(texts.first { $0.text.hasPrefix("a name") }).bounds.minY
    let rows = try ["b", "c", "d"].map { name in
      try #require(texts.first { $0.text == name }).bounds.minY
    }
    let line = rows[2] - rows[1]
    #expect(abs(rows[1] - rows[0] - line) < 0.1)
    #expect(rows[0] - first > 1.5 * line)
  }
}
