import Testing

@testable import Formula

struct LanguageTests {
  // swift-format-ignore
  static let table: [(String, Double)] = [
    ("1 + 2*3",               7),
    ("(1 + 2)*3",             9),
    ("10 - 4 - 3",            3),
    ("24/4/3",                2),
    ("24/4*3",                18),
    ("2^3^2",                 512),
    ("(2^3)^2",               64),
    ("-2^2",                  -4),
    ("(-2)^2",                4),
    ("2^-1",                  0.5),
    ("2^-1*4",                2),
    ("2^-2^2",                0.0625),
    ("-2*-3",                 6),
    ("1 - -1",                2),
    ("--+-1",                 -1),
    (".5 + 2. + 1e-1",        2.6),
    ("1.5E+2",                150),
    ("max(3, 1, 2)",          3),
    ("min(3, 1, 2)",          1),
    ("pow(2, 10)",            1024),
    ("hypot(3, 4)",           5),
    ("cbrt(8)",               2),
    ("log2(8)",               3),
    ("log10(1000)",           3),
    ("floor(-1.5)",           -2),
    ("ceil(-1.5)",            -1),
    ("sign(-3)",              -1),
    ("abs(-3)",               3),
    ("relu(-3)",              0),
    ("sigmoid(0)",            0.5),
    ("sigmoid(-800)",         0),
    ("softplus(800)",         800),
    ("ln(e)",                 1),
    ("log(e)",                1),
    ("0^0",                   1),
    ("a = 2; b = a + 1; a*b", 6),
    ("f = 3",                 3),
  ]

  @Test(arguments: table)
  func hasTheUsualMeaning(_ text: String, _ expected: Double) throws {
    #expect(try Formula(text).value(at: []) == expected)
  }

  @Test(arguments: [
    ("y + x", ["x", "y"]),
    ("x10 + x2 + x1", ["x1", "x2", "x10"]),
    ("u = theta^2; u + pi*x", ["theta", "x"]),
    ("θ_1 + θ_0 + β1", ["β1", "θ_0", "θ_1"]),
    ("sin(π*x)", ["x"]),
    ("2", []),
  ])
  func findsTheVariablesInNaturalOrder(_ text: String, _ expected: [String]) throws {
    #expect(try Formula(text).variables == expected)
  }

  /// A declared variable may be called like a constant.
  @Test func prefersDeclaredVariables() throws {
    #expect(try Formula("e + pi*0", variables: ["e"]).value(at: [7]) == 7)
  }

  // swift-format-ignore
  static let kinks: [(String, [Double], [Double])] = [
    ("abs(x)",              [0], [0]),
    ("relu(x)",             [0], [0]),
    ("max(x, y)",           [1, 1], [0.5, 0.5]),
    ("min(x, y)",           [1, 1], [0.5, 0.5]),
    ("sqrt(x^2 + y^2)",     [0, 0], [0, 0]),
    ("hypot(x, y)",         [0, 0], [0, 0]),
    ("x*sin(sqrt(abs(x)))", [0], [0]),
    ("(x^2 + y^2)^0.25",    [0, 0], [0, 0]),
  ]

  /// At a kink any subgradient will do, but not NaN.
  @Test(arguments: kinks)
  func hasASubgradientAtKinks(_ text: String, _ x: [Double], _ expected: [Double]) throws {
    #expect(try Formula(text).gradient(at: x).gradient == expected)
  }

  /// A saturated unit still passes on what is left: 4e⁻²ˣ and e⁻ˣ for large x.
  @Test(arguments: [
    ("tanh(x)", 20.0, 1.6993417021166355e-17), ("sigmoid(x)", 40, 4.248354255291589e-18),
  ])
  func keepsVanishingGradients(_ text: String, _ x: Double, _ expected: Double) throws {
    let slope = try Formula(text).gradient(at: [x]).gradient[0]
    #expect(abs(slope - expected) <= 1e-14 * expected)
  }
}
