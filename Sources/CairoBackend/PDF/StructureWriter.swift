import Graphics

/// Writes the elements of a document.
///
/// > ISO 32000-1:2008. *Document management, Portable document format, Part 1: PDF 1.7*, section
/// > 14.7, "Logical structure", and 14.8, "Tagged PDF".
struct StructureWriter {
  let structure: DocumentStructure
  /// The objects of the pages, and their heights in points.
  let pages: [(reference: PDFValue, height: Double)]
  /// The objects of the rectangles of links.
  let annotations: [PDFValue]
  /// The objects of the nodes; nil for those that are left out.
  private var elements: [Int?] = []

  init(
    _ structure: DocumentStructure, pages: [(reference: PDFValue, height: Double)],
    annotations: [PDFValue]
  ) {
    self.structure = structure
    self.pages = pages
    self.annotations = annotations
  }

  private var nodes: [StructureTree.Node] { structure.tree.nodes }

  /// Adds the root of the tree, and all below it.
  mutating func add(to writer: inout PDFWriter, language: String) -> PDFValue {
    let isKept = kept()
    elements = nodes.indices.map { isKept[$0] ? writer.reserve() : nil }
    let root = writer.reserve()
    for (index, element) in elements.enumerated() {
      guard let element else { continue }
      var value = dictionary(of: index)
      value["P"] = .reference(nodes[index].parent.flatMap { elements[$0] } ?? root)
      if index == StructureTree.root { value["Lang"] = .text(language) }
      writer[element] = PDFFile.Object(value: .dictionary(value))
    }
    let document = elements[StructureTree.root].map { [PDFValue.reference($0)] } ?? []
    let count = structure.marks.count + structure.links.count
    writer[root] = PDFFile.Object(
      value: .dictionary([
        "Type": .name("StructTreeRoot"), "K": .array(document),
        "ParentTree": writer.add(["Nums": .array(parents())]),
        "ParentTreeNextKey": .integer(count),
      ]))
    return .reference(root)
  }

  /// Whether nodes hold anything; cells may be empty, or a table would have gaps.
  private func kept() -> [Bool] {
    var isKept = Array(repeating: false, count: nodes.count)
    isKept[StructureTree.root] = true
    // What is in a node comes after it.
    for (index, node) in nodes.enumerated().reversed() {
      let isCell = node.element == .tableCell || node.element == .tableHeading
      isKept[index] =
        isKept[index] || isCell
        || node.kids.contains {
          if case .node(let kid) = $0 { isKept[kid] } else { true }
        }
    }
    return isKept
  }

  private func dictionary(of index: Int) -> PDFDictionary {
    let node = nodes[index]
    var value: PDFDictionary = [
      "Type": .name("StructElem"), "S": .name(node.element?.type ?? "Link"),
    ]
    let page = node.kids.lazy.compactMap(\.page).first
    if let page { value["Pg"] = pages[page].reference }
    let kids = node.kids.compactMap { self.value(of: $0, on: page) }
    if kids.count == 1 { value["K"] = kids[0] } else if kids.count > 1 { value["K"] = .array(kids) }
    if let alternative = node.alternative { value["Alt"] = .text(alternative) }
    if node.element == .note { value["ID"] = .text("note-\(index)") }
    value["A"] = attributes(of: index)
    return value
  }

  private func value(of kid: StructureTree.Kid, on page: Int?) -> PDFValue? {
    switch kid {
    case .node(let node): return elements[node].map { .reference($0) }
    case .content(page, let mark): return .integer(mark)
    case .content(let other, let mark):
      return .dictionary([
        "Type": .name("MCR"), "Pg": pages[other].reference, "MCID": .integer(mark),
      ])
    case .annotation(let other, let index):
      return .dictionary([
        "Type": .name("OBJR"), "Pg": pages[other].reference, "Obj": annotations[index],
      ])
    }
  }

  private func attributes(of index: Int) -> PDFValue? {
    let node = nodes[index]
    switch node.element {
    case .tableHeading:
      return .dictionary([
        "O": .name("Table"), "Scope": .name(headsColumn(node) ? "Column" : "Row"),
      ])
    case .list: return .dictionary(["O": .name("List"), "ListNumbering": .name(numbering(node))])
    case .figure:
      guard let (page, rect) = node.area else { return nil }
      return .dictionary([
        "O": .name("Layout"), "Placement": .name("Block"),
        "BBox": rect.value(on: pages[page].height),
      ])
    default: return nil
    }
  }

  /// A heading that has only headings beside it heads a column, others head their rows.
  private func headsColumn(_ node: StructureTree.Node) -> Bool {
    guard let row = node.parent else { return true }
    return nodes[row].kids.allSatisfy {
      if case .node(let cell) = $0 { nodes[cell].element == .tableHeading } else { true }
    }
  }

  /// How the items of a list are counted, by the label of the first.
  private func numbering(_ list: StructureTree.Node) -> String {
    func first(_ element: Tag.Element, in node: StructureTree.Node?) -> StructureTree.Node? {
      node?.kids.lazy.compactMap { kid -> StructureTree.Node? in
        if case .node(let index) = kid, nodes[index].element == element { return nodes[index] }
        return nil
      }.first
    }
    guard let label = first(.listLabel, in: first(.listItem, in: list)) else { return "None" }
    guard let first = label.text.first(where: { $0 != "(" }), first.isASCII else { return "Disc" }
    if first.isNumber { return "Decimal" }
    if !first.isLetter { return "Disc" }
    return first.isUppercase ? "UpperAlpha" : "LowerAlpha"
  }

  /// Which element each mark and each link belongs to: pages first, then links.
  private func parents() -> [PDFValue] {
    func reference(_ node: Int) -> PDFValue { elements[node].map { .reference($0) } ?? .null }
    let marks = structure.marks.map { page in PDFValue.array(page.compactMap { $0.map(reference) })
    }
    let links = structure.links.map { reference($0.node) }
    return (marks + links).enumerated().flatMap { [.integer($0), $1] }
  }
}

extension StructureTree.Kid {
  fileprivate var page: Int? {
    switch self {
    case .node: nil
    case .content(let page, _), .annotation(let page, _): page
    }
  }
}

extension Rect {
  /// The rectangle on a page of a height, whose origin is at the bottom.
  func value(on height: Double) -> PDFValue {
    .array([.number(minX), .number(height - maxY), .number(maxX), .number(height - minY)])
  }
}
