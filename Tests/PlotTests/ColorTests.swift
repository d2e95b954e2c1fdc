import Graphics
import Plot
import Testing

@Suite struct ColorTests {
  /// Six colors that stay apart for every eye and on a grey printer (look.md of a good report).
  @Test func cycleIsToldApartByEveryEye() {
    let colors = Theme().cycle.map(\.color)
    #expect(colors.count == 6)
    for vision in ColorVision.allCases {
      let seen = colors.map { CIELab(vision.seen($0)) }
      for index in seen.indices {
        for other in 0..<index {
          let difference = seen[index].difference(from: seen[other])
          #expect(difference >= 23, "\(vision) \(other) \(index)")
          if index < 3 { #expect(difference >= 35, "\(vision) \(other) \(index)") }
        }
      }
    }
    let greys = colors.map { CIELab($0).lightness }.sorted()
    for (a, b) in zip(greys, greys.dropFirst()) { #expect(b - a >= 6) }
    for color in colors { #expect(color.contrast(with: .white) >= 3) }
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
