import Graphics
import Testing

@Suite struct SceneDumpTests {
  static func dump(_ items: [Scene.Item]) -> String {
    let scene = Scene(size: Size(width: 100, height: 50), items: items)
    return SceneDump().text(scene)
  }

  @Test func isOneItemALine() {
    let line = Path(polyline: [Point(1, 2), Point(3.456, 4)])
    let circle = Path(circleAt: Point(5, 5), radius: 1)
    let items: [Scene.Item] = [
      .stroke(line, Stroke(Color(0xff0000), width: 1, dash: [3, 2])),
      .group(
        Scene.Group(
          "marks", offset: Point(10, 0), clip: Rect(minX: 0, minY: 0, maxX: 5, maxY: 5),
          items: [.fill(circle, Color(0x00ff00))])),
      .text(
        TextRun("π", font: Font(.sansRegular, size: 7), color: .black, at: Point(9, 9), angle: 1)),
    ]
    #expect(
      Self.dump(items) == """
        scene 100.00 x 50.00 pt
          path M1.00,2.00 L3.46,4.00 stroke #ff0000 1.00 dash 3.00,2.00
          group marks offset 10.00,0.00 clip 0.00,0.00 5.00,5.00
            path M6.00,5.00 C6.00,5.55 5.55,6.00 5.00,6.00 C4.45,6.00 4.00,5.55 4.00,5.00 \
        C4.00,4.45 4.45,4.00 5.00,4.00 C5.55,4.00 6.00,4.45 6.00,5.00 Z fill #00ff00
          text "π" 9.00,9.00 sansRegular 7.00pt #000000 turned 1.00

        """)
  }

  @Test func saysWhatGroupsAre() {
    let font = Font(.serifRegular, size: 9, hasSmallCapitals: true)
    let run = TextRun("a b", font: font, color: .black, at: .zero, wordSpacing: 1.5)
    let items: [Scene.Item] = [
      .group(
        Scene.Group(
          "line", tag: .element(.heading(2)),
          items: [
            .group(Scene.Group("go", tag: .link(place: "sec:a"), items: [.text(run)])),
            .group(Scene.Group("out", tag: .address("https://a.b"))),
          ])),
      .group(Scene.Group("figure", tag: .element(.figure, alternative: "A curve"))),
      .group(Scene.Group("here", tag: .place("sec:a"))),
    ]
    #expect(
      Self.dump(items) == """
        scene 100.00 x 50.00 pt
          group line is heading(2)
            group go leads to sec:a
              text "a b" 0.00,0.00 serifRegular 9.00pt #000000 small capitals spaced 1.50
            group out leads to <https://a.b>
          group figure is figure "A curve"
          group here at sec:a

        """)
  }

  /// Whoever rebuilds a scene keeps what its groups are, and its spaces in proportion.
  @Test func keepsTagsWhenScaled() {
    let run = TextRun("a b", font: Font(.mono, size: 9), color: .black, at: .zero, wordSpacing: 1)
    let scene = Scene(
      size: Size(width: 1, height: 1),
      items: [.group(Scene.Group("g", tag: .place("p"), items: [.text(run)]))])
    let text = SceneDump().text(scene.scaled(by: 2))
    #expect(text.contains("group g at p") && text.contains("18.00pt #000000 spaced 2.00"))
  }

  static let numbers: [(Double, String)] = [
    (0.005, "0.01"), (-0.004, "0.00"), (-0.0, "0.00"), (-1.5, "-1.50"), (0.994, "0.99"),
    (0.999, "1.00"), (-0.05, "-0.05"), (.nan, "nan"), (-.infinity, "-inf"), (1e300, "1e+300"),
  ]
  @Test(arguments: numbers)
  func numbersHaveTwoDecimals(_ number: Double, _ text: String) {
    let group = Scene.Group("g", offset: Point(number, 7))
    #expect(Self.dump([.group(group)]).contains("offset \(text),7.00"))
  }
}
