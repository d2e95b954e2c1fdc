import Elementary
import Graphics

/// An inset at its place in a panel.
struct InsetDrawing {
  private let mark: InsetMark
  private let frame: PanelFrame
  /// The part of the panel that is zoomed.
  let source: Rect
  /// Where it is drawn.
  let rect: Rect

  /// The longer sides of insets that are tried, as parts of those of the panel.
  private static let sizes = [0.46, 0.4, 0.34, 0.28]
  /// Places along each side that are tried.
  private static let placeCount = 9

  /// Finds the place; nil if nothing of what is zoomed is in the panel, or the panel is too small.
  init?(
    _ mark: InsetMark, among obstacles: [Obstacle], frame: PanelFrame, hasEqualAspect: Bool
  ) {
    let (a, b) = (
      frame.position(mark.x.lowerBound, mark.y.lowerBound),
      frame.position(mark.x.upperBound, mark.y.upperBound)
    )
    guard a.isFinite, b.isFinite else { return nil }
    let box = Rect(
      minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y))
    let area = frame.area
    guard box.width > 0, box.height > 0, box.intersects(area), area.width > 40, area.height > 40
    else { return nil }
    self.mark = mark
    self.frame = frame
    source = Rect(
      minX: max(box.minX, area.minX), minY: max(box.minY, area.minY),
      maxX: min(box.maxX, area.maxX), maxY: min(box.maxY, area.maxY))
    let ratio = hasEqualAspect ? box.height / box.width : area.height / area.width
    let ink = InsetDrawing.samples(of: obstacles, in: area)
    var best: (cost: Double, rect: Rect)?
    for (index, size) in InsetDrawing.sizes.enumerated() {
      let width = min(size * area.width, size * area.height / ratio)
      for rect in InsetDrawing.places(
        Size(width: width, height: width * ratio), mark.place, in: area, gap: 3 * frame.theme.gap)
      {
        let isOver = rect.outset(by: 2 * frame.theme.gap).intersects(source)
        let covered = ink.count { rect.contains($0) }
        let distance = rect.center.distance(to: source.center) / (area.width + area.height)
        let cost =
          (isOver ? 1000 : 0) + 0.3 * Double(covered) + 4 * Double(index) + 2 * distance
        if cost < best?.cost ?? .infinity { best = (cost, rect) }
      }
    }
    guard let best else { return nil }
    rect = best.rect
  }

  /// Rectangles of a size inside the area, those at its rim first.
  private static func places(
    _ size: Size, _ place: InsetMark.Place, in area: Rect, gap: Double
  ) -> [Rect] {
    let (left, right) = (area.minX + gap, area.maxX - gap - size.width)
    let (top, bottom) = (area.minY + gap, area.maxY - gap - size.height)
    func rect(_ x: Double, _ y: Double) -> Rect {
      Rect(x: x, y: y, width: size.width, height: size.height)
    }
    switch place {
    case .topLeft: return [rect(left, top)]
    case .topRight: return [rect(right, top)]
    case .bottomLeft: return [rect(left, bottom)]
    case .bottomRight: return [rect(right, bottom)]
    case .automatic:
      let parts = (0..<placeCount).map { Double($0) / Double(placeCount - 1) }
      return parts.flatMap { v in
        parts.map { h in rect(left + h * (right - left), top + v * (bottom - top)) }
      }
    }
  }

  /// Points on what must not be covered, two points apart along lines.
  private static func samples(of obstacles: [Obstacle], in area: Rect) -> [Point] {
    obstacles.flatMap { obstacle -> [Point] in
      switch obstacle {
      case .faint: return []
      case .rect(let rect): return rect.intersects(area) ? [rect.center] : []
      case .polyline(let line):
        return Polyline.clipped(line, to: area).flatMap { piece in
          zip(piece, piece.dropFirst()).flatMap { a, b in
            let count = max(1, Int(a.distance(to: b) / 2))
            return (0..<count).map { a + (b - a) * (Double($0) / Double(count)) }
          }
        }
      }
    }
  }

  /// The zoomed part with a thin frame, joined to a larger one, in which the marks are drawn again.
  func items(drawing marks: [any Mark]) -> [Scene.Item] {
    let theme = frame.theme
    var zoomed = frame
    zoomed.area = rect
    zoomed.reserved = []
    zoomed.x = Scale(frame.x.transform, domain: mark.x, from: rect.minX, to: rect.maxX)
    zoomed.y = Scale(frame.y.transform, domain: mark.y, from: rect.maxY, to: rect.minY)
    if frame.x.start > frame.x.end { (zoomed.x.start, zoomed.x.end) = (rect.maxX, rect.minX) }
    if frame.y.start < frame.y.end { (zoomed.y.start, zoomed.y.end) = (rect.minY, rect.maxY) }
    let drawn = DrawnMarks(marks.map { $0.settled(in: zoomed) }, in: zoomed)
    let pen = Stroke(theme.secondaryInk, width: theme.referenceWidth, join: .miter)
    var guides = Path(rectangle: source)
    for (from, to) in connectors { guides.append(polyline: [from, to]) }
    return [
      .stroke(guides, pen), .fill(Path(rectangle: rect), theme.background),
      .group(Scene.Group("zoom", clip: rect, items: drawn.ground + drawn.data)),
      .stroke(Path(rectangle: rect), pen),
    ]
  }

  /// From two corners of the zoomed part to the same corners of the inset: those between which the
  /// lines run through neither of the two.
  private var connectors: [(Point, Point)] {
    let pairs = zip(corners(of: source), corners(of: rect)).map { ($0, $1) }
    let free = pairs.filter { from, to in
      !crosses(from, to, source) && !crosses(from, to, rect)
    }
    return Array(free.prefix(2))
  }

  private func corners(of rect: Rect) -> [Point] {
    [
      Point(rect.minX, rect.minY), Point(rect.maxX, rect.minY), Point(rect.maxX, rect.maxY),
      Point(rect.minX, rect.maxY),
    ]
  }

  private func crosses(_ a: Point, _ b: Point, _ rect: Rect) -> Bool {
    Polyline.segment(from: a, to: b, in: rect.outset(by: -0.01)) != nil
  }
}
