import Graphics
import Testing
import Typesetting

@testable import Plot

/// Ticks at numbers that a config lists.
@Suite struct GivenTickTests {
  private func guide(_ values: [Double], _ domain: ClosedRange<Double>, width: Double = 130)
    -> AxisGuide
  {
    var axis = Axis()
    axis.title = "x"
    axis.ticks = values
    let area = Rect(x: 0, y: 0, width: width, height: 100)
    return AxisGuide(
      axis, edge: .bottom, scale: Scale(.linear, domain: domain, from: 0, to: width), area: area,
      theme: Theme(), labels: LabelSetter(measuring: FixedPitchMeasurer()), showsLabels: true)
  }

  private func labels(_ guide: AxisGuide) -> [String] {
    guide.ticks.compactMap(\.label).map { label in texts(label.items).map(\.text).joined() }
  }

  /// Digits that nobody could see on the axis are left out before a label is.
  @Test func longLabelsLoseDigits() {
    let thirds = guide([0, 0.333333333, 0.666666667, 1], 0...1)
    #expect(labels(thirds) == ["0.000", "0.333", "0.667", "1.000"])
    let wide = guide([0.333333333, 0.666666667], 0...1, width: 400)
    #expect(labels(wide) == ["0.333333333", "0.666666667"])
  }

  /// Numbers that differ only in their last digits are counted from the first one.
  @Test func nearNumbersAreCounted() {
    let near = guide([1e15, 1e15 + 0.5, 1e15 + 1], 1e15...1e15 + 1)
    #expect(labels(near) == ["0.0", "0.5", "1.0"])
    #expect(near.titleMarkup.contains("10^{15}"))
  }

  /// Small numbers share a power of ten.
  @Test func zerosNeedNotBeCounted() {
    let set = LinearTicks.tickSet(0...0.0001, about: 5, steps: .round)
    #expect(set.ticks.map(\.label) == ["0", "2", "4", "6", "8", "10"])
    #expect(set.unit?.title("x") == "x (in $10^{-5}$)")
    let few = LinearTicks.tickSet(0...0.001, about: 5, steps: .round)
    #expect(few.ticks.map(\.label) == ["0.0000", "0.0002", "0.0004", "0.0006", "0.0008", "0.0010"])
  }
}
