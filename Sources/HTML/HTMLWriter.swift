public import Prose

/// Writes an article as one page for browsers, which needs nothing else.
public struct HTMLWriter: Sendable {
  /// Creates a writer.
  public init() {}

  /// The bytes of the page; `figures` holds the SVG images of its figures by their names.
  public func page(of article: Article, figures: [String: [UInt8]]) -> [UInt8] { [] }
}
