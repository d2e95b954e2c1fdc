import Formula
import TestSupport
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

  /// The gradient vanishes where it must, to what rounding the point allows: by so much as an error
  /// of the point in its last digit, times the curvature, is.
  @Test(arguments: objectives)
  func haveTheStationaryPointsTheyClaim(_ entry: ObjectiveEntry) throws {
    let f = try entry.objective()
    #expect(entry.region.count == f.dimension)
    let smooth = entry.isSmoothAtMinimizers ? entry.minimizers : []
    for point in smooth + entry.saddles {
      let (_, gradient) = f.gradient(at: point)
      let curvature = f.hessian(at: point).map { abs($0) }.max() ?? 0
      let size = point.map { abs($0) }.max() ?? 0
      let allowed = 1e-12 + 2e-15 * curvature * max(1, size)
      #expect(gradient.allSatisfy { abs($0) < allowed }, "\(gradient) at \(point)")
    }
    for point in entry.minimizers {
      let minimum = try #require(entry.minimum)
      // A root has no digits left at its tip: √10⁻¹⁷ = 3·10⁻⁹.
      let allowed = entry.isSmoothAtMinimizers ? 1e-14 * max(1, abs(minimum)) : 1e-6
      let margin = entry.name == "schwefel" ? 1e-12 : allowed
      #expect(abs(f.value(at: point) - minimum) <= margin, "\(f.value(at: point))")
    }
  }

  /// The Hessian is positive definite at a minimizer and indefinite at a saddle.
  @Test(arguments: objectives)
  func haveMinimizersAndSaddlesWhereTheySay(_ entry: ObjectiveEntry) throws {
    let f = try entry.objective()
    guard f.dimension == 2 else { return }
    func hessian(_ point: [Double]) -> (trace: Double, determinant: Double) {
      let h = f.hessian(at: point)
      return (h[0] + h[3], h[0] * h[3] - h[1] * h[2])
    }
    if entry.isSmoothAtMinimizers {
      for point in entry.minimizers {
        let (trace, determinant) = hessian(point)
        #expect(trace >= 0 && (determinant > 0 || entry.isFlatAtMinimizers), "\(point)")
      }
    }
    for point in entry.saddles { #expect(hessian(point).determinant < 0, "\(point)") }
  }

  @Test(arguments: objectives)
  func areNowhereBelowTheirMinimum(_ entry: ObjectiveEntry) throws {
    guard let minimum = entry.minimum else { return }
    let f = try entry.objective()
    var random = SplitMix64(seed: 5)
    for _ in 0..<400 {
      let point = entry.region.map { Double.random(in: $0, using: &random) }
      #expect(f.value(at: point) >= minimum - 1e-12 * max(1, abs(minimum)), "\(point)")
    }
  }

  /// A search from nearby comes back to each minimizer.
  @Test(arguments: objectives.filter(\.isSmoothAtMinimizers))
  func areMinimizedWhereTheySay(_ entry: ObjectiveEntry) throws {
    let f = try entry.objective()
    for (number, point) in entry.minimizers.enumerated() {
      var random = SplitMix64(seed: UInt64(number))
      for _ in 0..<3 {
        let start = point.map { $0 + Double.random(in: -0.02...0.02, using: &random) }
        let run = minimize(
          f, using: DampedNewton(), schedule: ConstantSchedule(1), from: start, steps: 60)
        let end = run.values[run.count - 1]
        #expect(end - (entry.minimum ?? -.infinity) < 1e-9, "from \(start): \(end)")
        if !entry.isFlatAtMinimizers {
          #expect(run.distance(to: point, at: run.count - 1) < 1e-6, "from \(start)")
        }
      }
    }
  }

  /// In two dimensions the general form is the plain one; in more its minimizer is one.
  @Test(arguments: objectives.filter { $0.general != nil })
  func canBeHadInMoreDimensions(_ entry: ObjectiveEntry) throws {
    let general = try #require(entry.general)
    let (plain, two) = (try entry.objective(), try Formula(general.formula, dimension: 2))
    var random = SplitMix64(seed: 3)
    for _ in 0..<20 {
      let point = (0..<2).map { _ in Double.random(in: entry.region[0], using: &random) }
      let (a, b) = (plain.value(at: point), two.value(at: point))
      #expect(abs(a - b) <= 1e-12 * max(1, abs(a)), "\(point)")
    }
    let many = try #require(entry.inDimensions(7))
    let f = try many.objective()
    let minimum = try #require(many.minimum)
    #expect(f.variables == (1...7).map { "x\($0)" } && many.region.count == 7)
    #expect(abs(f.value(at: many.minimizers[0]) - minimum) <= 1e-11 * max(1, abs(minimum)))
    if entry.isSmoothAtMinimizers {
      #expect(f.gradient(at: many.minimizers[0]).gradient.allSatisfy { abs($0) < 1e-9 })
    }
  }

  @Test func sayWhatTheyAreGoodFor() {
    for entry in objectives {
      #expect(entry.lesson.hasSuffix(".") && entry.lesson.count > 20, "\(entry.name)")
    }
    #expect(objectives.count > 50)
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
  @Test(
    arguments: OptimizersTests.all, ["beale", "bukin6", "monkeySaddle", "peaks", "rosenbrock"])
  func canBeMinimizedByEveryOptimizer(_ rule: (String, Convention), _ name: String) throws {
    let f = try objective(name)
    func run() throws -> Trajectory {
      minimize(
        f, using: try OptimizationTests.rule(rule.0, rule.1), schedule: ConstantSchedule(0.01),
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
