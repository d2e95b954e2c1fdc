/// Philox4x32-10, a random function of a counter and a key.
///
/// Nothing is remembered from call to call, so a number depends on what it is for and not on
/// which thread asks for it or when. Each round multiplies two words and exchanges the halves:
///
///     (c₀, c₁, c₂, c₃) ↦ (hi(M₁c₂) ⊕ c₁ ⊕ k₀, lo(M₁c₂), hi(M₀c₀) ⊕ c₃ ⊕ k₁, lo(M₀c₀))
///     (k₀, k₁) ↦ (k₀ + W₀, k₁ + W₁)
///
/// > J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw. "Parallel Random Numbers: As Easy as
/// > 1, 2, 3." *SC11* (2011), doi:10.1145/2063384.2063405
struct Philox {
  /// k₀ is the low half, k₁ the high half.
  var key: UInt64

  /// Four random words for a counter of four words.
  @inline(__always)
  func callAsFunction(_ counter: SIMD4<UInt32>) -> SIMD4<UInt32> {
    // Numbers of their own: taking them out of a vector in every round takes twice as long.
    var (c0, c1, c2, c3) = (counter[0], counter[1], counter[2], counter[3])
    var k0 = UInt32(truncatingIfNeeded: key)
    var k1 = UInt32(truncatingIfNeeded: key >> 32)
    for _ in 0..<10 {
      let p0 = c0.multipliedFullWidth(by: 0xD251_1F53)
      let p1 = c2.multipliedFullWidth(by: 0xCD9E_8D57)
      (c0, c1, c2, c3) = (p1.high ^ c1 ^ k0, p1.low, p0.high ^ c3 ^ k1, p0.low)
      k0 &+= 0x9E37_79B9  // the golden ratio
      k1 &+= 0xBB67_AE85  // √3 − 1
    }
    return SIMD4(c0, c1, c2, c3)
  }
}
