import Graphics
import TestSupport
import Testing

@testable import Plot

@Suite struct TickUnitTests {
  /// Range, wanted count, labels, and the title of an axis called "loss".
  static let table: [(ClosedRange<Double>, Int, [String], String)] = [
    (0...1, 5, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"], "loss"),
    (0...1e6, 2, ["0", "500000", "1000000"], "loss"),
    (0...4e7, 2, ["0", "2", "4"], "loss (in $10^{7}$)"),
    (0...3e-7, 3, ["0", "1", "2", "3"], "loss (in $10^{-7}$)"),
    (-3e-7...8e-7, 5, ["−2", "0", "2", "4", "6", "8"], "loss (in $10^{-7}$)"),
    (
      1e9...(1e9 + 1), 5, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"],
      "loss − $10^{9}$"
    ),
    (5...5.00000001, 5, ["0", "2", "4", "6", "8", "10"], "loss − 5 (in $10^{-9}$)"),
    (-5.00000001...(-5), 5, ["−10", "−8", "−6", "−4", "−2", "0"], "loss + 5 (in $10^{-9}$)"),
    (
      99999.999...100000.001, 5, ["−0.0010", "−0.0005", "0.0000", "0.0005", "0.0010"],
      "loss − 100000"
    ),
    (-2e9...2e9, 4, ["−2", "−1", "0", "1", "2"], "loss (in $10^{9}$)"),
    (1_000_000...1_000_005, 5, (0...5).map { "100000\($0)" }, "loss"),
    (0...1.25e8, 5, ["0.00", "0.25", "0.50", "0.75", "1.00", "1.25"], "loss (in $10^{8}$)"),
  ]

  @Test(arguments: table)
  func leaveOutWhatAllWouldRepeat(
    _ range: ClosedRange<Double>, _ count: Int, _ labels: [String], _ title: String
  ) {
    let steps: LinearTicks.Steps = range.upperBound == 1.25e8 ? .quarters : .round
    let set = LinearTicks.tickSet(range, about: count, steps: steps)
    #expect(set.ticks.map(\.label) == labels)
    #expect((set.unit?.title("loss") ?? "loss") == title)
  }

  /// Label, power and offset together are the value, whatever the range: no label lies.
  @Test(arguments: 0..<300)
  func readBackAsTheValues(_ seed: Int) {
    var generator = SplitMix64(seed: UInt64(seed))
    func random() -> Double { Double.random(in: 0..<1, using: &generator) }
    let middle = (random() - 0.5) * pow10(Int(random() * 40) - 20)
    let width = max(abs(middle), 1e-30) * pow10(-Int(random() * 12)) * (0.5 + random())
    let set = LinearTicks.tickSet(middle - width...middle + width, about: 5, steps: .round)
    #expect(set.ticks.count >= 2)
    for tick in set.ticks {
      #expect(tick.label.count <= 9 || set.unit == nil, "\(tick)")
      guard !tick.label.contains("$") else { continue }
      let digits = tick.label.replacing("\u{2212}", with: "-")
      let text = "\(digits)e\(set.unit?.power ?? 0)"
      let offset = set.unit?.offset?.value ?? 0
      let value = (Double(text) ?? .nan) + offset
      #expect(abs(value - tick.value) <= 4 * max(abs(tick.value), abs(offset)).ulp, "\(tick)")
    }
    #expect(Set(set.ticks.map(\.label)).count == set.ticks.count)
  }

  /// Multiples of π: the coarsest step that gives about as many as wanted, fractions reduced; decimals
  /// where fractions are too coarse or whole ones too fine.
  @Test(arguments: [
    (0...(2 * Double.pi), 4, ["0", "$\\pi/2$", "$\\pi$", "$3\\pi/2$", "$2\\pi$"]),
    (-Double.pi...Double.pi, 2, ["$-\\pi$", "0", "$\\pi$"]),
    (0...1.6, 6, ["0", "$\\pi/12$", "$\\pi/6$", "$\\pi/4$", "$\\pi/3$", "$5\\pi/12$", "$\\pi/2$"]),
    (0...70, 4, ["0", "$5\\pi$", "$10\\pi$", "$15\\pi$", "$20\\pi$"]),
    (0...0.2, 3, ["0", "$0.02\\pi$", "$0.04\\pi$", "$0.06\\pi$"]),
    (1e9...2e9, 2, ["$4 \\times 10^{8}\\pi$", "$6 \\times 10^{8}\\pi$"]),
  ])
  func multiplesOfPi(_ range: ClosedRange<Double>, _ count: Int, _ labels: [String]) {
    #expect(PiTicks.ticks(range, about: count).map(\.label) == labels)
  }

  /// A minus does not push the digits aside: 1 stands as far to the right of its tick's middle as
  /// without it.
  @Test func digitsAreCenteredUnderTheirTicks() throws {
    var panel = Panel()
    panel.x.lower = -2
    panel.x.upper = 2
    panel.x.ticks = [-1, 1]
    panel.marks = [LineMark(x: [-2, 2], y: [0, 1], style: SeriesStyle(color: .black))]
    let figure = Figure(size: Size(width: 300, height: 200), rows: [PanelRow([panel])])
    let scene = figure.scene(measuring: FixedPitchMeasurer())
    let texts = SceneQuery.texts(scene)
    let minus = try #require(texts.first { $0.text == "\u{2212}1" }).bounds
    let plus = try #require(texts.first { $0.text == "1" }).bounds
    let axes = try #require(SceneQuery.group("panel[0,0]", "axes", in: scene))
    let center = try #require(SceneQuery.bounds(axes)).midX
    let middle = 0.5 * (minus.maxX + plus.maxX) - 0.5 * plus.width
    #expect(abs(middle - center) < 0.01, "\(texts) \(center)")
  }

  private func pow10(_ exponent: Int) -> Double { Double("1e\(exponent)") ?? 1 }
}
