/// The first minimizer along a ray, to rounding: a zero of φ′.
///
/// The step is doubled until φ′ ≥ 0. Then the zero is enclosed by regula falsi with the Illinois
/// modification, which halves the value kept at an end that stays twice.
///
/// > M. Dowell, P. Jarratt. "A modified regula falsi method for computing the root of an
/// > equation." *BIT* 11 (1971), 168–174, doi:10.1007/BF01934364
struct ExactSearch {
  private static let limit = 200

  /// α; where φ falls as far as doubles reach, the last α tried.
  func stepLength(along ray: Ray, from first: Double, _ oracle: inout Oracle) -> Double {
    guard ray.slope < 0 else { return 0 }
    var lower = (alpha: 0.0, slope: ray.slope)
    var upper = (alpha: first, slope: ray.evaluate(first, &oracle).slope)
    while upper.slope < 0 {
      guard upper.alpha < 1e300 else { return upper.alpha }
      lower = upper
      upper.alpha *= 2
      upper.slope = ray.evaluate(upper.alpha, &oracle).slope
    }
    let tolerance = 1e-15 * abs(ray.slope)
    var side = 0
    for _ in 0..<ExactSearch.limit where upper.slope != 0 {
      var alpha =
        (lower.alpha * upper.slope - upper.alpha * lower.slope) / (upper.slope - lower.slope)
      // Where φ′ is not finite, or the secant leaves the interval, it is halved.
      if !(lower.alpha < alpha && alpha < upper.alpha) {
        alpha = lower.alpha + (upper.alpha - lower.alpha) / 2
      }
      guard lower.alpha < alpha, alpha < upper.alpha else { return lower.alpha }
      let slope = ray.evaluate(alpha, &oracle).slope
      if abs(slope) <= tolerance { return alpha }
      if slope < 0 {
        lower = (alpha, slope)
        if side < 0 { upper.slope /= 2 }
        side = -1
      } else {
        upper = (alpha, slope)
        if side > 0 { lower.slope /= 2 }
        side = 1
      }
    }
    return upper.alpha
  }
}
