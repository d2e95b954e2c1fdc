/// Backtracking: the first of α, βα, β²α, … at which f falls by a share of what the slope promises.
///
///     φ(α) ≤ φ(0) + c α φ′(0)
///
/// > L. Armijo. "Minimization of functions having Lipschitz continuous first partial derivatives."
/// > *Pacific Journal of Mathematics* 16 (1966), 1–3, doi:10.2140/pjm.1966.16.1
struct ArmijoSearch {
  /// c in (0, 1).
  var sufficientDecrease: Double
  /// β in (0, 1).
  var contraction: Double

  /// After so many tries the direction is held for no descent; 0.9^1000 is less than any step.
  private static let limit = 1000

  /// α; 0 where no try is low enough.
  func stepLength(along ray: Ray, from first: Double, _ oracle: inout Oracle) -> Double {
    guard ray.slope < 0 else { return 0 }
    var alpha = first
    for _ in 0..<ArmijoSearch.limit where alpha > 0 {
      let value = ray.value(alpha, &oracle)
      if value <= ray.value + sufficientDecrease * alpha * ray.slope { return alpha }
      alpha *= contraction
    }
    return 0
  }
}
