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
