import Elementary
import Graphics
import Typesetting

/// A surface and what belongs to it, on the page.
struct SurfaceDrawing {
  /// A point of a path on the surface, in data coordinates.
  struct Lifted {
    var x: Double
    var y: Double
    var height: Double
  }

  let mark: SurfaceMark
  let frame: PanelFrame
  private(set) var view: SurfaceView
  /// Heights of the surface.
  let heights: ClosedRange<Double>
  /// The height of the floor, below the surface.
  let floor: Double

  init?(_ mark: SurfaceMark, in frame: PanelFrame) {
    let field = mark.field
    guard let heights = field.range, field.x.count > 1, field.y.count > 1,
      mark.elevation > 0, mark.elevation < 0.5 * .pi
    else { return nil }
    self.mark = mark
    self.frame = frame
    self.heights = heights
    let height = heights.upperBound - heights.lowerBound
    guard height.isFinite else { return nil }
    floor = heights.lowerBound - (height > 0 ? 0.35 * height : 1)
    let bottom = floor
    let views = Self.relativeHeights.map { relativeHeight in
      SurfaceView(
        x: field.x[0]...field.x[field.x.count - 1], y: field.y[0]...field.y[field.y.count - 1],
        z: bottom...max(heights.upperBound, bottom + 1e-300), azimuth: mark.azimuth,
        elevation: mark.elevation, halfHeight: relativeHeight)
    }
    // The tallest box that still takes the whole width, else the flattest.
    view = views[views.count - 1]
    let aspect = frame.area.height / max(frame.area.width, 1)
    for candidate in views {
      view = candidate
      if let content, content.height <= aspect * content.width { break }
    }
    // How far ticks and titles reach beyond the box depends a little on its scale.
    for _ in 0..<3 { fit() }
  }

  /// Heights of the box relative to half its width, in order of preference.
  private static let relativeHeights = [1, 0.9, 0.8, 0.7, 0.6, 0.5]

  var items: [Scene.Item] {
    ground + surface + SurfaceAxes(self).items + SurfacePaths(self).items
  }

  /// What the floor and the surface cover on the page.
  private var content: Rect? {
    let field = mark.field
    let (x0, x1) = (field.x[0], field.x[field.x.count - 1])
    let (y0, y1) = (field.y[0], field.y[field.y.count - 1])
    var points = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)].map { view.point($0.0, $0.1, floor) }
    for (row, y) in field.y.enumerated() {
      for (column, x) in field.x.enumerated() where field[column: column, row: row].isFinite {
        points.append(view.point(x, y, field[column: column, row: row]))
      }
    }
    return Rect(around: points)
  }

  /// Scales the view so that surface and axes together fill the area.
  private mutating func fit() {
    guard let content else { return }
    let whole = SurfaceAxes(self).bounds.map(content.union) ?? content
    let area = frame.area.inset(
      by: Insets(
        top: content.minY - whole.minY, left: content.minX - whole.minX,
        bottom: whole.maxY - content.maxY, right: whole.maxX - content.maxX))
    guard area.width > 0, area.height > 0 else { return }
    view = view.fitted(content, in: area)
  }

  // MARK: Floor

  private var ground: [Scene.Item] {
    let field = mark.field
    let (x0, x1) = (field.x[0], field.x[field.x.count - 1])
    let (y0, y1) = (field.y[0], field.y[field.y.count - 1])
    let outline = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)].map { view.point($0.0, $0.1, floor) }
    var lines = Path()
    for isolines in Isolines.lines(of: field, at: mark.levels.values(for: field)) {
      for line in isolines {
        let points = zip(line.x, line.y).map { view.point($0, $1, floor) }
        lines.append(
          polyline: Polyline.simplified(points, tolerance: 0.05), isClosed: line.isClosed)
      }
    }
    let ink = frame.theme.secondaryInk.withAlpha(0.6)
    return [
      .path(
        Path(polyline: outline, isClosed: true),
        fill: frame.theme.ink.mixed(with: frame.theme.background, by: 0.975),
        stroke: Stroke(frame.theme.gridInk, width: frame.theme.axisWidth)),
      .stroke(lines, Stroke(ink, width: frame.theme.contourWidth)),
    ]
  }

  // MARK: Surface

  /// Quads from the far corner of the grid to the near one: on a height field no quad hides one
  /// that comes after it. Each is stroked in its own color, so that no seam shows what is behind.
  private var surface: [Scene.Item] {
    let (columns, rows) = (mark.field.x.count - 1, mark.field.y.count - 1)
    let rowOrder = view.toward[1] > 0 ? Array(0..<rows) : (0..<rows).reversed()
    let columnOrder = view.toward[0] > 0 ? Array(0..<columns) : (0..<columns).reversed()
    var items: [Scene.Item] = []
    items.reserveCapacity(2 * rows * columns)
    for row in rowOrder {
      for column in columnOrder { items += quad(column, row) }
    }
    return items
  }

  private func quad(_ column: Int, _ row: Int) -> [Scene.Item] {
    let field = mark.field
    let corners = [(0, 0), (1, 0), (1, 1), (0, 1)].map { (column + $0.0, row + $0.1) }
    let z = corners.map { field[column: $0.0, row: $0.1] }
    guard z.allSatisfy(\.isFinite) else { return [] }
    let points = zip(corners, z).map { view.point(field.x[$0.0.0], field.y[$0.0.1], $0.1) }
    let mean = 0.25 * (z[0] + z[1] + z[2] + z[3])
    let height = heights.upperBound - heights.lowerBound
    let base = mark.map.color(at: height > 0 ? (mean - heights.lowerBound) / height : 0)
    let color = shaded(base, corners: zip(corners, z).map { ($0.0, $0.1, $1) })
    var items: [Scene.Item] = [
      .path(Path(polyline: points, isClosed: true), fill: color, stroke: Stroke(color, width: 0.4))
    ]
    var mesh = Path()
    let stride = max(1, mark.meshStride)
    // Both neighbors draw a shared line, because the later one covers half of it.
    if column.isMultiple(of: stride) { mesh.append(polyline: [points[0], points[3]]) }
    if (column + 1).isMultiple(of: stride) { mesh.append(polyline: [points[1], points[2]]) }
    if row.isMultiple(of: stride) { mesh.append(polyline: [points[0], points[1]]) }
    if (row + 1).isMultiple(of: stride) { mesh.append(polyline: [points[3], points[2]]) }
    if !mesh.isEmpty {
      let ink = frame.theme.secondaryInk.mixed(with: color, by: 0.55)
      items.append(.stroke(mesh, Stroke(ink, width: 0.3, cap: .round)))
    }
    return items
  }

  /// A little darker where the surface turns away from a light at the upper left.
  private func shaded(_ color: Color, corners: [(Int, Int, Double)]) -> Color {
    let field = mark.field
    let cube = corners.map { view.cube(field.x[$0.0], field.y[$0.1], $0.2) }
    let a = (0..<3).map { cube[2][$0] - cube[0][$0] }
    let b = (0..<3).map { cube[3][$0] - cube[1][$0] }
    let normal = [
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0],
    ]
    let angle = mark.azimuth - 0.9
    let light = [0.6 * cosine(angle), 0.6 * sine(angle), 0.8]
    let length = squareRoot(normal.map { $0 * $0 }.reduce(0, +))
    guard length > 0 else { return color }
    let cosineOfAngle = zip(normal, light).map { $0 * $1 }.reduce(0, +) / length
    return color.mixed(with: frame.theme.ink, by: 0.16 * (1 - max(0, cosineOfAngle)))
  }

  // MARK: Paths

  /// A path on the surface in small steps, up to where it leaves the grid.
  func lifted(_ trajectory: SurfaceMark.Trajectory) -> [Lifted] {
    let field = mark.field
    let lift = 0.004 * (heights.upperBound - heights.lowerBound)
    let width = field.x[field.x.count - 1] - field.x[0]
    let depth = field.y[field.y.count - 1] - field.y[0]
    var result: [Lifted] = []
    for index in trajectory.x.indices {
      let (x, y) = (trajectory.x[index], trajectory.y[index])
      guard field.value(atX: x, y: y).isFinite else { break }
      let (x0, y0) = (trajectory.x[max(0, index - 1)], trajectory.y[max(0, index - 1)])
      let length = max(abs(x - x0) / width, abs(y - y0) / depth)
      let steps = max(1, Int((150 * length).rounded(.up)))
      for step in (index == 0 ? steps : 1)...steps {
        let t = Double(step) / Double(steps)
        let (px, py) = (x0 + t * (x - x0), y0 + t * (y - y0))
        let height = field.value(atX: px, y: py) + lift
        guard height.isFinite else { return result }
        result.append(Lifted(x: px, y: py, height: height))
      }
    }
    return result
  }

  /// The place of a point of a path on the page.
  func place(of point: Lifted) -> Point { view.point(point.x, point.y, point.height) }

  /// Whether the surface hides a point of a path.
  func isHidden(_ point: Lifted) -> Bool {
    view.isHidden(point.x, point.y, point.height, behind: mark.field)
  }
}
