import Elementary

/// What a node of an expression computes from its operands.
enum Operation: UInt8, Hashable, Sendable {
  // Leaves. A variable knows its index, a constant its bits.
  case constant, variable
  // The identity, under a name: `u` in `u = 2*x + 1; u^2`.
  case definition
  case add, subtract, multiply, divide, negate
  case power, square, integerPower
  case sine, cosine, tangent, arcSine, arcCosine, arcTangent, arcTangent2
  case hyperbolicSine, hyperbolicCosine, hyperbolicTangent
  case hyperbolicArcSine, hyperbolicArcCosine, hyperbolicArcTangent
  case exponential, exponentialMinusOne
  case naturalLogarithm, naturalLogarithmOnePlus, binaryLogarithm, decimalLogarithm
  case squareRoot, cubeRoot, hypotenuse
  case absoluteValue, sign, floor, ceiling, minimum, maximum
  case sigmoid, softplus, rectifier, unitStep, errorFunction, complementaryErrorFunction
  // ln(eˣ + eʸ)
  case logarithmOfSum
  // Only in derivatives.
  case guardedMultiply, guardedDivide, share
  // Only in programs: a·b + c, a·b − c, c − a·b, a·b + c·d, a·b − c·d. Products are rounded.
  case multiplyAdd, multiplySubtract, subtractProduct, sumOfProducts, differenceOfProducts

  /// The number of operands that are nodes.
  var arity: Int {
    switch self {
    case .constant, .variable: 0
    case .add, .subtract, .multiply, .divide, .power, .integerPower, .arcTangent2, .hypotenuse,
      .minimum, .maximum, .logarithmOfSum, .guardedMultiply, .guardedDivide, .share:
      2
    default: 1
    }
  }

  /// The value for the operands `x` and `y`; an operation of one operand ignores `y`.
  @inline(__always)
  func callAsFunction(_ x: Double, _ y: Double) -> Double {
    switch self {
    case .constant, .variable, .definition: x
    case .add: x + y
    case .subtract: x - y
    case .multiply: x * y
    case .divide: x / y
    case .negate: -x
    case .power: Elementary.power(x, y)
    case .square: x * x
    case .integerPower: raise(x, Int(y))
    case .sine: Elementary.sine(x)
    case .cosine: Elementary.cosine(x)
    case .tangent: Elementary.tangent(x)
    case .arcSine: Elementary.arcSine(x)
    case .arcCosine: Elementary.arcCosine(x)
    case .arcTangent: Elementary.arcTangent(x)
    case .arcTangent2: Elementary.arcTangent(y: x, x: y)
    case .hyperbolicSine: Elementary.hyperbolicSine(x)
    case .hyperbolicCosine: Elementary.hyperbolicCosine(x)
    case .hyperbolicTangent: Elementary.hyperbolicTangent(x)
    case .hyperbolicArcSine: Elementary.hyperbolicArcSine(x)
    case .hyperbolicArcCosine: Elementary.hyperbolicArcCosine(x)
    case .hyperbolicArcTangent: Elementary.hyperbolicArcTangent(x)
    case .exponential: Elementary.exponential(x)
    case .exponentialMinusOne: Elementary.exponentialMinusOne(x)
    case .naturalLogarithm: Elementary.naturalLogarithm(x)
    case .naturalLogarithmOnePlus: Elementary.naturalLogarithmOnePlus(x)
    case .binaryLogarithm: Elementary.binaryLogarithm(x)
    case .decimalLogarithm: Elementary.decimalLogarithm(x)
    case .squareRoot: Elementary.squareRoot(x)
    case .cubeRoot: Elementary.cubeRoot(x)
    case .hypotenuse: Elementary.hypotenuse(x, y)
    case .absoluteValue: abs(x)
    case .sign: x > 0 ? 1 : x < 0 ? -1 : x
    case .floor: Elementary.roundedDown(x)
    case .ceiling: Elementary.roundedUp(x)
    case .minimum: x < y ? x : y <= x ? y : .nan
    case .maximum: x > y ? x : y >= x ? y : .nan
    // Both forms exponentiate only what is not positive, so nothing overflows.
    case .sigmoid: logistic(x)
    case .softplus:
      (x > 0 ? x : 0) + Elementary.naturalLogarithmOnePlus(Elementary.exponential(-abs(x)))
    case .rectifier: x > 0 ? x : x <= 0 ? 0 : x
    case .errorFunction: Elementary.errorFunction(x)
    case .complementaryErrorFunction: Elementary.complementaryErrorFunction(x)
    case .logarithmOfSum: logarithmicSum(x, y)
    case .guardedMultiply: x == 0 || y == 0 ? 0 : x * y
    case .guardedDivide: x == 0 ? 0 : x / y
    case .unitStep: x > 0 ? 1 : x <= 0 ? 0 : x
    case .share: x > y ? 1 : x < y ? 0 : x == y ? 0.5 : .nan
    case .multiplyAdd, .multiplySubtract, .subtractProduct, .sumOfProducts, .differenceOfProducts:
      preconditionFailure("\(self) is no function of two numbers")
    }
  }
}

/// 1 / (1 + e⁻ˣ), by the form whose exponential cannot overflow.
@inline(__always)
private func logistic(_ x: Double) -> Double {
  let small = exponential(-abs(x))
  return (x < 0 ? small : 1) / (1 + small)
}

/// ln(eˣ + eʸ) by the form whose exponential cannot overflow; equal infinities have no difference.
private func logarithmicSum(_ x: Double, _ y: Double) -> Double {
  guard x != y else { return x + 0x1.62e42fefa39efp-1 }
  return (x > y ? x : y) + naturalLogarithmOnePlus(exponential(-abs(x - y)))
}

/// xⁿ by repeated squaring; about |n| half units in the last place.
///
/// > D. E. Knuth. *The Art of Computer Programming*, vol. 2, 3rd ed. (1997), 4.6.3, algorithm A.
@inline(__always)
private func raise(_ x: Double, _ exponent: Int) -> Double {
  var remaining = exponent.magnitude
  var base = x
  var result = 1.0
  while remaining > 0 {
    if remaining & 1 == 1 { result *= base }
    remaining >>= 1
    if remaining > 0 { base *= base }
  }
  return exponent < 0 ? 1 / result : result
}
