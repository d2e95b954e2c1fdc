import Configuration
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

  /// A number that is no input stands in a text only where a claim has found it: every decimal
  /// that is typed into a text also stands in the experiments, outside what is expected there.
  @Test func resultsAreNotTypedIntoTexts() throws {
    let node = try JSONReader.read(source(try CommittedReport().text))
    let inputs = Self.inputs(try #require(node.member("experiments")).value)
    let texts = Self.texts(try #require(node.member("figures")).value)
    #expect(inputs.count > 20 && texts.count > 80)
    for text in texts {
      for match in text.replacing(/\{\{.*?\}\}/, with: "").matches(of: /\d+\.\d+/) {
        #expect(Double(match.output).map(inputs.contains) == true, "\(match.output) in \(text)")
      }
    }
  }

  /// What is shown to readers: the members of figures that are set as labels.
  private static func texts(_ node: Node) -> [String] {
    switch node.value {
    case .array(let elements): elements.flatMap(texts)
    case .object(let members):
      members.flatMap { member -> [String] in
        let isShown = ["title", "caption", "alt", "label", "text"].contains(member.key)
        if isShown, case .string(let text) = member.value.value { return [text] }
        return texts(member.value)
      }
    default: []
    }
  }

  /// The numbers of experiments, in formulas too, but not what measures are expected to be.
  private static func inputs(_ node: Node, inClaim: Bool = false) -> Set<Double> {
    switch node.value {
    case .number(let number): [number]
    case .string(let text): Set(text.matches(of: /\d+\.\d+/).compactMap { Double($0.output) })
    case .array(let elements):
      elements.reduce(into: []) { $0.formUnion(inputs($1, inClaim: inClaim)) }
    case .object(let members):
      members.reduce(into: []) { numbers, member in
        if inClaim, member.key == "within" || measures.contains(where: { $0.name == member.key }) {
          return
        }
        numbers.formUnion(inputs(member.value, inClaim: inClaim || member.key == "expect"))
      }
    default: []
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
