import Elementary

/// The density of a sample as a smooth curve: the mean of Gaussian bells, one at each number.
///
///     f(x) = 1/(n h) Σ φ((x − xᵢ) / h),  h = 0.9 min(s, IQR / 1.34) n^(−1/5)
///
/// The curve ends at the least and the greatest number: beyond them there are no data.
///
/// > B. W. Silverman. *Density Estimation for Statistics and Data Analysis.* Chapman and Hall, 1986,
/// > p. 48, doi:10.1201/9781315140919
struct Density: Hashable {
  /// Places, evenly spaced from the least to the greatest number.
  var places: [Double] = []
  /// The density at each place.
  var values: [Double] = []

  /// Creates the density of numbers in ascending order; empty where there are fewer than two
  /// different ones.
  init(_ sorted: [Double], count: Int = 121) {
    guard let low = sorted.first, let high = sorted.last, low < high, (high - low).isFinite else {
      return
    }
    let bandwidth = Density.bandwidth(of: sorted)
    guard bandwidth > 0, bandwidth.isFinite else { return }
    let scale = 1 / (Double(sorted.count) * bandwidth * squareRoot(2 * .pi))
    // Many numbers are gathered into narrow bins first, each far narrower than a bell.
    let gathered = Density.gathered(sorted, width: 0.02 * bandwidth)
    for index in 0..<count {
      let part = Double(index) / Double(count - 1)
      let place = index == count - 1 ? high : low + part * (high - low)
      var sum = 0.0
      for (center, weight) in gathered {
        let distance = (place - center) / bandwidth
        if abs(distance) < 8 { sum += weight * exponential(-0.5 * distance * distance) }
      }
      places.append(place)
      values.append(sum * scale)
    }
  }

  /// Silverman's rule of thumb; where the quartiles coincide the standard deviation alone counts.
  static func bandwidth(of sorted: [Double]) -> Double {
    let n = Double(sorted.count)
    guard n > 1 else { return 0 }
    let mean = sorted.reduce(0) { $0 + $1 / n }
    let variance = sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) / (n - 1) }
    let deviation = squareRoot(variance)
    let quartiles = Quantiles.value(of: sorted, 0.75) - Quantiles.value(of: sorted, 0.25)
    let spread = quartiles > 0 ? min(deviation, quartiles / 1.34) : deviation
    return 0.9 * spread * power(n, -0.2)
  }

  /// Numbers with how many of them there are, those within a width taken for one at their mean.
  private static func gathered(
    _ sorted: [Double], width: Double
  ) -> [(center: Double, weight: Double)] {
    var result: [(center: Double, weight: Double)] = []
    var start = -Double.infinity
    for value in sorted {
      if value - start <= width, let last = result.last {
        let weight = last.weight + 1
        result[result.count - 1] = (last.center + (value - last.center) / weight, weight)
      } else {
        result.append((value, 1))
        start = value
      }
    }
    return result
  }
}
