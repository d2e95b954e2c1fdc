/// The calculus: local derivatives of the operations.
extension Expression {
  /// The operands of a node, each with the node of ∂node/∂operand.
  ///
  /// Sums and quotients are not here: `derivatives` handles them with fewer roundings.
  ///
  /// > M. Abramowitz, I. A. Stegun (eds.). *Handbook of Mathematical Functions*, National Bureau
  /// > of Standards (1964), 3.3, 4.3.105–112, 4.4.52–57, 4.5.71–76, 4.6.37–42, 7.1.19.
  mutating func partials(of index: Int) -> [(operand: Int, local: Int)] {
    let node = nodes[index]
    let x = Int(node.first)
    let y = Int(node.second)
    switch node.operation {
    case .multiply, .guardedMultiply: return [(x, y), (y, x)]
    case .power, .integerPower:
      let lowered = make(.power, x, make(.subtract, y, constant(1)))
      let first = make(node.operation == .power ? .guardedMultiply : .multiply, y, lowered)
      guard nodes[y].constant == nil else { return [(x, first)] }
      let second = make(.guardedMultiply, index, make(.naturalLogarithm, x))
      return [(x, first), (y, second)]
    case .arcTangent2:
      let radius = make(.hypotenuse, x, y)
      let first = make(.divide, make(.guardedDivide, y, radius), radius)
      let second = make(.divide, make(.guardedDivide, x, radius), radius)
      return [(x, first), (y, make(.negate, second))]
    case .hypotenuse:
      return [(x, make(.guardedDivide, x, index)), (y, make(.guardedDivide, y, index))]
    case .guardedDivide:
      return [
        (x, make(.divide, constant(1), y)), (y, make(.negate, make(.guardedDivide, index, y))),
      ]
    case .logarithmOfSum:
      return [
        (x, make(.sigmoid, make(.subtract, x, y))), (y, make(.sigmoid, make(.subtract, y, x))),
      ]
    case .maximum: return [(x, make(.share, x, y)), (y, make(.share, y, x))]
    case .minimum: return [(x, make(.share, y, x)), (y, make(.share, x, y))]
    default: return [(x, derivative(of: node.operation, at: x, value: index))]
    }
  }

  /// The derivative of an operation of one operand; `value` is the node of the operation itself.
  private mutating func derivative(of operation: Operation, at x: Int, value: Int) -> Int {
    let one = constant(1)
    switch operation {
    case .square: return make(.multiply, constant(2), x)
    case .sine: return make(.cosine, x)
    case .cosine: return make(.negate, make(.sine, x))
    case .tangent: return make(.add, one, make(.square, value))
    case .arcSine: return reciprocal(make(.squareRoot, oneMinusSquare(x)))
    case .arcCosine: return make(.negate, reciprocal(make(.squareRoot, oneMinusSquare(x))))
    case .arcTangent: return reciprocal(make(.add, one, make(.square, x)))
    case .hyperbolicSine: return make(.hyperbolicCosine, x)
    case .hyperbolicCosine: return make(.hyperbolicSine, x)
    // Not 1 - tanh², which is 0 from x = 19 on: gradients vanish, but not that early.
    case .hyperbolicTangent: return reciprocal(make(.square, make(.hyperbolicCosine, x)))
    case .hyperbolicArcSine: return reciprocal(make(.hypotenuse, one, x))
    case .hyperbolicArcCosine:
      let below = make(.squareRoot, make(.subtract, x, one))
      return reciprocal(make(.multiply, below, make(.squareRoot, make(.add, x, one))))
    case .hyperbolicArcTangent: return reciprocal(oneMinusSquare(x))
    case .exponential: return value
    case .exponentialMinusOne: return make(.exponential, x)
    case .naturalLogarithm: return reciprocal(x)
    case .naturalLogarithmOnePlus: return reciprocal(make(.add, one, x))
    case .binaryLogarithm: return reciprocal(make(.multiply, constant(0x1.62e42fefa39efp-1), x))
    case .decimalLogarithm: return reciprocal(make(.multiply, constant(0x1.26bb1bbb55516p+1), x))
    case .squareRoot: return make(.divide, constant(0.5), value)
    case .cubeRoot: return reciprocal(make(.multiply, constant(3), make(.square, value)))
    case .absoluteValue: return make(.sign, x)
    case .sigmoid: return make(.multiply, value, make(.sigmoid, make(.negate, x)))
    case .softplus: return make(.sigmoid, x)
    case .rectifier: return make(.unitStep, x)
    case .errorFunction:
      let bell = make(.exponential, make(.negate, make(.square, x)))
      return make(.multiply, constant(0x1.20dd750429b6dp+0), bell)
    case .complementaryErrorFunction:
      let bell = make(.exponential, make(.negate, make(.square, x)))
      return make(.multiply, constant(-0x1.20dd750429b6dp+0), bell)
    default: preconditionFailure("\(operation) has no derivative of one operand")
    }
  }

  private mutating func reciprocal(_ x: Int) -> Int { make(.divide, constant(1), x) }

  /// 1 - x² without cancellation near ±1.
  private mutating func oneMinusSquare(_ x: Int) -> Int {
    make(.multiply, make(.subtract, constant(1), x), make(.add, constant(1), x))
  }
}

extension Operation {
  /// Whether the derivative is infinite at a point where the value is finite.
  var isSteep: Bool {
    switch self {
    case .squareRoot, .cubeRoot, .power, .arcSine, .arcCosine, .hyperbolicArcCosine,
      .guardedDivide:
      true
    default: false
    }
  }
}
