import Elementary
import Plot
import Testing

@testable import Plot

/// Isolines and bands of functions that jump.
@Suite struct JumpTests {
  typealias Function = @Sendable (Double, Double) -> Double

  private func field(_ function: Function, count: Int = 40) -> Field {
    Field(x: -1...1, y: -1...1, columns: count, rows: count, function)
  }

  private func area(
    _ function: Function, above level: Double, period: Double? = nil, count: Int = 40
  ) -> Double {
    let field = field(function, count: count)
    let jumps = FieldJumps(of: field, period: period, function)
    return SuperlevelSet.sets(of: field, above: [level], jumps: jumps)[0].rings.map { ring in
      ring.x.indices.map { index in
        let next = (index + 1) % ring.x.count
        return 0.5 * (ring.x[index] * ring.y[next] - ring.x[next] * ring.y[index])
      }.reduce(0, +)
    }.reduce(0, +)
  }

  static let steps: Function = { x, y in (3 * x).rounded(.down) + y * y }
  static let signs: Function = { x, y in x * y > 0 ? 1 : x * y < 0 ? -1 : 0 }
  static let angle: Function = { x, y in arcTangent(y: y, x: x) }
  static let disc: Function = { x, y in x * x + y * y < 0.5 ? 1 : 0 }

  static let bands: [(Function, Double, Double)] = [
    (steps, 1, 4.0 / 3), (signs, 0.3, 2), (signs, -0.9, 2), (disc, 0.01, 0.5 * Double.pi),
    (disc, 0.99, 0.5 * Double.pi),
  ]

  /// A straight step is followed to the last digit, on all of its length.
  @Test func linesFollowSteps() {
    let field = field(Self.steps)
    let jumps = FieldJumps(of: field, Self.steps)
    // Where 0 steps up to 1, y² between 0 and 1 leaves no other place for this level.
    let lines = Isolines.lines(of: field, at: [1], jumps: jumps)[0]
    #expect(lines.count == 1)
    for line in lines {
      #expect(line.x.allSatisfy { abs($0 - 1.0 / 3) < 1e-9 })
      #expect(line.y.min() == -1 && line.y.max() == 1)
    }
  }

  /// What is above a level has its area up to the jump: rectangles exactly, a disc nearly.
  @Test(arguments: bands.indices)
  func bandsEndAtJumps(_ index: Int) {
    let (function, level, expected) = Self.bands[index]
    #expect(abs(area(function, above: level) - expected) < 3e-3)
    // With samples on the axes.
    #expect(abs(area(function, above: level, count: 41) - expected) < 3e-3)
  }

  /// From π to −π an angle only begins anew: lines lead up to the cut and do not follow it, and the
  /// band before it is a triangle.
  @Test func turnsAreNoCliffs() {
    let field = field(Self.angle)
    let jumps = FieldJumps(of: field, period: 2 * Double.pi, Self.angle)
    #expect(!jumps.edges.isEmpty)
    for line in Isolines.lines(of: field, at: [-2, 0.5, 3], jumps: jumps).joined() {
      for index in line.x.indices where line.x[index] < -0.1 {
        #expect(abs(line.y[index]) > 0.1 * abs(line.x[index]))
      }
    }
    let triangle = 0.5 * 0.1425465430742778
    #expect(abs(area(Self.angle, above: 3, period: 2 * Double.pi) - triangle) < 1e-3)
    let cliffs = FieldJumps(of: field, Self.angle)
    #expect(
      Isolines.lines(of: field, at: [3], jumps: cliffs)[0].contains { line in
        zip(line.x, line.y).contains { $0 < -0.5 && abs($1) < 1e-9 }
      })
  }

  /// At a pole no level is reached, though the values are on both of its sides.
  @Test func polesAreNoCliffs() {
    let pole: Function = { x, _ in 1 / (x - 0.01) }
    let field = field(pole)
    let jumps = FieldJumps(of: field, pole)
    #expect(jumps.edges.count == field.y.count)
    #expect(Isolines.lines(of: field, at: [0.5], jumps: jumps)[0].isEmpty)
    #expect(abs(area(pole, above: 0) - 1.98) < 1e-6)
    // Far from where two poles cross the values are small beside the greatest.
    let crossing: Function = { x, y in 1 / ((x - 0.01) * (y - 0.0255)) }
    #expect(abs(area(crossing, above: 0) - 0.99 * 0.9745 - 1.01 * 1.0255) < 1e-3)
  }

  static let steep: [Function] = [
    { x, y in hyperbolicTangent(1e5 * (x - 0.01)) + y },
    { x, y in x * x + 100 * (y - x * x) * (y - x * x) },
    { x, y in sine(60 * x) * sine(60 * y) }, { x, y in squareRoot(abs(x - 0.1)) + abs(y) },
    { _, _ in 3 },
  ]

  /// However steep, what does not jump is no jump.
  @Test(arguments: steep.indices)
  func steepIsNoJump(_ index: Int) {
    let function = Self.steep[index]
    #expect(FieldJumps(of: field(function), function).edges.isEmpty)
  }
}
