import Graphics
import TestSupport
import Testing
import Typesetting

@testable import Plot

@Suite struct ColorBarTests {
  /// One number shows no scale: also low bars have two.
  @Test(arguments: [0.3...85, 1...90, 0.51...0.99, -7...93, 1e-9...8.8e-9, 1_010...1_990])
  func haveTwoNumbersAtLeast(_ range: ClosedRange<Double>) {
    for height in [24.0, 40, 60, 90, 200] {
      let bar = ColorBar(
        boundaries: [range.lowerBound, range.upperBound], colors: [.black], transform: .linear,
        title: "")
      let guide = ColorBarGuide(
        bar, beside: Rect(minX: 0, minY: 0, maxX: 100, maxY: height), theme: .handout,
        labels: LabelSetter(measuring: FixedPitchMeasurer()), hasSideTitle: false)
      let scene = Scene(size: Size(width: 200, height: height), items: guide.items)
      let texts = SceneQuery.texts(scene)
      #expect(texts.filter { $0.text.contains { $0.isNumber } }.count > 1, "\(height): \(texts)")
    }
  }
}
