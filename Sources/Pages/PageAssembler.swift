import Graphics

/// Draws pages: text, notes beside it, running heads.
struct PageAssembler {
  let design: PageDesign
  let boxes: [FlowBox]
  let pages: [Paginator.Page]

  /// One scene for each page.
  func scenes() -> [Scene] {
    pages.map { page in
      var filler = PageFiller()
      let pieces = boxes[page.boxes].map { box in
        let top = filler.add(box)
        let at = Point(design.left, design.top + Double(top) * PageDesign.unit)
        let notes = box.notes.map { note in
          Scene.Item.group(
            Scene.Group(
              "note", offset: Point(design.left + design.marginX, at.y),
              tag: .element(.note), items: note.items))
        }
        return StructureBuilder.Piece(box: box, at: at, more: notes)
      }
      return Scene(size: design.pageSize, items: StructureBuilder.items(pieces))
    }
  }
}
