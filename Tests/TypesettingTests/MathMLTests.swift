import TestSupport
import Testing

@testable import Typesetting

@Suite struct MathMLTests {
  private func math(_ formula: String, _ display: MathML.Display = .inline) throws -> Element {
    try Element(MathML(formula, display: display).element)
  }

  /// What MathML has an element for becomes that element.
  @Test(arguments: [
    ("x", "mi:x"), ("3.14", "mn:3.14"), (#"\frac12"#, "mfrac(mn:1 mn:2)"),
    ("x^2", "msup(mi:x mn:2)"), ("x_i", "msub(mi:x mi:i)"), ("x_i^2", "msubsup(mi:x mi:i mn:2)"),
    ("10^{-6}", "msup(mn:10 mrow(mo:− mn:6))"), ("f'", "msup(mi:f mo:′)"),
    ("f''_i", "msubsup(mi:f mi:i mo:″)"), ("f'^2", "msup(mi:f mrow(mo:′ mn:2))"),
    ("a+b", "mi:a mo:+ mi:b"), ("f(x)", "mi:f mo:( mi:x mo:)"), ("2x.", "mn:2 mi:x mo:."),
    (#"\sqrt{x}"#, "msqrt(mi:x)"), (#"\sqrt[3]{x+1}"#, "mroot(mrow(mi:x mo:+ mn:1) mn:3)"),
    (#"\hat m_t"#, "msub(mover(mi:m mo:ˆ) mi:t)"), (#"\hat\imath"#, "mover(mi:ı mo:ˆ)"),
    (#"\underbrace{a}_n"#, "munder(munder(mi:a mo:⏟) mi:n)"),
    (#"\mathbf{x}"#, "mi:𝐱"), (#"\mathbb E"#, "mi:𝔼"), (#"\mathrm{clip}"#, "mi:clip"),
    (#"\boldsymbol\theta"#, "mi:𝜽"), (#"\theta"#, "mi:θ"), (#"\mathit{id}"#, "mi:𝑖𝑑"),
    (#"\text{if } x"#, "mtext:if\u{a0} mi:x"), (#"\nabla f"#, "mi:∇ mi:f"),
    (#"\left(\frac ab\right)"#, "mrow(mo:( mfrac(mi:a mi:b) mo:))"),
    (#"\left.x\right|"#, "mrow(mi:x mo:|)"),
    (#"\binom nk"#, "mrow(mo:( mfrac(mi:n mi:k) mo:))"),
    (#"\xrightarrow{k}"#, "mover(mo:→ mrow(mspace() mi:k mspace()))"),
    (#"\begin{cases}x&y\end{cases}"#, "mrow(mo:{ mspace() mtable(mtr(mtd(mi:x) mtd(mi:y))))"),
    (
      #"\begin{matrix}a\\b&c\end{matrix}"#,
      "mtable(mtr(mtd(mi:a) mtd()) mtr(mtd(mi:b) mtd(mi:c)))"
    ),
    (#"\sum_{i}^n"#, "msubsup(mo:∑ mi:i mi:n)"), (#"\sum\limits_i"#, "munder(mo:∑ mi:i)"),
    (#"\displaystyle\sum_i"#, "mstyle(munder(mo:∑ mi:i))"), ("<", "mo:<"),
  ])
  func hasTheElements(_ formula: String, _ outline: String) throws {
    let math = try math(formula)
    #expect(math.name == "math")
    #expect(math.children.map(\.outline).joined(separator: " ") == outline)
  }

  /// Limits stand below in display style, and beside an integral.
  @Test(arguments: [
    (#"\sum_i^n"#, "munderover(mo:∑ mi:i mi:n)"), (#"\lim_x"#, "munder(mi:lim mi:x)"),
    (#"\int_0^1"#, "msubsup(mo:∫ mn:0 mn:1)"), (#"\sin^2"#, "msup(mi:sin mn:2)"),
    (#"\frac{\sum_i x}{2}"#, "mfrac(mrow(msub(mo:∑ mi:i) mi:x) mn:2)"),
  ])
  func hasLimitsInDisplayStyle(_ formula: String, _ outline: String) throws {
    let math = try math(formula, .block)
    #expect(math.attributes["display"] == "block")
    #expect(math.children.map { $0.outline }.joined(separator: " ") == outline)
  }

  /// The white on both sides of the first operator in mu, as on page 170 of *The TeXbook*.
  @Test(arguments: [
    ("a+b", "+", 4.0, 4.0), ("a=b", "=", 5, 5), ("-b", "−", 0, 0), ("a=-b", "−", 0, 0),
    ("x_{a+b}", "+", 0, 0), ("f(x,y)", ",", 0, 3), (#"|x|"#, "|", 0, 0), ("a!", "!", 0, 0),
    (#"a\,=\;b"#, "=", 8, 10), (#"\sum x"#, "∑", 0, 3), (#"a\mid b"#, "∣", 5, 5),
    (#"x\stackrel{d}=y"#, "=", 5, 5),
  ])
  func hasTheSpacesOfTeX(
    _ formula: String, _ sign: String, _ before: Double, _ after: Double
  ) throws {
    let mo = try #require(try math(formula).all.first { $0.name == "mo" && $0.text == sign })
    #expect(mo.attributes["lspace"] == MathMLNode.ems(before))
    #expect(mo.attributes["rspace"] == MathMLNode.ems(after))
  }

  /// Where no operator has it, white is an element; less than none is a margin.
  @Test func hasSpacesBetweenOthers() throws {
    let spaces = try [#"\sin x"#, #"a\!b"#, #"a\quad b"#].map {
      try #require(try math($0).all.first { $0.name == "mspace" }).attributes
    }
    #expect(
      spaces == [["width": "0.167em"], ["style": "margin-left:-0.167em"], ["width": "1em"]])
  }

  @Test(arguments: [
    (0.0, "0"), (18, "1em"), (3, "0.167em"), (-3, "-0.167em"), (9, "0.5em"), (45, "2.5em"),
    (0.001, "0"),
  ])
  func writesLengths(_ mu: Double, _ text: String) { #expect(MathMLNode.ems(mu) == text) }

  /// Browsers make single letters italic, so upright ones say that they are.
  @Test(arguments: [
    ("x", false), (#"\mathrm d"#, true), (#"\Gamma"#, true), (#"\partial"#, true),
    (#"\gamma"#, false), (#"\infty"#, false), (#"\boldsymbol x"#, false),
  ])
  func saysWhatIsUpright(_ formula: String, _ isUpright: Bool) throws {
    let mi = try #require(try math(formula).all.first { $0.name == "mi" })
    #expect((mi.attributes["mathvariant"] == "normal") == isUpright)
  }

  /// Parentheses grow where TeX's do, and nowhere else.
  @Test(arguments: [
    ("(x)", "false"), (#"\left(x\right)"#, "false"), (#"\left(x^2\right)"#, "true"),
    (#"\left(\frac ab\right)"#, "true"), (#"\bigl(x\bigr)"#, "true"),
    (#"\lVert x\rVert"#, "false"), (#"a\uparrow b"#, "false"),
    (#"\begin{pmatrix}x\end{pmatrix}"#, "true"),
  ])
  func stretches(_ formula: String, _ isStretched: String) throws {
    let signs = try math(formula).all.filter { $0.name == "mo" }
    #expect(!signs.isEmpty && signs.allSatisfy { $0.attributes["stretchy"] == isStretched })
  }

  /// Every construct of the language is well-formed, has words, and says all of its letters.
  @Test(arguments: Subset.formulas)
  func isWellFormed(_ formula: String) throws {
    for display in [MathML.Display.inline, .block] {
      let math = try math(formula, display)
      #expect(math.attributes["alttext"] == PlainText.text(of: "$\(formula)$"))
      #expect(math.all.allSatisfy { $0.name != "mtext" || !$0.text.contains("\\") })
      for element in math.all { #expect(element.hasItsChildren, "\(element.outline)") }
    }
  }

  /// Each command by itself, with as many arguments as any of them takes.
  @Test func understandsEveryCommand() throws {
    for (name, command) in MathCommand.all {
      let formula =
        switch command {
        case .delimited: #"\left(x\right)"#
        case .environment: #"\begin{matrix}x\end{matrix}"#
        case .tall: #"\\#(name)("#
        case .negation: #"\not="#
        case .obsolete: "x"
        default: #"\\#(name){x}{y}"#
        }
      let math = try math(formula)
      #expect(math.all.count > 1, "\(name)")
      #expect(math.attributes["alttext"] != formula || formula == "x", "\(formula)")
    }
  }

  /// The letters are those that were typed, in order.
  @Test func keepsTheLetters() throws {
    let formula = #"\frac{a_b^c+\sqrt[d]{e}}{\hat{f}(g)}\left[h\right]\underset{i}{j}"#
    let letters = try math(formula).allText.filter { $0.isASCII && $0.isLetter }
    #expect(letters == "abcedfghji")
  }

  /// Whatever is typed gives XML, in which a mistake is words.
  @Test(arguments: [
    "", #"\unknown{x}"#, "{", "a$b$c", "a & b", "</math><script>", "\u{0}\u{1f}\u{202e}",
    "\"'&amp;",
    String(repeating: "{", count: 500), #"\frac"#, "x^^2", "a\nb", #"\text{a<b "c"}"#,
  ])
  func isXMLWhateverIsTyped(_ formula: String) throws {
    let math = try math(formula)
    #expect(!math.all.contains { $0.name == "script" })
  }

  /// What is drawn is known, so that fonts may be cut down to it.
  @Test func knowsWhatIsDrawn() {
    let math = MathML(#"\sqrt{x}\Gamma+\text{ok}\mathrm d\sin"#, display: .inline)
    #expect(math.symbols == Set("√𝑥Γ+dsin".unicodeScalars))
    #expect(math.words == Set("ok".unicodeScalars))
  }
}

extension Element {
  /// Whether it has as many children as its name asks for.
  fileprivate var hasItsChildren: Bool {
    switch name {
    case "msub", "msup", "munder", "mover", "mfrac", "mroot": children.count == 2
    case "msubsup", "munderover": children.count == 3
    case "mi", "mn", "mo", "mtext": children.isEmpty && !text.isEmpty
    case "mspace": children.isEmpty && text.isEmpty
    case "mtable": children.allSatisfy { $0.name == "mtr" }
    case "mtr": children.allSatisfy { $0.name == "mtd" }
    default: text.isEmpty
    }
  }
}
