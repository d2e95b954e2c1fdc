import Graphics
import Plot
import TestSupport
import Testing

@Suite struct FigureTests {
  @Test(arguments: SampleFigure.all.map(\.name))
  func isDrawnAsRecorded(_ name: String) throws {
    let figure = try #require(SampleFigure.named(name, width: 120, height: 80))
    try expectGolden(
      SceneDump().text(figure.scene(measuring: FixedPitchMeasurer())), "\(name).scene")
  }
}
