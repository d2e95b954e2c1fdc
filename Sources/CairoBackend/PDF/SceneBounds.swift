import Graphics

extension Scene.Group {
  /// What the group covers, text as high as its font; nil if it holds nothing. Clips are not
  /// looked at.
  var bounds: Rect? {
    let parts = items.compactMap(\.bounds)
    let corners = parts.flatMap { [Point($0.minX, $0.minY), Point($0.maxX, $0.maxY)] }
    return Rect(around: corners)?.offset(by: offset)
  }
}

extension Scene.Item {
  fileprivate var bounds: Rect? {
    switch self {
    case .path(let path, _, _): Rect(around: path.points.filter(\.isDrawable))
    case .text(let run): run.bounds
    case .group(let group): group.bounds
    }
  }
}

extension TextRun {
  /// How far the pen moves, in points.
  var advance: Double {
    if let parts { return parts.map(\.x).max() ?? 0 }
    let shaped = FontLibrary.shared.face(font.face).shape(text, features)
    let spaces = wordSpacing == 0 ? 0 : shaped.clusters.count(where: \.isSpace)
    return shaped.extents.advance * font.size + Double(spaces) * wordSpacing
  }

  fileprivate var bounds: Rect? {
    guard position.isDrawable else { return nil }
    let metrics = FontLibrary.shared.metrics(of: font)
    let corners = [
      Point(0, -metrics.ascent), Point(advance, -metrics.ascent), Point(0, metrics.descent),
      Point(advance, metrics.descent),
    ]
    return Rect(around: corners.map { ($0 + position).rotated(by: angle, about: position) })
  }
}
