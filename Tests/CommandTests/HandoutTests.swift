import Foundation
import Testing

/// What a build makes of prose.
@Suite(.serialized) struct HandoutTests {
  private static let text = """
    # The path {#sec:path}

    After {{run.steps}} steps of @eq:step the iterate is ${{run.finalIterate}}$, see @fig:path.

    $$ x_{t+1} = x_t - \\eta f'(x_t) $$ {#eq:step}

    ![](path)
    """

  private func scratch(
    _ prose: String = text, handout: String = "", language: String = "en"
  ) throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write("prose.md", prose)
    try scratch.write(
      "small.json",
      """
      { "title": "Small", "language": "\(language)", "experiments": { "run": {
          "objective": { "formula": "x^2" }, "start": [1],
          "optimizer": { "name": "gd", "learningRate": 0.25 }, "steps": 3 } },
        "figures": { "path": { "title": "A path", "size": [60, 40], "panels": [[
          { "marks": [{ "mark": "line", "of": "run", "y": "loss" }] }]] } },
        "handout": { "sections": ["prose.md"] \(handout) } }
      """)
    return scratch
  }

  private func build(_ scratch: Scratch, _ arguments: String...) throws -> Command {
    try Command(
      ["build", scratch.path("small.json"), "--out", scratch.path("Output")] + arguments)
  }

  @Test func writesPagesAndLists() throws {
    let scratch = try scratch()
    let command = try build(scratch, "--format", "png")
    #expect(command.status == 0, "\(command.error)")
    #expect(command.error.hasPrefix("1 figure, 5 files in "))
    #expect(
      try scratch.names("Output") == [
        "figures.md", "figures.tex", "handout.pdf", "index.html", "manifest.json", "path.png",
      ])
    #expect(try scratch.bytes("Output/handout.pdf").starts(with: "%PDF-1.".utf8))
    let page = String(decoding: try scratch.bytes("Output/index.html"), as: UTF8.self)
    // (1 − 2·0.25)³
    for words in ["After 3 steps", "0.125", "Figure\u{a0}1", "<svg"] {
      #expect(page.contains(words), "\(words)")
    }
    let manifest = String(decoding: try scratch.bytes("Output/manifest.json"), as: UTF8.self)
    for name in ["handout.pdf", "index.html", "figures.md", "figures.tex"] {
      #expect(manifest.contains("\"name\": \"\(name)\""))
    }
  }

  @Test func writesSlidesIfAsked() throws {
    let scratch = try scratch(handout: ", \"slides\": true")
    #expect(try build(scratch, "--quiet").status == 0)
    #expect(try scratch.bytes("Output/slides.pdf").starts(with: "%PDF-1.".utf8))
  }

  /// Patterns are never missing without a word.
  @Test func saysWhereWordsAreNotBroken() throws {
    let command = try build(try scratch(language: "de-AT"))
    #expect(command.status == 0)
    #expect(
      command.error.contains(
        "note: there are no hyphenation patterns for \"de-AT\", so no word is broken"))
    #expect(try !build(try scratch()).error.contains("hyphenation"))
  }

  /// A handout shows all figures: where only some are drawn there is none, and what is there stays.
  @Test func staysWhereFiguresAreNamed() throws {
    let scratch = try scratch()
    #expect(try build(scratch, "--quiet").status == 0)
    let before = try scratch.bytes("Output/handout.pdf")
    let manifest = try scratch.bytes("Output/manifest.json")
    #expect(try build(scratch, "path").status == 0)
    #expect(try scratch.bytes("Output/handout.pdf") == before)
    #expect(try scratch.bytes("Output/manifest.json") == manifest)
  }

  @Test func isTheSameEachTime() throws {
    let scratch = try scratch(handout: ", \"slides\": true")
    #expect(try build(scratch, "--jobs", "1").status == 0)
    let names = try scratch.names("Output")
    let first = try names.map { try scratch.bytes("Output/\($0)") }
    #expect(try build(scratch, "--jobs", "8").status == 0)
    #expect(try names.map { try scratch.bytes("Output/\($0)") } == first)
  }

  @Test func refusesMistakesAtTheirLine() throws {
    let scratch = try scratch("# One\n\nTwo @fig:pth.")
    let command = try build(scratch)
    #expect(command.status == 65)
    #expect(command.error.contains("prose.md:3:6: error: unknown reference \"fig:pth\""))
    #expect(try !scratch.names().contains("Output"))
  }

  @Test func refusesTextThatIsNone() throws {
    let scratch = try scratch()
    try Data([0x23, 0x20, 0xFF, 0xFE]).write(to: scratch.url.appending(path: "prose.md"))
    let command = try build(scratch)
    #expect(command.status == 65)
    #expect(command.error.contains("\"prose.md\" is not a text in UTF-8"))
  }

  /// What no page holds is refused before anything is written, at its place.
  @Test(arguments: [
    ("Table: Wide {#tab:wide}\n\n", "prose.md:1:13: error: the table needs "),
    ("So wide.\n\n", "prose.md:3:3: error: the table needs "),
  ])
  func refusesWhatIsTooWide(_ start: String, _ message: String) throws {
    let word = String(repeating: "0123456789", count: 4)
    let row = "|" + String(repeating: " \(word) |", count: 12)
    let rule = "|" + String(repeating: "---|", count: 12)
    let scratch = try scratch("\(start)\(row)\n\(rule)\n\(row)\n")
    let command = try build(scratch)
    #expect(command.status == 65)
    #expect(command.error.contains(message), "\(command.error.prefix(200))")
    #expect(try !scratch.names().contains("Output"))
  }
}
