/// The p-quantile of values in ascending order, by linear interpolation between order statistics.
///
///     h = (n − 1) p,  Q(p) = x_⌊h⌋ + (h − ⌊h⌋)(x_⌊h⌋₊₁ − x_⌊h⌋)
///
/// Definition 7 of the source, that of R and NumPy. Infinite values are allowed.
///
/// > R. J. Hyndman, Y. Fan. "Sample Quantiles in Statistical Packages." *The American
/// > Statistician* 50 (1996), 361–365, doi:10.1080/00031305.1996.10473566
public func quantile(sorted values: [Double], _ p: Double) -> Double {
  precondition(!values.isEmpty && 0...1 ~= p, "the \(p)-quantile of \(values.count) values")
  let h = Double(values.count - 1) * p
  let lower = Int(h)
  let fraction = h - Double(lower)
  // Equal neighbors may be infinite, where the difference is NaN.
  if fraction == 0 || values[lower] == values[lower + 1] { return values[lower] }
  return values[lower] + fraction * (values[lower + 1] - values[lower])
}

/// The median of values in any order.
public func median(_ values: [Double]) -> Double {
  quantile(sorted: values.sorted(), 0.5)
}

/// Quantiles of a series over repetitions, step by step: one curve for each probability.
///
/// Runs may end at different steps. One that has converged stays where it is, so its last value
/// counts at all later steps; one that has diverged counts as +∞ from then on. The curves are as
/// long as the longest series.
public func quantiles(
  _ probabilities: [Double], over series: [[Double]], diverged: [Bool]
) -> [[Double]] {
  precondition(series.count == diverged.count, "\(series.count) runs, \(diverged.count) outcomes")
  let length = series.map(\.count).max() ?? 0
  var curves = probabilities.map { _ in [Double]() }
  for step in 0..<length {
    let sorted = zip(series, diverged).map { values, isDiverged in
      step < values.count ? values[step] : isDiverged ? .infinity : values.last ?? .infinity
    }.sorted()
    for (i, p) in probabilities.enumerated() { curves[i].append(quantile(sorted: sorted, p)) }
  }
  return curves
}
