import Foundation
import Graphics
import Testing

@testable import Typesetting

/// What a lesson on calculus or optimization writes, by subject.
@Suite struct Subset {
  static let formulas: [String] = [
    #"\alpha\beta\varepsilon\vartheta\varkappa\varphi\varrho\varsigma\varpi\Gamma\Omega"#,
    #"x_{i_j}^{2^n}"#, #"f'"#, #"f'_i{}^2"#, #"{}^aX_b"#, #"x_1'"#,
    #"\frac12"#, #"\dfrac{a}{\tfrac{b}{c}}"#, #"\binom{n}{k}\dbinom nk\tbinom nk"#,
    #"\sqrt[n]{x+\sqrt[3]{y}}"#, #"\sqrt[{]}]{x}"#,
    #"\hat x\bar x\tilde x\vec x\dot x\ddot x\dddot x\check x\breve x\acute x\grave x\mathring x"#,
    #"\widehat{xy}\widetilde{xy}\overline{xy}\underline{xy}\overrightarrow{AB}\hat{\imath}"#,
    #"\overbrace{a+b}^{n}\underbrace{a+b}_{\text{two}}"#,
    #"\left(\left[\left\{x\right\}\right]\right)\left.x\right|\left\langle x\middle|y\right\rangle"#,
    #"\left\lVert x\right\rVert\left\lfloor x\right\rfloor\left\lceil x\right\rceil"#,
    #"\left<x\right>\left/x\right\backslash\left\uparrow x\right\Downarrow"#,
    #"\big(\Big[\bigg\{\Bigg|\bigl(\bigr)\bigm|\Bigl\|\Biggr\rangle"#,
    #"\sum_{i=1}^n\prod_k\coprod\int_0^1\iint\oint\bigcup_i\bigcap\bigoplus\sum\limits_i\int\nolimits"#,
    #"\displaystyle\sum_{\substack{i<n\\j<m}}\textstyle\sum\scriptstyle x\scriptscriptstyle x"#,
    #"\lVert x\rVert_2\|x\|\Vert x\Vert\lvert x\rvert|x|\vert x\vert"#,
    #"\partial\nabla\infty\ell\hbar\Re\Im\aleph\wp\angle\triangle\square"#,
    #"\sin\arctan\log\exp\lim_{x\to0}\limsup\liminf\max_x\min\sup\inf\det\gcd\Pr\argmin\argmax"#,
    #"\operatorname{prox}\operatorname*{arg\,min}_x\mathop{lim}\limits_x"#,
    #"\mathbb{R}\mathcal{L}\mathscr{L}\mathfrak{g}\mathbf{x}\boldsymbol{\theta}\bm x\mathrm{d}"#,
    #"\mathit{id}\mathsf{T}\mathtt{x}\text{if $x > 0$, 5\%}\textbf{b}\textit{i}\texttt{t}\mbox{m}"#,
    #"\begin{matrix}a&b\\c&d\\\end{matrix}\begin{pmatrix}a\end{pmatrix}\begin{bmatrix}a\end{bmatrix}"#,
    #"\begin{vmatrix}a\end{vmatrix}\begin{Vmatrix}a\end{Vmatrix}\begin{Bmatrix}a\end{Bmatrix}"#,
    #"\begin{smallmatrix}a&b\end{smallmatrix}\begin{array}{lcr}a&b&c\end{array}"#,
    #"\begin{cases}x&\text{if }x\ge0\\-x&\text{otherwise}\end{cases}"#,
    #"\begin{aligned}a&=b\\&=\begin{pmatrix}c\\d\end{pmatrix}\end{aligned}\begin{gathered}a\\b\end{gathered}"#,
    #"a\,b\:c\>c\;d\!e\quad f\qquad g~h\ i\enspace\thinspace\medspace\thickspace\negthinspace"#,
    #"\le\ge\ne\lt\gt\approx\sim\simeq\cong\equiv\propto\ll\gg\prec\succ\leqslant\gtrsim\triangleq"#,
    #"\to\gets\mapsto\Rightarrow\iff\implies\longrightarrow\hookrightarrow\rightharpoonup\nearrow"#,
    #"\xrightarrow{k\to\infty}\xleftarrow[a]{b}\overset{?}{=}\underset{x}{y}\stackrel{d}{=}"#,
    #"\not=\not\in\notin\not\subseteq\nmid\nparallel\not\exists\nexists\not\Rightarrow"#,
    #"\ldots\cdots\vdots\ddots\dots"#,
    #"\in\ni\subset\supseteq\cup\cap\setminus\emptyset\varnothing"#,
    #"\forall\exists\neg\lnot\land\lor\wedge\vee\top\bot\vdash\models\therefore"#,
    #"a\bmod b\pmod n"#, #"\mathbin{a}\mathrel{b}\mathord{c}\mathopen{d}\mathclose{e}"#,
    #"45^\circ, 45\degree, \dagger, \star, \ast, \oplus, \otimes, \odot, \pm, \mp, \div"#,
  ]

  private let setter = LabelSetter(measuring: FixedPitchMeasurer())
  private let style = TextStyle(Font(.sansRegular, size: 10), color: .black)

  @Test(arguments: formulas)
  func isUnderstood(_ formula: String) {
    let mistakes = setter.mistakes(in: "$\(formula)$", face: .sansRegular)
    #expect(mistakes == [])
    let label = setter.label("$\(formula)$", style: style)
    #expect(label.items.count > 0 && label.width.isFinite && label.height.isFinite)
    #expect(!PlainText.text(of: "$\(formula)$").contains("\\") || formula.contains("backslash"))
  }
}

@Suite struct NamesOfCommands {
  /// Whatever the README promises is there.
  @Test func inTheReadmeAreKnown() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    let names = readme.matches(of: /`[^`\n]*`/).flatMap { code in
      code.0.matches(of: /(?:^|[^\\])\\([A-Za-z]+)/).map { String($0.1) }
    }
    #expect(names.count > 80)
    for name in names { #expect(MathCommand.suggestions.contains(name), "\(name)") }
  }

  /// What is written in another way is not suggested.
  @Test func areSuggestedWhereTheyHelp() {
    #expect(!MathCommand.suggestions.contains("over"))
    #expect(MathCommand.suggestions.contains("frac"))
  }
}

/// Where the parts of formulas stand, in a font whose glyphs are all alike.
@Suite struct Constructs {
  private let setter = LabelSetter(measuring: FixedPitchMeasurer())
  private let style = TextStyle(Font(.sansRegular, size: 10), color: .black)

  private func runs(_ formula: String) -> [TextRun] {
    setter.label("$\(formula)$", style: style).items.compactMap {
      if case .text(let run) = $0 { run } else { nil }
    }
  }

  private func bars(_ formula: String) -> [Rect] {
    setter.label("$\(formula)$", style: style).items.compactMap {
      if case .path(let path, _, _) = $0 { path.bounds } else { nil }
    }
  }

  /// In display style limits are centered above and below, in text style they stand beside.
  @Test(arguments: [
    (#"\displaystyle\sum_a^b"#, true), (#"\sum_a^b"#, false), (#"\sum\limits_a^b"#, true),
    (#"\displaystyle\sum\nolimits_a^b"#, false), (#"\displaystyle\int_a^b"#, false),
    (#"\int\limits_a^b"#, true), (#"\displaystyle\lim_a^b"#, true),
    (#"\displaystyle\sin_a^b"#, false),
    (#"\displaystyle\operatorname*{m}_a^b"#, true), (#"\displaystyle\operatorname{m}_a^b"#, false),
    (#"\underset{a}{\overset{b}{=}}"#, true), (#"\displaystyle x_a^b"#, false),
  ])
  func haveLimits(_ formula: String, _ areCentered: Bool) throws {
    let runs = runs(formula)
    let middles = try ["𝑎", "𝑏"].map { text in
      let run = try #require(runs.first { $0.text == text })
      return run.position.x + 0.3 * run.font.size
    }
    let base = try #require(runs.first { !["𝑎", "𝑏"].contains($0.text) })
    let middle = base.position.x + 0.3 * base.font.size * Double(base.text.count)
    for other in middles { #expect((abs(other - middle) < 1e-9) == areCentered) }
  }

  /// A denominator, a radicand and a subscript are cramped: superscripts keep lower there.
  @Test(arguments: [
    (#"x^2"#, 0.36), (#"\dfrac{x^2}{y}"#, 0.36), (#"\dfrac{y}{x^2}"#, 0.29), (#"\sqrt{x^2}"#, 0.29),
    (#"\overline{x^2}"#, 0.29), (#"\hat{x^2}"#, 0.29),
  ])
  func areCramped(_ formula: String, _ shift: Double) throws {
    let runs = runs(formula)
    let base = try #require(runs.first { $0.text == "𝑥" })
    let script = try #require(runs.first { $0.text == "2" })
    #expect(abs(base.position.y - script.position.y - shift * base.font.size) < 1e-9)
  }

  @Test(arguments: [
    (#"\frac ab"#, 7.0), (#"\dfrac ab"#, 10), (#"\displaystyle\frac ab"#, 10),
    (#"\displaystyle\tfrac ab"#, 7), (#"\binom ab"#, 7), (#"\dbinom ab"#, 10),
    (#"x^{\frac ab}"#, 5.5),
  ])
  func haveSizes(_ formula: String, _ size: Double) {
    #expect(runs(formula).first { $0.text == "𝑎" }?.font.size == size)
  }

  /// The bar of every fraction lies on the axis, a quarter of an em high.
  @Test(arguments: [
    #"\frac ab"#, #"\dfrac{a^2}{\sqrt b}"#, #"\frac{a}{\begin{matrix}b\\c\end{matrix}}"#,
  ])
  func haveBarsOnTheAxis(_ formula: String) throws {
    let bar = try #require(bars(formula).min { abs($0.midY + 2.5) < abs($1.midY + 2.5) })
    #expect(abs(bar.midY + 2.5) < 1e-9)
  }

  /// The middle of a matrix is on the axis, its columns are 1 em apart, its rows 1.2 em.
  @Test func haveColumnsAndRows() {
    let runs = runs(#"\begin{matrix}a&b\\c&d\end{matrix}"#)
    #expect(runs.map(\.text) == ["𝑎", "𝑏", "𝑐", "𝑑"])
    #expect(abs(runs[1].position.x - runs[0].position.x - 16) < 1e-9)
    #expect(runs[2].position.x == runs[0].position.x)
    #expect(abs(runs[2].position.y - runs[0].position.y - 12) < 1e-9)
  }

  /// Relations of aligned equations stand under each other, 5 mu from their left sides.
  @Test func areAligned() {
    let runs = runs(#"\begin{aligned}aa&=b\\c&=dd\end{aligned}"#)
    let relations = runs.filter { $0.text == "=" }.map(\.position.x)
    #expect(relations.count == 2 && abs(relations[0] - relations[1]) < 1e-9)
    #expect(abs(relations[0] - 12 - 50 / 18) < 1e-9)
  }

  /// A bar reaches over all that it covers, and no farther.
  @Test func haveBarsAsWideAsTheirGroups() {
    for formula in [#"\overline{xyz}"#, #"\underline{xyz}"#] {
      #expect(bars(formula).map(\.minX) == [0])
      #expect(bars(formula).map(\.maxX) == [18])
    }
  }

  /// Accents take the place of the dot.
  @Test func haveNoDotsUnderAccents() {
    #expect(runs(#"\hat i"#).first?.text == "𝚤")
    #expect(runs(#"\vec{j}"#).first?.text == "𝚥")
  }
}
