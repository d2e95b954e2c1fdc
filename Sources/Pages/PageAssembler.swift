import Graphics
import Prose
import Typesetting

/// Draws pages: text, notes beside it or below it, running heads.
struct PageAssembler {
  let design: PageDesign
  let head: RunningHead
  let layouts: [PageLayout]
  /// The pages of places, from 1.
  let pageNumbers: [String: Int]

  init(design: PageDesign, head: RunningHead, layouts: [PageLayout]) {
    self.design = design
    self.head = head
    self.layouts = layouts
    var numbers: [String: Int] = [:]
    for (index, layout) in layouts.enumerated() {
      for place in layout.boxes.flatMap(\.box.places)
      where !place.isEmpty && numbers[place] == nil {
        numbers[place] = index + 1
      }
    }
    pageNumbers = numbers
  }

  /// One scene for each page.
  func scenes() -> [Scene] {
    var scenes: [Scene] = []
    // Notes for which there was no room on their page.
    var waiting: [SideNote] = []
    var section: Int?
    var begun: Set<Int> = []
    var index = 0
    // Notes that have no room on the last page go on behind it.
    while index < layouts.count || !waiting.isEmpty {
      let layout = index < layouts.count ? layouts[index] : PageLayout()
      defer { index += 1 }
      section = layout.boxes.lazy.compactMap { Galley.section(of: $0.box) }.first ?? section
      var items = head.items(page: index + 1, section: section)
      // Drawn last, above the ground of listings.
      var unread: [Scene.Item] = []
      let notes =
        design.layout == .margin ? marginNotes(of: layout, &waiting) : footnotes(of: layout)
      for placed in layout.boxes where !placed.box.unread.isEmpty {
        unread.append(
          .group(
            Scene.Group(
              "unread", offset: position(0, placed.top), items: placed.box.unread)))
      }
      items += StructureBuilder.items(pieces(of: layout, notes), begun: &begun)
      if design.layout == .plain, let first = notes.first { items.append(footRule(above: first)) }
      scenes.append(Scene(size: design.pageSize, items: items + unread))
    }
    return scenes
  }

  /// A note, its top, and the box that it belongs to, as an index into those of the page; −1 if
  /// that is on an earlier page.
  private struct PlacedNote {
    var note: SideNote
    var top: Int
    var owner: Int
  }

  private func marginNotes(
    of layout: PageLayout, _ waiting: inout [SideNote]
  ) -> [PlacedNote] {
    var notes = waiting.map { PlacedNote(note: $0, top: 0, owner: -1) }
    for (index, placed) in layout.boxes.enumerated() {
      notes += placed.box.notes.map {
        PlacedNote(note: $0, top: placed.top + $0.drop, owner: index)
      }
    }
    notes = notes.enumerated().sorted { ($0.element.top, $0.offset) < ($1.element.top, $1.offset) }
      .map(\.element)
    let obstacles = layout.boxes.filter(\.box.isWide).map { $0.top..<($0.top + $0.box.height) }
    let column = MarginColumn(
      height: design.height, obstacles: obstacles.sorted { $0.lowerBound < $1.lowerBound })
    let tops = column.tops(of: notes.map(\.note), wanted: notes.map(\.top))
    waiting = notes[tops.count...].map(\.note)
    return zip(notes, tops).map { PlacedNote(note: $0.note, top: $1, owner: $0.owner) }
  }

  private func footnotes(of layout: PageLayout) -> [PlacedNote] {
    var notes = layout.boxes.enumerated().flatMap { index, placed in
      placed.box.notes.map { PlacedNote(note: $0, top: 0, owner: index) }
    }
    var bottom = design.height
    for index in notes.indices.reversed() {
      notes[index].top = bottom - notes[index].note.height
      bottom = notes[index].top - SideNote.gap
    }
    return notes
  }

  private func footRule(above note: PlacedNote) -> Scene.Item {
    let y = position(0, note.top - 4).y
    return .stroke(
      Path(polyline: [Point(design.left, y), Point(design.left + 60, y)]),
      Stroke(design.rule, width: 0.5))
  }

  private func position(_ x: Double, _ top: Int) -> Point {
    Point(design.left + x, design.top + Double(top) * PageDesign.unit)
  }

  private func pieces(of layout: PageLayout, _ notes: [PlacedNote]) -> [StructureBuilder.Piece] {
    let x = design.layout == .margin ? design.marginX : 0
    func drawn(_ owner: Int) -> [Scene.Item] {
      notes.filter { $0.owner == owner }.map { placed in
        let group = Scene.Item.group(
          Scene.Group(
            "note", offset: position(x, placed.top), tag: placed.note.tag,
            items: placed.note.items))
        let place = placed.note.place
        return place.isEmpty
          ? group : .group(Scene.Group("place", tag: .place(place), items: [group]))
      }
    }
    var pieces: [StructureBuilder.Piece] = []
    let early = drawn(-1)
    if !early.isEmpty {
      var box = FlowBox(height: 0, items: [])
      box.path = Array(layout.boxes.first?.box.path.prefix(1) ?? [])
      pieces.append(StructureBuilder.Piece(box: box, at: position(0, 0), more: early))
    }
    let owners = Set(notes.map(\.owner))
    for (index, placed) in layout.boxes.enumerated() {
      let more = owners.contains(index) ? drawn(index) : []
      pieces.append(
        StructureBuilder.Piece(
          box: finished(placed.box), at: position(0, placed.top), more: more))
    }
    return withHead(pieces, of: layout)
  }

  /// Repeats the header of a table above its first row on a page.
  private func withHead(
    _ pieces: [StructureBuilder.Piece], of layout: PageLayout
  ) -> [StructureBuilder.Piece] {
    var pieces = pieces
    guard let index = layout.boxes.firstIndex(where: { $0.box.head != nil && $0.isFirst }),
      let head = layout.boxes[index].box.head
    else { return pieces }
    let shift = Point(0, -Double(head.height) * PageDesign.unit)
    let offset = pieces.count - layout.boxes.count + index
    pieces[offset].box.items =
      head.items.map { $0.offset(by: shift) } + pieces[offset].box.items
    return pieces
  }

  /// The box with the number of the page that it leads to.
  private func finished(_ box: FlowBox) -> FlowBox {
    guard let wanted = box.pageNumber, let number = pageNumbers[wanted.place] else { return box }
    var box = box
    box.items.append(
      head.number(number, endingAt: Point(wanted.x, wanted.y), place: wanted.place))
    return box
  }
}
