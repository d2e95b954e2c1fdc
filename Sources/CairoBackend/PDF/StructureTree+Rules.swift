import Graphics

extension StructureTree {
  /// Whether the document keeps the rules for those who cannot see it that depend on what it says,
  /// and not on how it is written: a title and a language, texts for figures and formulas, headings
  /// that skip no level, lists and tables of their own parts.
  ///
  /// > PDF Association. *The Matterhorn Protocol 1.1: PDF/UA-1 Conformance Testing Model*, 2021.
  func isAccessible(_ metadata: DocumentMetadata) -> Bool {
    if metadata.title.isEmpty || metadata.language.isEmpty { return false }
    var level = 0
    for (index, node) in nodes.enumerated() {
      switch node.element {
      case .figure, .formula:
        if node.alternative?.isEmpty ?? true { return false }
      case .heading(let next):
        if next < 1 || next > min(level + 1, 6) { return false }
        level = next
      default: break
      }
      if index != StructureTree.root, !isInPlace(node) { return false }
    }
    return true
  }

  private func isInPlace(_ node: Node) -> Bool {
    let around = node.parent.flatMap { nodes[$0].element }
    switch node.element {
    case .listItem: return around == .list
    case .listLabel: return around == .listItem || around == .note || around == .contentsItem
    case .listBody: return around == .listItem
    case .tableRow: return around == .table
    case .tableHeading, .tableCell: return around == .tableRow
    case .contentsItem: return around == .contents
    default: break
    }
    switch around {
    case .list: return node.element == .list || node.element == .caption
    case .listItem, .tableRow: return false
    case .table: return node.element == .caption
    default: return true
    }
  }
}
