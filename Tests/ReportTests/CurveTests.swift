import Formula
import Plot
import Testing

@testable import Report

@Suite struct CurveTests {
  /// The points of a formula over −4 to 4.
  private func points(_ formula: String) throws -> [(x: Double, y: Double)] {
    let points = Curve(try Formula(formula)).points(over: -4...4, scale: .linear)
    return zip(points.x, points.y).map { ($0, $1) }
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
  ])
  func polesAreGaps(_ formula: String, _ count: Int) throws {
    let branches = try branches(formula)
    #expect(branches.count == count)
  }

  /// However steep a curve is, it is one line.
  @Test(arguments: [
    "tanh(400*x)", "abs(x)", "sin(40*x)", "exp(3*x)", "x^9", "cbrt(x)", "1e12*x^2", "3",
    "exp(-1e4*x^2)",
    "1/(1e-6 + x^2)",
  ])
  func steepCurvesAreWhole(_ formula: String) throws {
    #expect(try branches(formula).count == 1)
    #expect(try points(formula).count == 401)
  }
}
