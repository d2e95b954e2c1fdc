import Configuration
import Testing

@testable import Report

/// A claim of each measure that holds, one that does not, and what is said about it.
@Suite struct ClaimTests {
  /// x ← 0.8 x on f = x², x₀ = 1: f(x_t) = 0.64ᵗ.
  static let bowl = """
    "objective": { "formula": "x^2" }, "start": [1], "steps": 10,
    "optimizer": { "name": "gd", "learningRate": 0.1 }
    """
  /// x ← −0.8 x: every step flips the sign.
  static let flipping = bowl.replacing("0.1 }", with: "0.9 }")
  static let stopping = bowl.replacing(
    "\"steps\": 10", with: "\"steps\": 99, \"stop\": { \"gradientNorm\": 0.1 }")
  static let growing = bowl.replacing("0.1 }", with: "1.1 }")
  static let overflowing = bowl.replacing("0.1 }", with: "1e200 }")
  /// The first step lands on the minimizer.
  static let landing = bowl.replacing("0.1 }", with: "0.5 }")
  static let saddle = """
    "objective": "hyperbolicSaddle", "start": [1, 0], "steps": 10,
    "optimizer": { "name": "gd", "learningRate": 0.1 }
    """
  static let rates = bowl.replacing("0.1 }", with: "{ \"sweep\": [0.1, 0.2] } }")
  /// ¼x⁴ − ½x² has minimizers at ±1; gradient descent goes to the nearer side.
  static let basins = """
    "objective": { "formula": "x^4/4 - x^2/2" }, "steps": 200,
    "start": [{ "sweep": { "from": -0.75, "to": 1.25, "count": 5 } }],
    "optimizer": { "name": "gd", "learningRate": 0.1 }
    """
  static let escaping = """
    "objective": "hyperbolicSaddle", "start": [0, 0.1], "steps": 30,
    "optimizer": { "name": "gd", "learningRate": { "sweep": [0.05, 0.1, 0.5] } }
    """
  static let tuned = """
    "objective": { "formula": "x^2" }, "start": [1], "steps": 50,
    "optimizer": { "name": "gd" }, "tune": { "values": [0.1, 0.4] }
    """
  static let sine = """
    "kind": "differentiate", "formula": "sin(x)", "at": 1, "method": "central",
    "stepSize": { "sweep": [1e-3, 1e-2, 1e-1] }
    """
  static let chain = """
    "kind": "evaluate", "formula": "u = 2*x + y; f = u^2", "at": [1, 1]
    """
  static let corner = """
    "kind": "evaluate", "formula": "abs(x) + y", "at": [0, 1]
    """
  /// |x| from 1 with steps of ½: x₂ = … = x₁₀ = 0.
  static let resting = bowl.replacing("x^2", with: "abs(x)").replacing("0.1 }", with: "0.5 }")

  /// An experiment, a claim that holds, one that does not, and the end of its message.
  static let table: [(String, String, String, String)] = [
    (
      bowl, #""outcome": "stepLimit""#, #""outcome": "converged""#,
      #"outcome "converged", found "stepLimit""#
    ),
    (overflowing, #""outcome": "diverged""#, #""outcome": "stepLimit""#, #"found "diverged""#),
    (stopping, #""convergesAt": 14"#, #""convergesAt": 13"#, "convergesAt 13, found 14"),
    (
      stopping, #""stoppedBy": "gradientNorm""#, #""stoppedBy": "loss""#,
      #"stoppedBy "loss", found "gradientNorm""#
    ),
    (
      bowl, #""outcome": "stepLimit""#, #""stoppedBy": "loss""#,
      "found a run that no criterion stopped"
    ),
    (bowl, #""steps": 10"#, #""convergesAt": 10"#, "found a run that did not converge"),
    (
      rates, #""reaches": 1, "threshold": 1e-3"#, #""reaches": 2, "threshold": 1e-3"#,
      "reaches 2, found 1"
    ),
    (growing, #""diverges": true"#, #""diverges": false"#, "diverges false, found true"),
    (bowl, #""diverges": false"#, #""diverges": true"#, "diverges true, found false"),
    (bowl, #""steps": [9, 11]"#, #""steps": 11"#, "steps 11, found 10"),
    (
      bowl, #""finalLoss": 0.0115"#, #""finalLoss": 0.012"#,
      "finalLoss 0.012, found 0.0115292150460"
    ),
    (
      bowl, #""finalLoss": 0, "within": 0.02"#, #""finalLoss": 0, "within": 0.01"#,
      "finalLoss 0 within 0.01, found 0.0115292150460"
    ),
    (
      bowl, #""finalIterate": [0.107]"#, #""finalIterate": [0.11]"#,
      "finalIterate [0.11], found [0.107374"
    ),
    (saddle, #""finalIterate": [0.1074, 0]"#, #""finalIterate": [0.1074]"#, "found [0.107374"),
    (
      bowl, #""iterate": 0.64, "step": 2"#, #""iterate": 0.7, "step": 2"#,
      "iterate [0.7], found [0.64"
    ),
    (
      bowl, #""iterate": 1, "step": 0"#, #""iterate": 1, "step": 11"#,
      "found a run that ended before"
    ),
    (
      bowl, #""value": 0.4096, "step": 2"#, #""value": 0.42, "step": 2"#, "value 0.42, found 0.4096"
    ),
    (
      bowl, #""value": [0.011, 0.012]"#, #""value": [0.012, 0.013]"#,
      "value 0.012 to 0.013, found 0.0115"
    ),
    (bowl, #""value": 1, "step": 0"#, #""value": 1, "step": 11"#, "found a run that ended before"),
    (
      bowl, #""firstBelow": 5, "threshold": 0.11"#, #""firstBelow": 4, "threshold": 0.11"#,
      "firstBelow 4, found 5"
    ),
    (
      bowl, #""firstBelow": 0, "threshold": 2"#, #""firstBelow": 4, "threshold": 1e-9"#,
      "found never"
    ),
    (
      bowl, #""settlesBelow": 5, "threshold": 0.11"#, #""settlesBelow": 5, "threshold": 1e-9"#,
      "found never"
    ),
    (
      saddle, #""firstBelow": 1, "threshold": 2, "quantity": "gradientNorm""#,
      #""firstBelow": 3, "threshold": 1, "quantity": "gap""#, "found no minimizer"
    ),
    (
      bowl, #""firstBelow": 1, "threshold": 0.17, "quantity": "stepLength""#,
      #""settlesBelow": 2, "threshold": 0.17, "quantity": "stepLength""#, "found 1"
    ),
    (growing, #""peak": [38, 39]"#, #""peak": 1"#, "peak 1, found 38.3"),
    (flipping, #""flipsSign": "everyStep""#, #""flipsSign": "never""#, #"found "everyStep""#),
    (bowl, #""flipsSign": "never""#, #""flipsSign": "everyStep""#, #"found "never""#),
    (landing, #""flipsSign": "never""#, #""flipsSign": "1 of 10""#, #"found "never""#),
    (saddle, #""steps": 10"#, #""flipsSign": "never""#, "found no minimizer"),
    (
      saddle, #""staysAt": 0, "coordinate": "y""#, #""staysAt": 1, "coordinate": "x""#,
      "found a coordinate that moves at step 1"
    ),
    (tuned, #""tuned": 0.4"#, #""tuned": 0.1"#, "tuned 0.1, found 0.4"),
    (
      escaping, #""escapeMedian": 9, "coordinate": "y""#, #""escapeMedian": 8, "coordinate": "y""#,
      "escapeMedian 8, found 9"
    ),
    (
      escaping, #""escapesAt": 3, "coordinate": "y", "where": { "learningRate": 0.5 }"#,
      #""escapesAt": 3, "coordinate": "x", "where": { "learningRate": 0.5 }"#, "found never"
    ),
    (escaping, #""escapes": 3, "coordinate": "y""#, #""escapes": 3, "coordinate": "x""#, "found 0"),
    (escaping, #""escapes": 0"#, #""escapeMedian": 3"#, "found that most runs never escape"),
    (
      rates,
      #""sameCurve": false, "with": { "learningRate": 0.1 }, "where": { "learningRate": 0.2 }"#,
      #""sameCurve": true, "with": { "learningRate": 0.1 }"#, "sameCurve true, found false"
    ),
    (
      rates,
      #""sameCurve": true, "with": { "learningRate": 0.1 }, "where": { "learningRate": 0.1 }"#,
      #""sameCurve": false, "with": { "learningRate": 0.1 }, "where": { "learningRate": 0.1 }"#,
      "found true"
    ),
    (basins, #""boundary": [-0.3, 0.3]"#, #""boundary": 0.5"#, "boundary 0.5, found 0"),
    // Two steps lead nowhere, and what diverges leads to no other minimizer.
    (
      basins.replacing("200", with: "2"), #""steps": 2"#, #""boundary": 0"#, "found no boundary"
    ),
    (
      basins.replacing("0.1 }", with: #"{ "sweep": [0.1, 20] } }"#).replacing(
        #"{ "sweep": { "from": -0.75, "to": 1.25, "count": 5 } }"#, with: "0.5"),
      #""steps": [1, 200]"#,
      #""boundary": 0, "parameter": "learningRate""#, "found no boundary"
    ),
    (rates, #""steps": 10"#, #""boundary": 0, "parameter": "learningRate""#, "found no boundary"),
    (basins, #""minimizers": [-1, 1], "within": 1e-9"#, #""minimizers": [1]"#, "found [-1, 1]"),
    (basins, #""maximizers": [0], "within": 1e-9"#, #""maximizers": []"#, "found [0]"),
    (basins, #""minima": [-0.25, -0.25]"#, #""minima": [0, 0]"#, "found [-0.25, -0.25]"),
    (saddle, #""saddles": [[0, 0]], "within": 1e-9"#, #""saddles": [[1, 0]]"#, "found [0, 0]"),
    (bowl, #""angleToMinimizer": 0"#, #""angleToMinimizer": 90"#, "angleToMinimizer 90, found 0"),
    (sine, #""error": [0, 1e-3]"#, #""error": 1"#, "error 1, found 9.00"),
    (sine, #""estimate": 0.5403"#, #""estimate": 1"#, "estimate 1, found 0.5403"),
    (
      sine, #""order": 2, "within": 1e-2"#, #""order": 1, "within": 1e-2"#,
      "order 1 within 0.01, found 1.99"
    ),
    (
      sine, #""error": [0, 1]"#, #""order": 1, "from": 1e-3, "to": 1e-3"#,
      "found too few step sizes"
    ),
    (sine, #""bestStepSize": 1e-3"#, #""bestStepSize": 1e-2"#, "bestStepSize 0.01, found 0.001"),
    (
      sine, #""differentiable": true"#, #""differentiable": false"#,
      "differentiable false, found true"
    ),
    (corner, #""differentiable": false"#, #""differentiable": true"#, "found false"),
    (resting, #""kinks": 9"#, #""kinks": 0"#, "kinks 0, found 9"),
    (chain, #""value": 9"#, #""value": 8"#, "value 8, found 9"),
    (chain, #""gradient": [12, 6]"#, #""gradient": [6, 12]"#, "gradient [6, 12], found [12, 6]"),
    (chain, #""gradientNorm": 13.4164"#, #""gradientNorm": 13"#, "found 13.4164"),
    (chain, #""ascentAngle": 26.565"#, #""ascentAngle": 27"#, "found 26.565"),
    (chain, #""forward": 3, "node": "u""#, #""forward": 4, "node": "u""#, "forward 4, found 3"),
    (chain, #""adjoint": 6, "node": "u""#, #""adjoint": 7, "node": "u""#, "adjoint 7, found 6"),
  ]
  @Test(arguments: table)
  func holdsOrSaysWhatWasFound(
    _ experiment: String, _ right: String, _ wrong: String, _ message: String
  ) throws {
    #expect(try brokenClaims("\(experiment), \"expect\": [{ \(right) }]") == [])
    let found = try brokenClaims("\(experiment), \"expect\": [{ \(wrong) }]")
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("\"it\"") == true)
    #expect(found.first?.contains(message) == true, "\(found)")
  }

  @Test func isRenderedAtItsPlace() throws {
    let text = """
      {
        "experiments": {
          "rates": {
            "objective": { "formula": "x^2" },
            "start": [1],
            "optimizer": { "name": "gd", "learningRate": { "sweep": [0.1, 0.2, 0.3] } },
            "expect": [
              { "where": { "learningRate": 0.3 }, "steps": 3, "as": "three" },
              { "finalLoss": 1 }
            ]
          }
        },
        "figures": {}
      }
      """
    let spec = try readConfig(text)
    let report = Report(spec, runs: spec.experiments.map { Report.runs(of: $0, in: spec) })
    let rendered = Diagnostics(report.brokenClaims)
      .rendered(in: source(text), consequence: "figures do not show what is claimed")
    #expect(
      rendered.hasPrefix(
        """
        experiments.json:8:45: error: "rates" (learningRate 0.3): expected steps 3, found 100
          8 |         { "where": { "learningRate": 0.3 }, "steps": 3, "as": "three" },
            |                                             ^~~~~~~~~~
        experiments.json:9:11: error: "rates": expected finalLoss 1, found
        """))
    #expect(
      rendered.hasSuffix("= 3 of 3 runs differ\n2 errors; figures do not show what is claimed\n"))
  }

  /// What a claim found stands in texts under its name.
  @Test func namedResultsAreOffered() throws {
    let report = try report(
      "\"it\": { \(Self.bowl), \"expect\": [{ \"steps\": 10, \"as\": \"n\" }] }"
    ).report
    #expect(report.brokenClaims.isEmpty)
    #expect(report.spec.experiments[0].claims[0].alias == "n")
  }

  @Test func everyMeasureHasAClaimHere() {
    let claimed = Self.table.map { $0.1 + " " + $0.2 }.joined()
    for measure in measures {
      #expect(claimed.contains("\"\(measure.name)\":"), "\(measure.name)")
      #expect(!measure.summary.isEmpty)
    }
  }

  /// A text has room for one value.
  @Test(arguments: [("", true), (#", "where": { "learningRate": 0.1 }"#, false)])
  func theFirstOfSeveralValuesIsSaidToBe(_ filter: String, _ isNoted: Bool) throws {
    let spec = try readConfig(
      """
      { "experiments": { "it": { \(ClaimTests.rates),
        "expect": [{ "finalLoss": [0, 1e9], "as": "end"\(filter) }] } }, "figures": {} }
      """)
    let report = Report(spec, runs: spec.experiments.map { Report.runs(of: $0, in: spec) })
    #expect(report.notes.contains { $0.hasPrefix("{{it.end}} is the first of ") } == isNoted)
  }
}
