import Configuration
import TestSupport
import Testing

@Suite struct NumberTextTests {
  @Test(arguments: [
    (5, "5"), (-0.0, "-0"), (0.1, "0.1"), (1e-5, "1e-5"), (1e16, "1e16"), (-1.5e-300, "-1.5e-300"),
    (1e100, "1e100"), (100, "100"), (.leastNonzeroMagnitude, "5e-324"),
    (.infinity, "inf"), (.nan, "nan"),
  ])
  func isWrittenAsPeopleDo(_ number: Double, _ expected: String) {
    #expect(NumberText.shortest(number) == expected)
  }

  /// Whatever the bits, the text reads back to the same number.
  @Test func readsBack() {
    var generator = SplitMix64(seed: 3)
    for _ in 0..<20_000 {
      let number = Double(bitPattern: generator.next())
      guard number.isFinite else { continue }
      let text = NumberText.shortest(number)
      #expect(Double(text) == number, "\(text)")
      #expect(!text.hasSuffix(".0") && !text.contains("+") && !text.contains("e0"))
    }
  }
}
