import CairoBackend
import Configuration
import Foundation
import Report
import Testing
import Typesetting

@testable import optreport

/// What becomes of the rest when a part of the work fails.
struct FailureTests {
  static func pool(isFailFast: Bool) -> JobPool {
    var settings = Console.Settings()
    settings.isQuiet = true
    settings.format = .json
    return JobPool(
      width: 2, console: Console(settings, command: "test"), isFailFast: isFailFast)
  }

  @Test func othersGoOn() async throws {
    let results = try await Self.pool(isFailFast: false).results(Array(0..<20), "numbers") {
      number throws(Failure) in
      if number % 7 == 3 { throw Failure("no \(number)", code: .notDrawn) }
      return number * number
    }
    #expect(results.count == 20)
    for (number, result) in results.enumerated() {
      switch result {
      case .success(let square): #expect(square == number * number && number % 7 != 3)
      case .failure(let failure): #expect(failure.diagnostics[0].message == "no \(number)")
      }
    }
  }

  @Test func theFirstEndsTheWorkIfItIsToDoSo() async throws {
    await #expect(throws: Failure.self) {
      try await Self.pool(isFailFast: true).results(Array(0..<1000), "numbers") {
        number throws(Failure) in
        if number == 3 { throw Failure("no", code: .notDrawn) }
        return number
      }
    }
  }

  /// A figure that has one file has all of them; one that cannot be drawn has none, not even what a
  /// check would compare it with.
  @Test func aFigureHasAllFilesOrNone() async throws {
    let source = Source(name: "small.json", bytes: Array(SmallConfig.text().utf8))
    let spec = try ReportSpec(source, labels: LabelSetter(measuring: FontLibrary.shared))
    let report = Report(spec, runs: spec.experiments.map { Report.runs(of: $0, in: spec) })
    let drawn = spec.figures.map { DrawnFigure($0, in: report) }
    var works = drawn.flatMap { $0.files(as: [.png, .txt], in: report) }.map { file in
      // No picture has so many pixels.
      BuildWork.figure(
        FigureFile(
          figure: file.figure, scene: file.scene, format: file.format, metadata: file.metadata,
          dotsPerInch: file.figure.name == "loss" ? 1e5 : 72, svgText: file.svgText))
    }
    works += drawn.map { BuildWork.scene($0.figure.name, $0.scene) }
    let outcome = try await BuildWork.outcome(of: works, nil, Self.pool(isFailFast: false))
    #expect(outcome.undrawn == ["loss"])
    #expect(
      outcome.failures.map(\.message).allSatisfy { $0.hasPrefix("loss.png: cannot be drawn") })
    #expect(outcome.failures.count == 1)
    #expect(
      Set(outcome.done.map(\.name)) == ["path.png", "path.txt", Baseline.sceneName("path")])
    await #expect(throws: Failure.self) {
      try await BuildWork.outcome(of: works, nil, Self.pool(isFailFast: true))
    }
  }

  /// What cannot be drawn cannot be as it was committed.
  @Test func aFigureThatCannotBeDrawnFailsACheck() {
    let mistake = Diagnostic("loss.png: cannot be drawn", at: nil)
    var findings = Checker.Findings(
      figures: [], orphans: [], brokenClaims: [mistake], failures: [mistake])
    #expect(findings.failure?.code == .notDrawn)
    findings.failures = []
    #expect(findings.failure?.code == .brokenClaim)
    findings.brokenClaims = []
    #expect(findings.failure == nil)
  }

  /// What does not hold is known before anything is drawn.
  @Test func brokenExpectationsEndAFastBuildEarly() throws {
    let scratch = try Scratch()
    try scratch.write("broken.json", SmallConfig.text(finalLoss: "[8, 9]"))
    for command in ["build", "run"] {
      let arguments = [command, scratch.path("broken.json"), "--out", scratch.path("Out")]
      let fast = try Command(arguments + ["--fail-fast"])
      #expect(fast.status == 1)
      #expect(fast.error.contains("expected finalLoss 8 to 9"))
      #expect(fast.error.hasSuffix("1 error; nothing was written\n"))
      #expect(!(try scratch.names().contains("Out")))
      let patient = try Command(arguments + ["--keep-going"])
      #expect(patient.status == 1)
      #expect(patient.error.contains("expected finalLoss 8 to 9"))
      #expect(try scratch.names().contains("Out"))
      try FileManager.default.removeItem(atPath: scratch.path("Out"))
    }
  }

  /// No experiment runs behind the first that is not as expected, and its first mistake is the only
  /// one, with any number of jobs.
  @Test(arguments: ["build", "run"], ["1", "4"])
  func nothingRunsBehindTheFirstFailure(_ command: String, _ jobs: String) throws {
    let scratch = try Scratch()
    try scratch.write("broken.json", SmallConfig.text(finalLoss: "[8, 9]"))
    let fast = try Command([
      command, scratch.path("broken.json"), "--out", scratch.path("Out"), "--fail-fast",
      "--timings", "--jobs", jobs, "--set", "experiments.bowl.expect[0].steps=5",
      "--set", "experiments.noisy.expect=[{\"steps\": 5}]",
    ])
    #expect(fast.status == 1)
    #expect(fast.error.contains("\"bowl\": expected steps 5, found 20\n"))
    #expect(fast.error.matches(of: /error:/).count == 1)
    #expect(fast.error.contains("1 error; nothing was written\n"))
    #expect(fast.error.contains("running bowl\n"))
    #expect(!fast.error.contains("running noisy\n"))
  }
}
