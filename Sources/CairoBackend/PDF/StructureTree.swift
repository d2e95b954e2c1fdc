import Graphics

/// What the pages of a document are to those who cannot see them: a tree of elements.
struct StructureTree {
  /// An element, or a link.
  struct Node {
    /// A part of the text, or nil for a link.
    var element: Tag.Element?
    var alternative: String?
    var kids: [Kid] = []
    /// Where the link leads.
    var target: Tag?
    /// The text in it, that of other elements in it left out.
    var text = ""
    /// What it covers on the page where it begins.
    var area: (page: Int, rect: Rect)?
    /// The node around it.
    var parent: Int?

    /// Whether what it holds is read as one, and not on its own.
    var isWhole: Bool { alternative != nil || element == .figure || element == .formula }

    /// Whether text may stand in it, and not only other elements.
    var holdsText: Bool { element?.holdsText ?? true }
  }

  /// What an element holds.
  enum Kid {
    case node(Int)
    /// Marked content by its number on a page.
    case content(page: Int, mark: Int)
    /// The rectangle of a link, by its number in the document.
    case annotation(page: Int, Int)
  }

  /// The first is the document.
  private(set) var nodes = [Node(element: .document)]
  static let root = 0

  /// The node for a group that stands in `parent`; nil if the group is no part of the structure of
  /// its own.
  mutating func open(_ tag: Tag, in parent: Int?) -> Int? {
    let around = parent ?? StructureTree.root
    if nodes[around].isWhole, tag.isElement { return nil }
    switch tag {
    case .place: return nil
    case .element(.document, _), .continuation(.document): return StructureTree.root
    case .element(let element, let alternative):
      return add(Node(element: element, alternative: alternative), to: around)
    case .continuation(let element):
      return last(of: element, in: around) ?? add(Node(element: element), to: around)
    case .link, .address:
      // A link that goes on, on the next line, is one link.
      if case .node(let last) = nodes[around].kids.last, nodes[last].target == tag { return last }
      return add(Node(target: tag), to: around)
    }
  }

  /// Adds content to a node.
  mutating func add(_ kid: Kid, to node: Int) { nodes[node].kids.append(kid) }

  /// Says what a node covers, if that was not said before.
  mutating func place(_ node: Int, at rect: Rect, page: Int) {
    if nodes[node].area == nil { nodes[node].area = (page, rect) }
  }

  /// Adds text to a node.
  mutating func add(text: String, to node: Int) { nodes[node].text += text }

  /// Whether text of two nodes is read as parts of one text: of the one, of the other, or of a
  /// third around both.
  func areRead(_ a: Int, _ b: Int) -> Bool {
    if a == b { return !nodes[a].isWhole }
    let above = Set(sequence(first: a) { nodes[$0].parent })
    let common = sequence(first: b) { nodes[$0].parent }.first { above.contains($0) }
    return common.map { nodes[$0].holdsText } ?? false
  }

  private mutating func add(_ node: Node, to parent: Int) -> Int {
    nodes.append(node)
    nodes[nodes.count - 1].parent = parent
    nodes[parent].kids.append(.node(nodes.count - 1))
    return nodes.count - 1
  }

  private func last(of element: Tag.Element, in parent: Int) -> Int? {
    for case .node(let kid) in nodes[parent].kids.reversed() where nodes[kid].element == element {
      return kid
    }
    return nil
  }
}

extension Tag {
  fileprivate var isElement: Bool {
    switch self {
    case .element, .continuation: true
    case .link, .address, .place: false
    }
  }
}

extension Tag.Element {
  fileprivate var holdsText: Bool {
    switch self {
    case .document, .section, .list, .listItem, .table, .tableRow, .contents: false
    default: true
    }
  }

  /// The name of its structure type.
  ///
  /// > ISO 32000-1:2008, *Document management: Portable document format*, 14.8.4, "Standard
  /// > structure types".
  var type: String {
    switch self {
    case .document: "Document"
    case .section: "Sect"
    case .paragraph: "P"
    case .quotation: "BlockQuote"
    case .note: "Note"
    case .code: "Code"
    case .formula: "Formula"
    case .figure: "Figure"
    case .caption: "Caption"
    case .span: "Span"
    case .list: "L"
    case .listItem: "LI"
    case .listLabel: "Lbl"
    case .listBody: "LBody"
    case .table: "Table"
    case .tableRow: "TR"
    case .tableHeading: "TH"
    case .tableCell: "TD"
    case .contents: "TOC"
    case .contentsItem: "TOCI"
    case .heading(let level): "H\(min(max(level, 1), 6))"
    }
  }
}
