import Optimization
import Testing

@testable import Report

/// Experiments that keep of each run only how it ended.
@Suite struct EndsTests {
  /// 20 × 20 runs, some of which diverge, and a rule that cannot go in lanes.
  static func sweep(_ more: String = "", steps: Int = 60) -> String {
    """
    "objective": { "formula": "(x - 3)^2 + 10*(y + 1)^2", "region": [[-5, 8], [-6, 4]] },
    "start": [0, 0], "steps": \(steps),
    "optimizers": [
      { "name": "heavyBall",
        "learningRate": { "sweep": { "from": 0.01, "to": 0.4, "count": 20 } },
        "momentum": { "sweep": { "from": 0, "to": 0.95, "count": 20 } } },
      { "name": "lbfgs" },
      { "name": "adam",
        "learningRate": { "schedule": "step", "initial": 1, "factor": 0.5, "period": 9 } }]\(more)
    """
  }

  @Test func endsAreThoseOfTheWholeRuns() throws {
    let whole = try runs(Self.sweep())
    let ends = try runs(Self.sweep(#", "keep": "ends""#))
    #expect(whole.count == 402 && ends.count == 402)
    #expect(whole.contains(where: \.isDiverging) && !whole.allSatisfy(\.isDiverging))
    for (a, b) in zip(whole, ends) {
      #expect(a.parameters == b.parameters)
      #expect(b.trajectory == nil)
      #expect(a.end?.outcome == b.end?.outcome)
      #expect(a.isDiverging == b.isDiverging)
      #expect(a.end?.finalIterate == b.end?.finalIterate)
      #expect(b.end?.best?.value == a.trajectory?.values.min())
      for quantity in SeriesQuery.Quantity.allCases where quantity.isKnownAtEnd {
        let (last, other) = (SeriesQuery(quantity).last(of: a), SeriesQuery(quantity).last(of: b))
        // The best of a run that diverged later is not asked for.
        #expect(last == other, "\(quantity) of \(a.parameters)")
      }
    }
  }

  @Test func stoppedRunsSayWhatStoppedThem() throws {
    let claims = """
      , "keep": "ends", "stop": { "loss": 1e-3 }, "expect": [
        { "stoppedBy": "loss", "where": { "optimizer": "lbfgs" } },
        { "finalIterate": [3, -1], "within": 0.1, "where": { "optimizer": "lbfgs" } },
        { "value": 0, "quantity": "distance", "within": 0.1, "where": { "optimizer": "lbfgs" } },
        { "diverges": true, "variant": 400 }, { "minimizers": [3, -1] }]
      """
    #expect(try brokenClaims(Self.sweep(claims)) == [])
  }

  static let refused = [
    #""expect": [{ "firstBelow": 3, "threshold": 1e-3 }]"#,
    #""expect": [{ "value": 3, "step": 3 }]"#,
    #""expect": [{ "value": 3, "quantity": "gradientNorm" }]"#,
    #""recordState": true"#,
  ]
  @Test(arguments: refused)
  func whatNeedsStepsIsRefused(_ more: String) throws {
    let config =
      "{ \"experiments\": { \"it\": { \(Self.sweep(", \"keep\": \"ends\", " + more)) } },"
    let text = mistakes(in: config + "\"figures\": {} }")
    #expect(text.contains("ends of "), "\(text)")
    #expect(text.contains("1 error; nothing was run"), "\(text)")
  }

  static let marks = [
    (#""mark": "line", "of": "it""#, false),
    (#""mark": "line", "of": "it", "x": "evaluations""#, false),
    (#""mark": "line", "of": "it", "x": "learningRate", "y": "gap""#, true),
    (#""mark": "line", "of": "it", "x": "learningRate", "y": "firstBelow", "threshold": 1"#, false),
    (#""mark": "points", "of": "it", "x": "learningRate", "y": "loss""#, true),
    (#""mark": "trajectory", "of": "it""#, false), (#""mark": "band", "of": "it""#, false),
    (#""mark": "minimizer", "of": "it""#, true), (#""mark": "contours", "of": "it""#, true),
  ]
  @Test(arguments: marks)
  func marksSayWhetherTheyNeedSteps(_ mark: String, _ isDrawn: Bool) throws {
    let text = mistakes(
      in: """
        { "experiments": { "it": { "objective": "bowl", "start": [0, 0], "keep": "ends",
            "optimizer": { "name": "gd", "learningRate": { "sweep": [0.1, 0.2] } } } },
          "figures": { "it": { "title": "T", "alt": "t", "panels": [[{ "marks": [{ \(mark) }] }]] } }
        }
        """)
    #expect(text.isEmpty == isDrawn, "\(text)")
    #expect(isDrawn || text.contains("\"it\" keeps only the ends of its runs"), "\(text)")
  }

  @Test func summariesAreWrittenWithoutSteps() throws {
    let (found, report) = try report("\"it\": { \(Self.sweep(#", "keep": "ends""#)) }")
    let files = report.data(of: 0).files(as: [.csv, .json])
    #expect(files.map(\.name) == ["it-summary.csv", "it.json"])
    let lines = String(decoding: files[0].bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 403)
    #expect(
      lines[0] == """
        run,optimizer,learningRate,momentum,repetition,outcome,stoppedBy,steps,final.x,final.y,\
        finalLoss,bestLoss,bestStep,finalGap,finalDistance
        """)
    let last = try #require(found[0][0].lastLoss)
    #expect(lines[1].contains(",\(last),"))
  }

  /// An experiment is cut into pieces where its runs are long or many, and comes together again.
  @Test func piecesMakeTheWhole() throws {
    let config = """
      { "experiments": { "it": { "objective": "bowl", "start": [0, 0], "steps": 30000,
          "noise": { "sigma": 1 }, "repetitions": 45,
          "optimizer": { "name": "gd", "learningRate": 0.1 } } }, "figures": {} }
      """
    let spec = try readConfig(config)
    let pieces = Report.pieces(of: spec.experiments[0], in: spec)
    #expect(pieces.count > 2)
    let backwards = Array(pieces.reversed().map { $0.runs() }.reversed().joined())
    let whole = Report.runs(of: spec.experiments[0], in: spec)
    #expect(backwards.map(\.repetition) == Array(0..<45))
    #expect(backwards.map(\.trajectory?.iterates) == whole.map(\.trajectory?.iterates))
  }
}

@Suite struct MemoryTests {
  static let texts: [(String, Double?)] = [
    ("2GB", 2e9), ("1.5gb", 1.5e9), ("800MB", 8e8), ("12", 12), ("64B", 64), ("3kB", 3e3),
    ("0GB", nil), ("-1GB", nil), ("much", nil), ("", nil), ("GB", nil), ("infGB", nil),
  ]
  @Test(arguments: texts) func amountsAreRead(_ text: String, _ bytes: Double?) {
    #expect(ByteCount.bytes(text) == bytes)
  }

  @Test func amountsAreWritten() {
    #expect(
      [1, 999, 1500, 2e9, 12.4e9, 4e14].map(ByteCount.text)
        == ["1B", "999B", "1.5kB", "2GB", "12GB", "400TB"])
  }

  /// What the limit counts is what the arrays of a run hold.
  @Test(arguments: [false, true]) func theEstimateIsTheSizeOfTheRuns(_ recordsState: Bool) throws {
    let config = """
      { "experiments": { "it": { "objective": "wood", "start": 0, "steps": 500,
          "recordState": \(recordsState), "optimizer": { "name": "adam",
          "learningRate": { "sweep": [0.1, 0.2, 0.3] } } } }, "figures": {} }
      """
    let spec = try readConfig(config)
    let held = Report.runs(of: spec.experiments[0], in: spec).compactMap(\.trajectory).map { run in
      run.iterates.count + run.values.count + run.gradientNorms.count + run.learningRates.count
        + run.state.reduce(0) { $0 + $1.values.count }
    }.reduce(0, +)
    let ratio = spec.experiments[0].byteCount / Double(8 * held)
    #expect((1...1.01).contains(ratio), "\(ratio)")
  }
}
