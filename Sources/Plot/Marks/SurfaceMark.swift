public import Graphics
import Typesetting

/// A field as a surface in three dimensions, with its contours on the floor and paths lifted onto
/// it: for a panel without axes.
public struct SurfaceMark: Mark {
  /// Iterates that walk on the surface.
  public struct Trajectory: Hashable, Sendable {
    /// First coordinates.
    public var x: [Double]
    /// Second coordinates.
    public var y: [Double]
    /// Color and end marker; the line is always solid.
    public var style: SeriesStyle
    /// Markup at the end; empty for none.
    public var label: String

    /// Creates a path.
    public init(x: [Double], y: [Double], style: SeriesStyle, label: String = "") {
      precondition(x.count == y.count, "\(x.count) x for \(y.count) y")
      self.x = x
      self.y = y
      self.style = style
      self.label = label
    }
  }

  /// What lies on the floor.
  public enum Floor: Hashable, Sendable {
    /// Nothing: there is no floor.
    case nothing
    /// The contours of the field.
    case contours
    /// The contours, and the shadows of the paths.
    case paths
  }

  /// The heights; not finite ones leave holes.
  public var field: Field
  /// Paths on the surface.
  public var trajectories: [Trajectory]
  /// Levels of the contours on the floor.
  public var levels: Levels
  /// Direction of the camera in the plane, in radians from +x toward +y.
  public var azimuth = -1.1
  /// Height of the camera above the plane, in radians; between 0 and π/2.
  public var elevation = 0.62
  /// Every how many cells a line of the mesh is drawn.
  public var meshStride = 3
  /// The colors of heights.
  public var map = ColorMap.pale
  /// Whether only the mesh is drawn, on paper, which hides what is behind it.
  public var isWireframe = false
  /// What lies on the floor.
  public var floor = Floor.contours
  /// The heights that are shown: beyond them the surface is cut off; nil shows all.
  public var heightRange: ClosedRange<Double>?
  /// Where the surface ends between the samples; nil joins all that are finite.
  public var border: FieldBorder?
  /// Where the function jumps between the samples of the field for the contours on the floor.
  public var floorJumps = FieldJumps()
  /// The field with a sample between any two, for creases; nil folds no cell.
  public var details: Field?
  /// Whether the function is known to vary faster than its samples tell.
  public var isUndersampled = false
  /// A finer field for the contours on the floor; nil takes that of the heights.
  public var floorField: BorderedField?
  /// Whether the heights of the field are decimal logarithms, which the ticks undo.
  public var hasLogarithmicHeights = false
  /// Markup of the titles of the axes.
  public var xTitle: String
  /// Markup of the title of y.
  public var yTitle: String
  /// Markup of the title of the height.
  public var zTitle: String

  /// Creates a surface.
  public init(
    field: Field, trajectories: [Trajectory] = [], levels: Levels, xTitle: String, yTitle: String,
    zTitle: String
  ) {
    self.field = field
    self.trajectories = trajectories
    self.levels = levels
    self.xTitle = xTitle
    self.yTitle = yTitle
    self.zTitle = zTitle
  }

  /// Nothing: a surface brings its own scales.
  public var extent: Extent { Extent() }

  /// The names of the paths with pieces of line.
  public var keys: [LegendKey] {
    trajectories.filter { !$0.label.isEmpty }.map {
      LegendKey($0.label, sample: .markedLine($0.style.solid))
    }
  }

  /// Floor, contours, surface from back to front, axes, paths.
  public func draw(in frame: PanelFrame) -> [Scene.Item] {
    SurfaceDrawing(self, in: frame)?.items ?? []
  }

  /// See ``Mark``.
  public func remark(in frame: PanelFrame) -> String? {
    if field.range == nil { return "the surface is not drawn: it has no numbers" }
    return isUndersampled
      ? "the surface varies too fast for its mesh, so what is drawn is not its shape; smaller ranges show it"
      : nil
  }

  /// See ``Mark``.
  public func absence(in frame: PanelFrame) -> String? { field.range == nil ? "no numbers" : nil }

  /// The names at the ends of the paths; of paths that look alike and are called alike once.
  public func directLabels(in frame: PanelFrame) -> [LabelRequest] {
    let named = trajectories.indices.filter { index in
      let own = trajectories[index]
      return !own.label.isEmpty
        && !trajectories[..<index].contains { $0.label == own.label && $0.style == own.style }
    }.map { trajectories[$0] }
    guard !named.isEmpty, let drawing = SurfaceDrawing(self, in: frame) else { return [] }
    return named.compactMap { trajectory in
      guard let end = drawing.lifted(trajectory).pieces.last?.last else { return nil }
      let style = TextStyle(frame.theme.annotationFont, color: trajectory.style.color)
      let gap = 1.8 * frame.theme.markerRadius + frame.theme.gap
      return LabelRequest(
        frame.labels.label(trajectory.label, style: style),
        candidates: LabelRequest.candidates(around: drawing.place(of: end), gap: gap),
        color: trajectory.style.color)
    }
  }

  /// The paths, and the numbers and titles of the axes.
  public func obstacles(in frame: PanelFrame) -> [Obstacle] {
    guard !trajectories.isEmpty || isWireframe, let drawing = SurfaceDrawing(self, in: frame) else {
      return []
    }
    // A name at the end of a tick would be read with its number.
    let numbers = SurfaceAxes(drawing).taken.map { $0.outset(by: frame.theme.tickLength) }
    return trajectories.flatMap { trajectory in
      drawing.lifted(trajectory).pieces.map { .polyline($0.map(drawing.place(of:))) }
    }
      + numbers.map(Obstacle.rect) + (isWireframe ? mesh(drawing) : [])
  }

  /// The lines of a mesh, which texts cross only where there is no other place.
  private func mesh(_ drawing: SurfaceDrawing) -> [Obstacle] {
    func point(_ column: Int, _ row: Int) -> Point {
      drawing.view.point(field.x[column], field.y[row], field[column: column, row: row])
    }
    let stride = max(1, meshStride)
    let rows = Swift.stride(from: 0, to: field.y.count, by: stride).map { row in
      field.x.indices.map { point($0, row) }
    }
    let columns = Swift.stride(from: 0, to: field.x.count, by: stride).map { column in
      field.y.indices.map { point(column, $0) }
    }
    return (rows + columns).map { .faint($0) }
  }
}
