import Graphics

/// The whole text before it is divided into pages, and what may stand elsewhere in it.
struct Galley {
  /// The boxes of the text.
  private(set) var boxes: [FlowBox] = []
  /// Figures, in the order in which they must come.
  private(set) var floats: [Float] = []

  /// A figure that stands where there is room for it.
  struct Float {
    /// The drawing, its caption.
    var boxes: [FlowBox]
    /// The index of the box before which the text has it.
    var position: Int
    /// The index of the first box of its section that refers to it, or of its position.
    var anchor: Int
    /// The index of the first box behind its section.
    var sectionEnd: Int
    /// Height with the space to the text, in whole lines, in twelfths of a line.
    var height: Int
    /// Height without the space.
    var inkHeight: Int

    /// Whether it reaches into the margin.
    var isWide: Bool { boxes.contains(where: \.isWide) }
  }

  /// The least space between a figure and the text, in twelfths of a line.
  static let gap = 12

  init(_ all: [FlowBox]) {
    for box in all {
      if box.floating.isEmpty {
        boxes.append(box)
        continue
      }
      let parts = box.floating.map { part in
        var part = part
        part.path = box.path + part.path
        return part
      }
      let height = BoxColumn(parts).height
      floats.append(
        Float(
          boxes: parts, position: boxes.count, anchor: boxes.count, sectionEnd: boxes.count,
          height: PageDesign.onGrid(height + Self.gap), inkHeight: height))
    }
    anchorFloats()
    keepHeadings()
  }

  /// What the outermost section of a box is; nil if it is in none.
  static func section(of box: FlowBox) -> Int? { box.path.dropFirst().first?.id }

  private mutating func anchorFloats() {
    var latest = 0
    for index in floats.indices {
      let position = floats[index].position
      let section = Self.section(of: floats[index].boxes[0])
      let isInside = { (box: FlowBox) in Self.section(of: box) == section }
      let places = floats[index].boxes.flatMap(\.places)
      let first = boxes[..<position].lastIndex { !isInside($0) }.map { $0 + 1 } ?? 0
      let mention = boxes[first..<position].firstIndex {
        $0.mentions.contains { places.contains($0) }
      }
      // A figure before all text belongs to the first page.
      latest = max(latest, min(mention ?? position, max(0, boxes.count - 1)))
      floats[index].anchor = latest
      floats[index].sectionEnd =
        boxes[position...].firstIndex { !isInside($0) } ?? boxes.count
    }
  }

  /// Keeps headings with the next two lines, also where the first of them is a paragraph.
  private mutating func keepHeadings() {
    var needed = 0
    for index in boxes.indices {
      if needed > 0 { boxes[index].breakCost = max(boxes[index].breakCost, FlowBox.forbidden) }
      if boxes[index].isHeading {
        needed = 2 * PageDesign.line
      } else {
        needed -= boxes[index].height
      }
    }
  }
}

extension FlowBox {
  /// Whether it is a line of a section's title.
  var isHeading: Bool { path.contains(where: \.isHeading) }
}

extension Container {
  fileprivate var isHeading: Bool {
    switch tag {
    case .element(.heading, _): true
    default: false
    }
  }
}
