import Formula
import Plot
import Testing

@testable import Report

@Suite struct CurveTests {
  /// The points of a formula over −4 to 4.
  private func points(_ formula: String) throws -> [(x: Double, y: Double)] {
    let points = try curve(formula)
    return zip(points.x, points.y).map { ($0, $1) }
  }

  private func curve(_ formula: String) throws -> Curve.Points {
    Curve(try Formula(formula)).points(over: -4...4, scale: .linear)
  }

  /// The points between gaps.
  private func branches(_ formula: String) throws -> [[(x: Double, y: Double)]] {
    try points(formula).split { !$0.y.isFinite }.map(Array.init)
  }

  /// A curve that jumps is drawn up to the jump from both sides, with nothing between.
  @Test(arguments: [("floor(x + 0.3)", -4), ("sign(x + 0.3) - 0.5*sign(x - 1)", -1)])
  func jumpsAreGaps(_ formula: String, _ first: Int) throws {
    let branches = try branches(formula)
    #expect(branches.count > 2)
    for branch in branches { #expect(Set(branch.map(\.y)).count == 1) }
    for (left, right) in zip(branches, branches.dropFirst()) {
      #expect(right[0].x - left[left.count - 1].x < 1e-9)
    }
  }

  /// Over a pole no line leads from one side to the other.
  @Test(arguments: [
    ("tan(x)", 3), ("1/(x - 1.003)", 2), ("1/sin(3*x)", 8), ("exp(1/(x - 0.507))", 2),
    ("abs(tan(x))^0.5", 3), ("1/(x - 0.3217)^2", 2), ("log(abs(x - 0.3217))", 2),
    ("abs(x + 1.2345)^(-0.2)", 2),
  ])
  func polesAreGaps(_ formula: String, _ count: Int) throws {
    let branches = try branches(formula)
    #expect(branches.count == count)
  }

  /// Poles with one sign do not set the scale either.
  @Test(arguments: ["abs(tan(x))^0.5", "1/(x - 0.3217)^2", "abs(x + 1.2345)^(-0.2)"])
  func evenPolesDoNotSetTheScale(_ formula: String) throws {
    let extent = try curve(formula).extent
    #expect(try #require(extent.y).upperBound < 60)
  }

  /// However steep a curve is, it is one line.
  @Test(arguments: [
    "abs(x - 0.1234)^0.1", "sqrt(abs(x - 0.1234))", "-abs(x - 0.1234)^0.3",
    "tanh(400*x)", "abs(x)", "sin(40*x)", "exp(3*x)", "x^9", "cbrt(x)", "1e12*x^2", "3",
    "exp(-1e4*x^2)",
    "1/(1e-6 + x^2)",
  ])
  func steepCurvesAreWhole(_ formula: String) throws {
    #expect(try branches(formula).count == 1)
    #expect(try points(formula).count >= 401)
  }

  /// Extrema are where they are, not where samples happen to be.
  @Test(arguments: [
    ("1/(1 + ((x - 0.313)/0.01)^2)", 1.0), ("exp(-1e4*abs(x - 0.12345))", 1),
    ("exp(-1e3*abs(x + 2.7123))", 1), ("sin(x)", 1), ("2 - cosh(x - 0.3217)", 1),
    ("1 - abs(x - 0.007)", 1), ("1/(1e-6 + (x - 0.001)^2)", 1e6), ("min(x, 2 - x) + 0*x", 1),
  ])
  func extremaAreFound(_ formula: String, _ top: Double) throws {
    let highest = try #require(try points(formula).map(\.y).max())
    #expect(abs(highest - top) < 1e-6 * top, "\(highest)")
    #expect(try branches(formula).count == 1)
  }

  /// Waves that even samples would miss are all drawn, and nothing is drawn between them.
  @Test func wavesAreFollowed() throws {
    let points = Curve(try Formula("sin(20*x)")).points(over: 0...100, scale: .linear)
    let crests = zip(points.y.dropFirst(), zip(points.y, points.y.dropFirst(2)))
      .filter { $0 > $1.0 && $0 > $1.1 }
    #expect(crests.count == 319)
    #expect(crests.allSatisfy { $0.0 > 1 - 1e-9 })
  }

  /// Where even samples follow the curve there are no others.
  @Test(arguments: ["x", "x^3 - 2*x", "exp(x)", "3", "floor(x) + 0*x", "tanh(x)"])
  func smoothCurvesHaveFewPoints(_ formula: String) throws {
    #expect(try points(formula).count < 440)
  }

  /// A curve goes on to the end of where it has values, and to a pole as far as numbers go.
  @Test(arguments: [
    ("log(x + 0.3)", -30), ("log(0.3 - x)", -30), ("-1/sqrt(x)", -1e10), ("1/x", -1e10),
    ("log(x)*1e3", -30),
  ])
  func curvesFallToTheirEnds(_ formula: String, _ depth: Double) throws {
    let points = try curve(formula)
    #expect(try #require(points.y.filter(\.isFinite).min()) < depth)
    #expect(points.falls && !(points.rises && formula != "1/x"))
    // An axis does not follow it there.
    #expect(try #require(points.extent.y?.lowerBound) > -1e4)
  }

  /// Where a curve ends without leaving, all of it is on the axis.
  @Test(arguments: [("sqrt(x + 0.303)", 0), ("x*log(x + 0.303)", -4), ("x^2", 0), ("floor(x)", -4)])
  func boundedCurvesAreShownWhole(_ formula: String, _ least: Double) throws {
    let points = try curve(formula)
    #expect(!points.rises && !points.falls)
    let values = points.y.filter(\.isFinite)
    #expect(points.extent.y == values.min()!...values.max()!)
    #expect(values.min()! >= least && values.min()! < least + 0.01 || least == -4)
  }
}
