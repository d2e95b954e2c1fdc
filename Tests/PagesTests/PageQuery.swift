import Graphics

/// What stands on a page, and what it is part of.
struct PageQuery {
  /// A piece of text.
  struct Run {
    var run: TextRun
    /// Where its baseline starts on the page.
    var position: Point
    /// What it is part of, the outermost first.
    var tags: [Tag]
    /// The names of the groups that it is in.
    var groups: [String]

    /// The rectangle that it covers if all characters are equally wide.
    var bounds: Rect {
      let size = run.font.size
      let spaces = Double(run.text.count { $0 == " " || $0 == "\u{a0}" })
      return Rect(
        minX: position.x, minY: position.y - 0.7 * size,
        maxX: position.x + 0.6 * size * Double(run.text.count) + run.wordSpacing * spaces,
        maxY: position.y + 0.2 * size)
    }

    /// The same without spaces at the ends.
    var visibleBounds: Rect {
      let space = 0.6 * run.font.size + run.wordSpacing
      var bounds = bounds
      bounds.minX += space * Double(run.text.prefix { $0 == " " }.count)
      bounds.maxX -= space * Double(run.text.reversed().prefix { $0 == " " }.count)
      return bounds
    }

    /// The elements that it is in, the outermost first.
    var elements: [Tag.Element] {
      tags.compactMap { tag in
        switch tag {
        case .element(let element, _), .continuation(let element): element
        case .link, .address, .place: nil
        }
      }
    }

    func isInside(_ element: Tag.Element) -> Bool { elements.contains(element) }

    var isInHeading: Bool {
      elements.contains { if case .heading = $0 { true } else { false } }
    }
  }

  private(set) var runs: [Run] = []
  /// The places on the page, and those that its links lead to.
  private(set) var places: [String] = [], links: [String] = []

  init(_ scene: Scene) {
    add(scene.items, at: .zero, tags: [], groups: [])
  }

  private mutating func add(_ items: [Scene.Item], at origin: Point, tags: [Tag], groups: [String])
  {
    for item in items {
      switch item {
      case .path: break
      case .text(let run):
        runs.append(
          Run(run: run, position: origin + run.position, tags: tags, groups: groups))
      case .group(let group):
        if case .place(let place)? = group.tag { places.append(place) }
        if case .link(let place)? = group.tag { links.append(place) }
        add(
          group.items, at: origin + group.offset, tags: tags + (group.tag.map { [$0] } ?? []),
          groups: groups + [group.name])
      }
    }
  }

  /// What is read, in reading order; running heads and the like left out.
  var read: [Run] { runs.filter { !$0.tags.isEmpty } }

  /// The words that are read, in reading order.
  var words: [String] {
    read.flatMap { $0.run.text.split(separator: " ").map(String.init) }
  }
}

extension Document {
  /// What stands on its pages.
  var queries: [PageQuery] { pages.map { PageQuery($0.scene) } }
}
