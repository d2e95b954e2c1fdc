import Graphics

/// A figure taken apart for slides: its title, and its rows of panels where it has several.
///
/// What is meant for a page is too small for a room. A row of panels alone is as wide as the slide;
/// the title is enlarged on its own. Rows that share a legend or a title stay together.
struct SlideFigure {
  /// The title that the figure has itself.
  private(set) var title: SlideBox?
  /// What is below it, on as many slides.
  private(set) var parts: [SlideBox] = []

  /// The size of the title on a slide, if it fits.
  private static let titleSize = 22.0

  init(_ scene: Scene, measuring measurer: any TextMeasurer) {
    let ink = SceneInk(measurer: measurer)
    var titles: [Scene.Item] = []
    var rows: [(name: Substring, items: [Scene.Item])] = []
    var isShared = false
    // Slides are white themselves.
    let items = scene.items.filter { !$0.isWhiteGround(of: scene) }
    for item in items {
      guard case .group(let group) = item else {
        isShared = true
        continue
      }
      if group.name == "title" {
        titles.append(item)
      } else if group.name.hasPrefix("panel["), let row = group.name.split(separator: ",").first {
        if rows.last?.name == row {
          rows[rows.count - 1].items.append(item)
        } else {
          rows.append((row, [item]))
        }
      } else {
        isShared = true
      }
    }
    let rest = items.filter { item in
      if case .group(let group) = item { group.name != "title" } else { true }
    }
    title = Self.box(titles, ink).map(Self.enlarged)
    let boxes = rows.map { ink.bounds(of: $0.items) ?? Rect(x: 0, y: 0, width: 0, height: 0) }
    let areApart = zip(boxes, boxes.dropFirst()).allSatisfy { $0.maxY <= $1.minY + 2 }
    let divided = isShared || !areApart || rows.count < 2 ? [rest] : rows.map(\.items)
    parts = divided.map { Self.box($0, ink) ?? .empty }
  }

  /// The ink with its upper left corner at the origin.
  private static func box(_ items: [Scene.Item], _ ink: SceneInk) -> SlideBox? {
    ink.bounds(of: items).map { bounds in
      SlideBox(
        width: bounds.width, height: bounds.height,
        items: items.map { $0.offset(by: Point(-bounds.minX, -bounds.minY)) })
    }
  }

  private static func enlarged(_ title: SlideBox) -> SlideBox {
    let size = largestType(in: title.items)
    guard size > 0, title.width > 0 else { return title }
    return title.scaled(by: min(titleSize / size, SlideDesign.body.width / title.width))
  }

  private static func largestType(in items: [Scene.Item]) -> Double {
    items.reduce(0) { size, item in
      switch item {
      case .path: size
      case .text(let run): max(size, run.font.size)
      case .group(let group): max(size, largestType(in: group.items))
      }
    }
  }
}

extension Scene.Item {
  /// Whether the item does nothing but make all of a scene white.
  fileprivate func isWhiteGround(of scene: Scene) -> Bool {
    guard case .path(let path, .white?, nil) = self, let bounds = Rect(around: path.points) else {
      return false
    }
    let page = Rect(x: 0, y: 0, width: scene.size.width, height: scene.size.height)
    return bounds.contains(page)
  }
}
