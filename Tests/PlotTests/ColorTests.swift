import Graphics
import Plot
import Testing

@Suite struct ColorTests {
  /// Six colors that stay apart for every eye and on a grey printer.
  @Test(arguments: [Theme.handout, .notebook, .slides, .slidesDark])
  func cycleIsToldApartByEveryEye(_ theme: Theme) {
    let colors = theme.cycle.map(\.color)
    #expect(colors.count == 6)
    for vision in ColorVision.allCases {
      let seen = colors.map { CIELab(vision.seen($0)) }
      for index in seen.indices {
        for other in 0..<index {
          let difference = seen[index].difference(from: seen[other])
          #expect(difference >= 23, "\(vision) \(other) \(index)")
          if index < 3 { #expect(difference >= 34, "\(vision) \(other) \(index)") }
        }
      }
    }
  }

  /// Lightness alone tells styles apart on paper without color, and every line is seen.
  @Test(arguments: Theme.all.map(\.name))
  func cycleStepsInLightness(_ name: String) throws {
    let theme = try #require(Theme.all.first { $0.name == name }?.theme)
    let greys = theme.cycle.map { CIELab($0.color).lightness }.sorted()
    for (a, b) in zip(greys, greys.dropFirst()) { #expect(b - a >= 6) }
    for style in theme.cycle { #expect(style.color.contrast(with: theme.background) >= 3) }
    #expect(Set(theme.cycle.map(\.dash)).count == theme.cycle.count)
    #expect(Set(theme.cycle.map(\.marker)).count == theme.cycle.count)
    // Minimizers are stars in the ink of the text.
    #expect(!theme.cycle.map(\.marker).contains(.star))
  }

  /// Dashes are of different kinds, or one is twice as long as the other.
  @Test func dashesAreToldApart() {
    let dashes = Theme().cycle.map(\.dash)
    for index in dashes.indices {
      for other in 0..<index where dashes[index].count == dashes[other].count {
        let lengths = [dashes[index], dashes[other]].compactMap(\.first).sorted()
        #expect(lengths.count == 2 && lengths[1] >= 2 * lengths[0], "\(lengths)")
      }
    }
  }

  /// Areas have shades, and so no two the same hue: every shade of one differs from every shade of
  /// another, for whoever sees hues.
  @Test(arguments: [Theme.handout, .slidesDark])
  func areasDifferInHue(_ theme: Theme) {
    var map = BasinMapMark(x: [], y: [], cells: [], colors: theme.areaColors)
    map.paper = theme.background
    map.hasPatterns = true
    #expect(theme.areaColors.count == 6)
    for first in 0..<6 {
      for second in 0..<first {
        let (a, b) = (CIELab(map.keyColor(of: first)), CIELab(map.keyColor(of: second)))
        #expect(a.difference(from: b) >= 12, "\(first) \(second)")
        // The cosine of the angle between the hues.
        let likeness =
          (a.a * b.a + a.b * b.b)
          / ((a.a * a.a + a.b * a.b) * (b.a * b.a + b.b * b.b)).squareRoot()
        #expect(likeness < 0.9, "\(first) \(second)")
      }
    }
  }

  /// On a printer without color the two sides of a center are told apart by lightness.
  @Test func greysOnBothSidesOfACenterDiffer() {
    let lightness = Theme.grey.divergingMap.colors(21).map { CIELab($0).lightness }
    for (a, b) in zip(lightness, lightness.dropFirst()) { #expect(a - b > 1) }
  }

  /// Text is legible on paper and on every color of a field; the grid stays behind the data.
  @Test(arguments: Theme.all.map(\.name))
  func textIsLegible(_ name: String) throws {
    let theme = try #require(Theme.all.first { $0.name == name }?.theme)
    #expect(theme.ink.contrast(with: theme.background) >= 7)
    #expect(theme.secondaryInk.contrast(with: theme.background) >= 4.5)
    #expect(theme.gridInk.contrast(with: theme.background) <= 1.5)
    for color in theme.fieldMap.colors(21) { #expect(color.contrast(with: theme.ink) >= 6) }
  }

  /// Low is next to the paper, and lightness goes one way.
  @Test(arguments: Theme.all.map(\.name))
  func mapsBeginAtThePaper(_ name: String) throws {
    let theme = try #require(Theme.all.first { $0.name == name }?.theme)
    for map in [theme.fieldMap, theme.planeMap] {
      let lightness = map.colors(101).map { CIELab($0).lightness }
      let steps = zip(lightness, lightness.dropFirst()).map { $1 - $0 }
      #expect(steps.allSatisfy { $0 > 0 } || steps.allSatisfy { $0 < 0 })
      let paper = CIELab(theme.background).lightness
      #expect(abs(lightness[0] - paper) < abs(lightness[100] - paper))
      #expect(abs(lightness[0] - paper) < 16)
    }
  }

  /// A step of a sequential map looks as large for every eye as for its neighbor steps: no step is
  /// more than two and a half times the smallest.
  @Test(arguments: ColorVision.allCases)
  func planeMapHasEvenSteps(_ vision: ColorVision) {
    for map in [ColorMap.deep, .night] {
      let seen = map.colors(33).map { CIELab(vision.seen($0)) }
      let steps = zip(seen, seen.dropFirst()).map { $0.difference(from: $1) }
      #expect((steps.max() ?? 0) <= 2.5 * (steps.min() ?? 1), "\(vision) \(steps)")
    }
  }

  /// An angle of 360° looks as 0° does, and no two far ones look alike.
  @Test func cyclicMapsClose() {
    for map in [ColorMap.cyclic, Theme.grey.cyclicMap] {
      let ends = [0.0, 1].map { CIELab(map.color(at: $0)) }
      #expect(ends[0].difference(from: ends[1]) < 1)
    }
    let quarters = (0..<4).map { CIELab(ColorMap.cyclic.color(at: Double($0) / 4)) }
    for index in 1..<4 { #expect(quarters[0].difference(from: quarters[index]) > 20) }
  }

  /// Coordinates of a color give the color back.
  @Test(arguments: [0x240473 as UInt32, 0xfffe26, 0x808080, 0x000000, 0xffffff])
  func perceptualCoordinatesReadBack(_ hex: UInt32) {
    #expect(OKLab(Color(hex)).color.hex == Color(hex).hex)
  }

  /// Greys have no hue to lose; what lies on the plane of confusion is left alone.
  @Test(arguments: ColorVision.allCases)
  func visionKeepsGreysAndIsIdempotent(_ vision: ColorVision) {
    for level in [0.0, 0.25, 0.5, 1] {
      let grey = Color(red: level, green: level, blue: level)
      #expect(CIELab(vision.seen(grey)).difference(from: CIELab(grey)) < 0.01)
    }
    let once = vision.seen(Color(0x6a8f9c))
    #expect(CIELab(vision.seen(once)).difference(from: CIELab(once)) < 0.01)
  }

  /// The pairs of colors after which the dichromacies are named.
  @Test(arguments: [
    (ColorVision.protan, 0x9c6b3c as UInt32, 0x6f7a3c as UInt32), (.deutan, 0xa06a4a, 0x768048),
  ])
  func dichromatsConfuseRedAndGreen(_ vision: ColorVision, _ a: UInt32, _ b: UInt32) {
    func difference(_ vision: ColorVision) -> Double {
      CIELab(vision.seen(Color(a))).difference(from: CIELab(vision.seen(Color(b))))
    }
    #expect(difference(vision) < 0.5 * difference(.normal))
  }

  /// L* of white, black, and of the grey that reflects 18 % of the light.
  @Test(arguments: [(0xffffff as UInt32, 100.0), (0x000000, 0), (0x767676, 49.6)])
  func lightnessIsCIEs(_ hex: UInt32, _ expected: Double) {
    #expect(abs(CIELab(Color(hex)).lightness - expected) < 0.1)
  }

  /// Sequential maps fall in lightness from low to high, and the pale one stays pale enough for
  /// text: 7:1 with the ink everywhere.
  @Test(arguments: [ColorMap.pale, .deep])
  func sequentialMapsAreMonotone(_ map: ColorMap) {
    let lightness = map.colors(101).map { CIELab($0).lightness }
    for (a, b) in zip(lightness, lightness.dropFirst()) { #expect(a > b) }
  }

  @Test func paleMapCarriesText() {
    for color in ColorMap.pale.colors(21) { #expect(color.contrast(with: Theme().ink) > 7) }
  }

  /// Equal distances from the center are equally light, whatever the range.
  @Test func divergingMapIsCentered() {
    let map = ColorMap.diverging
    #expect(map.color(of: 2, in: -1...8, center: 2) == map.color(at: 0.5))
    #expect(map.color(of: 8, in: -1...8, center: 2) == map.color(at: 1))
    #expect(map.color(of: -1, in: -1...8, center: 2) == map.color(at: 0.25))
  }

  @Test func contrastOfBlackAndWhiteIs21() {
    #expect(abs(Color.black.contrast(with: .white) - 21) < 1e-4)
  }
}
