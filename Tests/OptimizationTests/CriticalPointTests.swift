import Formula
import Testing

@testable import Optimization

@Suite struct CriticalPointTests {
  static func points(
    _ text: String, _ region: [ClosedRange<Double>]
  ) throws -> [CriticalPoint] {
    CriticalPointFinder(try Formula(text), region: region).points()
  }

  /// However small a slope becomes, it leads on.
  @Test(arguments: ["exp(-x)", "log1p(exp(-x))", "1/(1 + exp(x))"])
  func slopesThatFlattenHaveNoPoint(_ text: String) throws {
    for region in [0...10.0, 0...100, -5...300] {
      #expect(try CriticalPointTests.points(text, [region]).isEmpty)
    }
  }

  /// The formula of the gradient vanishes beyond the triangle as well, where f is no number.
  @Test func pointsLieWhereTheObjectiveIsDefined() throws {
    let found = try CriticalPointTests.points(
      "x + 2*y - 0.5*log(x) - 0.5*log(y) - 0.5*log(4 - x - y)", [-1...5, -1...5])
    #expect(found.map(\.kind) == [.minimizer])
    #expect(found.allSatisfy { $0.value.isFinite && $0.point[0] + $0.point[1] < 4 })
  }

  static func count(_ kind: CriticalPoint.Kind, of points: [CriticalPoint]) -> Int {
    points.count { $0.kind == kind }
  }

  static func isNear(_ a: [Double], _ b: [Double]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) < 1e-7 }
  }

  /// The objectives whose critical points the library lists one and all, but for maxima and minima
  /// that are not lowest.
  static let listed = [
    "beale", "booth", "boundedSaddle", "bowl", "branin", "dixonPrice", "elongatedBowl",
    "goldsteinPrice", "himmelblau", "hyperbolicSaddle", "matyas", "mccormick", "rosenbrock",
    "rotatedBowl", "sixHumpCamel", "sphere", "styblinskiTang", "threeHumpCamel", "zakharov",
  ]

  /// Everything that the library says about its objectives is found in the region.
  @Test(arguments: listed)
  func libraryPointsAreFound(_ name: String) throws {
    let entry = try #require(objectives.first { $0.name == name })
    let formula = try Formula(entry.formula, variables: entry.variables)
    let found = CriticalPointFinder(formula, region: entry.region).points()
    for minimizer in entry.minimizers {
      #expect(found.contains { $0.kind == .minimizer && Self.isNear($0.point, minimizer) })
    }
    for saddle in entry.saddles {
      #expect(found.contains { $0.kind == .saddle && Self.isNear($0.point, saddle) })
    }
    #expect(Self.count(.saddle, of: found) == entry.saddles.count)
    #expect(found.first { $0.kind == .minimizer }.map(\.value) != nil || entry.minimizers.isEmpty)
    if let minimum = entry.minimum {
      let lowest = try #require(found.first)
      #expect(
        lowest.kind == .minimizer && abs(lowest.value - minimum) < 1e-12 * max(1, abs(minimum)))
    }
  }

  @Test func himmelblauHasFourMinimaFourSaddlesAndAMaximum() throws {
    let found = try Self.points("(x^2 + y - 11)^2 + (x + y^2 - 7)^2", [-5...5, -5...5])
    #expect(Self.count(.minimizer, of: found) == 4)
    #expect(Self.count(.saddle, of: found) == 4)
    #expect(Self.count(.maximizer, of: found) == 1)
    let top = try #require(found.last)
    #expect(top.kind == .maximizer && abs(top.value - 181.617) < 1e-3)
  }

  @Test func aQuarticHasTwoValleysAndAHill() throws {
    let found = try Self.points("x^4 - 3*x^2 + x", [-2...2])
    #expect(found.map(\.kind) == [.minimizer, .minimizer, .maximizer])
    let expected = [-1.30084, 1.1309, 0.16994]
    for (point, x) in zip(found, expected) { #expect(abs(point.point[0] - x) < 1e-5) }
  }

  @Test func theLowestIsFirst() throws {
    let found = try Self.points("x^4/4 - x^2/2 + y^2", [-2...2, -2...2])
    #expect(found.map(\.value) == found.map(\.value).sorted())
    // Of equal ones the left comes first.
    #expect(found[0].point[0] < found[1].point[0])
  }

  /// A bowl turned by any angle and stretched by any factor has its one minimizer.
  @Test(arguments: [0.0, 0.3, 0.785398, 1.2], [1.0, 25, 1e4])
  func turnedBowlsHaveOne(_ angle: Double, _ stretch: Double) throws {
    let (u, v) = (
      "(cos(\(angle))*(x - 1) + sin(\(angle))*(y + 2))",
      "(cos(\(angle))*(y + 2) - sin(\(angle))*(x - 1))"
    )
    let found = try Self.points("\(u)^2 + \(stretch)*\(v)^2", [-5...5, -5...5])
    #expect(found.count == 1)
    let only = try #require(found.first)
    #expect(only.kind == .minimizer && Self.isNear(only.point, [1, -2]))
  }

  /// Where the second derivatives vanish the values around the point decide.
  static let degenerate: [(String, CriticalPoint.Kind)] = [
    ("x^4 + y^4", .minimizer), ("-x^4 - y^4", .maximizer), ("x^4 - y^4", .saddle),
    ("x^2 + y^4", .minimizer), ("x^2 - y^4", .saddle), ("x^3 + y^2", .saddle),
  ]
  @Test(arguments: degenerate)
  func degeneratePointsAreTold(_ formula: String, _ kind: CriticalPoint.Kind) throws {
    let found = try Self.points(formula, [-1...1, -1...1])
    #expect(found.count == 1, "\(found)")
    let only = try #require(found.first)
    #expect(only.kind == kind)
    #expect(only.point.allSatisfy { abs($0) < 2e-3 })
  }

  /// Around a point of a valley or a plateau there is another: it has a kind, but is not one point.
  @Test(arguments: [
    "0*x + 0*y", "max(0, x^2 + y^2 - 1)", "x^2 + 0*y", "(x - y)^2", "(x*y - 1)^2", "(x - y)^4",
    "floor(3*x) + floor(3*y)", "abs(x - 0.37*y)", "sqrt(abs(x - 0.37*y))", "max(0, abs(x - y) - 1)",
  ])
  func valleysAndPlateausHaveNoIsolatedExtrema(_ formula: String) throws {
    let found = try Self.points(formula, [-2...2, -2...2])
    #expect(!found.contains { $0.isIsolated && $0.kind != .saddle }, "\(found)")
  }

  /// Where there is no gradient, the lowest and the highest points are found by their values.
  static let kinks: [(String, CriticalPoint.Kind, [Double])] = [
    ("abs(x) + abs(y - 0.3)", .minimizer, [0, 0.3]), ("abs(x) + abs(y)", .minimizer, [0, 0]),
    ("-hypot(x - 1, y + 0.5)", .maximizer, [1, -0.5]),
    ("max(abs(x - y - 0.1), 0.1*abs(x + y))", .minimizer, [0.05, -0.05]),
    ("10*abs(y - 0.2*x^2) + abs(x - 1)", .minimizer, [1, 0.2]),
    ("sqrt(abs(x - 0.25)) + y^2", .minimizer, [0.25, 0]),
  ]
  @Test(arguments: kinks)
  func kinksAreFound(_ formula: String, _ kind: CriticalPoint.Kind, _ point: [Double]) throws {
    let found = try Self.points(formula, [-2...2, -2...2]).filter { $0.kind != .saddle }
    #expect(found.map(\.kind) == [kind], "\(found)")
    let only = try #require(found.first)
    #expect(only.isIsolated && Self.isNear(only.point, point), "\(only.point)")
  }

  /// The bottom of a bent, sharp valley is no minimizer where it only leads on.
  @Test(arguments: [
    "100*abs(y - 0.3*x^2) + x", "abs(x - 0.37*y) + 0.01*y", "sqrt(abs(y - x^3)) - x",
  ])
  func sharpValleysThatLeadOnHaveNone(_ formula: String) throws {
    let found = try Self.points(formula, [-2...2, -2...2])
    #expect(!found.contains { $0.kind != .saddle }, "\(found)")
  }

  @Test func kinksInOneVariableAreFound() throws {
    let found = try Self.points("abs(x - 0.3) - abs(x + 1) + 0.3*x", [-3...3])
    #expect(found.contains { $0.kind == .minimizer && abs($0.point[0] - 0.3) < 1e-9 })
    #expect(found.contains { $0.kind == .maximizer && abs($0.point[0] + 1) < 1e-9 })
  }

  /// sin 5x sin 5y has 18 minimizers, 18 maximizers and 49 saddles with |x|, |y| < 2.
  @Test func allOfManyAreFound() throws {
    let formula = try Formula("sin(5*x)*sin(5*y)")
    let (found, isCutOff) = CriticalPointFinder(formula, region: [-2...2, -2...2]).search()
    #expect(Self.count(.minimizer, of: found) == 18 && Self.count(.maximizer, of: found) == 18)
    #expect(Self.count(.saddle, of: found) == 49)
    #expect(!isCutOff && found.allSatisfy { $0.isIsolated })
  }

  /// More than are looked for are not passed over in silence.
  @Test(arguments: [
    "sin(60*x)*sin(60*y)", "x^2 + y^2 + sin(60*x)^2 + sin(60*y)^2", "sin(5e3*x) + y^2",
  ])
  func tooManyAreCutOff(_ text: String) throws {
    let formula = try Formula(text)
    #expect(CriticalPointFinder(formula, region: [-2...2, -2...2]).search().isCutOff)
  }

  /// A narrow valley looks bumpy on a grid, and is not.
  @Test(arguments: ["(1 - x)^2 + 100*(y - x^2)^2", "x^2 + y^2", "0*x + 0*y", "abs(x - 0.37*y)"])
  func fewAreNotCutOff(_ text: String) throws {
    let formula = try Formula(text)
    #expect(!CriticalPointFinder(formula, region: [-2...2, -2...2]).search().isCutOff)
  }

  /// Narrow ones are found as well: a dip, and all the waves along a valley.
  @Test(arguments: [
    ("x^2 + y^2 - exp(-2000*((x - 1.03)^2 + (y - 0.52)^2))", 2),
    ("x^2 + y^2 + 0.1*sin(50*x)", 32),
  ])
  func narrowOnesAreFound(_ text: String, _ expected: Int) throws {
    let found = try Self.points(text, [-2...2, -2...2])
    #expect(Self.count(.minimizer, of: found) == expected, "\(found.map(\.point))")
  }

  /// Where a function dies out rounding makes no points, and what is left is as symmetric as it.
  @Test(arguments: [10.0, 20])
  func slopesThatDieOutHaveNone(_ reach: Double) throws {
    let text = "-cos(x)*cos(y)*exp(-((x - pi)^2 + (y - pi)^2))"
    let found = try Self.points(text, [-reach...reach, -reach...reach])
    let minimizers = found.filter { $0.kind == .minimizer && $0.isIsolated }.map(\.point)
    #expect(minimizers.count == 5, "\(minimizers)")
    for point in minimizers {
      let mirrored = [2 * Double.pi - point[0], point[1]]
      #expect(minimizers.contains { Self.isNear($0, mirrored) })
    }
  }

  /// Along the bent bottom of Bukin's sharp valley there is one lowest point, whatever rounding does.
  @Test func bentSharpValleysHaveOne() throws {
    let found = try Self.points(
      "100*sqrt(abs(y - 0.01*x^2)) + 0.01*abs(x + 10)", [-15 ... -5, -3...3])
    let minimizers = found.filter { $0.kind == .minimizer }.map(\.point)
    #expect(minimizers.count == 1, "\(minimizers)")
    #expect(minimizers.allSatisfy { abs($0[0] + 10) < 1e-2 && abs($0[1] - 1) < 1e-2 })
  }

  @Test func inOneVariableTheyAreToldToo() throws {
    #expect(try Self.points("x^4", [-1...1]).map(\.kind) == [.minimizer])
    #expect(try Self.points("-x^4", [-1...1]).map(\.kind) == [.maximizer])
    #expect(try Self.points("x^3", [-1...1]).map(\.kind) == [.saddle])
  }

  @Test(arguments: ["x + y", "exp(x) + exp(y)", "log(x - 100) + y^2"])
  func someFunctionsHaveNone(_ formula: String) throws {
    #expect(try Self.points(formula, [-1...1, -1...1]).isEmpty)
  }

  @Test func pointsOutsideTheBoxAreDropped() throws {
    #expect(try Self.points("(x - 3)^2", [-1...1]).isEmpty)
    #expect(try Self.points("(x - 1)^2", [-1...1]).count == 1)
  }

  /// The box may be shifted and scaled: what is in it stays the same.
  @Test(arguments: [1.0, 2, 7, 20])
  func theBoxDoesNotMatter(_ size: Double) throws {
    let found = try Self.points(
      "0.5*x^2 + 0.25*y^4 - 0.5*y^2", [-size...(1.5 * size), (-1.2 * size)...size])
    #expect(found.map(\.kind) == [.minimizer, .minimizer, .saddle])
  }
}
