import Elementary
import Testing

@testable import Optimization

@Suite("Noise")
struct NoiseTests {
  // Known answers published with the Random123 library of the authors.
  static let knownAnswers: [(SIMD4<UInt32>, UInt64, SIMD4<UInt32>)] = [
    (
      SIMD4(0, 0, 0, 0), 0,
      SIMD4(0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8)
    ),
    (
      SIMD4(repeating: .max), .max,
      SIMD4(0x408F_276D, 0x41C8_3B0E, 0xA20B_C7C6, 0x6D54_51FD)
    ),
    (
      SIMD4(0x243F_6A88, 0x85A3_08D3, 0x1319_8A2E, 0x0370_7344), 0x299F_31D0_A409_3822,
      SIMD4(0xD16C_FE09, 0x94FD_CCEB, 0x5001_E420, 0x2412_6EA1)
    ),
  ]
  @Test(arguments: knownAnswers)
  func philoxGivesThePublishedAnswers(
    _ counter: SIMD4<UInt32>, _ key: UInt64, _ expected: SIMD4<UInt32>
  ) {
    #expect(Philox(key: key)(counter) == expected)
  }

  // The test vectors of the FNV authors.
  static let hashes: [(String, UInt64)] = [
    ("", 0xCBF2_9CE4_8422_2325), ("a", 0xAF63_DC4C_8601_EC8C), ("foobar", 0x8594_4171_F739_67E8),
  ]
  @Test(arguments: hashes)
  func identitiesAreHashesOfNames(_ name: String, _ hash: UInt64) {
    #expect(NoiseStream.identity(of: name) == hash)
  }

  static func stream(
    _ noise: Noise, seed: UInt64 = 1, identity: UInt64 = 2, repetition: Int = 3
  ) -> NoiseStream {
    NoiseStream(noise, seed: seed, identity: identity, repetition: repetition)
  }

  static func perturbed(_ gradient: [Double], by stream: NoiseStream, step: Int = 0) -> [Double] {
    var gradient = gradient
    var span = gradient.mutableSpan
    stream.perturb(&span, step: step)
    return gradient
  }

  @Test func normalsAreStandardNormal() {
    let stream = Self.stream(.additive(sigma: 1))
    let xi = (0..<5000).flatMap { step in
      let pair = stream.normals(step: step, pair: 0)
      return [pair.0, pair.1]
    }
    func mean(_ f: (Double) -> Double) -> Double { xi.reduce(0) { $0 + f($1) } / 10_000 }
    // Four standard errors of the mean of 1e4: √1, √2, √15 and √96 times 0.04.
    #expect(abs(mean { $0 }) < 0.04)
    #expect(abs(mean { $0 * $0 } - 1) < 0.057)
    #expect(abs(mean { $0 * $0 * $0 }) < 0.155)
    #expect(abs(mean { $0 * $0 * $0 * $0 } - 3) < 0.392)
    #expect(abs(mean { abs($0) < 1.959964 ? 1 : 0 } - 0.95) < 0.0088)
  }

  @Test func everythingThatNamesADrawChangesIt() {
    let noise = Noise.additive(sigma: 1)
    let draws = [
      Self.perturbed([0, 0], by: Self.stream(noise)),
      Self.perturbed([0, 0], by: Self.stream(noise, seed: 9)),
      Self.perturbed([0, 0], by: Self.stream(noise, identity: 9)),
      Self.perturbed([0, 0], by: Self.stream(noise, repetition: 9)),
      Self.perturbed([0, 0], by: Self.stream(noise), step: 9),
    ].flatMap { $0 }
    #expect(Set(draws).count == draws.count)
  }

  @Test func stepsBeyondThirtyTwoBitsAreDifferent() {
    let noise = Self.stream(.additive(sigma: 1))
    #expect(Self.perturbed([0], by: noise) != Self.perturbed([0], by: noise, step: 1 << 32))
  }

  @Test func sigmaScalesTheSameDraw() {
    let xi = Self.perturbed([0, 0, 0], by: Self.stream(.additive(sigma: 1)))
    #expect(
      Self.perturbed([0, 0, 0], by: Self.stream(.additive(sigma: 0.25))) == xi.map { 0.25 * $0 })
    #expect(
      Self.perturbed([2, 0, 4], by: Self.stream(.multiplicative(sigma: 0.5)))
        == [2 * (1 + 0.5 * xi[0]), 0, 4 * (1 + 0.5 * xi[2])])
    #expect(Self.perturbed([2, 0, 4], by: Self.stream(.none)) == [2, 0, 4])
  }

  /// The variance falls as 1/(1 + t)^γ: to σ²/8 after 63 steps with γ = ½.
  @Test func annealedNoiseFades() {
    for (step, factor) in [(0, 1.0), (3, squareRoot(0.5)), (63, squareRoot(0.125))] {
      let xi = Self.perturbed([0, 0, 0], by: Self.stream(.additive(sigma: 2)), step: step)
      let found = Self.perturbed(
        [1, 0, 0], by: Self.stream(.annealed(sigma: 2, decay: 0.5)), step: step)
      for (found, expected) in zip(found, [1 + factor * xi[0], factor * xi[1], factor * xi[2]]) {
        #expect(isNear(found, expected, relative: 1e-14))
      }
    }
  }

  @Test func aCoordinateMeetsTheSameDrawInAnyDimension() {
    let noise = Self.stream(.additive(sigma: 1))
    let five = Self.perturbed([0, 0, 0, 0, 0], by: noise)
    #expect(Self.perturbed([0, 0, 0], by: noise) == Array(five.prefix(3)))
  }

  /// What the rule saw minus the true gradient is the noise: the same for every optimizer.
  @Test func runsWithTheSameIdentityMeetTheSameNoise() throws {
    let noise = Self.stream(.additive(sigma: 0.5))
    // A flat function has no Newton step.
    let seen = try OptimizersTests.names.filter { $0 != "newton" }.map { name in
      let flat = Quadratic([0, 0, 0, 0], center: [0, 0])
      let run = minimize(
        flat, using: try rule(name), schedule: ConstantSchedule(0.1), from: [1, 1], steps: 20,
        noise: noise, recording: .state)
      #expect(run.gradientNorms.allSatisfy { $0 == 0 }, "norms are of the true gradient")
      return run.state[0].values
    }
    #expect(Set(seen).count == 1)
  }
}
