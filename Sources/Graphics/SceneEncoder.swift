/// What a document says about itself.
public struct DocumentMetadata: Hashable, Sendable {
  /// The title.
  public var title: String
  /// Who made it; may be empty.
  public var author: String
  /// What it is about: the caption or the alt text; may be empty.
  public var subject: String

  /// What tells the document apart from others beside it, as a name does a file; may be empty.
  public var name: String
  /// The language of the texts, as BCP 47 has it.
  public var language: String

  /// Creates metadata.
  public init(
    title: String, author: String = "", subject: String = "", name: String = "",
    language: String = "en"
  ) {
    self.title = title
    self.author = author
    self.subject = subject
    self.name = name
    self.language = language
  }
}

/// Turns scenes into the bytes of a file; the same scenes give the same bytes.
public protocol SceneEncoder: Sendable {
  /// The bytes of a file with one page a scene.
  func encode(_ pages: [Scene], metadata: DocumentMetadata) throws -> [UInt8]
}
