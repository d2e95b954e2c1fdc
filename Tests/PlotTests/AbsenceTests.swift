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

  /// A field without lines has values, and says which.
  @Test func fieldsWithoutLinesSayWhy() {
    func said(_ z: @escaping (Double, Double) -> Double, _ levels: Levels) -> String {
      let field = Field(x: 0...1, y: 0...1, columns: 9, rows: 9, z)
      return texts([ContourMark(field: field, levels: levels)]).joined(separator: " ")
    }
    #expect(
      said({ _, _ in 5 }, .linear(count: 10)).contains("no lines: the values drawn are all 5"))
    #expect(
      said({ x, _ in x }, .listed([2])).contains("no lines: the values drawn lie between 0 and 1"))
    let still = VectorFieldMark(x: [0, 1], y: [0, 1], u: [0, 0], v: [0, 0])
    #expect(texts([still]).joined(separator: " ").contains("all vectors are zero"))
    let pool = StreamlineMark(x: 0...1, y: 0...1) { _, _ in (0, 0) }
    #expect(texts([pool]).joined(separator: " ").contains("all vectors are zero"))
  }

  /// What cannot be drawn though its name is in the legend is told with the figure.
  @Test func whatIsMissingIsRemarked() {
    func remarks(_ marks: [any Mark], scale: Scale.Transform = .linear, title: String = "")
      -> [String]
    {
      var panel = Panel()
      panel.y.transform = scale
      panel.x.title = title
      panel.marks = marks
      let figure = Figure(
        size: Size(width: 200, height: 150), title: title, rows: [PanelRow([panel])])
      return figure.composed(measuring: FixedPitchMeasurer()).remarks
    }
    let fall = LineMark(x: [0, 1, 2], y: [1, 0.1, -1], style: style, name: "fall")
    let low = LineMark(x: [0, 1, 2], y: [-1, -2, -3], style: style, name: "low")
    #expect(remarks([fall, low]).isEmpty)
    let found = remarks([fall, low], scale: .log10)
    #expect(found.count == 2 && found[0].contains("“fall”") && found[1].contains("all numbers"))
    let zoom = InsetMark(x: 5...6, y: 5...6)
    #expect(remarks([fall, zoom]).first?.contains("inset") == true)
    #expect(remarks([fall, InsetMark(x: 0...1, y: 0...1)]).isEmpty)
    let chord = SegmentMark(from: .init(0, .nan), to: .init(1, 1), style: style, label: "chord")
    #expect(remarks([fall, chord]).first?.contains("“chord”") == true)
    let long = remarks([fall], title: String(repeating: "elektrizitaet", count: 5))
    #expect(long.count == 2 && long.allSatisfy { $0.contains("mm wide, the page 71 mm") })
    var twin = low
    twin.name = String(repeating: "elektrizitaet", count: 5)
    let wide = remarks([fall, twin])
    #expect(wide.count == 1 && wide[0].hasPrefix("the legend is "), "\(wide)")
  }

  /// What the ranges of the axes leave out is told too.
  @Test func whatLiesOutsideIsRemarked() {
    func remarks(_ mark: any Mark) -> [String] {
      var panel = Panel()
      (panel.x.lower, panel.x.upper, panel.y.lower, panel.y.upper) = (0, 1, 0, 1)
      panel.marks = [mark]
      let figure = Figure(size: Size(width: 200, height: 150), rows: [PanelRow([panel])])
      return figure.composed(measuring: FixedPitchMeasurer()).remarks
    }
    let note = TextMark(x: 9, y: 0.5, text: "gone")
    #expect(remarks(note) == ["“gone” lies outside the ranges of the axes"])
    var empty = Panel()
    (empty.x.lower, empty.x.upper) = (0, 1)
    empty.marks = [note]
    let scene = Figure(size: Size(width: 300, height: 200), rows: [PanelRow([empty])])
      .scene(measuring: FixedPitchMeasurer())
    #expect(SceneQuery.texts(scene).contains { $0.text.contains("nothing lies in these ranges") })
    let outside: [any Mark] = [
      PointMark(x: [5], y: [5], style: style), RuleMark(.y(200)),
      LineMark(x: [0, 1], y: [10, 11], style: style),
    ]
    for mark in outside { #expect(remarks(mark) == ["a mark lies outside the ranges of the axes"]) }
    #expect(remarks(TextMark(x: 0.5, y: 0.5, text: "here")).isEmpty)
    #expect(remarks(LineMark(x: [-5, 5], y: [0.5, 0.5], style: style)).isEmpty)
    #expect(remarks(PointMark(x: [.nan], y: [0.5], style: style)).isEmpty)
    // It passes by, though it reaches as far as the axes do on both of them.
    #expect(
      remarks(LineMark(x: [0.5, 5], y: [5, 0.5], style: style))
        == ["a curve lies outside the ranges of the axes"])
    #expect(
      remarks(LineMark(x: [0, 1], y: [.nan, .nan], style: style)) == ["there are no data to draw"])
  }

  /// A single point is no line, but can be seen.
  @Test func singlePointsHaveAMarker() {
    #expect(!texts([LineMark(x: [3], y: [7], style: style)]).contains("no data"))
    let gaps = LineMark(x: [0, 1, 2, 3, 4], y: [.nan, 1, .nan, 2, 3], style: style)
    let frame = squareFrame(x: 0...4, y: 0...4)
    #expect(gaps.draw(in: frame).count == 2)
  }

  @Test func isNotSaidWhereAnythingIsDrawn() {
    let one = PointMark(x: [1], y: [1], style: style)
    let strip = StripMark([StripMark.Piece(0...1, color: .black, name: "all")])
    #expect(!texts([one]).contains("no data"))
    #expect(!texts([strip]).contains("no data"))
  }
}
