import Plot
import Testing

/// Which levels of a field are chosen where nobody says.
@Suite struct LevelTests {
  private func field(_ reach: Double, _ f: (Double, Double) -> Double) -> Field {
    let axis = (0...100).map { reach * (Double($0) / 50 - 1) }
    return Field(x: axis, y: axis, z: axis.flatMap { y in axis.map { x in f(x, y) } })
  }

  /// A bowl has even distances; valleys and bowls of higher powers show something where they are low.
  @Test func theFieldDecides() {
    let bowl = field(2) { $0 * $0 + $1 * $1 }
    let valley = field(2) { x, y in (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x) }
    let flat = field(5) { x, y in
      x * x * x * x * x * x / 6 - 1.05 * x * x * x * x + 2 * x * x + x * y + y * y
    }
    #expect(Levels.fitting(bowl, count: 10) == .linear(count: 10))
    #expect(Levels.fitting(valley, count: 10) == .squareRoot(count: 10))
    #expect(Levels.fitting(flat, count: 10) == .logarithmic(count: 10))
    // Below zero there is no logarithm.
    let lowered = field(5) { x, y in x * x * x * x * x * x - 5 + y }
    #expect(Levels.fitting(lowered, count: 7) == .squareRoot(count: 7))
    #expect(Levels.fitting(field(1) { _, _ in 3 }, count: 5) == .linear(count: 5))
  }

  /// Whatever is chosen, no more than two fifths of a positive field lie below all levels.
  @Test(arguments: [1.0, 2, 4, 6, 10, 16])
  func lowPartsHaveLevels(_ power: Double) throws {
    let bowl = field(3) { x, y in
      var value = 1.0
      for _ in 0..<Int(power / 2) { value *= x * x + y * y }
      return power < 2 ? abs(x) + abs(y) : value
    }
    let levels = Levels.fitting(bowl, count: 10).values(for: bowl)
    let first = try #require(levels.first)
    #expect(Double(bowl.z.count { $0 < first }) <= 0.4 * Double(bowl.z.count))
  }
}
