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
