import Graphics

/// The floor below a surface with the contours on it.
struct SurfaceFloor {
  private let drawing: SurfaceDrawing
  private let mark: SurfaceMark
  private let theme: Theme

  init(_ drawing: SurfaceDrawing) {
    self.drawing = drawing
    mark = drawing.mark
    theme = drawing.frame.theme
  }

  /// The floor, the contours, and hatching where the function is not defined.
  var items: [Scene.Item] {
    let field = mark.field
    let (x0, x1) = (field.x[0], field.x[field.x.count - 1])
    let (y0, y1) = (field.y[0], field.y[field.y.count - 1])
    let outline = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)].map(point)
    let ink = theme.secondaryInk.withAlpha(0.6)
    return [
      .path(
        Path(polyline: outline, isClosed: true), fill: color,
        stroke: Stroke(theme.gridInk, width: theme.axisWidth)),
      .stroke(lines, Stroke(ink, width: theme.contourWidth)),
    ] + undefined
  }

  private var color: Color { theme.ink.mixed(with: theme.background, by: 0.975) }

  private func point(_ x: Double, _ y: Double) -> Point {
    drawing.view.point(x, y, drawing.floor)
  }

  private var lines: Path {
    var lines = Path()
    guard mark.floor != .nothing else { return lines }
    let isCut = mark.border.map { $0.range.upperBound < .greatestFiniteMagnitude } ?? false
    let levels =
      isCut
      ? mark.levels.values(for: mark.field.limited(to: drawing.heights))
      : mark.levels.values(for: mark.field).filter(drawing.heights.contains)
    var field = mark.floorField?.field ?? mark.details ?? mark.field
    if isCut, let beside = field.besidePoles { field = beside.field }
    for isolines in Isolines.lines(of: field, at: levels, jumps: mark.floorJumps) {
      for line in isolines {
        let points = zip(line.x, line.y).map(point)
        // Where a valley is as narrow as the grid, levels fall apart into specks.
        if line.isClosed, let ring = Rect(around: points), ring.isSpeck { continue }
        lines.append(
          polyline: Polyline.simplified(points, tolerance: 0.05), isClosed: line.isClosed)
      }
    }
    return lines
  }

  private var undefined: [Scene.Item] {
    guard mark.floor != .nothing, let region = mark.floorField?.undefined, !region.rings.isEmpty
    else { return [] }
    var area = Path()
    let rings = region.rings.map { zip($0.x, $0.y).map(point) }
    for ring in rings { area.append(polyline: ring, isClosed: true) }
    var hatching = Path()
    for (start, end) in Hatching.lines(in: rings.map { $0 + $0.prefix(1) }) {
      hatching.append(polyline: [start, end])
    }
    let ink = theme.secondaryInk.mixed(with: color, by: 0.7)
    return [.fill(area, color), .stroke(hatching, Stroke(ink, width: theme.contourWidth))]
  }
}

extension Rect {
  /// Whether a ring of this size looks like a speck.
  fileprivate var isSpeck: Bool { max(width, height) < 3 }
}
