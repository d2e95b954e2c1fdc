/// A place of a formula where, at some point, it has no derivative or only one from each side.
public struct Kink: Hashable, Sendable {
  /// What happens there.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The slopes of the sides differ: |x|, relu, max, min, hypot. The gradient takes 0, for max
    /// and min the mean of the two sides.
    case corner
    /// The value jumps: sign, step, floor, ceil, atan2 behind the origin. The gradient takes 0, for
    /// atan2 that of the sides.
    case jump
    /// The slope is infinite: √, cbrt and powers less than 1 at 0, asin and acos at ±1, acosh at 1.
    /// The gradient takes it, or 0 where the slope of what is inside is 0.
    case steep
  }

  /// What happens there.
  public var kind: Kind
  /// The sub-expression, as "abs(x)"; shortened if it is long.
  public var expression: String
  /// Where it was typed, in Unicode scalars from 1: the call, or the operator `^`. Of equal
  /// sub-expressions it is the first.
  public var column: Int
  /// How many Unicode scalars that is.
  public var length: Int
}

extension Formula {
  /// The sub-expressions that lie exactly at a kink at a point, in the order of evaluation.
  ///
  /// One that cannot matter is left out: a corner at which what is inside rests, or that the result
  /// does not feel, as in relu(x)² at 0. Then, for corners alone, the formula has a derivative:
  /// f = g(h(x)) with Lipschitz h, and g' = 0 at h(x) or h' = 0 inside of the corner. Jumps and
  /// infinite slopes are left out only where all around max, min or relu takes another operand, as
  /// min(x², 9 + ceil(y)) does at (1, 0). Nothing else is concluded: |x| − |x| + x is found smooth,
  /// since equal sub-expressions are one, but |x| + 2·min(x, 0) is said to have two kinks.
  ///
  /// > F. H. Clarke. *Optimization and Nonsmooth Analysis*, SIAM (1990), 2.1 and 2.3,
  /// > doi:10.1137/1.9781611971309.
  public func kinks(at point: [Double]) -> [Kink] {
    precondition(
      point.count == variables.count, "\(point.count) numbers for \(variables.count) variables")
    guard !places.isEmpty else { return [] }
    return kinkFinder.finder.kinks(at: point, of: self)
  }

  /// Whether there may be points with kinks.
  public var mayHaveKinks: Bool { !places.isEmpty && kinkFinder.finder.mayFind }

  /// Whether the formula has a finite value and a derivative at a point; false where it might not,
  /// as `kinks` tells.
  public func isDifferentiable(at point: [Double]) -> Bool {
    let (value, gradient) = gradient(at: point)
    return value.isFinite && gradient.allSatisfy(\.isFinite) && kinks(at: point).isEmpty
  }
}

extension Operation {
  /// Whether there are operands at which the operation has a kink.
  var hasKinks: Bool {
    switch self {
    case .absoluteValue, .sign, .unitStep, .floor, .ceiling, .rectifier, .minimum, .maximum,
      .hypotenuse, .squareRoot, .cubeRoot, .power, .arcSine, .arcCosine, .hyperbolicArcCosine,
      .arcTangent2:
      true
    default: false
    }
  }

  /// The kink at these operands; nil if there is none. An operation of one operand ignores `y`.
  func kink(at x: Double, _ y: Double) -> Kink.Kind? {
    switch self {
    case .absoluteValue, .rectifier: x == 0 ? .corner : nil
    case .minimum, .maximum: x == y && x.isFinite ? .corner : nil
    case .hypotenuse: x == 0 && y == 0 ? .corner : nil
    case .sign, .unitStep: x == 0 ? .jump : nil
    case .floor, .ceiling: x.isFinite && self(x, y) == x ? .jump : nil
    case .arcTangent2: x == 0 && y <= 0 ? .jump : nil
    case .squareRoot, .cubeRoot: x == 0 ? .steep : nil
    case .power: x != 0 || y >= 1 || y < 0 ? nil : y == 0 ? .jump : y > 0 ? .steep : nil
    case .arcSine, .arcCosine: abs(x) == 1 ? .steep : nil
    case .hyperbolicArcCosine: x == 1 ? .steep : nil
    default: nil
    }
  }
}
