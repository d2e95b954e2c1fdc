import Testing

@testable import Prose

/// A text in Markdown as blocks.
func blocks(_ text: String) -> [Block] { MarkdownText(Array(text.utf8)).blocks }

/// What is wrong with a text, with what stands there.
func mistakes(_ text: String) -> [String] {
  let bytes = Array(text.utf8)
  return MarkdownText(bytes).mistakes.map { mistake in
    let place = String(decoding: bytes[mistake.range], as: UTF8.self)
    return "\(mistake.message) at \"\(place)\""
      + (mistake.hints.isEmpty ? "" : "; \(mistake.hints.joined(separator: "; "))")
  }
}

/// Markdown becomes what it says.
struct MarkdownTests {
  @Test func runningText() {
    #expect(
      blocks("A *slope* is **steep** -- \"so\" `x_i` and $x_i$.") == [
        .paragraph([
          .text("A "), .emphasis([.text("slope")]), .text(" is "), .strong([.text("steep")]),
          .text(" – “so” "), .code("x_i"), .text(" and "), .formula("x_i"), .text("."),
        ])
      ])
  }

  /// Markdown would take underscores, stars and backslashes of formulas for its own.
  @Test(arguments: [
    "a_1 * b_1 * c_2", "\\frac{a}{b}", "a \\\\ b", "[x](y)", "\\$5", "x < y > z", "{{a.b}}",
    "`a`", "a | b",
  ])
  func formulasAreUntouched(_ formula: String) {
    #expect(
      blocks("so $\(formula)$, he") == [
        .paragraph([.text("so "), .formula(formula), .text(", he")])
      ])
  }

  /// What would be set as typed is told.
  @Test(arguments: [
    ("so ~~not~~ that", "expected words, found struck ones at \"~~\"; leave them out"),
    ("- [x] done", "expected an item, found a task at \"[x]\"; leave \"[x]\" out"),
    ("1. a\n2. [ ] open", "expected an item, found a task at \"[ ]\"; leave \"[ ]\" out"),
    ("above\n\n---\n\nbelow", "expected a text, found a rule at \"---\""),
  ])
  func marksWithoutAFormAreMistakes(_ text: String, _ mistake: String) {
    #expect(mistakes(text) == [mistake])
  }

  /// Tildes and brackets that mean nothing are text.
  @Test(arguments: ["about ~5 and ~6", "- [xy] done"])
  func otherMarksAreText(_ text: String) { #expect(mistakes(text).isEmpty) }

  @Test func displayedFormulas() {
    #expect(
      blocks("We have\n$$\na = b\n$$ {#eq:a}\nso\n$$ c $$") == [
        .paragraph([.text("We have")]),
        .formula(DisplayedFormula(markup: "a = b", identifier: "eq:a")),
        .paragraph([.text("so")]),
        .formula(DisplayedFormula(markup: "c")),
      ])
  }

  @Test func figuresAndTablesOfTheReport() {
    #expect(
      blocks("![A *race*](../Output/5-adam.png) {#fig:adam}\n\n![](table:steps)") == [
        .figure(
          PlacedFigure(
            name: "5-adam", number: "", identifier: "fig:adam",
            caption: [.text("A "), .emphasis([.text("race")])], alternative: "")),
        .table(table("tab:steps", of: "steps")),
      ])
  }

  private func table(_ identifier: String, of source: String) -> TextTable {
    var table = TextTable(identifier: identifier, alignments: [], header: [], rows: [])
    table.source = source
    return table
  }

  @Test(arguments: ["Table: Two {#tab:two}\n\n%", "%\n\nTable: Two {#tab:two}"])
  func tables(_ frame: String) {
    let text = frame.replacing("%", with: "| a | $b$ |\n|---|--:|\n| 1 | $x|y$ |")
    #expect(
      blocks(text) == [
        .table(
          TextTable(
            identifier: "tab:two", caption: [.text("Two")], alignments: [.left, .right],
            header: [[.text("a")], [.formula("b")]],
            rows: [[[.text("1")], [.formula("x|y")]]]))
      ])
  }

  @Test func notes() {
    #expect(
      blocks("> [!pitfall] Too *large*\n> It diverges.\n>\n> Always.") == [
        .note(
          Note(
            kind: .pitfall, title: [.text("Too "), .emphasis([.text("large")])],
            blocks: [.paragraph([.text("It diverges.")]), .paragraph([.text("Always.")])]))
      ])
  }

  @Test func formulasInQuotations() {
    #expect(
      blocks("> > [!formula]\n> > $$\n> > a > b\n> > $$ {#eq:a}") == [
        .note(
          Note(
            kind: .remark,
            blocks: [
              .note(
                Note(
                  kind: .formula,
                  blocks: [.formula(DisplayedFormula(markup: "a > b", identifier: "eq:a"))]))
            ]))
      ])
  }

  @Test func footnotes() {
    #expect(
      blocks("One[^a] two[^b].\n\n[^b]: Second $y$.\n\n[^a]: First.") == [
        .paragraph([
          .text("One"), .footnote(number: 1, [.text("First.")]), .text(" two"),
          .footnote(number: 2, [.text("Second "), .formula("y"), .text(".")]), .text("."),
        ])
      ])
  }

  @Test func listingsAreAsTyped() {
    #expect(
      blocks("```python\nprint(\"$x$ {{y}}\")\n\n@fig:a\n```\nand `$a$ {{b}}`") == [
        .listing(Listing(language: "python", lines: ["print(\"$x$ {{y}}\")", "", "@fig:a"])),
        .paragraph([.text("and "), .code("$a$ {{b}}")]),
      ])
  }

  @Test func lists() {
    #expect(
      blocks("3. three\n4. four\n   - inner") == [
        .list(
          ItemList(
            isOrdered: true, start: 3, isTight: true,
            items: [
              [.paragraph([.text("three")])],
              [
                .paragraph([.text("four")]),
                .list(
                  ItemList(isOrdered: false, start: 0, items: [[.paragraph([.text("inner")])]])),
              ],
            ]))
      ])
  }

  /// The place of everything that refers to something is that of its name.
  @Test func placesOfUses() {
    let text = "# A {#sec:a}\n\nSee @fig:b, [there](#sec:a); {{c.d:3}} $e_f$.\n\n![](g.png)"
    let read = MarkdownText(Array(text.utf8))
    let bytes = Array(text.utf8)
    func shown(_ uses: [MarkdownText.Use]) -> [String] {
      uses.map { "\($0.text)=\(String(decoding: bytes[$0.range], as: UTF8.self))" }
    }
    #expect(shown(read.identifiers) == ["sec:a={#sec:a}"])
    #expect(shown(read.references) == ["fig:b=fig:b", "sec:a=sec:a"])
    #expect(shown(read.places) == ["{{c.d:3}}={{c.d:3}}"])
    #expect(shown(read.formulas) == ["e_f=e_f"])
    #expect(shown(read.figures) == ["g=g.png"])
  }

  @Test(arguments: [
    (
      "it costs $5 more", "expected \"$\" to end the formula at \"$\"; a dollar sign is written \\$"
    ),
    ("$$ a", "expected \"$$\" to end the formula at \"$$\""),
    ("a {{b", "expected \"}}\" to end the place at \"{{\""),
    ("a <b>bold</b>", "expected Markdown, found HTML at \"<b>\""),
    (
      "[a](b.md)",
      "expected an address (https://…) or a place (#sec:…) for the link, found \"b.md\" at \"b.md\""
    ),
    ("see [a][b]", "unknown link \"b\" at \"[b]\"; [b]: … defines it on a line of its own"),
    ("see[^b]", "unknown footnote \"b\" at \"[^b]\"; [^b]: … defines it on a line of its own"),
    ("see ![](a.png) here", "expected the figure in a paragraph of its own at \"a\""),
    (
      "> [!trap] x",
      "unknown kind of note \"trap\" at \"[!trap]\"; known: motivation, intuition, pitfall, remark, formula, algorithm, margin, question, answer"
    ),
    (
      "text {#eq:a} more",
      "expected {…} behind a heading, a displayed formula, a figure or the caption of a table at \"{#eq:a\""
    ),
    (
      "# a {#sec:a .big}",
      "expected #identifier or .unnumbered, found \".big\" at \"{#sec:a .big}\""
    ),
    ("Table: alone", "expected a table beside its caption at \"alone\""),
  ])
  func mistakesHaveTheirPlace(_ text: String, _ expected: String) {
    let found = mistakes(text)
    #expect(found.first == expected, "\(found)")
  }

  @Test func nothingCrashesOrHangs() {
    for piece in [
      "$", "$x ", "`", "> ", "- ", "{{", "[", "![", "[^", "*", "|", "\u{E000}", "@", "\\", "<",
      "\0",
    ] {
      _ = blocks(String(repeating: piece, count: 20_000))
      _ = blocks(String(repeating: piece + "\n", count: 5_000))
    }
  }
}

/// Numbers go up in reading order, and references say them.
struct NumberingTests {
  private func numbered(_ text: String) -> [Block] {
    Article(title: [], blocks: blocks(text)).numbered().blocks
  }

  @Test func sections() {
    let found = numbered("# A\n\n## B\n\n## C\n\n# D {.unnumbered}\n\n# E\n\n## F\n\n### G")
      .compactMap { block in if case .heading(let heading) = block { heading.number } else { nil } }
    #expect(found == ["1", "1.1", "1.2", "", "2", "2.1", ""])
  }

  @Test func identifiersDiffer() {
    let found = numbered("# A\n\n# A\n\n# A").compactMap { block in
      if case .heading(let heading) = block { heading.identifier } else { nil }
    }
    #expect(found == ["sec:a", "sec:a-2", "sec:a-3"])
  }

  @Test func references() {
    let text = """
      # Slopes {#sec:s}

      @fig:a @fig:b @eq:x @tab:t @sec:s

      ![](b.png)

      > [!remark]
      > ![](a.png)

      $$ x $$ {#eq:x}

      Table: T {#tab:t}

      | a |
      |---|
      | 1 |
      """
    guard case .paragraph(let inlines) = numbered(text)[1] else { return #expect(Bool(false)) }
    #expect(
      inlines.plainText { $0 }
        == "Figure\u{a0}2 Figure\u{a0}1 Equation\u{a0}(1) Table\u{a0}1 Section\u{a0}1")
  }

  @Test func questionsAndAnswers() {
    let found = numbered("> [!question] A\n\n> [!answer] a\n\n> [!question] B\n\n> [!answer] b")
      .compactMap { block in if case .note(let note) = block { note.identifier } else { nil } }
    #expect(found == ["question:1", "answer:1", "question:2", "answer:2"])
  }
}
