import Optimization
import Testing

@testable import Report

/// What the repository's own figures promise their readers.
@Suite struct CommittedReportTests {
  static let full = Result { try CommittedReport().report() }

  @Test func allClaimsHold() throws {
    #expect(try Self.full.get().brokenClaims.map(\.message) == [])
  }

  @Test func hasTheEightDiagrams() throws {
    #expect(
      try Self.full.get().spec.figures.map(\.name) == [
        "1-derivatives", "2-chain-rule", "3-gradient", "4-gradient-descent", "5-adam",
        "6-momentum", "7-learning-rate", "8-convexity",
      ])
  }

  /// The caption explains, the alt text replaces the figure: they cannot be the same, and neither
  /// shows markup to who reads metadata.
  @Test func figuresAreDescribedTwice() throws {
    let report = try Self.full.get()
    for figure in report.spec.figures.map(report.figure) {
      #expect(!figure.caption.isEmpty && !figure.alternative.isEmpty)
      #expect(figure.caption != figure.alternative)
      for text in [figure.plainTitle, figure.alternative] {
        #expect(!text.contains { "$\\{}—".contains($0) }, "\(text)")
      }
    }
  }
}

/// A change of what is run shows, in the figures and in broken claims.
@Suite struct ChangedReportTests {
  /// θ ← θ − 2η(θ − 5) multiplies the error by −1.2 at η = 1.1.
  @Test func aLearningRateTooLargeIsFound() throws {
    let changed = try CommittedReport(
      replacing: #"{ "sweep": [0.01, 0.1, 0.9] }"#, with: #"{ "sweep": [0.01, 1.1, 0.9] }"#)
    let (runs, report) = changed.report(running: ["learningRates"])
    #expect(runs["learningRates"]?.map(\.isDiverging) == [false, true, false])
    let broken = report.brokenClaims.map(\.message).filter { $0.hasPrefix("\"learningRates\"") }
    #expect(broken.contains { $0.contains("expected parameter 0.1, found 1.1") }, "\(broken)")
    #expect(broken.contains { $0.contains("expected finalLoss 1.04e-18, found 1.7") }, "\(broken)")
    #expect(broken.contains { $0.contains("expected diverges false, found true") }, "\(broken)")
    let figure = try #require(report.spec.figures.first { $0.name == "7-learning-rate" })
    #expect(Drawing(report.figure(figure)).text.contains("diverges"))
  }

  /// The path ends at the minimizer, which is found and not typed.
  @Test(arguments: [3.0, 2])
  func theMinimizerMovesWithTheFormula(_ x: Double) throws {
    let changed = try CommittedReport(replacing: "(x - 3)^2", with: "(x - \(Int(x)))^2")
    let (runs, report) = changed.report(running: ["bowl"])
    let run = try #require(runs["bowl"]?.first)
    let trajectory = try #require(run.trajectory)
    let end = trajectory.iterate(trajectory.count - 1)
    let minimizer = try #require(run.criticalPoints.first { $0.kind == .minimizer }?.point)
    for (found, expected) in zip(minimizer, [x, -1]) { #expect(abs(found - expected) < 1e-9) }
    for (found, expected) in zip(end, [x, -1]) { #expect(abs(found - expected) < 1e-6) }
    let figure = try #require(report.spec.figures.first { $0.name == "4-gradient-descent" })
    #expect(Drawing(report.figure(figure)).text.contains("(\(Int(x)), −1)"))
    let isBroken = report.brokenClaims.contains { $0.message.hasPrefix("\"bowl\"") }
    #expect(isBroken == (x != 3))
  }
}
