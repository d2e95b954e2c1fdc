import Graphics

/// Questions that tests ask a scene.
enum SceneQuery {
  struct Text: CustomStringConvertible {
    var text: String
    var bounds: Rect
    var description: String { "\"\(text)\" at \(bounds)" }
  }

  /// All texts with the rectangles they cover under fixed pitch.
  static func texts(_ scene: Scene) -> [Text] {
    flattened(scene.items).compactMap { item in
      guard case .text(let run) = item else { return nil }
      let extents = FixedPitchMeasurer().extents(of: run.text, font: run.font)
      let (x, y) = (run.position.x, run.position.y)
      return Text(
        text: run.text,
        bounds: Rect(
          minX: x, minY: y - extents.inkTop, maxX: x + extents.advance, maxY: y + extents.inkBottom)
      )
    }
  }

  /// The group with a name inside the group with another one.
  static func group(_ outer: String, _ inner: String, in scene: Scene) -> [Scene.Item]? {
    group(inner, in: group(outer, in: scene.items) ?? [])
  }

  /// The smallest rectangle around all paths.
  static func bounds(_ items: [Scene.Item]) -> Rect? {
    flattened(items).compactMap { item in
      if case .path(let path, _, _) = item { path.bounds } else { nil }
    }.reduce(nil as Rect?) { $0?.union($1) ?? $1 }
  }

  /// The sizes of all texts but scripts, which are smaller by design: the size of each line's first
  /// run.
  static func fontSizes(_ scene: Scene) -> [Double] {
    flattened(scene.items).compactMap { item in
      if case .text(let run) = item, run.font.face != .sansMath, run.font.face != .serifMath {
        run.font.size
      } else {
        nil
      }
    }
  }

  /// Whether every coordinate is finite.
  static func isFinite(_ scene: Scene) -> Bool {
    flattened(scene.items).allSatisfy { item in
      switch item {
      case .path(let path, _, _): path.points.allSatisfy(\.isFinite)
      case .text(let run): run.position.isFinite
      case .group: true
      }
    }
  }

  private static func group(_ name: String, in items: [Scene.Item]) -> [Scene.Item]? {
    for case .group(let group) in items where group.name == name { return group.items }
    return nil
  }

  static func flattened(_ items: [Scene.Item]) -> [Scene.Item] {
    items.flatMap { item in
      guard case .group(let group) = item else { return [item] }
      return flattened(group.items).map { $0.offset(by: group.offset) }
    }
  }
}

/// Whether a point lies inside a polygon, by how often a ray from it meets the sides.
func isInside(_ point: Point, _ polygon: [Point]) -> Bool {
  var isInside = false
  for (a, b) in zip(polygon, polygon.dropFirst() + polygon.prefix(1))
  where (a.y > point.y) != (b.y > point.y)
    && point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x)
  {
    isInside.toggle()
  }
  return isInside
}
