import Formula
import Testing

@testable import Optimization

/// The library's objective of a name.
func objective(_ name: String) throws -> Formula {
  try #require(objectives.first { $0.name == name }).objective()
}

@Suite("Objectives")
struct ObjectivesTests {
  static let names = objectives.map(\.name)

  @Test func areSortedByNameAndAllDifferent() {
    #expect(Self.names == Self.names.sorted())
    #expect(Set(Self.names).count == Self.names.count)
  }

  /// The gradient vanishes where it must, to what rounding the point allows.
  @Test(arguments: objectives)
  func haveTheStationaryPointsTheyClaim(_ entry: ObjectiveEntry) throws {
    let f = try entry.objective()
    #expect(entry.region.count == f.dimension)
    for point in entry.minimizers + entry.saddles {
      let (_, gradient) = f.gradient(at: point)
      #expect(gradient.allSatisfy { abs($0) < 1e-12 }, "\(gradient) at \(point)")
    }
    for point in entry.minimizers {
      let minimum = try #require(entry.minimum)
      #expect(abs(f.value(at: point) - minimum) <= 1e-14 * max(1, abs(minimum)))
    }
  }

  /// The sign of the Hessian's determinant, by second differences, tells saddles from minimizers.
  @Test(arguments: objectives)
  func haveMinimizersAndSaddlesWhereTheySay(_ entry: ObjectiveEntry) throws {
    let f = try entry.objective()
    let h = 1e-3
    func curvatures(_ p: [Double]) -> (xx: Double, determinant: Double) {
      func value(_ i: Double, _ j: Double) -> Double { f.value(at: [p[0] + i * h, p[1] + j * h]) }
      let xx = (value(1, 0) - 2 * value(0, 0) + value(-1, 0)) / (h * h)
      let yy = (value(0, 1) - 2 * value(0, 0) + value(0, -1)) / (h * h)
      let xy = (value(1, 1) - value(1, -1) - value(-1, 1) + value(-1, -1)) / (4 * h * h)
      return (xx, xx * yy - xy * xy)
    }
    for point in entry.minimizers {
      #expect(curvatures(point).xx > 0 && curvatures(point).determinant > 0, "\(point)")
    }
    for point in entry.saddles { #expect(curvatures(point).determinant < 0, "\(point)") }
  }

  @Test(arguments: objectives)
  func areNowhereBelowTheirMinimum(_ entry: ObjectiveEntry) throws {
    guard let minimum = entry.minimum else { return }
    let f = try entry.objective()
    let (width, height) = (entry.region[0], entry.region[1])
    for i in 0...20 {
      for j in 0...20 {
        let x = width.lowerBound + (width.upperBound - width.lowerBound) * Double(i) / 20
        let y = height.lowerBound + (height.upperBound - height.lowerBound) * Double(j) / 20
        #expect(f.value(at: [x, y]) >= minimum - 1e-13)
      }
    }
  }

  // Aligned as a table.
  // swift-format-ignore
  static let values: [(String, [Double], Double)] = [
    ("beale",            [0, 1],    14.203125),
    ("booth",            [0, 0],    74),
    ("boundedSaddle",    [1, 0],    0.5),
    ("bowl",             [0, 0],    10),
    ("elongatedBowl",    [4, 1],    20.5),
    ("himmelblau",       [0, 0],    170),
    ("hyperbolicSaddle", [2, 1],    3),
    ("rosenbrock",       [-1.5, 2], 12.5),
    ("rotatedBowl",      [2, 2],    4),
    ("rotatedBowl",      [-2, 2],   100),
    ("sphere",           [3, 4],    25),
    ("styblinskiTang",   [1, 1],    -10),
  ]
  @Test(arguments: values)
  func haveKnownValues(_ name: String, _ point: [Double], _ expected: Double) throws {
    #expect(isNear(try objective(name).value(at: point), expected, relative: 1e-15))
  }

  /// Whatever the rule and the function: the bookkeeping agrees with itself, and with a second run.
  @Test(arguments: OptimizersTests.names, names)
  func canBeMinimizedByEveryOptimizer(_ rule: String, _ name: String) throws {
    let f = try objective(name)
    func run() throws -> Trajectory {
      minimize(
        f, using: try OptimizationTests.rule(rule), schedule: ConstantSchedule(0.01),
        from: [1.5, -1], steps: 30)
    }
    let first = try run()
    #expect(first.iterates.count == 2 * first.count)
    #expect(first.gradientNorms.count == first.count)
    let points = first.count + (first.isDiverged ? 1 : 0)
    #expect(first.learningRates.count == points - 1)
    if first.evaluationCounts.isEmpty {
      #expect(first.evaluations == points)
    } else {
      // Where no step is left to make, the point is not evaluated again.
      #expect(first.evaluationCounts == first.evaluationCounts.sorted())
      #expect(first.evaluationCounts.count == first.count && first.evaluationCounts[0] == 1)
    }
    #expect(first.iterates == (try run()).iterates)
  }
}
