import Graphics
import Testing

@testable import Typesetting

private let setter = LabelSetter(measuring: FixedPitchMeasurer())
private let style = TextStyle(Font(.sansRegular, size: 10), color: .black)

/// The runs of a label, in order.
private func runs(_ markup: String) -> [TextRun] {
  setter.label(markup, style: style).items.compactMap {
    if case .text(let run) = $0 { run } else { nil }
  }
}

/// The runs as `text x,y size`, in whole points and tenths.
private func described(_ markup: String) -> [String] {
  func tenths(_ x: Double) -> String { "\((x * 10).rounded() / 10 + 0)" }
  return runs(markup).map {
    "\($0.text) \(tenths($0.position.x)),\(tenths($0.position.y)) \(tenths($0.font.size))"
  }
}

@Suite struct Words {
  /// Words are one run, so that they are copied as words.
  @Test(arguments: [
    ("plain words, all in one run", ["plain words, all in one run"]),
    ("minimizer of $x$ here", ["minimizer of ", "𝑥", " here"]),
    (#"costs \$5"#, ["costs $5"]),
    ("two\nlines", ["two", "lines"]),
    ("Levenberg-Marquardt $a-b$", ["Levenberg-Marquardt ", "𝑎", "−", "𝑏"]),
    (#"$\text{if } x$"#, ["if ", "𝑥"]),
    ("", [""]),
  ])
  func areRuns(_ markup: String, _ expected: [String]) {
    #expect(runs(markup).map(\.text) == expected.filter { !$0.isEmpty })
  }

  @Test func startNewLinesBelow() {
    #expect(described("a\nb") == ["a 0.0,0.0 10.0", "b 0.0,12.5 10.0"])
    let label = setter.label("a\nbcd", style: style)
    #expect(label.width == 18)
    #expect(label.ascent == 7)
    #expect(label.descent == 14.5)
  }

  /// The middle is that of a capital, whether or not letters hang below the line.
  @Test func haveTheirMiddleAtHalfACapital() {
    #expect(setter.label("10", style: style).middle == 3.5)
    #expect(setter.label("$10^{-6}$", style: style).middle == 3.5)
  }

  /// The anchored part lies at the point, and a turn keeps it there.
  @Test func areAnchored() {
    let label = setter.label("abc", style: style)
    let bounds = label.bounds(at: Point(100, 50), .end, .top)
    #expect(bounds == Rect(minX: 82, minY: 50, maxX: 100, maxY: 59))
    #expect(label.bounds(at: Point(0, 0), .middle, .middle).minX == -9)
    #expect(label.bounds(at: Point(0, 0), .start, .middle).minY == -3.5)
    let turned = label.items(at: Point(100, 50), .end, .baseline, angle: 0.5 * Double.pi)
    let starts = turned.compactMap { if case .text(let run) = $0 { run.position } else { nil } }
    #expect(starts.count == 1)
    #expect(starts.allSatisfy { $0.distance(to: Point(100, 68)) < 1e-9 })
  }

  /// No line is wider than asked for unless it is a single word, and no word is lost.
  @Test(arguments: [20.0, 60, 100, 200, 1000])
  func wrap(at width: Double) {
    let markup = "gradient descent with $x + y$, and a $\\beta$-dependent rate\nin two paragraphs"
    let label = setter.label(markup, style: style, width: width)
    var lines: [Double: [TextRun]] = [:]
    for case .text(let run) in label.items where run.font.size == 10 {
      lines[run.position.y, default: []].append(run)
    }
    for runs in lines.values {
      let end = runs.map { $0.position.x + 6 * Double($0.text.count) }.max() ?? 0
      #expect(end <= width + 1e-9 || !runs.contains { $0.text.contains(" ") })
    }
    func letters(_ label: Label) -> String {
      label.items.reduce(into: "") {
        if case .text(let run) = $1 { $0 += run.text.filter { $0 != " " } }
      }
    }
    #expect(letters(label) == letters(setter.label(markup, style: style)))
  }
}

@Suite struct Formulas {
  static let spacing: [(String, runs: [String], gaps: [Double])] = [
    ("a+b", ["𝑎", "+", "𝑏"], [4, 4]),
    ("a=b", ["𝑎", "=", "𝑏"], [5, 5]),
    ("-x", ["−𝑥"], []),
    ("(-x)", ["(−𝑥)"], []),
    ("a=-b", ["𝑎", "=", "−𝑏"], [5, 5]),
    (#"a\cdot-b"#, ["𝑎", "⋅", "−𝑏"], [4, 4]),
    ("f(x,y)", ["𝑓(𝑥,", "𝑦)"], [3]),
    (#"\sin x"#, ["sin", "𝑥"], [3]),
    (#"\sin(x)"#, ["sin(𝑥)"], []),
    (#"2\log x"#, ["2", "log", "𝑥"], [3, 3]),
    (#"a\,b"#, ["𝑎", "𝑏"], [3]),
    (#"a\!b"#, ["𝑎", "𝑏"], [-3]),
    (#"a\quad b"#, ["𝑎", "𝑏"], [18]),
    (#"a\, + b"#, ["𝑎", "+", "𝑏"], [7, 4]),
    ("1/x", ["1/𝑥"], []),
    (#"\|g\|\le 1"#, ["‖𝑔‖", "≤", "1"], [5, 5]),
    (#"\nabla L(\theta)"#, ["∇𝐿(𝜃)"], []),
    ("h'(x)", ["ℎ′(𝑥)"], []),
    (#"\mathrm{eff}"#, ["eff"], []),
    (#"\mathcal{LN}(\mathbb{RE})"#, ["ℒ𝒩(ℝ𝔼)"], []),
    (#"\lVert-x\rVert"#, ["‖−𝑥‖"], []),
    (#"\alpha\Gamma\varepsilon θ"#, ["𝛼Γ𝜀𝜃"], []),
    (#"a\not=b"#, ["𝑎", "≠", "𝑏"], [5, 5]),
    (#"a\bmod b"#, ["𝑎", "mod", "𝑏"], [4, 4]),
    (#"a\mathrel{R}b"#, ["𝑎", "𝑅", "𝑏"], [5, 5]),
    (#"f''"#, ["𝑓″"], []),
    (#"\operatorname{prox}x"#, ["prox", "𝑥"], [3]),
    (#"\boldsymbol{\theta x}"#, ["𝜽𝒙"], []),
    (#"\mathrm{d}x"#, ["d𝑥"], []),
    (#"a~b"#, ["𝑎", "𝑏"], [6]),
    // Dots between operators are on the axis, those between commas on the baseline.
    (#"x+\dots+y"#, ["𝑥", "+", "⋯", "+", "𝑦"], [4, 4, 4, 4]),
    (#"x,\dots,y"#, ["𝑥,", "…", ",", "𝑦"], [3, 3, 3]),
  ]

  /// Neighbors are as far apart as The TeXbook says on page 170, in mu.
  @Test(arguments: spacing)
  func areSpacedAsInTeX(_ formula: String, _ texts: [String], _ gaps: [Double]) {
    let runs = runs("$\(formula)$")
    #expect(runs.map(\.text) == texts)
    let found = zip(runs, runs.dropFirst()).map { a, b in
      (18 / 10 * (b.position.x - a.position.x - 6 * Double(a.text.count)) * 1e6).rounded() / 1e6
    }
    #expect(found == gaps)
  }

  static let scripts: [(String, [String])] = [
    ("x^2", ["𝑥 0.0,0.0 10.0", "2 6.0,-3.6 7.0"]),
    ("x_i", ["𝑥 0.0,0.0 10.0", "𝑖 6.0,2.0 7.0"]),
    // The gap between both is 0.2 em: the upper one rises until its bottom is 0.38 em high, then
    // the lower one drops.
    ("x_i^2", ["𝑥 0.0,0.0 10.0", "𝑖 6.0,3.1 7.0", "2 6.0,-5.2 7.0"]),
    ("x^2_i", ["𝑥 0.0,0.0 10.0", "𝑖 6.0,3.1 7.0", "2 6.0,-5.2 7.0"]),
    // Nothing is spaced in a script, and a script's script has a size of its own.
    ("x^{a+b}", ["𝑥 0.0,0.0 10.0", "𝑎+𝑏 6.0,-3.6 7.0"]),
    ("x^{2^n}", ["𝑥 0.0,0.0 10.0", "2 6.0,-3.6 7.0", "𝑛 10.2,-6.1 5.5"]),
    ("10^{-6}", ["10 0.0,0.0 10.0", "−6 12.0,-3.6 7.0"]),
    // The mark is centered over the letter and raised with letters above 0.5 em.
    (#"\hat{m}_t"#, ["𝑚 0.0,0.0 10.0", "\u{302} 0.0,-2.0 10.0", "𝑡 6.0,2.0 7.0"]),
    (#"\frac{a}{bc}"#, ["𝑎 3.3,-4.8 7.0", "𝑏𝑐 1.2,4.0 7.0"]),
    (#"\sqrt{x}"#, ["√ 0.0,-1.4 10.0", "𝑥 6.0,0.0 10.0"]),
  ]

  @Test(arguments: scripts)
  func areStacked(_ formula: String, _ expected: [String]) {
    #expect(described("$\(formula)$") == expected)
  }

  /// The bar of a root starts where its sign ends and covers the radicand.
  @Test func haveBarsThatTouchTheirRoots() throws {
    let items = setter.label(#"$\sqrt{xyz}$"#, style: style).items
    let bars = items.compactMap { if case .path(let path, _, _) = $0 { path.bounds } else { nil } }
    let bar = try #require(bars.first)
    #expect(bars.count == 1)
    #expect(bar.minX == 6)
    #expect(bar.maxX == 24)
  }

  @Test func areTallerThanWords() {
    #expect(setter.label(#"$\frac{a}{b}$"#, style: style).ascent > 7)
    #expect(setter.label("$x$", style: style).ascent == 7)
  }
}

@Suite struct Titles {
  /// Statements are farther apart than numbers: 5 mu more on both sides of what connects them.
  @Test(arguments: [
    ("implies", "Longrightarrow"), ("impliedby", "Longleftarrow"), ("iff", "Longleftrightarrow"),
  ])
  func connectivesHaveThickSpaces(_ connective: String, _ arrow: String) {
    let style = TextStyle(Font(.sansRegular, size: 18), color: .black)
    func width(_ command: String) -> Double {
      setter.label("$a \\\(command) b$", style: style).width
    }
    #expect(abs(width(connective) - width(arrow) - 10) < 0.01)
  }

  /// Heavier words have bold letters in their formulas, and bars of their own weight.
  @Test(arguments: [Font.Face.sansSemiBold, .sansMedium])
  func haveBoldLetters(_ words: Font.Face) {
    let title = TextStyle(Font(words, size: 10), color: .black)
    let texts = setter.label(#"$\|\nabla f(x_k)\| \to \partial h\Gamma$"#, style: title).items
      .compactMap { item -> (text: String, face: Font.Face)? in
        if case .text(let run) = item { (run.text, run.font.face) } else { nil }
      }
    let all = texts.map(\.text).joined()
    for letter in "𝛁𝒇𝒙𝒌𝝏𝒉𝚪" { #expect(all.contains(letter), "\(letter) in \(all)") }
    #expect(texts.filter { $0.text.contains("‖") }.allSatisfy { $0.face == words })
  }

  /// Upright symbols of formulas have the weight of the words; letters come from the math face, in
  /// bold.
  @Test func haveDigitsInTheFaceOfTheWords() {
    let title = TextStyle(Font(.sansSemiBold, size: 10), color: .black)
    let faces = setter.label(#"error $\eta = 1.1 \times 10^{-5}$"#, style: title).items
      .compactMap { item -> (String, Font.Face)? in
        if case .text(let run) = item { (run.text, run.font.face) } else { nil }
      }
    for (text, face) in faces {
      #expect(face == (text == "𝜼" ? .sansMath : .sansSemiBold), "\(text)")
    }
    #expect(faces.count > 4)
    #expect(runs("$1$").map(\.font.face) == [.sansMath])
  }

  /// The next line keeps clear of a fraction, be it of words alone.
  @Test func linesKeepOffFractions() throws {
    let measurer = FixedPitchMeasurer()
    let style = TextStyle(Font(.sansRegular, size: 10), color: .black)
    let label = LabelSetter(measuring: measurer).label(
      "with $\\frac{a}{b}$ and words below it", style: style, width: 80)
    let runs = label.items.compactMap { if case .text(let run) = $0 { run } else { nil } }
    let denominator = try #require(runs.first { $0.text.hasSuffix("b") || $0.text == "𝑏" })
    let below = try #require(runs.last { $0.text.contains("below") || $0.text.contains("words") })
    let bottom =
      denominator.position.y
      + measurer.extents(of: denominator.text, font: denominator.font).inkBottom
    let top = below.position.y - measurer.extents(of: below.text, font: below.font).inkTop
    #expect(top > bottom + 1)
  }
}
