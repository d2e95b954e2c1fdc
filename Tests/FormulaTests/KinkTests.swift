import Testing

@testable import Formula

/// Kinks are found where they are, and only there.
struct KinkTests {
  /// A formula, a point, and the kinks with their columns.
  // swift-format-ignore
  static let table: [(String, [Double], [String])] = [
    ("abs(x)",                      [0], ["corner abs(x) 1+6"]),
    ("abs(x)",                      [1e-300], []),
    ("2 + abs(x - 1)",              [1], ["corner abs(x − 1) 5+10"]),
    ("relu(x)",                     [0], ["corner relu(x) 1+7"]),
    ("relu(x)",                     [-1], []),
    ("max(x, y)",                   [1, 1], ["corner max(x, y) 1+9"]),
    ("max(x, y)",                   [1, 2], []),
    ("max(x, y, 3)",                [1, 1], []),
    ("min(x, y, z)",                [1, 1, 1], ["corner min(x, y) 1+12", "corner min(min(x, y), z) 1+12"]),
    ("hypot(x, y)",                 [0, 0], ["corner hypot(x, y) 1+11"]),
    ("hypot(x, y)",                 [0, 1], []),
    ("sign(x) + y*0",               [0, 0], ["jump sign(x) 1+7"]),
    ("floor(x)",                    [3], ["jump floor(x) 1+8"]),
    ("floor(x)",                    [3.5], []),
    ("ceil(x)",                     [-2], ["jump ceil(x) 1+7"]),
    ("atan2(y, x)",                 [-1, 0], ["jump atan2(y, x) 1+11"]),
    ("atan2(y, x)",                 [1, 0], []),
    ("sqrt(x)",                     [0], ["steep sqrt(x) 1+7"]),
    ("sqrt(x^2 + y^2)",             [0, 0], ["steep sqrt(x² + y²) 1+15"]),
    ("cbrt(x)",                     [0], ["steep cbrt(x) 1+7"]),
    ("1 + x^0.5",                   [0], ["steep x^0.5 6+1"]),
    ("pow(x, 1/3)",                 [0], ["steep x^(1/3) 1+11"]),
    ("x^1.5",                       [0], []),
    ("x^2 + x^3",                   [0], []),
    ("asin(x)",                     [1], ["steep asin(x) 1+7"]),
    ("acosh(x)",                    [1], ["steep acosh(x) 1+8"]),
    ("u = x - 1; abs(u) + u",       [1], ["corner abs(u) 12+6"]),
    ("softplus(x) + tanh(x)/(1 + x^2)", [0], []),
    ("abs(2) + x*max(1, 1)",        [0], []),
  ]

  @Test(arguments: table)
  func areFoundWithTheirPlaces(_ text: String, _ x: [Double], _ expected: [String]) throws {
    let formula = try Formula(text)
    let found = formula.kinks(at: x).map { kink in
      "\(kink.kind.rawValue) \(kink.expression) \(kink.column)+\(kink.length)"
    }
    #expect(found == expected)
    #expect(formula.isDifferentiable(at: x) == expected.isEmpty)
  }

  /// A derivative exists where the corner is not felt, or what is inside of it rests.
  @Test(arguments: [
    ("relu(x)^2", [0.0]), ("x*abs(x)", [0]), ("abs(x^2)", [0]), ("cos(abs(x))", [0]),
    ("max(x^2, y^2)", [0, 0]), ("hypot(x*y, y^2)", [0, 0]), ("abs(x) - abs(x)", [0]),
    ("max(x, x)", [0]),
    ("max(2, abs(x))", [0]), ("relu(abs(x) - 1)", [0]),
    ("min(x^2, 9 + ceil(y))", [1, 0]), ("max(x^2, floor(y) + sign(y) - 2)", [1, 0]),
    ("min(x^2, 5 + cbrt(y))", [1, 0]), ("relu(cbrt(y) - 1) + x", [1, 0]),
  ])
  func doNotMatterToFirstOrder(_ text: String, _ x: [Double]) throws {
    let formula = try Formula(text)
    #expect(formula.kinks(at: x).isEmpty)
    // The difference quotients of both sides have the limit that the gradient gives.
    let gradient = formula.gradient(at: x).gradient
    for (i, slope) in gradient.enumerated() {
      for step in [1e-8, -1e-8] {
        var moved = x
        moved[i] += step
        #expect(abs((formula.value(at: moved) - formula.value(at: x)) / step - slope) < 1e-7)
      }
    }
  }

  /// Not the convention at a kink decides whether another one matters.
  @Test(arguments: [
    ("abs(relu(x))", [0.0]), ("relu(abs(x))", [0]), ("abs(abs(x))", [0]), ("x*sign(x)", [0]),
    ("abs(x)*sign(x + 1) + relu(x)^2", [0]), ("sqrt(abs(x))^2", [0]), ("sign(floor(x) + 0.5)", [0]),
    ("max(x^2, 0.5 + ceil(y))", [1, 0]), ("max(x^2, 1 + cbrt(y))", [1, 0]),
    ("max(x^2, 0.5 + floor(y) + step(sign(y)))", [1, 0]), ("min(x, 2) + floor(y)", [0, 0]),
  ])
  func areNotHiddenByOthers(_ text: String, _ x: [Double]) throws {
    #expect(try !Formula(text).kinks(at: x).isEmpty)
  }

  /// Where there is no value or no finite slope there is no derivative, kink or not.
  @Test func pointsOutsideTheDomainAreNotDifferentiable() throws {
    #expect(try !Formula("log(x)").isDifferentiable(at: [-1]))
    #expect(try !Formula("1/x").isDifferentiable(at: [0]))
    #expect(try Formula("1/x").isDifferentiable(at: [1]))
  }

  @Test func eachTermOfASumIsOne() throws {
    let formula = try Formula("sum(i = 1..n, abs(x[i]))", dimension: 4)
    #expect(formula.kinks(at: [0, 1, 0, 2]).map(\.expression) == ["abs(x1)", "abs(x3)"])
    #expect(formula.kinks(at: [0, 1, 0, 2]).map(\.column) == [15, 15])
  }

  /// Random points are never at a kink of a generic formula; one moved onto it is.
  @Test(arguments: 0..<100) func lieWhereTheArgumentVanishes(seed: Int) throws {
    var random = RandomFormula(seed: seed)
    let inner = random.text(depth: 2)
    let x = [random.coordinate(), random.coordinate()]
    let inside = try Formula(inner, variables: ["x", "y"])
    let (value, gradient) = inside.gradient(at: x)
    guard value.isFinite, inside.isDifferentiable(at: x), gradient.contains(where: { $0 != 0 })
    else { return }
    let corner = try Formula("abs(\(inner) - z)", variables: ["x", "y", "z"])
    #expect(corner.kinks(at: x + [value]).map(\.kind) == [.corner])
    #expect(corner.isDifferentiable(at: x + [value + 1]))
  }
}
