import Graphics
import Testing

@testable import Plot

/// Axes that go from a higher to a lower number.
@Suite struct ReversedTests {
  /// Cells are where their numbers are, whichever way the axes go, and leave no gaps.
  @Test(arguments: [false, true], [false, true])
  func cellsFollowTheirAxes(_ isMirrored: Bool, _ isUpsideDown: Bool) throws {
    let x = isMirrored ? [40.0, 30, 20, 10] : [10, 20, 30, 40]
    let y = isUpsideDown ? [10.0, 20, 30] : [30, 20, 10]
    let grid = CellGrid(x: x, y: y, area: Rect(x: 0, y: 0, width: 100, height: 100))
    let runs = grid.runs(of: [1, 1, 2, 3, 4, 4])
    #expect(runs.map(\.value) == [1, 2, 3, 4])
    for (run, cells) in zip(runs, [[0, 1], [2], [3], [4, 5]]) {
      for cell in cells { #expect(run.rect.outset(by: 0.01).contains(grid.cell(cell).center)) }
    }
    #expect(try #require(grid.bounds) == Rect(minX: 10, minY: 10, maxX: 40, maxY: 30))
    let area = runs.map { $0.rect.width * $0.rect.height }.reduce(0, +)
    #expect(area >= 600 && area < 650)
  }
}

@Suite struct KeyTests {
  private let style = Theme().cycle[0]

  private func texts(_ marks: [any Mark]) -> [String] {
    var panel = Panel()
    panel.legend = .above
    panel.marks = marks
    let figure = Figure(size: Size(width: 300, height: 200), rows: [PanelRow([panel])])
    return SceneQuery.texts(figure.scene(measuring: FixedPitchMeasurer())).map(\.text)
  }

  /// A line and the points on it are one thing to a reader.
  @Test func linesAndTheirPointsHaveOneKey() {
    let line = LineMark(x: [0, 1], y: [0, 1], style: style, name: "run")
    let points = PointMark(x: [0, 1], y: [0, 1], style: style, name: "run")
    #expect(texts([line, points]).count { $0 == "run" } == 1)
  }

  /// Where two histograms lie over each other their colors mix, which the legend explains.
  @Test func overlapsOfHistogramsHaveAKey() throws {
    func keys(_ second: [Double]) -> [LegendKey] {
      HistogramMark.marks(
        of: [[1, 2, 2, 3, 4], second], transform: .linear, count: 4, measure: .count,
        styles: [style, Theme().cycle[1]], names: ["a", "b"]
      ).flatMap(\.keys)
    }
    #expect(keys([11, 12, 13]).map(\.text) == ["a", "b"])
    #expect(keys([2, 3, 3]).map(\.text) == ["a", "b", "both"])
    let color = try #require(keys([2, 3, 3]).last?.sample.color)
    #expect(abs(color.alpha - 0.51) < 1e-9)
  }

  /// Labels of a short logarithmic axis leave out what all of them repeat, as on a linear one.
  @Test func narrowLogScalesLeaveOutTheOffset() {
    let scale = Scale(.log10, domain: 1e6...1e6 + 0.004, from: 0, to: 100)
    let set = scale.tickSet(about: 4, steps: .round)
    #expect(set.unit?.offset?.value == 1e6)
    #expect(set.ticks.count >= 3)
  }
}
