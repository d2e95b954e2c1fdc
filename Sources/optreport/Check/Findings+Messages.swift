import Configuration
import Report

extension Checker.Findings {
  /// What drifted, as mistakes at the places of the figures.
  var diagnostics: [Diagnostic] {
    figures.filter(\.isDrift).map { figure in
      Diagnostic("\"\(figure.name)\" is not what was committed: \(figure.line)", at: figure.place)
    } + orphans.map { Diagnostic(Checker.Findings.text(orphan: $0), at: nil) }
  }

  /// What is said of a file that is left over.
  static func text(orphan name: String) -> String {
    "\(name): the config makes no such file; \"optreport clean --stale\" removes it"
  }

  /// Why not all is as the config says, drift aside; nil if it is.
  var failure: Failure? {
    if !failures.isEmpty {
      return Failure(
        shown: failures + brokenClaims, consequence: "what could be drawn was compared",
        code: .notDrawn)
    }
    if brokenClaims.isEmpty { return nil }
    return Failure(
      shown: brokenClaims, consequence: "the files were compared all the same", code: .brokenClaim)
  }

  /// The findings for programs.
  var json: [(key: String, value: JSONText)] {
    [
      ("figures", .array(figures.map(\.json))),
      ("leftOver", .array(orphans.map(JSONText.string))),
      ("drift", .boolean(hasDrift)),
    ]
  }
}

extension FigureCheck {
  /// The verdicts for programs.
  fileprivate var json: JSONText {
    .object([
      ("name", .string(name)), ("verdict", .string(word)), ("data", data.json),
      ("scene", scene.json), ("pixels", pixels.json),
      ("files", .array(files.map { .string($0.name) })),
    ])
  }
}

extension Verdict {
  /// The verdict for programs.
  var json: JSONText {
    switch self {
    case .same: .object([("verdict", .string("same"))])
    case .withinTolerance: .object([("verdict", .string("alike"))])
    case .differs(let lines):
      .object([
        ("verdict", .string("drift")), ("found", .array(lines.map(JSONText.string))),
      ])
    case .notCompared(let reason):
      .object([("verdict", .string("notCompared")), ("reason", .string(reason))])
    }
  }
}
