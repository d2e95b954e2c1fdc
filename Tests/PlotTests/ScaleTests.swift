import Plot
import Testing

@Suite struct ScaleTests {
  static let scales: [Scale] = [
    Scale(.linear, domain: -2...3, from: 10, to: 210),
    Scale(.linear, domain: -2...3, from: 210, to: 10),
    Scale(.log10, domain: 1e-12...1e3, from: 10, to: 210),
    Scale(.symlog(threshold: 0.1), domain: -100...1000, from: 10, to: 210),
  ]

  @Test(arguments: scales)
  func mapsEndsToEnds(_ scale: Scale) {
    #expect(abs(scale(scale.domain.lowerBound) - scale.start) < 1e-9)
    #expect(abs(scale(scale.domain.upperBound) - scale.end) < 1e-9)
  }

  @Test(arguments: scales)
  func isMonotoneAndHasAnInverse(_ scale: Scale) {
    let positions = (0...100).map { scale.start + Double($0) / 100 * (scale.end - scale.start) }
    let values = positions.map { scale.value(at: $0) }
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
    for (position, value) in zip(positions, values) { #expect(abs(scale(value) - position) < 1e-9) }
  }

  @Test func hasNoPlaceForWhatLogsCannotShow() {
    let scale = Scale(.log10, domain: 1...10, from: 0, to: 1)
    #expect(scale(0).isNaN)
    #expect(scale(-1).isNaN)
  }

  @Test func coversAllDoubles() {
    let limit = Double.greatestFiniteMagnitude
    let scale = Scale(.linear, domain: -limit...limit, from: 0, to: 100)
    #expect(scale(0) == 50)
    #expect(scale(limit) == 100)
    #expect(scale.value(at: 50) == 0)
  }
}
