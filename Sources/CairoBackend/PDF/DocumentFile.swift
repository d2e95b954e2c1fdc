import Graphics

/// Binds the pages that Cairo has drawn into a document: with elements for those who cannot see
/// it, links, places, an outline, labels of pages, and what it says about itself.
struct DocumentFile {
  private let document: Document
  private let structure: DocumentStructure
  private let file: PDFFile
  /// The numbers of the pages.
  private let pages: [Int]
  private var writer = PDFWriter([])

  init(_ document: Document, _ structure: DocumentStructure, drawn bytes: [UInt8]) throws {
    guard let file = PDFFile(bytes),
      let catalog = file.trailer["Root"].flatMap(file.resolved)?.dictionary,
      let pages = catalog["Pages"].flatMap(file.pages), pages.count == document.pages.count
    else { throw DocumentError.unknownForm }
    self.document = document
    self.structure = structure
    self.file = file
    self.pages = pages
  }

  /// The bytes of the file.
  mutating func bytes() throws -> [UInt8] {
    guard let catalog = file.trailer["Root"].flatMap(file.resolved)?.dictionary else {
      throw DocumentError.unknownForm
    }
    writer = PDFWriter(try drawnObjects(from: [catalog["Pages"], file.trailer["Info"]]))
    let annotations = structure.links.map { _ in PDFValue.reference(writer.reserve()) }
    for (index, page) in pages.enumerated() { finish(page, index, annotations) }
    for (index, link) in structure.links.enumerated() {
      guard let number = annotations[index].reference else { continue }
      writer[number] = PDFFile.Object(value: .dictionary(annotation(link, index)))
    }
    var tree = StructureWriter(
      structure, pages: pages.indices.map { (.reference(pages[$0]), height(of: $0)) },
      annotations: annotations)
    let root = tree.add(to: &writer, language: document.metadata.language)
    let start = writer.add([
      "Type": .name("Catalog"), "Pages": catalog["Pages"] ?? .null, "StructTreeRoot": root,
    ])
    guard let start = start.reference else { throw DocumentError.unknownForm }
    try finishCatalog(start)
    return try writer.file(root: .reference(start), info: file.trailer["Info"])
  }

  private func height(of page: Int) -> Double { document.pages[page].scene.size.height }

  /// All objects that pages need, with the marks in their contents named.
  private func drawnObjects(
    from roots: [PDFValue?]
  ) throws -> [(number: Int, object: PDFFile.Object)] {
    var objects: [Int: PDFFile.Object] = [:]
    var waiting = roots.compactMap { $0?.reference }
    while let number = waiting.popLast() {
      guard objects[number] == nil else { continue }
      guard var object = file[number] else { throw DocumentError.unknownForm }
      if let stream = object.stream, var dictionary = object.value.dictionary {
        dictionary["Length"] = .integer(stream.count)
        object.value = .dictionary(dictionary)
      }
      objects[number] = object
      waiting += object.value.references
    }
    for (index, page) in pages.enumerated() {
      guard let contents = objects[page]?.value.dictionary?["Contents"]?.reference,
        let drawn = objects[contents]
      else { throw DocumentError.unknownForm }
      objects[contents] = try MarkedContents(drawn, structure.types(of: index)).object
    }
    return objects.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private mutating func finish(_ number: Int, _ index: Int, _ annotations: [PDFValue]) {
    guard var page = writer[number]?.value.dictionary else { return }
    page["StructParents"] = .integer(index)
    page["Tabs"] = .name("S")
    let links = structure.links.indices.filter { structure.links[$0].page == index }
    if !links.isEmpty { page["Annots"] = .array(links.map { annotations[$0] }) }
    writer[number] = PDFFile.Object(value: .dictionary(page))
  }

  private func annotation(_ link: DocumentStructure.LinkArea, _ index: Int) -> PDFDictionary {
    var value: PDFDictionary = [
      "Type": .name("Annot"), "Subtype": .name("Link"),
      "Rect": link.rect.value(on: height(of: link.page)),
      "Border": .array([.integer(0), .integer(0), .integer(0)]), "F": .integer(4),
      "P": .reference(pages[link.page]), "StructParent": .integer(pages.count + index),
    ]
    switch structure.tree.nodes[link.node].target {
    case .link(let place):
      value["Contents"] = .text(link.words.isEmpty ? place : link.words)
      value["Dest"] = .string(Array(place.utf8))
    case .address(let address):
      value["Contents"] = .text(link.words.isEmpty ? address : link.words)
      value["A"] = .dictionary([
        "S": .name("URI"), "URI": .string(Array(address.percentEncoded.utf8)),
      ])
    default: break
    }
    return value
  }

  private mutating func finishCatalog(_ number: Int) throws {
    guard var catalog = writer[number]?.value.dictionary else { return }
    catalog["Lang"] = .text(document.metadata.language)
    catalog["MarkInfo"] = .dictionary(["Marked": .token("true")])
    catalog["ViewerPreferences"] = .dictionary(["DisplayDocTitle": .token("true")])
    catalog["Metadata"] = writer.addMetadata(
      document.metadata, isAccessible: structure.tree.isAccessible(document.metadata))
    if let outline = Outline(document.bookmarks).add(to: &writer) {
      catalog["Outlines"] = outline
      catalog["PageMode"] = .name("UseOutlines")
    }
    catalog["PageLabels"] = .dictionary(["Nums": .array(labels())])
    if !structure.places.isEmpty {
      let places = structure.places.map { (name: Array($0.key.utf8), place: $0.value) }
        .sorted { $0.name.lexicographicallyPrecedes($1.name) }
      let names = places.flatMap { name, place in
        [.string(name), destination(place)] as [PDFValue]
      }
      catalog["Names"] = .dictionary(["Dests": writer.add(["Names": .array(names)])])
    }
    writer[number] = PDFFile.Object(value: .dictionary(catalog))
  }

  /// A place a little below the upper edge of the window.
  private func destination(_ place: DocumentStructure.Place) -> PDFValue {
    let height = height(of: place.page)
    let top = min(height, height - place.corner.y + 6)
    return .array([.reference(pages[place.page]), .name("XYZ"), .null, .number(top), .null])
  }

  /// Where labels do not count on from the one before: numbers, or texts.
  private func labels() -> [PDFValue] {
    var values: [PDFValue] = []
    var next: Int?
    for (index, page) in document.pages.enumerated() {
      let number = Int(page.label).flatMap { $0 > 0 && "\($0)" == page.label ? $0 : nil }
      if number == nil || number != next {
        let label: PDFDictionary =
          number.map { ["S": .name("D"), "St": .integer($0)] } ?? ["P": .text(page.label)]
        values += [.integer(index), .dictionary(label)]
      }
      next = number.map { $0 + 1 }
    }
    return values
  }
}

extension PDFFile {
  /// The numbers of the pages in a tree of pages, in order.
  fileprivate func pages(in tree: PDFValue) -> [Int]? {
    guard let number = tree.reference, let dictionary = self[number]?.value.dictionary else {
      return nil
    }
    guard let kids = dictionary["Kids"]?.array else { return [number] }
    return kids.compactMap(pages).flatMap { $0 }
  }
}

extension PDFValue {
  /// All references in the value.
  fileprivate var references: [Int] {
    switch self {
    case .reference(let number): [number]
    case .array(let values): values.flatMap(\.references)
    case .dictionary(let dictionary):
      dictionary.names.flatMap { dictionary[$0]?.references ?? [] }
    default: []
    }
  }
}

extension String {
  /// The address with bytes that may not stand in one as "%E2".
  ///
  /// > T. Berners-Lee, R. Fielding, L. Masinter. "Uniform Resource Identifier (URI): Generic
  /// > Syntax." RFC 3986, 2005.
  fileprivate var percentEncoded: String {
    let digits = Array("0123456789ABCDEF")
    let forbidden = Set("\"<>\\^`{|}".utf8)
    return utf8.map { byte in
      let isAllowed = byte > 0x20 && byte < 0x7f && !forbidden.contains(byte)
      return isAllowed
        ? String(Character(Unicode.Scalar(byte)))
        : "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
    }.joined()
  }
}
