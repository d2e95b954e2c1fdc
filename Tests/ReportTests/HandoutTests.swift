import Configuration
import Foundation
import Optimization
import Prose
import Testing

@testable import Report

/// What a handout says comes from the results.
@Suite struct HandoutTests {
  private static let experiments = """
    "one": {
      "objective": { "formula": "(x - 3)^2 + (y + 1)^2" }, "start": [0, 0],
      "optimizer": { "name": "gd", "learningRate": 0.1 }, "steps": 2, "recordState": true,
      "expect": [{ "value": 10, "quantity": "loss", "step": 0, "as": "first" }]
    },
    "tiny": { "kind": "evaluate", "formula": "x/3", "at": [1e-7] }
    """

  /// The blocks of a handout with this prose.
  private func blocks(_ text: String, tables: String = "") throws -> [Block] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { "\"\($0.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\"" }
    let spec = try readConfig(
      """
      { "title": "T", "author": "A", "experiments": { \(Self.experiments) },
        "figures": { "path": { "title": "It ends at {{one.finalIterate}}", "caption": "C $c$",
          "panels": [[{ "marks": [{ "mark": "line", "of": "one", "y": "loss" }] }]] } },
        "handout": { "tables": { \(tables) },
          "sections": [{ "text": [\(lines.joined(separator: ","))] }] } }
      """)
    let runs = spec.experiments.map { Report.runs(of: $0, in: spec) }
    let report = Report(spec, runs: runs)
    let article = try #require(report.article(figures: spec.figures.map(report.figure)))
    #expect(article.title == [.text("T")] && article.author == "A")
    return article.blocks
  }

  /// 0.2·(3, −1), then 0.8 of the rest, exactly: θ₂ = (3, −1)(1 − 0.8²).
  @Test func resultsStandInTextsAndFormulas() throws {
    #expect(
      try blocks("From {{one.first}} to $\\theta = {{one.finalIterate}}$ in {{ one.steps }}.") == [
        .paragraph([
          .text("From 10 to "), .formula("\\theta = (1.08, -0.36)"), .text(" in 2."),
        ])
      ])
  }

  /// A power of ten is a formula in a text, and a part of one in a formula.
  @Test func smallNumbersArePowers() throws {
    #expect(
      try blocks("{{tiny.value:2}}, $x = {{tiny.value:2}}$") == [
        .paragraph([
          .formula("3.3 \\times 10^{-8}"), .text(", "), .formula("x = 3.3 \\times 10^{-8}"),
        ])
      ])
  }

  @Test func figuresBringTheirCaptions() throws {
    let read = try blocks("![](path)\n\n![Another {{one.first}}](path) {#fig:other}")
    guard case .figure(let first) = read[0], case .figure(let second) = read[1] else {
      return #expect(Bool(false), "\(read)")
    }
    #expect(first.caption == [.text("C "), .formula("c")] && first.number == "1")
    #expect(second.caption == [.text("Another 10")] && second.number == "2")
    #expect(!first.alternative.isEmpty && first.alternative == second.alternative)
  }

  @Test func tablesAreFilled() throws {
    let read = try blocks(
      "See @tab:steps.\n\n![](table:steps)",
      tables: """
        "steps": { "caption": "Steps of {{one.first}}", "of": "one", "steps": 2,
          "columns": ["step", "iterate"] }
        """)
    guard case .table(let table) = read[1] else { return #expect(Bool(false), "\(read)") }
    #expect(table.caption == [.text("Steps of 10")] && table.number == "1")
    #expect(table.header == [[.formula("t")], [.formula("\\theta_t")]])
    #expect(
      table.rows == [
        [[.text("1")], [.text("(0.6000,\u{a0}−0.2000)")]],
        [[.text("2")], [.text("(1.080,\u{a0}−0.3600)")]],
      ])
    #expect(
      read[0]
        == .paragraph([
          .text("See "), .reference(identifier: "tab:steps", text: "Table\u{a0}1"), .text("."),
        ]))
  }
}

/// What the repository's own handout promises its readers.
@Suite struct LessonTests {
  private static let folder = CommittedReport.folder.appendingPathComponent("lesson")

  private static func texts() throws -> [(name: String, text: String)] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
      (name, try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8))
    }
  }

  private static func article() throws -> Article {
    let report = try CommittedReportTests.full.get()
    return try #require(report.article(figures: report.spec.figures.map(report.figure)))
  }

  /// The eight concepts have their figures, each once and in their order.
  @Test func showsAllFigures() throws {
    let report = try CommittedReportTests.full.get()
    #expect(try Self.article().figureNames == report.spec.figures.map(\.name))
  }

  /// The four key formulas are in boxes.
  @Test func hasTheKeyFormulas() throws {
    let titles = try Self.article().blocks.compactMap { block -> String? in
      guard case .note(let note) = block, note.kind == .formula else { return nil }
      return note.title.plainText { $0 }
    }
    #expect(titles == ["Chain rule", "Gradient", "Gradient descent", "Adam"])
  }

  /// Each question is answered.
  @Test func answersItsQuestions() throws {
    let notes = try Self.article().blocks.compactMap { block -> Note? in
      if case .note(let note) = block { note } else { nil }
    }
    let questions = notes.filter { $0.kind == .question }.map(\.number)
    #expect(questions.count >= 8)
    #expect(notes.filter { $0.kind == .answer }.map(\.number) == questions)
  }

  /// A result that a reader sees comes from a run: a decimal that is typed is an input of an
  /// experiment, or stands in the algorithm or the listing.
  @Test func resultsAreNotTyped() throws {
    let config = try CommittedReport().text
    for (name, text) in try Self.texts() {
      let prose = text.replacing(/(?s)```.*?```/, with: "").replacing(/\{\{.*?\}\}/, with: "")
      for match in prose.matches(of: /\d+\.\d+/) {
        let isKnown =
          config.contains(String(match.output))
          // Adam's constants, and what follows from them by hand; the factor 1 − 2η of the bowl.
          || ["0.999", "0.001", "3.2", "0.8", "0.64"].contains(String(match.output))
        #expect(isKnown, "\(name): \(match.output)")
      }
    }
  }

  /// Places that a result could not fill would be empty.
  @Test func allPlacesAreFilled() throws {
    var words = ""
    for block in try Self.article().blocks {
      _ = block.mapInlines { inline in
        words += [inline].plainText { $0 } + " "
        return [inline]
      }
    }
    #expect(!words.contains("{{") && !words.contains("—"))
  }

  /// The program in the text finds the minimizer, after as many steps as the experiment.
  @Test func theListingRuns() throws {
    let python = "/usr/bin/python3"
    guard FileManager.default.isExecutableFile(atPath: python) else { return }
    let listings = try Self.article().blocks.compactMap { block -> Listing? in
      if case .listing(let listing) = block { listing } else { nil }
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = ["-c", try #require(listings.first).lines.joined(separator: "\n")]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let numbers = text.matches(of: /-?\d+(\.\d+)?(e-?\d+)?/).compactMap { Double($0.output.0) }
    try #require(numbers.count == 3)
    #expect(abs(numbers[0] - 3) < 1e-6 && abs(numbers[1] + 1) < 1e-6)
    let report = try CommittedReportTests.full.get()
    let bowl = try #require(report.spec.experiments.first { $0.name == "bowl" })
    let run = Report.runs(of: bowl, in: report.spec)[0]
    #expect(run.end?.steps == Int(numbers[2]))
  }
}
