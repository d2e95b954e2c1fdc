import Graphics

/// A part of a slide, drawn relative to its upper left corner; lengths are in points.
struct SlideBox {
  var width: Double
  var height: Double
  var items: [Scene.Item]
  /// Least space above it where something stands there.
  var space = 0.0

  static let empty = SlideBox(width: 0, height: 0, items: [])

  /// Boxes below each other.
  init(stacking boxes: [SlideBox]) {
    self = .empty
    for box in boxes {
      if height > 0 { height += box.space }
      items += box.items.map { $0.offset(by: Point(0, height)) }
      height += box.height
      width = max(width, box.width)
    }
  }

  init(width: Double, height: Double, items: [Scene.Item], space: Double = 0) {
    self.width = width
    self.height = height
    self.items = items
    self.space = space
  }

  /// The box as an element of the document's structure.
  func tagged(_ tag: Tag, _ name: String) -> SlideBox {
    var box = self
    box.items = [.group(Scene.Group(name, tag: tag, items: items))]
    return box
  }

  /// The box made smaller, if it must be, to fit into a size.
  func fitted(into size: Size) -> SlideBox {
    let factor = min(1, size.width / max(width, 1e-9), size.height / max(height, 1e-9))
    return factor < 1 ? scaled(by: max(factor, 1e-6)) : self
  }

  func scaled(by factor: Double) -> SlideBox {
    let scene = Scene(size: Size(width: width, height: height), items: items).scaled(by: factor)
    return SlideBox(
      width: factor * width, height: factor * height, items: scene.items, space: factor * space)
  }

  func moved(by vector: Point) -> [Scene.Item] { items.map { $0.offset(by: vector) } }
}
