import Foundation
import Plot
import Testing

@Suite struct LinearTickTests {
  static let table: [(ClosedRange<Double>, Int, [String])] = [
    (0...1, 10, ["0.0", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "1.0"]),
    (0...1, 5, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
    (0...1, 2, ["0.0", "0.5", "1.0"]),
    (-1...1, 2, ["−1", "0", "1"]),
    (-0.3...0.3, 5, ["−0.3", "−0.2", "−0.1", "0.0", "0.1", "0.2", "0.3"]),
    (0...12, 4, ["0", "2", "4", "6", "8", "10", "12"]),
    (0...1e6, 2, ["0", "500000", "1000000"]),
    (0...4e7, 2, ["0", "$2 \\times 10^{7}$", "$4 \\times 10^{7}$"]),
    (0...3e-7, 3, ["0", "$10^{-7}$", "$2 \\times 10^{-7}$", "$3 \\times 10^{-7}$"]),
    (1_000_000...1_000_005, 5, (0...5).map { "100000\($0)" }),
  ]

  @Test(arguments: table)
  func haveReadableLabels(_ domain: ClosedRange<Double>, _ count: Int, _ expected: [String]) {
    #expect(linear(domain).ticks(about: count).map(\.label) == expected)
  }

  /// Given values are labelled each with the digits it has.
  @Test func atGivenValuesHaveTheirShortestLabels() {
    let ticks = linear(0...1.12).ticks(at: [0, 0.1, 0.25, 1, 2])
    #expect(ticks.map(\.label) == ["0", "0.1", "0.25", "1"])
  }

  /// Given values are all written out, or all have powers of ten.
  @Test(arguments: [
    ([0, 0.333333333, 0.666666667, 1], ["0", "0.333333333", "0.666666667", "1"]),
    ([0, 500_000, 1_000_000], ["0", "500000", "1000000"]),
    ([1e-9, 1], ["0.000000001", "1.000000000"]),
    ([1e7, 2e7], ["$10^{7}$", "$2 \\times 10^{7}$"]),
  ])
  func atGivenValuesHaveOneNotation(_ values: [Double], _ labels: [String]) {
    #expect(linear(0...3e7).ticks(at: values).map(\.label) == labels)
  }

  /// 3/10 is the double nearest to 0.3, not 3 × 0.1.
  @Test func areTheNearestDoubles() {
    #expect(linear(0...1).ticks(about: 10).map(\.value).contains(0.3))
    #expect(linear(0...1).ticks(about: 10).allSatisfy { $0.value.sign == .plus })
  }

  static let extremes: [ClosedRange<Double>] = [
    0...Double.greatestFiniteMagnitude,
    -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude,
    0...1e-300, 0...Double.leastNonzeroMagnitude, 1...(1 + 4e-16), 1...1, 0...0, 5...5.00000001,
    1e300...1.0000000001e300, -3...(-3),
  ]

  @Test(arguments: extremes)
  func surviveAnyRange(_ domain: ClosedRange<Double>) {
    for count in [1, 2, 5, 12] { expectGood(linear(domain).ticks(about: count), in: domain) }
  }

  @Test(arguments: 0..<200)
  func areInsideAscendingAndReadBack(_ seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func random() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / Double(1 << 53)
    }
    let middle = (random() - 0.5) * pow(10, (random() * 12).rounded() - 6)
    let width = pow(10, random() * 12 - 6)
    let domain = middle - width...middle + width
    let ticks = linear(domain).ticks(about: 6)
    expectGood(ticks, in: domain)
    #expect((3...10).contains(ticks.count), "\(domain)")
  }

  private func linear(_ domain: ClosedRange<Double>) -> Scale {
    Scale(.linear, domain: domain, from: 0, to: 100)
  }
}

@Suite struct OracleTickTests {
  struct Case: Decodable {
    struct Reference: Decodable { var ticks: [Double]? }
    var id: String
    var scale: String
    var range: [Double]
    var reversed: Bool
    var d3: [String: Reference]?
  }

  static let cases: [Case] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let file = folder.appendingPathComponent("Oracle/ticks.jsonl")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").compactMap {
      try? JSONDecoder().decode(Case.self, from: Data($0.utf8))
    }
  }()

  @Test func areAllRead() { #expect(OracleTickTests.cases.count == 35) }

  /// Our rule is the rule of d3: the step nearest to the target in ratio.
  @Test(arguments: cases.filter { $0.scale == "linear" && $0.range.min() != $0.range.max() })
  func agreeWithD3(_ entry: Case) {
    let domain = (entry.range.min() ?? 0)...(entry.range.max() ?? 1)
    for (name, count) in [("count5", 5), ("count10", 10)] {
      guard let expected = entry.d3?[name]?.ticks, !expected.isEmpty else { continue }
      let ticks = Scale(.linear, domain: domain, from: 0, to: 100).ticks(about: count)
      expectGood(ticks, in: domain)
      // d3 multiplies where we read decimals: its values may be off in the last place.
      #expect(ticks.count == expected.count)
      for (tick, value) in zip(ticks, expected.sorted()) {
        #expect(abs(tick.value - value) <= 4 * value.ulp, "\(entry.id) \(name)")
      }
    }
  }

  @Test(arguments: cases.filter { $0.scale == "log" })
  func labelAnyLogRange(_ entry: Case) {
    let domain = (entry.range.min() ?? 0)...(entry.range.max() ?? 1)
    let ticks = Scale(.log10, domain: domain, from: 0, to: 100).ticks(about: 6)
    expectGood(ticks, in: domain)
    #expect(ticks.filter(\.isMajor).count >= 2)
  }
}

@Suite struct LogTickTests {
  static let table: [(ClosedRange<Double>, Int, [String])] = [
    (1...1000, 5, ["1", "10", "100", "1000"]),
    (0.1...10, 6, ["0.1", "1", "10"]),
    (2...9, 6, ["2", "3", "5"]),
    (3...4, 2, ["3.0", "3.5", "4.0"]),
    (3...40, 6, ["5", "10", "20"]),
    (0.98...1.02, 4, ["0.98", "0.99", "1.00", "1.01", "1.02"]),
    (1e-6...1, 4, ["$10^{-6}$", "$10^{-4}$", "$10^{-2}$", "$10^{0}$"]),
    (1e-18...10, 4, ["$10^{-15}$", "$10^{-10}$", "$10^{-5}$", "$10^{0}$"]),
    (1e-20...1e3, 3, ["$10^{-20}$", "$10^{-10}$", "$10^{0}$"]),
  ]

  @Test(arguments: table)
  func labelPowers(_ domain: ClosedRange<Double>, _ count: Int, _ expected: [String]) {
    let ticks = Scale(.log10, domain: domain, from: 0, to: 100).ticks(about: count)
    #expect(ticks.filter(\.isMajor).map(\.label) == expected)
  }

  @Test(arguments: 0..<200)
  func haveTwoLabelsOnAnyRange(_ seed: Int) {
    let low = pow(10, Double(seed * 37 % 613) - 306 + Double(seed % 7) / 7)
    let high = min(low * pow(10, pow(1.3, Double(seed % 24)) / 20), 1e308)
    let ticks = Scale(.log10, domain: low...high, from: 0, to: 100).ticks(about: 2 + seed % 8)
    expectGood(ticks, in: low...high)
    #expect(ticks.filter(\.isMajor).count >= 2, "\(low)...\(high)")
  }

  @Test func labelTheFloorLane() {
    let scale = Scale(.log10, domain: 1e-6...1, from: 20, to: 100, zeroPosition: 4)
    #expect(scale.ticks(about: 4).first == Tick(0, label: "0"))
    #expect(scale(0) == 4)
  }
}

@Suite struct SymlogTickTests {
  @Test(arguments: [1e-6, 0.01, 1])
  func areSymmetric(_ threshold: Double) {
    let scale = Scale(.symlog(threshold: threshold), domain: -5000...5000, from: 0, to: 100)
    for count in 2...9 {
      let values = scale.ticks(about: count).map(\.value)
      #expect(values == values.reversed().map { -$0 })
      #expect(values.contains(0))
      #expect(values.count >= 3)
    }
  }
}

/// Inside the domain, ascending, distinct, and each label reads back as its value.
private func expectGood(_ ticks: [Tick], in domain: ClosedRange<Double>) {
  let values = ticks.map(\.value)
  #expect(values.allSatisfy { domain.contains($0) }, "\(values) in \(domain)")
  #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 }, "\(values)")
  let labels = ticks.filter(\.isMajor).map(\.label)
  #expect(Set(labels).count == labels.count, "\(labels)")
  for tick in ticks where tick.isMajor {
    #expect(reading(tick.label) == tick.value, "\(tick.label) for \(tick.value)")
  }
}

/// The number that a label says.
private func reading(_ label: String) -> Double? {
  let text = label.replacingOccurrences(of: "\u{2212}", with: "-")
    .replacingOccurrences(of: "$", with: "").replacingOccurrences(of: " \\times ", with: "")
    .replacingOccurrences(of: "10^{", with: "e").replacingOccurrences(of: "}", with: "")
  if text.hasPrefix("e") { return Double("1" + text) }
  if text.hasPrefix("-e") { return Double("-1" + text.dropFirst()) }
  return Double(text)
}
