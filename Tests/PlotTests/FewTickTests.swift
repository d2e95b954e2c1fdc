import Foundation
import Graphics
import Testing

@testable import Plot

@Suite struct FewTickTests {
  private func labels(
    _ transform: Scale.Transform, _ range: ClosedRange<Double>, about count: Int = 5
  ) -> [String] {
    Scale(transform, domain: range, from: 0, to: 200).ticks(about: count).filter(\.isMajor)
      .map(\.label)
  }

  /// Two labels do not say how a scale grows: within a decade there are three.
  @Test(arguments: [2...9, 3...4, 9...11, 1.2...1.9, 3.1...3.9, 2e-7...6e-7, 0.98...1.05], 2...6)
  func logScalesWithinADecadeHaveThreeLabels(_ range: ClosedRange<Double>, _ count: Int) {
    #expect(labels(.log10, range, about: count).count >= 3)
  }

  /// Both sides of a wide symmetric scale show several powers, far from the crowd at zero.
  @Test func wideSymlogScalesHaveSevenLabels() {
    #expect(
      labels(.symlog(threshold: 1), -1e9...1e9, about: 6) == [
        "$-10^{9}$", "$-10^{6}$", "$-10^{3}$", "0", "$10^{3}$", "$10^{6}$", "$10^{9}$",
      ])
    #expect(labels(.symlog(threshold: 1), -1e300...1e300, about: 6).count >= 5)
  }

  /// The side that has hardly any decades does not cost the other one its labels.
  @Test func lopsidedSymlogScalesCountTheirDecades() {
    let found = labels(.symlog(threshold: 1), -1000...5)
    #expect(found.starts(with: ["−1000", "−100", "−10"]), "\(found)")
  }

  /// Beyond the threshold the scale is logarithmic, and so are its labels.
  /// Where zero is not in sight, labels go down to the threshold; minor ticks lie between them.
  @Test func symlogScalesThatStartAboveZeroAreLabelledToTheirEnd() {
    #expect(
      labels(.symlog(threshold: 0.001), 5e-4...5e7, about: 5)
        == ["$10^{-2}$", "$10^{1}$", "$10^{4}$", "$10^{7}$"])
    let scale = Scale(.symlog(threshold: 1), domain: -80...0, from: 0, to: 1)
    let minor = scale.ticks(about: 5).filter { $0.label.isEmpty }.map(\.value)
    #expect(minor == [-80, -70, -60, -50, -40, -30, -20, -9, -8, -7, -6, -5, -4, -3, -2])
  }

  @Test func symlogScalesBeyondTheThresholdAreLogarithmic() {
    #expect(labels(.symlog(threshold: 1), 50...5000) == labels(.log10, 50...5000))
    #expect(
      labels(.symlog(threshold: 1), -5000...(-50))
        == labels(.log10, 50...5000).reversed().map { "−" + $0 })
  }
}

@Suite struct PiTickTests {
  /// People type the ends of a range in decimals.
  @Test(arguments: [3.14, 3.1416, 3.14159, Double.pi, 3.142])
  func endsTypedInDecimalsAreMultiples(_ end: Double) {
    let ticks = PiTicks.ticks(-end...end, about: 4)
    #expect(ticks.first?.label == "$-\\pi$" && ticks.last?.label == "$\\pi$", "\(ticks)")
    #expect(ticks.allSatisfy { abs($0.value) <= end })
    #expect(PiTicks.ticks(0...2 * end, about: 4).last?.label == "$2\\pi$")
  }

  /// An end that is seen not to be a multiple of π is none.
  @Test func otherEndsAreNot() {
    #expect(PiTicks.ticks(0...3.1, about: 4).last?.label != "$\\pi$")
  }

  /// Where twelfths of π are too coarse, or a thousand π too fine, decimals count it.
  @Test(arguments: [2...2.2, 0...0.2, 1...1.3, 3.14...3.15, -1e6...1e6, 0...1e-9, 5e4...6e4])
  func anyRangeCountsInPi(_ range: ClosedRange<Double>) throws {
    let ticks = PiTicks.ticks(range, about: 4)
    #expect(ticks.count >= 3, "\(ticks)")
    for tick in ticks where tick.value != 0 {
      #expect(tick.label.hasSuffix("\\pi$"))
      #expect(range.contains(tick.value))
    }
    #expect(Set(ticks.map(\.label)).count == ticks.count)
  }
}
