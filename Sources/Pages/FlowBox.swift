import Graphics

/// A piece of the text that no page break divides: a line, a row, a formula.
struct FlowBox {
  /// Cost of a page break that must not be, but is better than no page.
  static let forbidden = 1e6

  /// In twelfths of a line.
  var height: Int
  /// What is drawn, relative to the left edge of the text and the top of the box.
  var items: [Scene.Item]
  /// What is drawn as well, but not read: numbers of lines.
  var unread: [Scene.Item] = []
  /// From the top to the first baseline, in points.
  var baseline = 0.0
  /// From the left edge of its frame to the end of the ink of a line, in points.
  var width = 0.0
  /// What the box is part of, the outermost first.
  var path: [Container] = []
  /// Whether it starts on the grid of lines.
  var isOnGrid = true
  /// Space above and below in twelfths of a line; the larger of two counts, none at a page's top.
  var spaceBefore = 0, spaceAfter = 0
  /// How many lines may be added above it so that the page is full.
  var stretch = 0
  /// What a page break before it costs.
  var breakCost = 0.0
  /// Whether it starts a page in any case.
  var startsPage = false
  /// Whether it reaches into the margin.
  var isWide = false
  /// Notes that belong beside it, or at the foot of its page.
  var notes: [SideNote] = []
  /// Identifiers that lead to it.
  var places: [String] = []
  /// Identifiers that it refers to.
  var mentions: [String] = []
  /// What is repeated above it where it comes first on a page.
  var head: Head?
  /// The number of a page that stands at its end.
  var pageNumber: PageNumber?
  /// What stands on this page or a later one instead of here; the box itself is then none.
  var floating: [FlowBox] = []

  /// Boxes repeated at the top of a page.
  struct Head {
    var height: Int
    var items: [Scene.Item]
  }

  /// The number of the page of a place, ending at `x` on the baseline `y`.
  struct PageNumber {
    var place: String
    var x: Double
    var y: Double
  }
}

/// A note beside the text, or at the foot of the page.
struct SideNote {
  /// The least space between two notes, and between text and the first note at the foot of a page,
  /// in twelfths of a line.
  static let gap = 6, footGap = 12

  /// In twelfths of a line.
  var height: Int
  /// What is drawn, relative to the left edge of its column and its top.
  var items: [Scene.Item]
  /// Identifier that leads to it.
  var place: String
  /// What it is; nil if its boxes say so themselves.
  var tag: Tag? = .element(.note)
  /// How far it begins below the top of its box, in twelfths of a line.
  var drop = 1
}

/// An element of the document's structure that boxes are part of.
struct Container {
  /// Tells it from others.
  var id: Int
  /// What it is; nil if it is only drawn.
  var tag: Tag?
  /// What is drawn around or beside its boxes on each page.
  var decoration: Decoration?

  /// What is drawn around or beside boxes, from `x` to `x` + `width`.
  struct Decoration {
    enum Kind { case shade, rule, frame }
    var kind: Kind
    var color: Color
    var x: Double
    var width: Double
    /// How far it reaches above the first and below the last box, in points.
    var outset = 0.0
  }
}

extension FlowBox {
  /// Hangs notes beside the first line of the box.
  mutating func hang(_ notes: [SideNote]) {
    let line = Int((baseline / PageDesign.unit).rounded())
    self.notes += notes.map { note in
      var note = note
      note.drop = Swift.max(0, line - PageDesign.baseline(inLine: PageDesign.smallLine))
      return note
    }
  }
}

extension [FlowBox] {
  /// The boxes as parts of a container, outside of those that they are in.
  func inside(_ container: Container) -> [FlowBox] {
    map { box in
      var box = box
      box.path.insert(container, at: 0)
      return box
    }
  }

  /// The boxes with at least this space above and below all of them.
  func spaced(before: Int, after: Int) -> [FlowBox] {
    guard !isEmpty else { return self }
    var boxes = self
    boxes[0].spaceBefore = Swift.max(boxes[0].spaceBefore, before)
    boxes[count - 1].spaceAfter = Swift.max(boxes[count - 1].spaceAfter, after)
    return boxes
  }

  /// The boxes with a cost for every break between them.
  func kept(cost: Double = FlowBox.forbidden) -> [FlowBox] {
    enumerated().map { index, box in
      var box = box
      if index > 0 { box.breakCost = Swift.max(box.breakCost, cost) }
      return box
    }
  }
}
