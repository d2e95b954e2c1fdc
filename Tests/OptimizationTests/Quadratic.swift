import Elementary
import Optimization

/// ½ (x − c)ᵀ H (x − c), whose runs can be worked out by hand.
struct Quadratic: Objective {
  /// Symmetric, n × n, row-major.
  var hessian: [Double]
  var center: [Double]
  var dimension: Int { center.count }

  init(_ hessian: [Double], center: [Double]) {
    precondition(hessian.count == center.count * center.count)
    self.hessian = hessian
    self.center = center
  }

  /// (x − 3)² + (y + 1)²
  static let bowl = Quadratic([2, 0, 0, 2], center: [3, -1])
  /// (x − 5)²
  static let line = Quadratic([2], center: [5])

  /// ½ (u² + κ v²) in eigen-coordinates u, v, along the axes or turned by 45°.
  static func elongated(_ kappa: Double, rotated: Bool = false) -> Quadratic {
    let (sum, difference) = ((1 + kappa) / 2, (1 - kappa) / 2)
    return Quadratic(
      rotated ? [sum, difference, difference, sum] : [1, 0, 0, kappa], center: [0, 0])
  }

  /// The point with the eigen-coordinates u, v of `elongated`.
  static func point(_ u: Double, _ v: Double, rotated: Bool) -> [Double] {
    rotated ? [(u - v) * squareRoot(0.5), (u + v) * squareRoot(0.5)] : [u, v]
  }

  func value(at x: Span<Double>) -> Double {
    var sum = 0.0
    for i in x.indices { sum += (x[i] - center[i]) * slope(i, at: x) }
    return 0.5 * sum
  }

  func evaluate(at x: Span<Double>, gradient: inout MutableSpan<Double>) -> Double {
    for i in x.indices { gradient[i] = slope(i, at: x) }
    return value(at: x)
  }

  func hessian(at x: Span<Double>, into result: inout MutableSpan<Double>) {
    for i in result.indices { result[i] = hessian[i] }
  }

  private func slope(_ i: Int, at x: Span<Double>) -> Double {
    var sum = 0.0
    for j in x.indices { sum += hessian[i * dimension + j] * (x[j] - center[j]) }
    return sum
  }
}

/// Whether two numbers differ by at most the given fraction of the second.
func isNear(_ found: Double, _ expected: Double, relative: Double) -> Bool {
  abs(found - expected) <= relative * abs(expected)
}
