import Graphics
import Plot
import Testing

/// Words under and beside bars.
@Suite struct CategoryTests {
  private let names = [
    "gradient descent", "backtracking", "Nesterov", "Adam", "Newton", "exact line search", "L-BFGS",
  ]

  private func composition(
    _ names: [String], _ direction: BarMark.Direction, width: Double, height: Double
  ) -> Composition {
    let bars = Category.list(names).enumerated().map { index, category in
      BarMark.Bar(category, value: Double(index + 1), text: "", style: Theme().cycle[0])
    }
    var panel = Panel()
    panel.marks = [BarMark(bars, direction: direction)]
    let figure = Figure(size: Size(width: width, height: height), rows: [PanelRow([panel])])
    return figure.composed(measuring: FixedPitchMeasurer())
  }

  /// The runs of text with the angle at which they stand.
  private func turns(_ scene: Scene) -> [String: Double] {
    flattened(scene.items).reduce(into: [:]) { turns, item in
      if case .text(let run) = item { turns[run.text] = run.angle }
    }
  }

  /// No bar loses its name: where names would touch side by side, they stand aslant, then upright.
  @Test(arguments: [(700.0, 0.0), (200, 0.25), (120, 0.5)])
  func namesUnderBarsAreTurnedWhereTheyWouldTouch(_ width: Double, _ turn: Double) {
    let composition = composition(names, .vertical, width: width, height: 200)
    let turns = turns(composition.scene)
    #expect(composition.warning == nil)
    if turn == 0 {
      #expect(turns["Nesterov"] == 0)
    } else {
      for name in names { #expect(turns[name] == turn * .pi, "\(name)") }
    }
  }

  /// A turned name ends under its bar, below the axis and on the page.
  @Test func turnedNamesStandUnderTheirBars() throws {
    let scene = composition(names, .vertical, width: 200, height: 200).scene
    let axes = try #require(SceneQuery.group("panel[0,0]", "axes", in: scene))
    let area = try #require(SceneQuery.bounds(axes))
    let slot = area.width / Double(names.count)
    for case .text(let run) in flattened(scene.items) where names.contains(run.text) {
      let advance = FixedPitchMeasurer().extents(of: run.text, font: run.font).advance
      let end = run.position + Point(advance, 0).rotated(by: run.angle, about: .zero)
      let middle = area.minX + (Double(names.firstIndex(of: run.text) ?? 0) + 0.5) * slot
      #expect(abs(end.x - middle) < 0.5 * run.font.size)
      #expect(end.y > area.maxY && run.position.x > 0 && run.position.y < scene.size.height)
    }
  }

  /// Names of two lines beside bars stand on one where they would touch.
  @Test func namesBesideBarsAreAllThere() {
    let long = names.map { "the optimizer called " + $0 }
    let composition = composition(long, .horizontal, width: 400, height: 120)
    let turns = turns(composition.scene)
    for name in long { #expect(turns[name] == 0, "\(name)") }
  }

  /// What is left out is not left out in silence.
  @Test(arguments: [BarMark.Direction.horizontal, .vertical])
  func tooManyNamesAreWarnedOf(_ direction: BarMark.Direction) throws {
    let many = (0..<60).map { "bar \($0)" }
    let composition = composition(many, direction, width: 200, height: 120)
    #expect(try #require(composition.warning).contains("too little room"))
  }
}
