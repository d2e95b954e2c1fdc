import Graphics
import Testing
import Typesetting

@testable import Plot

/// How many entries a legend shows.
@Suite struct LegendRowTests {
  private func guide(_ names: [String], width: Double, room: Double) -> LegendGuide {
    let keys = names.enumerated().map { index, name in
      LegendKey(name, sample: .line(Theme().cycle[index % Theme().cycle.count]))
    }
    return LegendGuide(
      keys, width: width, room: room, theme: Theme(),
      labels: LabelSetter(measuring: FixedPitchMeasurer()))
  }

  private func names(_ guide: LegendGuide) -> [String] { texts(guide.items(at: .zero)).map(\.text) }

  /// The rows follow from the height that is there.
  @Test func allEntriesOfATallFigureAreShown() {
    let many = (0..<24).map { "a setting of number \($0)" }
    let low = guide(many, width: 160, room: 0)
    let high = guide(many, width: 160, room: 400)
    #expect(low.leavesOut && names(low).last == "and 18 more")
    #expect(!high.leavesOut && names(high).count == 24)
    #expect(high.height <= 400)
    for room in [100.0, 150, 200] {
      let guide = guide(many, width: 160, room: room)
      #expect(guide.leavesOut && guide.height <= room && guide.height > room - 15)
    }
  }

  /// A long name that is not shown takes no room from those that are.
  @Test func hiddenNamesCostNoColumns() {
    let long = String(repeating: "very ", count: 12) + "long"
    let short = guide((0..<80).map { "n\($0)" }, width: 300, room: 0)
    let mixed = guide((0..<80).map { "n\($0)" } + [long], width: 300, room: 0)
    #expect(names(mixed).count == names(short).count)
  }

  /// Long names are broken where that shows more of them.
  @Test func longNamesAreBrokenForTheSakeOfOthers() {
    let many = (0..<20).map { "the setting of the rate is number \($0)" }
    let guide = guide(many, width: 360, room: 200)
    #expect(!guide.leavesOut)
    #expect(guide.width <= 360)
  }

  /// The columns of the rows that are needed, and no more.
  @Test func columnsAreBalanced() {
    let guide = guide((0..<4).map { "name \($0)" }, width: 200, room: 0)
    #expect(guide.rowCount == 2)
    let heights = texts(guide.items(at: .zero)).map(\.position.y)
    #expect(heights[0] == heights[1] && heights[2] == heights[3])
  }
}
