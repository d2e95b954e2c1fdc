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
  func callAsFunction(_ counter: SIMD4<UInt32>) -> SIMD4<UInt32> {
    var c = counter
    var k0 = UInt32(truncatingIfNeeded: key)
    var k1 = UInt32(truncatingIfNeeded: key >> 32)
    for _ in 0..<10 {
      let p0 = c[0].multipliedFullWidth(by: 0xD251_1F53)
      let p1 = c[2].multipliedFullWidth(by: 0xCD9E_8D57)
      c = SIMD4(p1.high ^ c[1] ^ k0, p1.low, p0.high ^ c[3] ^ k1, p0.low)
      k0 &+= 0x9E37_79B9  // the golden ratio
      k1 &+= 0xBB67_AE85  // √3 − 1
    }
    return c
  }
}
