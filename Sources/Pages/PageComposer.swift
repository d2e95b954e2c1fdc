public import Graphics
public import Prose
public import Typesetting

/// Sets an article in pages.
public struct PageComposer: Sendable {
  /// What breaks its paragraphs.
  public let paragraphs: ParagraphSetter

  /// Creates a composer.
  public init(paragraphs: ParagraphSetter) { self.paragraphs = paragraphs }

  /// The pages of an article; `figures` holds the scenes of its figures by their names.
  public func document(of article: Article, figures: [String: Scene]) -> Document {
    Document(metadata: DocumentMetadata(title: ""), pages: [])
  }
}
