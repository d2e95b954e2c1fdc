import Graphics

/// Draws boxes as nested groups: what they are part of, with what surrounds it.
enum StructureBuilder {
  /// A box and where it stands.
  struct Piece {
    var box: FlowBox
    /// The left edge of its column, its top.
    var at: Point
    /// What belongs to it but stands elsewhere: notes beside it.
    var more: [Scene.Item] = []
  }

  /// The items of pieces in reading order; `begun` holds the containers of earlier pages.
  static func items(_ pieces: [Piece], begun: inout Set<Int>) -> [Scene.Item] {
    items(pieces[...], depth: 0, begun: &begun)
  }

  private static func items(
    _ pieces: ArraySlice<Piece>, depth: Int, begun: inout Set<Int>
  ) -> [Scene.Item] {
    var items: [Scene.Item] = []
    var rest = pieces
    while let first = rest.first {
      guard depth < first.box.path.count else {
        items += self.items(of: first)
        rest = rest.dropFirst()
        continue
      }
      let container = first.box.path[depth]
      let inside = rest.prefix {
        $0.box.path.count > depth && $0.box.path[depth].id == container.id
      }
      rest = rest.dropFirst(inside.count)
      let isNew = begun.insert(container.id).inserted
      var content = self.items(inside, depth: depth + 1, begun: &begun)
      if let decoration = container.decoration {
        content = draw(decoration, around: inside) + content
      }
      if let tag = container.tag {
        items.append(
          .group(
            Scene.Group(name(of: tag), tag: isNew ? tag : continued(tag), items: content)))
      } else {
        items += content
      }
    }
    return items
  }

  private static func continued(_ tag: Tag) -> Tag {
    if case .element(let element, _) = tag { .continuation(element) } else { tag }
  }

  private static func items(of piece: Piece) -> [Scene.Item] {
    var items: [Scene.Item] = [
      .group(Scene.Group("box", offset: piece.at, items: piece.box.items))
    ]
    for place in piece.box.places where !place.isEmpty {
      items = [.group(Scene.Group("place", tag: .place(place), items: items))]
    }
    return items + piece.more
  }

  private static func draw(
    _ decoration: Container.Decoration, around pieces: ArraySlice<Piece>
  ) -> [Scene.Item] {
    guard let first = pieces.first else { return [] }
    let top = pieces.map(\.at.y).min() ?? 0
    let bottom = pieces.map { $0.at.y + Double($0.box.height) * PageDesign.unit }.max() ?? 0
    let rect = Rect(
      minX: first.at.x + decoration.x, minY: top - decoration.outset,
      maxX: first.at.x + decoration.x + decoration.width, maxY: bottom + decoration.outset)
    switch decoration.kind {
    case .shade: return [.fill(Path(rectangle: rect), decoration.color)]
    case .frame: return [.stroke(Path(rectangle: rect), Stroke(decoration.color, width: 0.6))]
    case .rule:
      let line = Path(polyline: [
        Point(rect.minX + 0.6, rect.minY + 2), Point(rect.minX + 0.6, rect.maxY),
      ])
      return [.stroke(line, Stroke(decoration.color, width: 1.2))]
    }
  }

  private static func name(of tag: Tag) -> String {
    switch tag {
    case .element(let element, _), .continuation(let element):
      if case .heading(let level) = element { "heading\(level)" } else { "\(element)" }
    case .link: "link"
    case .address: "address"
    case .place: "place"
    }
  }
}
