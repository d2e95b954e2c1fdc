import Elementary

/// What corrects two running means for having started at zero.
///
///     1 / (1 − β₁ᵗ),  1 / (1 − β₂ᵗ)
///
/// Where a rate is scheduled, β is its value in step t, as in PyTorch and Optax.
public struct BiasCorrections: Sendable {
  /// t, the number of steps so far.
  public private(set) var step = 0
  /// β₁ᵗ
  public private(set) var beta1Power = 1.0
  /// β₂ᵗ
  public private(set) var beta2Power = 1.0
  /// 1 / (1 − β₁ᵗ)
  public private(set) var mean = 1.0
  /// 1 / (1 − β₂ᵗ)
  public private(set) var square = 1.0
  private var beta1 = Double.nan
  private var beta2 = Double.nan

  /// Advances t.
  @inline(__always)
  mutating func advance(beta1: Double, beta2: Double) {
    // A product is cheaper than a power, as long as the rate stays.
    if beta1 != self.beta1 || beta2 != self.beta2 {
      self.beta1 = beta1
      self.beta2 = beta2
      beta1Power = power(beta1, Double(step))
      beta2Power = power(beta2, Double(step))
    }
    step += 1
    beta1Power *= beta1
    beta2Power *= beta2
    mean = 1 / (1 - beta1Power)
    square = 1 / (1 - beta2Power)
  }
}
