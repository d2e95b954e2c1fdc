import Graphics

extension Scene.Group {
  /// What the group covers, text as high as its font; nil if it holds nothing.
  var bounds: Rect? {
    var whole: Rect?
    for item in items {
      guard let part = item.bounds else { continue }
      whole = whole?.union(part) ?? part
    }
    guard let rect = whole else { return nil }
    return (clip.map(rect.clipped) ?? rect).offset(by: offset)
  }
}

extension Scene.Item {
  fileprivate var bounds: Rect? {
    switch self {
    case .path(let path, _, _): path.points.allSatisfy(\.isDrawable) ? path.bounds : nil
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
    var seen = self
    // The space at the end of a line stands outside of it.
    while parts == nil, seen.text.last == " " { seen.text.removeLast() }
    let width = seen.advance
    let corners = [
      Point(0, -metrics.ascent), Point(width, -metrics.ascent), Point(0, metrics.descent),
      Point(width, metrics.descent),
    ]
    return Rect(around: corners.map { ($0 + position).rotated(by: angle, about: position) })
  }
}

extension Rect {
  /// The part of the rectangle in another one; without width or height where there is none.
  fileprivate func clipped(_ clip: Rect) -> Rect {
    let (left, top) = (min(max(minX, clip.minX), clip.maxX), min(max(minY, clip.minY), clip.maxY))
    return Rect(
      minX: left, minY: top, maxX: max(left, min(maxX, clip.maxX)),
      maxY: max(top, min(maxY, clip.maxY)))
  }
}
