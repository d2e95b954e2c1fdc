import Elementary

/// A step length that meets the strong Wolfe conditions.
///
///     φ(α) ≤ φ(0) + c₁ α φ′(0),  |φ′(α)| ≤ c₂ |φ′(0)|
///
/// The step grows until an interval contains such points; the interval is then cut at the
/// minimizer of the cubic through its ends.
///
/// > J. Nocedal, S. J. Wright. *Numerical Optimization*, 2nd edition, Springer (2006), algorithms
/// > 3.5 and 3.6, equation (3.59), doi:10.1007/978-0-387-40065-5
struct WolfeSearch {
  /// c₁
  var sufficientDecrease = 1e-4
  /// c₂
  var curvature = 0.9

  private struct Trial {
    var alpha: Double
    var value: Double
    var slope: Double
  }

  private static let limit = 60

  /// α; if none is found, the lowest point met, which may be α = 0.
  func stepLength(along ray: Ray, from first: Double, _ oracle: inout Oracle) -> Double {
    guard ray.slope < 0 else { return 0 }
    let start = Trial(alpha: 0, value: ray.value, slope: ray.slope)
    var previous = start
    var alpha = first
    for _ in 0..<WolfeSearch.limit {
      let trial = evaluate(alpha, ray, &oracle)
      // A value that is not finite is too high.
      if !fallsEnough(trial, ray) || previous.alpha > 0 && trial.value >= previous.value {
        return zoom(previous, trial, ray, &oracle)
      }
      if abs(trial.slope) <= curvature * abs(ray.slope) { return alpha }
      if trial.slope >= 0 { return zoom(trial, previous, ray, &oracle) }
      previous = trial
      alpha *= 2
    }
    return previous.alpha
  }

  private func evaluate(_ alpha: Double, _ ray: Ray, _ oracle: inout Oracle) -> Trial {
    let (value, slope) = ray.evaluate(alpha, &oracle)
    return Trial(alpha: alpha, value: value, slope: slope)
  }

  private func fallsEnough(_ trial: Trial, _ ray: Ray) -> Bool {
    trial.value <= ray.value + sufficientDecrease * trial.alpha * ray.slope
  }

  /// Cuts the interval between the lower end, which falls enough, and the other.
  private func zoom(
    _ first: Trial, _ second: Trial, _ ray: Ray, _ oracle: inout Oracle
  ) -> Double {
    var (low, high) = (first, second)
    for _ in 0..<WolfeSearch.limit {
      let alpha = cut(low, high)
      guard alpha != low.alpha, alpha != high.alpha else { break }
      let trial = evaluate(alpha, ray, &oracle)
      if !fallsEnough(trial, ray) || trial.value >= low.value {
        high = trial
      } else {
        if abs(trial.slope) <= curvature * abs(ray.slope) { return alpha }
        if trial.slope * (high.alpha - low.alpha) >= 0 { high = low }
        low = trial
      }
    }
    return low.alpha
  }

  /// The minimizer of the cubic with the values and slopes of both ends, if it lies well inside
  /// the interval; its middle otherwise.
  private func cut(_ low: Trial, _ high: Trial) -> Double {
    let width = high.alpha - low.alpha
    let d1 = low.slope + high.slope - 3 * (low.value - high.value) / (low.alpha - high.alpha)
    let radicand = d1 * d1 - low.slope * high.slope
    let middle = low.alpha + width / 2
    guard radicand >= 0 else { return middle }
    let d2 = width > 0 ? squareRoot(radicand) : -squareRoot(radicand)
    let alpha =
      high.alpha - width * (high.slope + d2 - d1) / (high.slope - low.slope + 2 * d2)
    let share = (alpha - low.alpha) / width
    return share >= 0.1 && share <= 0.9 ? alpha : middle
  }
}
