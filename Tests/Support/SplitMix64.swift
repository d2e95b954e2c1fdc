/// A generator of random bits for tests: the same from the same seed everywhere.
///
/// > G. L. Steele, D. Lea, C. H. Flood. "Fast Splittable Pseudorandom Number Generators."
/// > *OOPSLA* (2014), 453–472, doi:10.1145/2660193.2660195
public struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  /// Creates a generator.
  public init(seed: UInt64) { state = seed }

  /// 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
