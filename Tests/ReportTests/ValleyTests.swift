import Optimization
import Testing

@testable import Report

/// Objectives of the library whose minimizers are not alone.
@Suite struct ValleyTests {
  /// f = (xy − 1)² vanishes on a hyperbola, of which the library names some points.
  @Test func knownPointsOfAValleyAreNotMarked() throws {
    let run = try #require(
      try runs(
        #""objective": "matrixFactorization", "start": [1, 2], "steps": 3, "optimizer": { "name": "gd", "learningRate": 0.01 }"#
      ).first)
    #expect(run.minimum == 0)
    #expect(run.isolatedPoints(.minimizer).isEmpty)
  }

  /// Those of others are.
  @Test(arguments: [("himmelblau", 4), ("rosenbrock", 1), ("bukin6", 1), ("absoluteValue", 1)])
  func othersAre(_ name: String, _ count: Int) throws {
    let start = name == "absoluteValue" ? "[1]" : "[1, 1]"
    let run = try #require(
      try runs(
        #""objective": "\#(name)", "start": \#(start), "steps": 3, "optimizer": { "name": "gd", "learningRate": 0.0001 }"#
      ).first)
    #expect(run.isolatedPoints(.minimizer).count == count)
  }
}
