/// The first minimizer along a ray, to rounding, as far as samples can tell: a zero of φ′ at which φ
/// has not risen.
///
/// The way is walked in strides, the first of them short, that double as long as φ looks smooth from
/// end to end, and are halved where it does not: a long stride may pass over whole valleys. Once φ or φ′
/// says that there is a minimizer behind, the zero is enclosed by regula falsi with the Illinois
/// modification, which halves the value kept at an end that stays twice.
///
/// > M. Dowell, P. Jarratt. "A modified regula falsi method for computing the root of an
/// > equation." *BIT* 11 (1971), 168–174, doi:10.1007/BF01934364
struct ExactSearch {
  private struct Trial {
    var alpha: Double
    var value: Double
    var slope: Double
  }

  /// So many cuts of an interval exhaust its doubles.
  private static let cutLimit = 200
  /// So many strides are refused at most: 2⁻¹¹⁰⁰ of any double is 0.
  private static let refusalLimit = 1100

  private let ray: Ray
  /// How much higher a value may be by rounding alone.
  private let rounding: Double

  init(along ray: Ray) {
    self.ray = ray
    rounding = 1e-15 * abs(ray.value)
  }

  /// α; 0 where φ does not fall, and where it falls as far as doubles reach, the last α tried.
  func stepLength(from first: Double, _ oracle: inout Oracle) -> Double {
    // The slope of f, whatever noise the rule was given; the oracle has it from the step before.
    let start = evaluate(0, &oracle)
    guard start.slope < 0 else { return 0 }
    let (lower, upper) = walk(from: start, by: first, &oracle)
    let end = upper.map { refine(lower, $0, tolerance: 1e-15 * abs(start.slope), &oracle) } ?? lower
    return end.value <= start.value ? end.alpha : 0
  }

  /// The last trial before a minimizer and the first one behind it; none where there is no such.
  private func walk(
    from start: Trial, by first: Double, _ oracle: inout Oracle
  ) -> (lower: Trial, upper: Trial?) {
    var lower = start
    var stride = first
    var refusals = 0
    while refusals < ExactSearch.refusalLimit {
      let trial = evaluate(lower.alpha + stride, &oracle)
      let isFar = trial.alpha >= 1e300 && trial.value <= lower.value
      if isFar || trial.value == -.infinity { return (trial, nil) }
      guard ray.point(trial.alpha) != ray.point(lower.alpha) else { break }
      let isTooFar = lower.alpha == 0 && !isNear(trial, start)
      if isTooFar || !isSmooth(from: lower, to: trial) {
        stride /= 2
        refusals += 1
      } else if isBehind(trial, lower) {
        return (lower, trial)
      } else {
        lower = trial
        stride *= 2
      }
    }
    return (lower, nil)
  }

  /// Cuts the interval down to a minimizer in it.
  private func refine(
    _ first: Trial, _ second: Trial, tolerance: Double, _ oracle: inout Oracle
  ) -> Trial {
    var (lower, upper) = (first, second)
    var side = 0
    for _ in 0..<ExactSearch.cutLimit {
      if upper.slope == 0 && !hasRisen(upper, lower) { return upper }
      var alpha =
        (lower.alpha * upper.slope - upper.alpha * lower.slope) / (upper.slope - lower.slope)
      // Where φ′ is not finite, or the secant leaves the interval, it is halved.
      if !(lower.alpha < alpha && alpha < upper.alpha) {
        alpha = lower.alpha + (upper.alpha - lower.alpha) / 2
      }
      guard lower.alpha < alpha, alpha < upper.alpha else { break }
      let trial = evaluate(alpha, &oracle)
      if abs(trial.slope) <= tolerance, !hasRisen(trial, lower) { return trial }
      if isBehind(trial, lower) {
        upper = trial
        if side > 0 { lower.slope /= 2 }
        side = 1
      } else {
        lower = trial
        if side < 0 { upper.slope /= 2 }
        side = -1
      }
    }
    return lower
  }

  private func evaluate(_ alpha: Double, _ oracle: inout Oracle) -> Trial {
    let (value, slope) = ray.evaluate(alpha, &oracle)
    return Trial(alpha: alpha, value: value, slope: slope)
  }

  /// Whether a minimizer lies between two trials, the first of which goes downhill. A value that is
  /// not finite is too high.
  private func isBehind(_ trial: Trial, _ lower: Trial) -> Bool {
    !(trial.slope < 0) || hasRisen(trial, lower)
  }

  private func hasRisen(_ trial: Trial, _ lower: Trial) -> Bool {
    !(trial.value <= lower.value + rounding)
  }

  /// Whether the slope is still much like that at the start, which tells how long a stride is short:
  /// beyond many valleys φ may look smooth by accident.
  private func isNear(_ trial: Trial, _ start: Trial) -> Bool {
    abs(trial.slope - start.slope) <= 0.75 * abs(start.slope)
  }

  /// Whether φ changes between two trials about as the mean of their slopes says: a parabola does
  /// exactly, a way across a valley and a ridge does not.
  private func isSmooth(from a: Trial, to b: Trial) -> Bool {
    let width = b.alpha - a.alpha
    let error = abs(b.value - a.value - width * (a.slope / 2 + b.slope / 2))
    return error <= 0.25 * width * max(abs(a.slope), abs(b.slope)) + rounding
  }
}
