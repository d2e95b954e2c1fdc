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
      run.isOnLine(below: last.run), tree.areRead(before, node)
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
    tree.add(.annotation(page: page, links.count), to: inner)
    links.append(LinkArea(page: page, rect: rect, node: inner, words: group.words))
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

  /// Whether the run begins a new line behind a run whose last word ends with its line.
  fileprivate func isOnLine(below last: TextRun) -> Bool {
    guard position.y > last.position.y + 0.5 * last.font.size, last.endsWord, text.first != " "
    else { return false }
    return position.x < last.position.x + last.advance
  }

  /// Whether a space is missing where the text goes on in another line.
  fileprivate var endsWord: Bool {
    guard parts == nil, let end = text.last else { return false }
    return !" \u{a0}-\u{2010}\u{ad}–—/".contains(end)
  }
}
