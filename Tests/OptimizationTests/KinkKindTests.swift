import Formula
import Testing

@testable import Optimization

/// What critical points at kinks are: the second derivatives of one side do not know of the other.
@Suite struct KinkKindTests {
  private func points(_ formula: String, reach: Double) throws -> [CriticalPoint] {
    CriticalPointFinder(try Formula(formula), region: [-reach...reach, -reach...reach]).search()
      .points
  }

  /// |x||y| − (x² + y²)/10 falls along the axes and rises between them.
  @Test func whatRisesBetweenFallsIsASaddle() throws {
    let origin = try points("abs(x)*abs(y) - 0.1*(x^2 + y^2)", reach: 1)
      .filter { abs($0.point[0]) < 0.01 && abs($0.point[1]) < 0.01 }
    #expect(origin.allSatisfy { $0.kind == .saddle })
  }

  /// No point of the lines on which −|sin x cos y| is highest is a saddle.
  @Test func whatIsNowhereExceededIsNoSaddle() throws {
    let found = try points("-abs(sin(x)*cos(y))", reach: 4)
    #expect(!found.contains { $0.kind == .saddle && $0.value > -1e-9 })
    // Along the lines there are others.
    #expect(!found.contains { $0.kind == .maximizer && $0.isIsolated })
  }
}
