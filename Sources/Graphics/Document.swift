/// Pages with what leads a reader through them.
public struct Document: Hashable, Sendable {
  /// One page.
  public struct Page: Hashable, Sendable {
    /// What is drawn on it.
    public var scene: Scene
    /// How viewers call it ("iv", "12").
    public var label: String

    /// Creates a page.
    public init(scene: Scene, label: String) {
      self.scene = scene
      self.label = label
    }
  }

  /// A line of the outline that viewers show beside the pages.
  public struct Bookmark: Hashable, Sendable {
    /// The words.
    public var title: String
    /// The place that it leads to: one that a group of some page has as its tag.
    public var place: String
    /// Depth, from 1.
    public var level: Int

    /// Creates a bookmark.
    public init(title: String, place: String, level: Int) {
      self.title = title
      self.place = place
      self.level = level
    }
  }

  /// Title, author, language.
  public var metadata: DocumentMetadata
  /// The pages.
  public var pages: [Page]
  /// The outline, in reading order.
  public var bookmarks: [Bookmark]

  /// Creates a document.
  public init(metadata: DocumentMetadata, pages: [Page], bookmarks: [Bookmark] = []) {
    self.metadata = metadata
    self.pages = pages
    self.bookmarks = bookmarks
  }
}
