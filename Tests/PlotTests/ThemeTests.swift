import Graphics
import Plot
import Testing

@Suite struct ThemeTests {
  private let measurer = FixedPitchMeasurer()

  /// A slide is as large as all slides, and no text on it is smaller than 14 pt.
  @Test(arguments: [Theme.slides, .slidesDark])
  func slidesHaveLargeText(_ theme: Theme) throws {
    var figure = try #require(SampleFigure.named("curve", width: 160, height: 100))
    figure.theme = theme
    let composition = figure.composed(measuring: measurer)
    #expect(composition.warning == nil)
    #expect(abs(composition.scene.size.width - 720) < 0.01)
    #expect(abs(composition.scene.size.height - 143 * 72 / 25.4) < 0.01)
    let sizes = SceneQuery.fontSizes(composition.scene)
    #expect((sizes.min() ?? 0) >= 14 - 0.01)
  }

  /// Enlarging multiplies every length, and nothing else.
  @Test func magnificationKeepsTheShape() throws {
    var figure = try #require(SampleFigure.named("curve", width: 106, height: 70))
    let plain = figure.scene(measuring: measurer)
    figure.theme.magnification = 2
    figure.size = Size(width: 2 * figure.size.width, height: 2 * figure.size.height)
    #expect(figure.scene(measuring: measurer) == plain.scaled(by: 2))
  }

  /// Text shrinks to no less than 6 pt where panels have no room; below that, a warning says what
  /// is missing.
  @Test(arguments: [(160.0, 100.0), (90, 60), (60, 45), (45, 40)])
  func smallPagesKeepTextLegible(_ width: Double, _ height: Double) throws {
    for sample in SampleFigure.all {
      let figure = try #require(SampleFigure.named(sample.name, width: width, height: height))
      let composition = figure.composed(measuring: measurer)
      let theme = figure.theme
      let sizes = SceneQuery.fontSizes(composition.scene)
      let smallest = sizes.min() ?? theme.leastTextSize
      if smallest < theme.tickFont.size - 0.01 {
        #expect(
          composition.warning?.contains("pt instead of 8.5 pt") == true
            || composition.warning?.contains("too little room") == true)
      }
      #expect(SceneQuery.isFinite(composition.scene))
    }
  }
}
