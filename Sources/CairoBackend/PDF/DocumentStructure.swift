import Graphics

/// What is on the pages of a document, apart from how it looks: which element each piece belongs
/// to, and what leads where.
struct DocumentStructure {
  /// A path or a run, in order of drawing.
  struct Piece {
    /// Its element; nil for what is not read.
    var node: Int?
    /// Which mark of the page it is part of.
    var mark: Int
    /// Whether a space belongs behind it that the end of a line stands for.
    var endsWord = false
  }

  /// A place that links lead to: the upper left corner of a group.
  struct Place {
    var page: Int
    var corner: Point
  }

  /// The rectangle of a link.
  struct LinkArea {
    var page: Int
    var rect: Rect
    var node: Int
    /// What can be read in it.
    var words: String
  }

  private(set) var tree = StructureTree()
  /// The pieces of each page.
  private(set) var pieces: [[Piece]] = []
  /// The elements of the marks of each page, in order; nil for what is not read.
  private(set) var marks: [[Int?]] = []
  private(set) var places: [String: Place] = [:]
  private(set) var links: [LinkArea] = []

  /// The text before the piece that is being looked at.
  private var last: Written?
  /// The last text of each element.
  private var ends: [Int: Written] = [:]

  private struct Written {
    var run: TextRun
    var page: Int
    var piece: Int
  }

  init(_ pages: [Document.Page]) {
    for page in pages {
      pieces.append([])
      marks.append([])
      last = nil
      add(page.scene.items, to: nil, at: .zero)
    }
  }

  /// The structure types of the marks of a page; nil for what is not read.
  func types(of page: Int) -> [String?] {
    marks[page].map { node in node.map { tree.nodes[$0].element?.type ?? "Link" } }
  }

  private mutating func add(_ items: [Scene.Item], to node: Int?, at origin: Point) {
    for item in items {
      switch item {
      case .path:
        let isRead = node.map { tree.nodes[$0].isWhole } ?? false
        addPiece(of: isRead ? node : nil)
      case .text(let run):
        let reader = node.flatMap { tree.nodes[$0].holdsText ? $0 : nil }
        addPiece(of: reader)
        if let reader { add(run.moved(by: origin), to: reader) }
      case .group(let group): add(group, to: node, at: origin)
      }
    }
  }

  /// Pieces of one element that follow each other have one mark.
  private mutating func addPiece(of node: Int?) {
    let page = pieces.count - 1
    if pieces[page].isEmpty || pieces[page].last?.node != node {
      if let node {
        tree.add(.content(page: page, mark: marks[page].count { $0 != nil }), to: node)
      }
      marks[page].append(node)
    }
    pieces[page].append(Piece(node: node, mark: marks[page].count - 1))
  }

  private mutating func add(_ run: TextRun, to node: Int) {
    let page = pieces.count - 1
    if let last, let before = pieces[page][last.piece].node,
      run.isApart(from: last.run), tree.areRead(before, node)
    {
      endWord(last, before: node)
    } else if let last = ends[node], last.page < page, last.run.endsWord {
      endWord(last, before: node)
    }
    tree.add(text: run.text, to: node)
    last = Written(run: run, page: page, piece: pieces[page].count - 1)
    ends[node] = last
  }

  private mutating func endWord(_ last: Written, before node: Int) {
    pieces[last.page][last.piece].endsWord = true
    tree.add(text: " ", to: node)
  }

  private mutating func add(_ group: Scene.Group, to node: Int?, at origin: Point) {
    let page = pieces.count - 1
    let position = origin + group.offset
    guard let tag = group.tag else { return add(group.items, to: node, at: position) }
    if case .place(let name) = tag, places[name] == nil {
      let corner = group.bounds.map { Point($0.minX, $0.minY) + origin } ?? position
      places[name] = Place(page: page, corner: corner)
    }
    guard let inner = tree.open(tag, in: node) else {
      return add(group.items, to: node, at: position)
    }
    let isLink = tree.nodes[inner].target != nil
    // A link in a running head can be followed, but its words are not read.
    add(group.items, to: isLink && node == nil ? nil : inner, at: position)
    if tree.nodes[inner].element == .figure, let rect = group.bounds?.offset(by: origin) {
      tree.place(inner, at: rect, page: page)
    }
    guard isLink, let rect = group.bounds?.offset(by: origin) else { return }
    let area = LinkArea(page: page, rect: rect, node: inner, words: group.words)
    if let last = links.last?.joined(with: area) {
      links[links.count - 1] = last
    } else {
      tree.add(.annotation(page: page, links.count), to: inner)
      links.append(area)
    }
  }
}

extension DocumentStructure.LinkArea {
  /// The area with another one of the same link beside it; nil if that is on another line.
  fileprivate func joined(with other: Self) -> Self? {
    guard node == other.node, page == other.page, other.rect.midY > rect.minY,
      other.rect.midY < rect.maxY
    else { return nil }
    var area = self
    area.rect = Rect(
      minX: min(rect.minX, other.rect.minX), minY: min(rect.minY, other.rect.minY),
      maxX: max(rect.maxX, other.rect.maxX), maxY: max(rect.maxY, other.rect.maxY))
    let isParted = words.last == " " || other.words.first == " " || other.rect.minX < rect.maxX + 1
    area.words += (isParted ? "" : " ") + other.words
    return area
  }
}

extension Scene.Group {
  /// What can be read in it.
  fileprivate var words: String {
    let parts = items.map { item in
      switch item {
      case .path: ""
      case .text(let run): run.text
      case .group(let group): group.words
      }
    }
    return parts.joined()
  }
}

extension TextRun {
  fileprivate func moved(by vector: Point) -> TextRun {
    var run = self
    run.position = run.position + vector
    return run
  }

  /// Whether the run stands on a new line, or far to the right, of a run that ends a word.
  fileprivate func isApart(from last: TextRun) -> Bool {
    guard last.endsWord, text.first != " " else { return false }
    let drop = (position.y - last.position.y) / last.font.size
    let gap = (position.x - last.position.x - last.advance) / last.font.size
    return drop > 0.5 ? gap < 0 : abs(drop) < 0.5 && gap > 0.2
  }

  /// Whether a space is missing where the text goes on in another line.
  fileprivate var endsWord: Bool {
    guard parts == nil, let end = text.last else { return false }
    return !" \u{a0}-\u{2010}\u{ad}–—/".contains(end)
  }
}
