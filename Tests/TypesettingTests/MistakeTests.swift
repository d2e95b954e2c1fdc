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
    (#"$\sqrt[3{x}$"#, [#"2+5: missing argument of \sqrt"#, #"7+1: "[" is not closed"#]),
    (
      "$$x$",
      [
        "1+2: formula is empty; write $\\displaystyle …$ for a formula in display style",
        "4+1: formula is not closed; write \\$ for a dollar sign",
      ]
    ),
    ("$a & b$", [#"4+1: "&" outside of an array; write \& for the sign"#]),
    (
      #"$a \\ b$"#,
      [
        #"4+2: "\\" outside of an array; "#
          + #"a newline starts a new line; write \begin{aligned} for aligned ones"#
      ]
    ),
    (
      #"$\begin{pmatirx} a & b \end{pmatirx}$"#,
      [#"9+7: unknown environment "pmatirx"; did you mean "pmatrix"?"#]
    ),
    (
      #"$\begin{cases} a$"#, [#"2+6: \begin{cases} is not closed; write \end{cases}"#]
    ),
    (
      #"$\begin{matrix} a \end{cases}$"#,
      [#"24+5: \end{cases} closes \begin{matrix}; write \end{matrix}"#]
    ),
    (
      #"$\begin{array}{lx} a & b \end{array}$"#,
      [#"17+1: unknown alignment "x"; columns are l, c or r"#]
    ),
    (#"$\end{cases}$"#, [#"2+4: \end without \begin"#]),
    (
      #"$\left x\right)$"#,
      [#"8+1: expected a delimiter after \left; write \{ for a brace, a dot for none"#]
    ),
    (#"$a \middle| b$"#, [#"4+7: \middle without \left"#]),
    (
      #"$x\limits_a$"#,
      [#"3+7: \limits belongs behind an operator; write \mathop{…} around what is one"#]
    ),
    (
      #"$\not x$"#, [#"2+4: \not cannot strike this out; it takes a relation, as in \not\subset"#]
    ),
    (#"${a \over b}$"#, [#"5+5: unknown command "\over"; write \frac{…}{…}"#]),
    (#"$\text{a \alpha}$"#, [#"10+6: command in \text; formulas in \text stand between $ and $"#]),
    (#"$\widhat x$"#, [#"2+7: unknown command "\widhat"; did you mean "\widehat"?"#]),
    (#"$\$"#, ["1+1: formula is not closed; write \\$ for a dollar sign"]),
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
    for opening in [
      "{", "\\sqrt", "x^{", "\\hat ", "\\left(", "\\sqrt[", "\\begin{matrix}", "\\substack{",
      "\\not", "\\frac",
    ] {
      let markup = "$" + String(repeating: opening, count: 20_000)
      let found = setter.mistakes(in: markup, face: .sansRegular)
      #expect(found.contains { $0.message == "formula is nested too deeply" })
      #expect(setter.label(markup, style: style).items.count == 1)
    }
  }

  /// Every group is set once, however deep it is: to set it again for its scripts would double the
  /// time at each depth.
  @Test(arguments: [
    ("{", "}^2", 38), (#"\sqrt{"#, "}_i", 19), (#"\overline{"#, "}'", 19),
    (#"\mathop{"#, #"}\limits^a"#, 19),
  ])
  func ofDepthTakeNoTime(_ opening: String, _ closing: String, _ depth: Int) {
    func repeated(_ text: String) -> String { String(repeating: text, count: depth) }
    let markup = "$" + repeated(opening) + "x" + repeated(closing) + "$"
    #expect(setter.mistakes(in: markup, face: .sansRegular) == [])
    #expect(setter.label(markup, style: style).items.count > depth)
    #expect(!PlainText.text(of: markup).isEmpty)
  }

  /// No markup crashes, and what has no mistake is not set as typed.
  @Test(arguments: 0..<100)
  func ofAnyKindAreSurvived(seed: UInt64) {
    let words = [
      "$", "{", "}", "^", "_", "'", " ", "x", "2", "-", "\\", "\\frac", "\\sqrt", "\\hat",
      "\\left(", "\\right)", "\\right.", "\\text", "\\,", "é", "\n", "\\alpha", "&", "\\\\", "[",
      "]",
      "\\begin{cases}", "\\end{cases}", "\\middle|", "\\sum", "\\limits", "\\big", "\\displaystyle",
      "\\not", "\\mathbf", "\\binom", "\\underbrace", "\\xrightarrow", "\\substack", "~",
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
