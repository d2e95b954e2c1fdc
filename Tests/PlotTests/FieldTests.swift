import Plot
import Testing

@Suite struct FieldTests {
  @Test func valueIsBilinear() {
    let field = Field(x: 0...2, y: 0...3, columns: 5, rows: 4) { x, y in 1 + 2 * x - y + 3 * x * y }
    for (x, y) in [(0.0, 0.0), (2, 3), (0.3, 1.7), (1.99, 0.01)] {
      #expect(abs(field.value(atX: x, y: y) - (1 + 2 * x - y + 3 * x * y)) < 1e-12)
    }
    #expect(field.value(atX: -0.1, y: 0).isNaN)
  }

  @Test func rangeIsOfFiniteSamples() {
    #expect(Field(x: [0, 1], y: [0, 1], z: [.nan, 1, -.infinity, 3]).range == 1...3)
    #expect(Field(x: [0, 1], y: [0], z: [.nan, .infinity]).range == nil)
  }

  static let levels: [(Levels, ClosedRange<Double>, [Double])] = [
    (.linear(count: 5), 0...1, [0.2, 0.4, 0.6, 0.8]),
    (.linear(count: 8), -1...1, [-0.8, -0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6, 0.8]),
    (.linear(count: 4), 0...50, [10, 20, 30, 40]),
    (.squareRoot(count: 4), 0...25, [1, 4, 9, 16]),
    (.squareRoot(count: 4), 0...50, [2, 8, 18, 32]),
    (.listed([3, 1, .nan, 3]), 0...2, [1, 3]),
    (.linear(count: 5), 2...2, []),
  ]

  @Test(arguments: levels)
  func levelsAreRound(_ levels: Levels, _ range: ClosedRange<Double>, _ expected: [Double]) {
    let field = Field(x: [0, 1], y: [0], z: [range.lowerBound, range.upperBound])
    #expect(levels.values(for: field) == expected)
  }

  /// The count decides how dense: 1-2-5, 1-3, decades, every other decade.
  @Test(arguments: [
    (12, [1.0, 2, 5, 10, 20, 50, 100, 200, 500]), (6, [1, 3, 10, 30, 100, 300]), (4, [1, 10, 100]),
  ])
  func logarithmicLevelsAreRound(_ count: Int, _ expected: [Double]) {
    let field = Field(x: 0...3, y: 0...1, columns: 400, rows: 2) { x, _ in
      var value = 0.9
      for _ in 0..<Int(x * 100) { value *= 1.0233 }
      return value
    }
    #expect(Levels.logarithmic(count: count).values(for: field) == expected)
  }
}
