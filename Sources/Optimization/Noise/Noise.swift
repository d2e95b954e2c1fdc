import Elementary

/// What is done to a gradient before the rule sees it; ξ ~ N(0, I).
public enum Noise: Hashable, Sendable {
  /// g
  case none
  /// g + σξ
  case additive(sigma: Double)
  /// g ⊙ (1 + σξ): no noise along a coordinate in which the gradient is zero.
  case multiplicative(sigma: Double)
  /// g + σ_t ξ with σ_t² = σ²/(1 + t)^γ: strong at first, to leave a bad start, then ever weaker.
  ///
  /// Optax's `add_noise` calls σ² `eta`.
  ///
  /// > A. Neelakantan et al. "Adding Gradient Noise Improves Learning for Very Deep Networks."
  /// > (2015), doi:10.48550/arXiv.1511.06807
  case annealed(sigma: Double, decay: Double)

  /// σ, as a configuration names it.
  public static let sigma = Hyperparameter(
    name: "sigma", symbol: "\\sigma", defaultValue: nil, bounds: .nonNegative)
  /// γ of annealed noise, as a configuration names it; 0.55 in the paper.
  public static let decay = Hyperparameter(
    name: "decay", symbol: "\\gamma", defaultValue: 0.55, bounds: .nonNegative)
}

/// The noise of one repetition of one experiment.
///
/// ξ depends on the seed, the identity, the repetition, the step and the coordinate, and on
/// nothing else: runs of two optimizers, learning rates or σ with the same identity meet the
/// same ξ, so that their difference is not buried in luck.
public struct NoiseStream: Hashable, Sendable {
  /// What is done with ξ.
  public let noise: Noise
  private let key: UInt64
  private let repetition: UInt32

  /// Creates the stream of a repetition, counted from 0, of the experiment with an identity.
  public init(_ noise: Noise, seed: UInt64, identity: UInt64, repetition: Int = 0) {
    precondition(repetition >= 0, "repetition \(repetition)")
    self.noise = noise
    // Mixing is a bijection, so two identities under one seed never share a key.
    key = mixed(mixed(seed) &+ identity)
    self.repetition = UInt32(truncatingIfNeeded: repetition)
  }

  /// An identity for a name: its 64-bit FNV-1a hash (G. Fowler, L. C. Noll, K.-P. Vo, 1991).
  public static func identity(of name: String) -> UInt64 {
    name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }

  /// Replaces the gradient of a step by what the rule is to see.
  func perturb(_ gradient: inout MutableSpan<Double>, step: Int) {
    let strength = strength(at: step)
    for i in stride(from: 0, to: gradient.count, by: 2) {
      let (even, odd) = normals(step: step, pair: i / 2)
      gradient[i] = perturbed(gradient[i], by: even, strength)
      if i + 1 < gradient.count {
        gradient[i + 1] = perturbed(gradient[i + 1], by: odd, strength)
      }
    }
  }

  /// σ_t
  func strength(at step: Int) -> Double {
    switch noise {
    case .none: 0
    case .additive(let sigma), .multiplicative(let sigma): sigma
    case .annealed(let sigma, let decay): sigma * power(Double(step) + 1, -decay / 2)
    }
  }

  /// What ξ makes of a coordinate of the gradient.
  @inline(__always)
  func perturbed(_ g: Double, by normal: Double, _ strength: Double) -> Double {
    switch noise {
    case .none: g
    case .additive, .annealed: g + strength * normal
    case .multiplicative: g * (1 + strength * normal)
    }
  }

  /// ξ for the coordinates 2 · `pair` and 2 · `pair` + 1: two independent standard normals.
  ///
  ///     r = √(−2 ln u),  ξ = (r cos α, r sin α)
  ///
  /// > G. E. P. Box, M. E. Muller. "A Note on the Generation of Random Normal Deviates." *The
  /// > Annals of Mathematical Statistics* 29 (1958), 610–611, doi:10.1214/aoms/1177706645
  func normals(step: Int, pair: Int) -> (Double, Double) {
    let (uniform, angle) = uniforms(step: step, pair: pair)
    let radius = squareRoot(-2 * naturalLogarithm(uniform))
    return (radius * cosine(angle), radius * sine(angle))
  }

  /// u in (0, 1] and α in [0, 2π), of which two normals are made.
  @inline(__always)
  func uniforms(step: Int, pair: Int) -> (u: Double, angle: Double) {
    let words = Philox(key: key)(
      SIMD4(
        UInt32(truncatingIfNeeded: pair), UInt32(truncatingIfNeeded: step), repetition,
        UInt32(truncatingIfNeeded: step >> 32)))
    return (1 - unit(words[0], words[1]), 2 * Double.pi * unit(words[2], words[3]))
  }
}

/// The 53 upper bits of two words as a number in [0, 1).
private func unit(_ high: UInt32, _ low: UInt32) -> Double {
  Double((UInt64(high) << 32 | UInt64(low)) >> 11) * 0x1p-53
}

/// The finalizer of SplitMix64: a bijection in which every bit of the input reaches every bit.
///
/// > G. L. Steele, D. Lea, C. H. Flood. "Fast Splittable Pseudorandom Number Generators."
/// > *OOPSLA* (2014), 453–472, doi:10.1145/2660193.2660195
private func mixed(_ value: UInt64) -> UInt64 {
  var z = value &+ 0x9E37_79B9_7F4A_7C15
  z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
  z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
  return z ^ (z >> 31)
}
