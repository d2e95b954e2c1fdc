import Plot
import Testing

@testable import Report

@Suite struct StylistTests {
  /// Every line of a legend of many runs looks like no other, with its color and without.
  @Test(arguments: [Theme(), .slidesDark, .grey])
  func noTwoOfManyRunsLookTheSame(_ theme: Theme) {
    let stylist = Stylist(theme: theme, experiments: [])
    let styles = (0..<2 * theme.cycle.count).map(stylist.style)
    for (index, style) in styles.enumerated() {
      for other in styles[..<index] {
        #expect(style.color != other.color || style.dash != other.dash)
        #expect(style.color != other.color || style.marker != other.marker)
      }
    }
    #expect(Array(styles.prefix(theme.cycle.count)) == theme.cycle)
  }
}
