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
    guard let found = mark.heightRange ?? Self.heights(of: mark), field.x.count > 1,
      field.y.count > 1,
      mark.elevation > 0, mark.elevation < 0.5 * .pi
    else { return nil }
    let heights = Self.widened(found)
    (self.mark, self.frame, self.heights) = (mark, frame, heights)
    let (lowest, highest) = (heights.lowerBound, heights.upperBound)
    guard (highest - lowest).isFinite else { return nil }
    floor = mark.floor == .nothing ? lowest : lowest - 0.35 * (highest - lowest)
    let bottom = floor
    let views = Self.relativeHeights.map { relativeHeight in
      SurfaceView(
        x: field.x[0]...field.x[field.x.count - 1], y: field.y[0]...field.y[field.y.count - 1],
        z: bottom...highest, azimuth: mark.azimuth,
        elevation: mark.elevation, halfHeight: relativeHeight)
    }
    // The tallest box that still takes the whole width, else the flattest.
    view = views[views.count - 1]
    let aspect = frame.area.height / max(frame.area.width, 1)
    for candidate in views {
      view = candidate
      if content.height <= aspect * content.width { break }
    }
    // How far ticks and titles reach beyond the box depends a little on its scale.
    for _ in 0..<3 { fit() }
  }

  /// Those of the samples and of the ends between them.
  private static func heights(of mark: SurfaceMark) -> ClosedRange<Double>? {
    guard let range = mark.field.range, let ends = mark.border?.heights else {
      return mark.field.range
    }
    return min(range.lowerBound, ends.lowerBound)...max(range.upperBound, ends.upperBound)
  }

  /// The heights; around a single one some more, so that there is an axis that tells it.
  private static func widened(_ heights: ClosedRange<Double>) -> ClosedRange<Double> {
    let (low, high) = (heights.lowerBound, heights.upperBound)
    guard low == high else { return heights }
    let margin = low == 0 ? 1 : 0.5 * abs(low)
    return low - margin...high + margin
  }

  /// Heights of the box relative to half its width, in order of preference.
  private static let relativeHeights = [1, 0.9, 0.8, 0.7, 0.6, 0.5]

  var items: [Scene.Item] {
    let paths = SurfacePaths(self)
    return SurfaceFloor(self).items + paths.shadows + SurfaceQuads(self).items
      + SurfaceAxes(self).items + paths.items
  }

  /// What the floor and the surface cover on the page.
  private var content: Rect {
    let field = mark.field
    let (x0, x1) = (field.x[0], field.x[field.x.count - 1])
    let (y0, y1) = (field.y[0], field.y[field.y.count - 1])
    var (least, greatest) = (Point(.infinity, .infinity), Point(-.infinity, -.infinity))
    func add(_ x: Double, _ y: Double, _ height: Double) {
      let point = view.point(x, y, height)
      least = Point(min(least.x, point.x), min(least.y, point.y))
      greatest = Point(max(greatest.x, point.x), max(greatest.y, point.y))
    }
    for (x, y) in [(x0, y0), (x1, y0), (x1, y1), (x0, y1)] { add(x, y, floor) }
    for row in field.y.indices {
      for column in field.x.indices {
        let height = field[column: column, row: row]
        guard height.isFinite else { continue }
        add(
          field.x[column], field.y[row],
          min(max(height, heights.lowerBound), heights.upperBound))
      }
    }
    return Rect(minX: least.x, minY: least.y, maxX: greatest.x, maxY: greatest.y)
  }

  /// Scales the view so that surface and axes together fill the area.
  private mutating func fit() {
    let content = content
    let whole = SurfaceAxes(self).bounds.map(content.union) ?? content
    let area = frame.area.inset(
      by: Insets(
        top: content.minY - whole.minY, left: content.minX - whole.minX,
        bottom: whole.maxY - content.maxY, right: whole.maxX - content.maxX))
    guard area.width > 0, area.height > 0 else { return }
    view = view.fitted(content, in: area)
  }

  // MARK: Paths

  /// So many pieces of a path are drawn.
  private static let mostPieces = 8

  /// A path on the surface in small steps, in pieces from where it comes into the box to where it
  /// leaves it; and whether its last point is in the box.
  func lifted(_ trajectory: SurfaceMark.Trajectory) -> (pieces: [[Lifted]], endsInside: Bool) {
    let field = mark.field
    let lift = 0.004 * (heights.upperBound - heights.lowerBound)
    let box = Rect(
      minX: field.x[0], minY: field.y[0], maxX: field.x[field.x.count - 1],
      maxY: field.y[field.y.count - 1])
    let points = zip(trajectory.x, trajectory.y).map { Point($0, $1) }
    var pieces: [[Lifted]] = []
    var piece: [Lifted] = []
    func leave() {
      if piece.count > 1 || points.count == 1 { pieces.append(piece) }
      piece = []
    }
    for (index, point) in points.enumerated() {
      // A path that comes and goes on and on would hide the surface.
      if pieces.count == SurfaceDrawing.mostPieces { return (pieces, false) }
      let last = points[max(0, index - 1)]
      guard let (from, to) = Polyline.segment(from: last, to: point, in: box) else {
        leave()
        continue
      }
      if from != last { leave() }
      let way = to - from
      let length = max(abs(way.x) / box.width, abs(way.y) / box.height)
      let steps = max(1, Int((150 * length).rounded(.up)))
      for step in (index == 0 ? steps : piece.isEmpty ? 0 : 1)...steps {
        let place = from + way * (Double(step) / Double(steps))
        let height = field.value(atX: place.x, y: place.y) + lift
        if height.isFinite, height <= heights.upperBound + lift {
          piece.append(Lifted(x: place.x, y: place.y, height: height))
        } else {
          leave()
        }
      }
      if to != point { leave() }
    }
    let endsInside = !piece.isEmpty
    leave()
    return (pieces, endsInside)
  }

  /// The place of a point of a path on the page.
  func place(of point: Lifted) -> Point { view.point(point.x, point.y, point.height) }

  /// The place below a point of a path on the floor.
  func shadow(of point: Lifted) -> Point { view.point(point.x, point.y, floor) }

  /// Whether the surface hides a point of a path.
  func isHidden(_ point: Lifted) -> Bool {
    view.isHidden(point.x, point.y, point.height, behind: mark.field)
  }
}
