import Graphics
import TestSupport
import Testing

@testable import Plot

@Suite struct RoomTests {
  private func figure(panels count: Int, width: Double, magnification: Double) -> Figure {
    let panels = (0..<count).map { index in
      var panel = Panel()
      panel.letter = String(UnicodeScalar(UInt8(ascii: "a") + UInt8(index)))
      panel.marks = [LineMark(x: [0, 1], y: [-1, 1], style: SeriesStyle(color: .black))]
      return panel
    }
    var figure = Figure(size: Size(width: width, height: 0.75 * width), rows: [PanelRow(panels)])
    figure.theme.magnification = magnification
    return figure
  }

  /// However many panels a page has and however large its text was to be, all is on it, and what had
  /// to shrink is told.
  @Test(arguments: [(6, 170.0, 1.0), (3, 454, 3.5), (8, 200, 2), (2, 60, 1)])
  func nothingIsBeyondThePage(_ count: Int, _ width: Double, _ magnification: Double) throws {
    let figure = figure(panels: count, width: width, magnification: magnification)
    let composition = figure.composed(measuring: FixedPitchMeasurer())
    let texts = SceneQuery.texts(composition.scene)
    let page = Rect(minX: -0.5, minY: -0.5, maxX: width + 0.5, maxY: 0.75 * width + 0.5)
    for text in texts {
      #expect(page.contains(Point(text.bounds.minX, text.bounds.minY)), "\(text)")
      #expect(page.contains(Point(text.bounds.maxX, text.bounds.maxY)), "\(text)")
    }
    #expect(texts.count { $0.text.count == 1 && "abcdefgh".contains($0.text) } >= count)
    let warning = try #require(composition.warning)
    #expect(warning.contains("text is set in"), "\(warning)")
  }

  /// Panels that are only tight keep legible text.
  @Test func tightPanelsStayLegible() {
    let composition = figure(panels: 4, width: 250, magnification: 1)
      .composed(measuring: FixedPitchMeasurer())
    let smallest = texts(composition.scene.items).map(\.font.size).min() ?? 0
    #expect(smallest >= figure(panels: 1, width: 1, magnification: 1).theme.leastTextSize - 1e-9)
    #expect(composition.warning?.contains("too little room") == true)
  }
}
