import Elementary

/// Solving Hp = g for a symmetric H, n × n, row-major.
enum LinearSystem {
  /// p by Gaussian elimination with partial pivoting; not finite if H is singular.
  static func solve(_ h: [Double], _ g: [Double]) -> [Double] {
    let n = g.count
    var (h, p) = (h, g)
    for k in 0..<n {
      var pivot = k
      for i in k..<n where abs(h[i * n + k]) > abs(h[pivot * n + k]) { pivot = i }
      if pivot != k {
        for j in 0..<n { h.swapAt(k * n + j, pivot * n + j) }
        p.swapAt(k, pivot)
      }
      for i in k + 1..<max(n, k + 1) {
        let factor = h[i * n + k] / h[k * n + k]
        for j in k..<n { h[i * n + j] -= factor * h[k * n + j] }
        p[i] -= factor * p[k]
      }
    }
    for i in (0..<n).reversed() {
      for j in i + 1..<max(n, i + 1) { p[i] -= h[i * n + j] * p[j] }
      p[i] /= h[i * n + i]
    }
    return p
  }

  /// p with H + τI in place of H, for the first τ = 0, β, 2β, 4β, … that makes it positive definite
  /// by Cholesky's factorization, where β = 10⁻³ ‖H‖; nil if H is not finite.
  ///
  /// > J. Nocedal, S. J. Wright. *Numerical Optimization*, 2nd edition, Springer (2006), algorithm
  /// > 3.3, doi:10.1007/978-0-387-40065-5
  static func solveDefinite(_ h: [Double], _ g: [Double]) -> [Double]? {
    guard h.allSatisfy(\.isFinite) else { return nil }
    let n = g.count
    let norm = squareRoot(h.reduce(0) { $0 + $1 * $1 })
    let smallest = norm > 0 ? 1e-3 * norm : 1
    let diagonal = (0..<n).map { h[$0 * n + $0] }.min() ?? 0
    var shift = diagonal > 0 ? 0 : smallest - diagonal
    while shift < .infinity {
      if let p = cholesky(h, shift, g) { return p }
      shift = max(2 * shift, smallest)
    }
    return nil
  }

  private static func cholesky(_ h: [Double], _ shift: Double, _ g: [Double]) -> [Double]? {
    let n = g.count
    var l = Array(repeating: 0.0, count: n * n)
    var p = g
    for j in 0..<n {
      for i in j..<n {
        var sum = h[i * n + j] + (i == j ? shift : 0)
        for k in 0..<j { sum -= l[i * n + k] * l[j * n + k] }
        if i == j {
          // Next to singular counts as singular: the step would be all rounding.
          guard sum > 1e-14 * abs(h[i * n + i] + shift) else { return nil }
          l[i * n + j] = squareRoot(sum)
        } else {
          l[i * n + j] = sum / l[j * n + j]
        }
      }
    }
    for i in 0..<n {
      for k in 0..<i { p[i] -= l[i * n + k] * p[k] }
      p[i] /= l[i * n + i]
    }
    for i in (0..<n).reversed() {
      for k in i + 1..<max(n, i + 1) { p[i] -= l[k * n + i] * p[k] }
      p[i] /= l[i * n + i]
    }
    return p
  }
}
