import Graphics
import Testing
import Typesetting

@Suite struct Mistakes {
  private let setter = LabelSetter(measuring: FixedPitchMeasurer())
  private let style = TextStyle(Font(.sansRegular, size: 10), color: .black)

  static let table: [(String, [String])] = [
    (#"$\alpha + \frac{1}{2}$"#, []),
    (#"$\alhpa$"#, [#"2+6: unknown command "\alhpa"; did you mean "\alpha"?"#]),
    (#"$\zzzzzz$"#, [#"2+7: unknown command "\zzzzzz""#]),
    ("$x", ["1+1: formula is not closed; write \\$ for a dollar sign"]),
    ("$x^1^2$", ["5+1: double superscript"]),
    ("$x_1_2$", ["5+1: double subscript"]),
    ("$x^$", ["3+1: missing argument of ^"]),
    (#"$\frac{1}$"#, [#"2+5: missing argument of \frac"#]),
    (#"$\sqrt$"#, [#"2+5: missing argument of \sqrt"#]),
    (#"$\sqrt[3]{x}$"#, ["7+1: only square roots are set; write x^{1/3} for a cube root"]),
    (#"$\text x$"#, [#"2+5: missing argument of \text"#]),
    ("${x$", [#"2+1: "{" is not closed"#]),
    ("$x}$", [#"3+1: "}" closes nothing; write \} for a brace"#]),
    (#"$\left(x$"#, [#"2+5: \left without \right"#]),
    (#"$x\right)$"#, [#"3+6: \right without \left"#]),
    (#"a \alpha"#, ["3+1: command outside a formula; formulas stand between $ and $"]),
    (
      #"$\foo + \sqrt$ and $y"#,
      [
        #"2+4: unknown command "\foo""#,
        #"9+5: missing argument of \sqrt"#,
        "20+1: formula is not closed; write \\$ for a dollar sign",
      ]
    ),
  ]

  @Test(arguments: table)
  func areFoundWithTheirPlaces(_ markup: String, _ expected: [String]) {
    let found = setter.mistakes(in: markup, face: .sansRegular).map { mistake in
      "\(mistake.column)+\(mistake.length): \(mistake.message)"
        + (mistake.hint.map { "; \($0)" } ?? "")
    }
    #expect(found == expected)
  }

  /// Who made a mistake sees what was typed.
  @Test func areSetAsTyped() {
    let label = setter.label("$x^$ here", style: style)
    #expect(
      label.items == [.text(TextRun("$x^$ here", font: style.font, color: .black, at: .zero))])
  }

  @Test func ofDepthDoNotExhaustTheStack() {
    for opening in ["{", "\\sqrt", "x^{", "\\hat ", "\\left("] {
      let markup = "$" + String(repeating: opening, count: 20_000)
      let found = setter.mistakes(in: markup, face: .sansRegular)
      #expect(found.contains { $0.message == "formula is nested too deeply" })
      #expect(setter.label(markup, style: style).items.count == 1)
    }
  }

  /// No markup crashes, and what has no mistake is not set as typed.
  @Test(arguments: 0..<100)
  func ofAnyKindAreSurvived(seed: UInt64) {
    let words = [
      "$", "{", "}", "^", "_", "'", " ", "x", "2", "-", "\\", "\\frac", "\\sqrt", "\\hat",
      "\\left(", "\\right)", "\\right.", "\\text", "\\,", "é", "\n", "\\alpha",
    ]
    var state = seed
    var markup = ""
    for _ in 0..<30 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      markup += words[Int(state >> 33) % words.count]
    }
    let label = setter.label(markup, style: style)
    let found = setter.mistakes(in: markup, face: .sansRegular)
    #expect(label.width.isFinite && label.height.isFinite)
    #expect(found.allSatisfy { $0.column >= 1 && $0.column <= markup.unicodeScalars.count + 1 })
  }
}
