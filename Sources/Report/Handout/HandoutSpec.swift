public import Configuration
import Prose

/// The handout that a config declares: prose with figures, tables and results in it.
public struct HandoutSpec: Sendable {
  /// The size of its pages.
  public enum Paper: Sendable {
    /// 210 mm × 297 mm.
    case a4
    /// 8.5 in × 11 in.
    case letter
  }

  /// How a page is divided.
  public enum Layout: Sendable {
    /// A column of text, and beside it a narrow one for notes and captions.
    case margin
    /// One column; notes stand at its foot.
    case plain
  }

  /// The size of its pages.
  public private(set) var paper = Paper.a4
  /// How a page is divided.
  public private(set) var layout = Layout.margin
  /// Whether slides are made of it too.
  public private(set) var hasSlides = false
  /// The names of its files, inside the output folder.
  public var fileNames: [String] {
    ["handout.pdf", "index.html"] + (hasSlides ? ["slides.pdf"] : [])
  }
  private var title: TextTemplate?
  private var subtitle: TextTemplate?
  private var author: String
  private var date = ""
  private var showsContents = false
  private var blocks: [Block] = []
  private let tables: [String: HandoutTable]
  /// Where things stand that may be too wide for a page, by their identifiers.
  private var places: [String: (source: Source?, range: SourceRange)] = [:]
  /// All texts.
  private var texts: [ProseSource] = []

  /// Reads `handout`; nil after a mistake without which nothing can be made.
  init?(
    _ value: ConfigValue, reader: MarkReader, figures: [String], author: String,
    files: (String) -> Source?
  ) {
    var value = value
    let problems = value.problems
    guard var fields = value.fields("a handout") else { return nil }
    self.author = author
    title = reader.text("title", &fields, about: "what stands on top, if not the report's title")
    subtitle = reader.text("subtitle", &fields, about: "what stands below the title")
    var tables: [String: HandoutTable] = [:]
    let members = fields.members("tables", about: "tables by the names that the text gives them")
    for member in members ?? [] {
      tables[member.key] = HandoutTable(member.value, reader: reader)
    }
    self.tables = tables
    readFront(&fields)
    let tableNames = (members ?? []).map(\.key)
    fields.require("sections")
    let sections = fields.elements("sections", about: "the text, piece by piece") ?? []
    fields.finish()

    var checker = ProseChecker(
      reader: reader, figures: figures, tables: tableNames, problems: problems)
    for section in sections {
      guard let section = HandoutSection(section, reader: reader, files: files) else { continue }
      blocks += section.blocks
      texts += section.text.map { [$0.source] } ?? []
      checker.check(section)
    }
    checker.checkReferences()
    places = checker.places
  }

  /// Reads what is said about the whole.
  private mutating func readFront(_ fields: inout Fields) {
    fields.read("author", into: &author, about: "who wrote it, if not the report's author")
    fields.read("date", into: &date, about: "the date, as it is to be printed")
    fields.read("contents", into: &showsContents, about: "whether it has a table of contents")
    fields.read("slides", into: &hasSlides, about: "whether slides are made of it too")
    fields.read(
      "paper", into: &paper, from: [(name: "a4", value: .a4), ("letter", .letter)],
      about: "the size of its pages")
    fields.read(
      "layout", into: &layout, from: [(name: "margin", value: .margin), ("plain", .plain)],
      about: "how a page is divided",
      summaries: ["a narrow column for notes beside the text", "one column, notes at its foot"])
  }

  /// What is said where something ("table") is wider than the page, in points; `words` are some of
  /// its own, by which it is found if it has no identifier.
  public func tooWide(
    _ kind: String, identifier: String, words: String, neededWidth: Double, width: Double
  ) -> Diagnostic {
    func millimeters(_ points: Double) -> Int { Int((points * 25.4 / 72).rounded(.up)) }
    let place = places[identifier] ?? texts.lazy.compactMap { $0.place(of: words) }.first
    return Diagnostic(
      "the \(kind) needs \(millimeters(neededWidth)) mm, and the page has \(millimeters(width)) mm",
      at: place?.range, hints: ["break it up, or shorten its parts"], in: place?.source)
  }

  /// The handout with the results in it; `figures` are those of the report, ready to be drawn.
  func article(results: Results, figures: [BuiltFigure], language: String, title fallback: String)
    -> Article
  {
    let filler = ProseFiller(results: results, figures: figures, tables: tables)
    let words = title.map { results.text($0) } ?? fallback
    return Article(
      title: [Inline].init(label: words), subtitle: [Inline].init(label: results.text(subtitle)),
      author: author, date: date, language: language, showsContents: showsContents,
      blocks: blocks.map { filler.filled($0) }
    ).numbered()
  }
}

/// A table of the handout: what a `table` mark shows, with a caption.
struct HandoutTable: Sendable {
  let caption: TextTemplate?
  let spec: TableSpec

  init?(_ value: ConfigValue, reader: MarkReader) {
    var value = value
    guard var fields = value.fields("a table") else { return nil }
    caption = reader.text("caption", &fields, about: "what stands beside the table")
    let spec = TableSpec(&fields, reader: reader)
    fields.finish()
    guard let spec else { return nil }
    self.spec = spec
  }
}
