import CCairo
public import Graphics

extension PDFEncoder {
  /// The bytes of a document of many pages, with its outline, links, labels of pages, and the
  /// structure that those follow who cannot see it.
  ///
  /// Throws a ``DocumentError`` if there is no page, or a link or a bookmark leads nowhere.
  public func encode(_ document: Document) throws -> [UInt8] {
    guard !document.pages.isEmpty else { throw DocumentError.noPages }
    let structure = DocumentStructure(document.pages)
    let targets = document.bookmarks.map(\.place) + structure.tree.nodes.compactMap(\.place)
    let missing = targets.filter { structure.places[$0] == nil }
    guard missing.isEmpty else { throw DocumentError.noSuchPlaces(missing) }
    let bytes = try draw(document.pages.map(\.scene), metadata: document.metadata) { context in
      var canvas = TaggedCanvas(context: context)
      return { page in
        canvas.draw(page, of: structure, document.pages[page].scene.items)
      }
    }
    var file = try DocumentFile(document, structure, drawn: bytes)
    return try file.bytes()
  }
}

extension StructureTree.Node {
  /// The place that it leads to.
  fileprivate var place: String? { if case .link(let place) = target { place } else { nil } }
}
