import Configuration
import Graphics
import Prose
import Spelling
import Typesetting

/// Checks what texts of a handout refer to: results, formulas, figures, tables, places.
struct ProseChecker {
  let reader: MarkReader
  let figures: [String]
  let tables: [String]
  let problems: DiagnosticCollector
  /// What has an identifier, in all texts.
  private var identifiers: [String] = []
  /// Where tables and formulas stand, by their identifiers.
  private(set) var places: [String: (source: Source?, range: SourceRange)] = [:]
  private var references: [(use: MarkdownText.Use, source: ProseSource)] = []

  init(reader: MarkReader, figures: [String], tables: [String], problems: DiagnosticCollector) {
    self.reader = reader
    self.figures = figures
    self.tables = tables
    self.problems = problems
  }

  /// Checks one section, all but its references to others.
  mutating func check(_ section: HandoutSection) {
    collectIdentifiers(section.blocks)
    guard let (text, source) = section.text else { return }
    for mistake in text.mistakes {
      source.report(mistake.message, at: mistake.range, hints: mistake.hints, problems)
    }
    for use in text.identifiers { places[use.text] = source.place(of: use.range) }
    for table in text.tables { places["tab:\(table.text)"] = source.place(of: table.range) }
    for formula in text.formulas { check(formula: formula, source) }
    for place in text.places { check(templateOf: place, source) }
    for figure in text.figures { choose(figure, among: figures, kind: "figure", source) }
    for table in text.tables { choose(table, among: tables, kind: "table", source) }
    for reference in text.references { references.append((reference, source)) }
    checkGlyphs(source)
    var seen: Set<String> = []
    for identifier in text.identifiers where !seen.insert(identifier.text).inserted {
      source.report(
        "expected another identifier, \"\(identifier.text)\" is taken", at: identifier.range,
        problems)
    }
  }

  /// Reports references to what is nowhere.
  func checkReferences() {
    for (use, source) in references {
      choose(use, among: identifiers, kind: "reference", source)
    }
  }

  private mutating func collectIdentifiers(_ blocks: [Block]) {
    for block in blocks {
      switch block {
      case .heading(let heading): identifiers.append(heading.identifier)
      case .formula(let formula): identifiers.append(formula.identifier)
      case .figure(let figure): identifiers.append(figure.identifier)
      case .table(let table): identifiers.append(table.identifier)
      case .note(let note): collectIdentifiers(note.blocks)
      case .list(let list): for item in list.items { collectIdentifiers(item) }
      case .paragraph, .listing: break
      }
    }
    identifiers.removeAll { $0.isEmpty }
  }

  private func choose(
    _ use: MarkdownText.Use, among names: [String], kind: String, _ source: ProseSource
  ) {
    if names.contains(use.text) { return }
    let hint = NearestName.hint(use.text, among: names)
    source.report("unknown \(kind) \"\(use.text)\"", at: use.range, hints: [hint], problems)
  }

  /// The results that a text names.
  private func check(templateOf use: MarkdownText.Use, _ source: ProseSource) {
    let (template, mistakes) = TextTemplate.read(use.text)
    for (name, column) in template.places {
      guard let hints = reader.unknownResult(name) else { continue }
      let place = source.range(
        from: use.range.lowerBound, column: column, length: name.unicodeScalars.count)
      source.report("unknown result \"\(name)\"", at: place, hints: hints, problems)
    }
    for mistake in mistakes {
      let place = source.range(
        from: use.range.lowerBound, column: mistake.column, length: mistake.length)
      source.report(mistake.message, at: place, problems)
    }
  }

  private func check(formula: MarkdownText.Use, _ source: ProseSource) {
    check(templateOf: formula, source)
    let markup = TextTemplate.masked(formula.text).map { $0.isNewline ? " " : $0 }
    for mistake in reader.labels.mistakes(in: "$\(String(markup))$", face: .serifRegular) {
      let place = source.range(
        from: formula.range.lowerBound, column: mistake.column - 1, length: mistake.length)
      source.report(mistake.message, at: place, hints: mistake.hint.map { [$0] } ?? [], problems)
    }
  }

  /// Reports characters that no font has, each once.
  private func checkGlyphs(_ source: ProseSource) {
    let text = String(decoding: source.bytes, as: UTF8.self)
    let measurer = reader.labels.measurer
    let words = String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value > 0x7e }))
    let lacking = measurer.missingCharacters(in: words, face: .serifRegular).filter { character in
      [.mono, .serifMath].allSatisfy {
        !measurer.missingCharacters(in: String(character), face: $0).isEmpty
      }
    }
    for character in lacking {
      guard let range = text.firstRange(of: String(character)) else { continue }
      let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
      source.report(
        "the font has no glyph for \"\(character)\"",
        at: start..<(start + character.utf8.count), problems)
    }
  }
}
