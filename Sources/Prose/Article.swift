/// What a handout says, in reading order; nothing about how it is set.
public struct Article: Hashable, Sendable {
  /// The title.
  public var title: [Inline]
  /// The line below the title; may be empty.
  public var subtitle: [Inline] = []
  /// Who answers for it; may be empty.
  public var author: String
  /// When it was written, in words; may be empty.
  public var date: String
  /// The language, as BCP 47 has it.
  public var language: String
  /// Whether a table of contents follows the title.
  public var showsContents: Bool
  /// The text.
  public var blocks: [Block]

  /// Creates an article.
  public init(
    title: [Inline], subtitle: [Inline] = [], author: String = "", date: String = "",
    language: String = "en", showsContents: Bool = false, blocks: [Block]
  ) {
    self.title = title
    self.subtitle = subtitle
    self.author = author
    self.date = date
    self.language = language
    self.showsContents = showsContents
    self.blocks = blocks
  }
}

extension Article {
  /// The names of the figures that it shows, each once.
  public var figureNames: [String] {
    var names: [String] = []
    func collect(_ blocks: [Block]) {
      for block in blocks {
        switch block {
        case .figure(let figure): if !names.contains(figure.name) { names.append(figure.name) }
        case .note(let note): collect(note.blocks)
        case .list(let list): list.items.forEach(collect)
        case .heading, .paragraph, .listing, .formula, .table: break
        }
      }
    }
    collect(blocks)
    return names
  }
}
