/// What a document says about itself.
public struct DocumentMetadata: Hashable, Sendable {
  /// The title.
  public var title: String
  /// Who made it; may be empty.
  public var author: String
  /// What it is about: the caption or the alt text; may be empty.
  public var subject: String

  /// Creates metadata.
  public init(title: String, author: String = "", subject: String = "") {
    self.title = title
    self.author = author
    self.subject = subject
  }
}

/// Turns scenes into the bytes of a file; the same scenes give the same bytes.
public protocol SceneEncoder: Sendable {
  /// The bytes of a file with one page a scene.
  func encode(_ pages: [Scene], metadata: DocumentMetadata) throws -> [UInt8]
}
