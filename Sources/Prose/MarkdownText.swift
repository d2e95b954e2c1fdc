/// A text in Markdown, read: its blocks, and what in them refers to something else.
///
/// The dialect is that of GitHub (tables, footnotes) with formulas between dollar signs,
/// `@fig:name` for references, `{#eq:name}` for what they refer to, `![caption](figure)` for
/// figures of the report, `![](table:name)` for its tables, and `> [!pitfall] Title` for notes.
///
/// > J. MacFarlane. *CommonMark Spec*, version 0.29, 2019. GitHub. *GitHub Flavored Markdown Spec*,
/// > version 0.29-gfm, 2019.
public struct MarkdownText: Sendable {
  /// Something in the text, and where it stands in bytes of UTF-8.
  public struct Use: Hashable, Sendable {
    /// What stands there: a name, a formula, a place.
    public var text: String
    /// Where.
    public var range: Range<Int>
  }

  /// The blocks; numbers, and texts of references, are empty.
  public internal(set) var blocks: [Block] = []
  /// What is wrong.
  public internal(set) var mistakes: [ProseMistake] = []
  /// The formulas, without dollar signs.
  public internal(set) var formulas: [Use] = []
  /// The places for results, braces included; they stand in texts and formulas of the blocks.
  public internal(set) var places: [Use] = []
  /// The identifiers that the text refers to.
  public internal(set) var references: [Use] = []
  /// The identifiers that the text gives.
  public internal(set) var identifiers: [Use] = []
  /// The names of the figures that the text shows.
  public internal(set) var figures: [Use] = []
  /// The names of the tables of the report that the text shows; in the blocks they have no rows.
  public internal(set) var tables: [Use] = []

  /// What the destination of a table of the report begins with.
  static let tablePrefix = "table:"

  /// Reads a text.
  public init(_ text: [UInt8]) {
    let scanner = MarkdownScanner(text)
    mistakes = scanner.mistakes
    var reader = MarkdownReader(scanner: scanner)
    blocks = reader.read()
    mistakes += reader.mistakes
    for (cut, range) in scanner.cuts {
      switch cut {
      case .formula(let markup): note(markup, in: range, cutting: (1, 1), &formulas)
      case .displayedFormula(let markup): note(markup, in: range, cutting: (2, 2), &formulas)
      case .place(let text): note(text, in: range, &places)
      case .reference(let name): note(name, in: range, cutting: (1, 0), &references)
      case .attributes(let attributes):
        if !attributes.identifier.isEmpty { note(attributes.identifier, in: range, &identifiers) }
      }
    }
    figures = reader.figures
    tables = reader.tables
    references += reader.anchors
  }

  private func note(
    _ text: String, in range: Range<Int>, cutting ends: (Int, Int) = (0, 0), _ uses: inout [Use]
  ) {
    let inside = (range.lowerBound + ends.0)..<(range.upperBound - ends.1)
    uses.append(Use(text: text, range: inside))
  }
}
