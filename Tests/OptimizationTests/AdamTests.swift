import Testing

@testable import Optimization

/// Adam on the bowl (x − 3)² + (y + 1)² from the origin with η = 0.1.
@Suite("Adam on the bowl")
struct AdamTests {
  static let run = minimize(
    Quadratic.bowl, using: Adam(), schedule: ConstantSchedule(0.1), from: [0, 0], steps: 100,
    recording: .state)

  // Aligned as a table.
  // swift-format-ignore
  static let columns: [(String, [Double])] = [
    ("gradient", [-6,      2,    -5.8,      1.8,      -5.6002,   1.6008,   -5.4008,   1.4032,
      -5.2018,   1.2079]),
    ("m",        [-0.6,    0.2,  -1.12,     0.36,     -1.56802,  0.48408,  -1.95129,  0.57599,
      -2.27635,  0.63918]),
    ("v",        [0.036, 0.004,   0.069604, 0.007236,  0.100897, 0.009791,  0.129964, 0.011751,
       0.156893, 0.013198]),
    ("mHat",     [-6,      2,    -5.8947,   1.8947,   -5.7861,   1.7863,   -5.674,    1.6749,
      -5.5587,   1.5608]),
    ("vHat",     [36,      4,    34.8194,   3.6198,   33.6659,   3.2671,   32.5398,   2.942,
      31.4414,   2.6448]),
  ]
  @Test func recordsTheFirstFiveSteps() {
    #expect(Self.run.state.map(\.name) == Self.columns.map(\.0) + ["effectiveRate"])
    for (column, expected) in zip(Self.run.state, Self.columns) {
      #expect(column.values.count == 200)
      for (found, value) in zip(column.values, expected.1) {
        #expect(isNear(found, value, relative: 1e-4), "\(column.name)")
      }
    }
  }

  static let iterates = [
    [0, 0], [0.1, -0.1], [0.199897, -0.199588], [0.299618, -0.298414], [0.399086, -0.396061],
    [0.498221, -0.492036],
  ]
  @Test func takesTheFirstFiveSteps() {
    for (t, expected) in Self.iterates.enumerated() {
      for (found, value) in zip(Self.run.iterate(t), expected) {
        #expect(abs(found - value) < 1e-6)
      }
    }
    let values = [10, 9.22, 8.4812, 7.7843, 7.1295, 6.5169]
    for (found, value) in zip(Self.run.values, values) { #expect(abs(found - value) < 5e-5) }
  }

  @Test func hasNotArrivedAfterAHundredSteps() {
    #expect(abs(Self.run.iterate(100)[200] - 2.9806554375278123) < 1e-9)
    #expect(abs(Self.run.iterate(100)[201] + 0.9970633243188974) < 1e-9)
  }

  @Test func overshootsTheMinimizer() throws {
    let x = try #require(Self.run.peak(of: Self.run.coordinate(0)))
    #expect(x.step == 53 && abs(x.value - 3.177) < 5e-4)
    let y = try #require(Self.run.peak(of: Self.run.coordinate(1).map { -$0 }))
    #expect(y.step == 19 && abs(y.value - 1.273) < 5e-4)
  }

  @Test func recordingTheStateChangesNothing() {
    let plain = minimize(
      Quadratic.bowl, using: Adam(), schedule: ConstantSchedule(0.1), from: [0, 0], steps: 100)
    #expect(plain.iterates == Self.run.iterates)
    #expect(plain.state.isEmpty)
  }
}
