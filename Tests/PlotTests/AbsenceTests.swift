import Graphics
import Plot
import Testing

/// What a panel says that has nothing to show.
@Suite struct AbsenceTests {
  private func texts(_ marks: [any Mark]) -> [String] {
    var panel = Panel()
    panel.marks = marks
    let figure = Figure(size: Size(width: 200, height: 150), rows: [PanelRow([panel])])
    return SceneQuery.texts(figure.scene(measuring: FixedPitchMeasurer())).map(\.text)
  }

  private let style = SeriesStyle(color: .black)

  @Test func isSaidOnceWhereNothingIsDrawn() {
    #expect(texts([]).count { $0 == "no data" } == 1)
    let lost = LineMark(x: [0, 1, 2], y: [.nan, .nan, .nan], style: style)
    #expect(texts([lost, lost]).count { $0 == "no data" } == 1)
  }

  @Test func isNotSaidWhereAnythingIsDrawn() {
    let one = PointMark(x: [1], y: [1], style: style)
    let strip = StripMark([StripMark.Piece(0...1, color: .black, name: "all")])
    #expect(!texts([one]).contains("no data"))
    #expect(!texts([strip]).contains("no data"))
  }
}
