extension Formula {
  /// The functions, sorted by name, then sums and products: how each is called, and what it computes.
  public static var functionMeanings: [(name: String, call: String, meaning: String)] {
    functions.map { function in
      let arguments =
        switch function.argumentCount {
        case 1: "x"
        case 2: function.operation == .arcTangent2 ? "y, x" : "x, y"
        case 3: "x, lower, upper"
        default: "x, y, …"
        }
      return (function.name, "\(function.name)(\(arguments))", meaning(of: function))
    }
      + loopOperations.map { loop in
        (
          loop.name, "\(loop.name)(i = 1..n, …)",
          "the \(loop.name) of a formula for every whole number i"
        )
      }
  }

  /// The constants, sorted by name.
  public static var constantValues: [(name: String, value: Double)] { constants }

  private static func meaning(of function: Function) -> String {
    switch function.operation {
    case .absoluteValue: "|x|"
    case .arcTangent2: "the angle of the point (x, y), from −π to π"
    case .ceiling: "the least whole number that is not below x"
    case .complementaryErrorFunction: "1 − erf(x)"
    case .errorFunction: "2/√π times the integral of exp(−t²) from 0 to x"
    case .exponential: "eˣ"
    case .exponentialMinusOne: "eˣ − 1, exact for tiny x as well"
    case .floor: "the greatest whole number that is not above x"
    case .hypotenuse: "√(x² + y²)"
    case .logarithmOfSum: "ln(eˣ + eʸ + …), without overflow"
    case .maximum: function.last == nil ? "the greatest of its arguments" : "x, kept within bounds"
    case .minimum: "the least of its arguments"
    case .naturalLogarithmOnePlus: "ln(1 + x), exact for tiny x as well"
    case .power: "x to the power y"
    case .rectifier: "max(x, 0)"
    case .sigmoid: "1/(1 + e⁻ˣ)"
    case .sign: "−1, 0 or 1"
    case .softplus: "ln(1 + eˣ), without overflow"
    case .unitStep: "1 above 0, and 0 elsewhere"
    default: "the " + words("\(function.operation)")
    }
  }

  /// "hyperbolicArcSine" as "hyperbolic arc sine".
  private static func words(_ name: String) -> String {
    name.reduce(into: "") { text, letter in
      text += letter.isUppercase ? " \(letter.lowercased())" : "\(letter)"
    }
  }
}
