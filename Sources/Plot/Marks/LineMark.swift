public import Graphics
import Typesetting

/// A curve through data points in order.
///
/// A non-finite point breaks the line. Exact zeros on a log scale lie in the floor lane.
public struct LineMark: Mark {
  /// Which data points carry a marker.
  public enum Markers: Hashable, Sendable {
    /// Every point that can be told apart from the one before.
    case automatic
    /// Every point.
    case all
    /// No point.
    case none
  }
  /// How the line goes from one point to the next.
  public enum Shape: Hashable, Sendable {
    /// Straight.
    case straight
    /// Level up to the next x, where it jumps: a value that holds until it is replaced.
    case step
  }
  /// What the end of the line says.
  public enum Ending: Hashable, Sendable {
    /// Nothing: the data end.
    case plain
    /// The run left the numbers or the panel: an arrow goes on from the last point inside.
    case diverged
    /// The next point is where nothing is defined: a cross ends the line.
    case undefined
  }

  /// Horizontal data.
  public var x: [Double]
  /// Vertical data, as many as horizontal ones.
  public var y: [Double]
  /// The ink.
  public var style: SeriesStyle
  /// Markup of the name; empty for a line that explains itself.
  public var name: String
  /// Which points carry a marker.
  public var markers: Markers
  /// How it goes from point to point.
  public var shape: Shape
  /// What the end says.
  public var ending: Ending

  /// For each point whether it leaves for good, so that the scale need not follow it; empty if none does.
  public var leaves: [Bool] = []
  /// Whether such points leave to a side as well.
  public var leavesAlongX = false
  /// Whether the scales must cover more than the start: not of a path that goes far away in a plane.
  public var isCovered = true
  /// Whether the points are steps in time, which an animation shows one after the other.
  public var isTimed = false
  /// Whether heads show where the curve goes on above the panel, or beyond the numbers: across a sweep
  /// that is where runs overflow.
  public var marksExits = false
  /// What to say in an otherwise empty panel if there is no number, in markup.
  public var absence: String?
  /// Whether the last point carries a marker: where a run is, in an animation.
  var marksEnd = false

  /// Creates a curve.
  public init(
    x: [Double], y: [Double], style: SeriesStyle, name: String = "", markers: Markers = .none,
    shape: Shape = .straight, ending: Ending = .plain
  ) {
    precondition(x.count == y.count, "\(x.count) x for \(y.count) y")
    self.x = x
    self.y = y
    self.style = style
    self.name = name
    self.markers = markers
    self.shape = shape
    self.ending = ending
  }

  /// See ``Mark``.
  public var extent: Extent {
    guard isCovered else { return Extent(x: x.prefix(1), y: y.prefix(1)) }
    var extent = Extent(x: x, y: y, leaves: leaves, alongX: leavesAlongX)
    // A step or two look like any other numbers.
    if isTimed, extent.countsX == nil, x.allSatisfy({ $0 == $0.rounded() }) {
      extent.countsX = true
    }
    if ending == .diverged, leaves.isEmpty { (extent.leavingY, extent.y) = (extent.y, nil) }
    return extent
  }

  /// See ``Mark``.
  public var keys: [LegendKey] {
    guard !name.isEmpty else { return [] }
    return [LegendKey(name, sample: markers == .none ? .line(style) : .markedLine(style))]
  }

  /// See ``Mark``.
  public func draw(in frame: PanelFrame) -> [Scene.Item] {
    let pieces = pieces(in: frame)
    var path = Path()
    for piece in thinned(pieces, in: frame) { path.append(polyline: piece) }
    var items: [Scene.Item] = path.isEmpty ? [] : [.stroke(path, style.stroke)]
    items += markerItems(in: frame)
    if marksEnd, let end = zip(x, y).reversed().first(where: { $0.isFinite && $1.isFinite }) {
      let place = frame.position(end.0, end.1)
      if frame.area.contains(place) { items += style.endItems(at: place, in: frame.theme) }
    }
    if ending == .diverged, let end = pieces.last { items += arrow(after: end) }
    if ending == .undefined, let end = pieces.last?.last {
      items += style.crossItems(at: end, in: frame.theme)
    }
    return marksExits ? items + exits(in: frame) : items
  }

  /// See ``Mark``.
  public func obstacles(in frame: PanelFrame) -> [Obstacle] {
    pieces(in: frame).map { .polyline($0) }
  }

  /// See ``Mark``.
  public func directLabels(in frame: PanelFrame) -> [LabelRequest] {
    CurveName.requests(
      name, along: pieces(in: frame), color: style.color, lastStep: lastStep, in: frame)
  }

  /// The visible parts of the line.
  private func pieces(in frame: PanelFrame) -> [[Point]] {
    var (xs, ys) = (x, y)
    if shape == .step, !x.isEmpty {
      (xs, ys) = (Array(x.prefix(1)), Array(y.prefix(1)))
      for index in x.indices.dropFirst() {
        xs += [x[index], x[index]]
        ys += [y[index - 1], y[index]]
      }
    }
    // Before it is cut: a curve that crosses the edge at every step is cut into as many pieces.
    let points = zip(xs, ys).map { frame.position($0, $1) }
    let kept = Polyline.decimated(points, over: frame.area)
    if kept.count == points.count { return frame.pieces(xs, ys, at: points) }
    return frame.pieces(
      kept.map { xs[$0] }, kept.map { ys[$0] }, at: kept.map { points[$0] })
  }

  /// The parts as they are drawn, without points that nobody could see: of a curve along x few are
  /// left already, of one in a plane there may be many.
  private func thinned(_ pieces: [[Point]], in frame: PanelFrame) -> [[Point]] {
    let count = pieces.reduce(0) { $0 + $1.count }
    guard style.dash.isEmpty, Double(count) > 5 * (frame.area.width / Polyline.columnWidth + 1)
    else { return pieces.map { Polyline.simplified($0, tolerance: 0.01) } }
    return Polyline.bounded(pieces, width: style.width, in: frame.area)
  }

  // MARK: Markers

  /// Markers on the chosen points, and on exact zeros in the floor lane in any case.
  private func markerItems(in frame: PanelFrame) -> [Scene.Item] {
    let radius = frame.theme.markerRadius
    let points = zip(x, y).map { frame.position($0, $1) }
    let (data, all) = (frame.dataArea.outset(by: 0.01), frame.area.outset(by: 0.01))
    let isLane = zip(x, y).map { frame.isInFloorLane($0, $1) }
    let inside = points.indices.filter {
      points[$0].isFinite && (isLane[$0] ? all : data).contains(points[$0])
    }
    let chosen =
      switch markers {
      case .all: inside
      case .none:
        sparse(inside.filter { isLane[$0] || isAlone($0, points) }, points, distance: 4 * radius)
      case .automatic: inside.filter { $0 == 0 || isApart(points[$0 - 1], points[$0], radius) }
      }
    return style.markerItems(at: chosen.map { points[$0] }, radius: radius, in: frame.area)
  }

  /// Whether no line leads to a point or from it.
  private func isAlone(_ index: Int, _ points: [Point]) -> Bool {
    (index == 0 || !points[index - 1].isFinite)
      && (index == points.count - 1 || !points[index + 1].isFinite)
  }

  /// Whether the markers of two points in turn can be told apart.
  private func isApart(_ a: Point, _ b: Point, _ radius: Double) -> Bool {
    !(a.distance(to: b) < 2.2 * radius)
  }

  /// The first of the indices and every one that lies a distance from the last kept.
  private func sparse(_ indices: [Int], _ points: [Point], distance: Double) -> [Int] {
    var kept: [Int] = []
    for index in indices {
      if let last = kept.last, points[last].distance(to: points[index]) < distance { continue }
      kept.append(index)
    }
    return kept
  }

  /// Why there are no numbers.
  public func absence(in frame: PanelFrame) -> String? {
    if !y.contains(where: \.isFinite) { return absence }
    let isNegative = frame.y.transform == .log10 && y.allSatisfy { $0 < 0 || !$0.isFinite }
    return isNegative ? "no positive numbers for a logarithmic axis" : nil
  }

  /// See ``Mark``.
  public func remark(in frame: PanelFrame) -> String? {
    guard frame.y.transform == .log10, y.contains(where: { $0 < 0 && $0.isFinite }) else {
      return nil
    }
    let part = y.contains { $0 > 0 && $0.isFinite } ? "some numbers" : "all numbers"
    return
      "\(part) of \(quoted(name, or: "a curve")) are negative, which a logarithmic axis leaves "
      + "out"
  }
}
