/// A part of an article that stands on lines of its own.
public indirect enum Block: Hashable, Sendable {
  /// The title of a section.
  case heading(Heading)
  /// Running text.
  case paragraph([Inline])
  /// Items with bullets or numbers.
  case list(ItemList)
  /// Lines of a program, as typed.
  case listing(Listing)
  /// A formula on a line of its own.
  case formula(DisplayedFormula)
  /// A figure of the report.
  case figure(PlacedFigure)
  /// Rows and columns of text.
  case table(TextTable)
  /// Blocks set apart from the text: what motivates, a pitfall, a key formula, a question.
  case note(Note)
}

/// The title of a section.
public struct Heading: Hashable, Sendable {
  /// Depth: 1 for a section, 2 for a part of one, 3 below.
  public var level: Int
  /// The number as shown ("2", "2.1"); empty for sections without one.
  public var number: String
  /// What references and links call it ("sec:momentum"); no two are alike in an article.
  public var identifier: String
  /// The words.
  public var text: [Inline]

  /// Creates a heading.
  public init(level: Int, number: String = "", identifier: String, text: [Inline]) {
    self.level = level
    self.number = number
    self.identifier = identifier
    self.text = text
  }
}

/// Items with bullets or numbers.
public struct ItemList: Hashable, Sendable {
  /// Whether items are numbered.
  public var isOrdered: Bool
  /// The number of the first item.
  public var start: Int
  /// Whether items follow each other without space, as short ones do.
  public var isTight: Bool
  /// The items.
  public var items: [[Block]]

  /// Creates a list.
  public init(isOrdered: Bool, start: Int = 1, isTight: Bool = true, items: [[Block]]) {
    self.isOrdered = isOrdered
    self.start = start
    self.isTight = isTight
    self.items = items
  }
}

/// Lines of a program, as typed.
public struct Listing: Hashable, Sendable {
  /// The language ("python"); may be empty.
  public var language: String
  /// The lines, without the end of the last.
  public var lines: [String]

  /// Creates a listing.
  public init(language: String, lines: [String]) {
    self.language = language
    self.lines = lines
  }
}

/// A formula on a line of its own.
public struct DisplayedFormula: Hashable, Sendable {
  /// The formula in TeX, without dollar signs; lines of `aligned` and the like included.
  public var markup: String
  /// The number as shown ("3"), without parentheses; empty if it has none.
  public var number: String
  /// What references call it ("eq:adam"); empty if nothing refers to it.
  public var identifier: String

  /// Creates a formula.
  public init(markup: String, number: String = "", identifier: String = "") {
    self.markup = markup
    self.number = number
    self.identifier = identifier
  }
}

/// A figure of the report, where the text has it.
public struct PlacedFigure: Hashable, Sendable {
  /// The name in the config ("momentum").
  public var name: String
  /// The number as shown ("3").
  public var number: String
  /// What references call it ("fig:momentum").
  public var identifier: String
  /// The text below it, without "Figure 3".
  public var caption: [Inline]
  /// What it shows, for those who cannot see it.
  public var alternative: String

  /// Creates a figure.
  public init(
    name: String, number: String, identifier: String, caption: [Inline], alternative: String
  ) {
    self.name = name
    self.number = number
    self.identifier = identifier
    self.caption = caption
    self.alternative = alternative
  }
}

/// Rows and columns of text.
public struct TextTable: Hashable, Sendable {
  /// How the cells of a column stand.
  public enum Alignment: Hashable, Sendable {
    case left, center, right
    /// Decimal points below one another.
    case decimal
  }

  /// The number as shown ("1"); empty if it has none.
  public var number: String
  /// What references call it ("tab:adam"); empty if nothing refers to it.
  public var identifier: String
  /// The text above it, without "Table 1"; may be empty.
  public var caption: [Inline]
  /// One for each column.
  public var alignments: [Alignment]
  /// One for each column; all empty if there is no header.
  public var header: [[Inline]]
  /// The rows, each as long as `alignments`.
  public var rows: [[[Inline]]]
  /// The table of the report that header and rows come from; empty for one that the text gives.
  public var source = ""

  /// Creates a table.
  public init(
    number: String = "", identifier: String = "", caption: [Inline] = [],
    alignments: [Alignment], header: [[Inline]], rows: [[[Inline]]]
  ) {
    self.number = number
    self.identifier = identifier
    self.caption = caption
    self.alignments = alignments
    self.header = header
    self.rows = rows
  }
}

/// Blocks set apart from the text.
public struct Note: Hashable, Sendable {
  /// What the note is for.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Why the subject matters.
    case motivation
    /// How to think of it.
    case intuition
    /// What goes wrong.
    case pitfall
    /// Anything else worth setting apart.
    case remark
    /// A key formula, in a box.
    case formula
    /// Steps, in a box.
    case algorithm
    /// A short text beside the main one.
    case margin
    /// A question of the knowledge check.
    case question
    /// The answer to the question before; stands with the others on the last page.
    case answer
  }

  /// What the note is for.
  public var kind: Kind
  /// Its title; may be empty.
  public var title: [Inline]
  /// The number as shown, of questions and answers ("4"); empty for others.
  public var number: String
  /// What links call it; empty if nothing leads to it.
  public var identifier: String
  /// What it says.
  public var blocks: [Block]

  /// Creates a note.
  public init(
    kind: Kind, title: [Inline] = [], number: String = "", identifier: String = "",
    blocks: [Block]
  ) {
    self.kind = kind
    self.title = title
    self.number = number
    self.identifier = identifier
    self.blocks = blocks
  }
}
