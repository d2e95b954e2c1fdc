public import Graphics
import Typesetting

/// The path of iterates over a plane: where it started (open circle), which way it went (heads),
/// every iterate while they can be told apart, where it ended (filled marker). A path that leaves
/// the panel for good ends in an arrow at the edge.
public struct TrajectoryMark: Mark {
  /// First coordinates of the iterates; what follows a value that is not finite is not drawn.
  public var x: [Double]
  /// Second coordinates.
  public var y: [Double]
  /// Color, width, and the marker of the iterates and, larger, of the end; the line is always solid.
  public var style: SeriesStyle
  /// Markup of the name, at the end of the path and in the legend; empty for none.
  public var label: String
  /// Markup said at the edge where a path that need not be covered leaves the panel for good.
  public var divergenceNote = "diverges"
  /// Whether the iterates grow without bound.
  public var diverges = false
  /// Whether the scales must cover the whole path; one that goes far away would make the rest tiny. Where a
  /// panel has a range of its own, all that crosses it of such a path is drawn.
  public var isCovered = false

  /// Whether the step after the last one led to where f is not defined: a cross ends the path.
  public var leavesDomain = false

  /// How many paths lie below at the same places: they are seen through gaps of this one.
  public var coveredPaths = 0

  /// Whether heads along the path show which way it goes.
  var hasHeads = true

  /// What is drawn where, in the frame in which the mark is settled.
  private var settledShape: TrajectoryShape?

  /// Creates a path with a name.
  public init(x: [Double], y: [Double], style: SeriesStyle, label: String = "") {
    precondition(x.count == y.count, "\(x.count) x for \(y.count) y")
    self.x = x
    self.y = y
    self.style = style
    self.label = label
  }

  /// The finite iterates if they must be covered, else the start.
  public var extent: Extent {
    isCovered ? Extent(x: x, y: y) : Extent(x: x.prefix(1), y: y.prefix(1))
  }

  /// The name with a piece of line and the marker.
  public var keys: [LegendKey] {
    label.isEmpty ? [] : [LegendKey(label, sample: .markedLine(style.solid))]
  }

  /// With its shape, which is asked for many times.
  public func settled(in frame: PanelFrame) -> any Mark {
    var mark = self
    mark.settledShape = TrajectoryShape(self, in: frame)
    return mark
  }

  /// The first steps of the path, which are settled nowhere; where they lead shows the marker at their
  /// end, not heads that would jump.
  func prefix(_ count: Int) -> TrajectoryMark {
    var mark = self
    mark.x = Array(x.prefix(count))
    mark.y = Array(y.prefix(count))
    mark.hasHeads = false
    mark.settledShape = nil
    return mark
  }

  private func shape(in frame: PanelFrame) -> TrajectoryShape {
    settledShape ?? TrajectoryShape(self, in: frame)
  }

  /// Casing, line, iterates and heads.
  public func draw(in frame: PanelFrame) -> [Scene.Item] {
    let shape = shape(in: frame)
    let theme = frame.theme
    var lines = Path()
    for piece in Polyline.bounded(shape.pieces, width: style.width, in: frame.area) {
      lines.append(polyline: piece)
    }
    var items: [Scene.Item] = []
    if !lines.isEmpty {
      let width = style.width + 2 * theme.casingWidth
      let casing = Stroke(theme.background, width: width, cap: .round)
      items = coveredPaths == 0 ? [.stroke(lines, casing)] : []
      items.append(.stroke(lines, stroke))
    }
    items += shape.heads.map { .fill($0, style.color) }
    items += style.markerItems(
      at: shape.dots, radius: TrajectoryMark.radius(of: style), in: frame.area)
    return items
  }

  /// Start and end.
  public func markers(in frame: PanelFrame) -> [Scene.Item] {
    let shape = shape(in: frame)
    let end = shape.end ?? (leavesDomain ? shape.start : nil)
    return (shape.start.map { [frame.theme.startItem(at: $0)] } ?? [])
      + (end.map {
        leavesDomain
          ? style.crossItems(at: $0, in: frame.theme) : style.endItems(at: $0, in: frame.theme)
      } ?? [])
  }

  /// The pen: with gaps, the wider the more paths lie below.
  private var stroke: Stroke {
    if coveredPaths == 0 { return style.solid.stroke }
    let period = 10 * style.width
    let dash = period / Double(coveredPaths + 1)
    return Stroke(style.color, width: style.width, dash: [dash, period - dash])
  }

  /// Radius of the markers of iterates: seen on the line, small beside the marker of the end.
  private static func radius(of style: SeriesStyle) -> Double {
    style.marker == .cross ? 1.4 * style.width : style.width
  }

  /// The note at the edge, if the path leaves the panel for good.
  public func labels(in frame: PanelFrame) -> [LabelRequest] {
    let shape = shape(in: frame)
    guard !isCovered, shape.end == nil, let exit = shape.pieces.last?.last, !divergenceNote.isEmpty
    else { return [] }
    return [request(divergenceNote, around: exit, shape, in: frame)]
  }

  /// The name around the end of the path, else along it.
  public func directLabels(in frame: PanelFrame) -> [LabelRequest] {
    let shape = shape(in: frame)
    guard !label.isEmpty, let place = shape.end ?? shape.pieces.last?.last else { return [] }
    return [request(label, around: place, shape, in: frame)]
  }

  /// The path and its ends.
  public func obstacles(in frame: PanelFrame) -> [Obstacle] {
    let shape = shape(in: frame)
    let radius = 1.5 * frame.theme.markerRadius
    let ends = [shape.start, shape.end].compactMap { $0 }.map { point in
      Obstacle.rect(
        Rect(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)
          .outset(by: radius))
    }
    return shape.pieces.map { .polyline(Polyline.simplified($0, tolerance: 0.5)) } + ends
  }

  private func request(
    _ markup: String, around place: Point, _ shape: TrajectoryShape, in frame: PanelFrame
  ) -> LabelRequest {
    let theme = frame.theme
    let text = frame.labels.label(
      markup, style: TextStyle(theme.annotationFont, color: style.color))
    let gap = 1.5 * theme.markerRadius + theme.gap
    var candidates = LabelRequest.candidates(around: place, gap: gap)
    for piece in shape.pieces {
      let line = MeasuredLine(piece)
      guard line.length > 30 else { continue }
      for part in [0.75, 0.5, 0.25] {
        candidates += LabelRequest.candidates(
          around: line.point(at: part * line.length), gap: theme.gap + style.width, penalty: 3)
      }
    }
    var request = LabelRequest(text, candidates: candidates, color: style.color)
    request.step = lastStep
    return request
  }
}

extension LabelRequest {
  /// Eight places around a point: right, left, above, below, then the corners.
  static func candidates(
    around point: Point, gap: Double, penalty: Double = 0
  ) -> [Candidate] {
    let near = 0.7 * gap
    return [
      Candidate(point + Point(gap, 0), .start, .middle, penalty: penalty),
      Candidate(point + Point(-gap, 0), .end, .middle, penalty: penalty + 0.2),
      Candidate(point + Point(0, -gap), .middle, .bottom, penalty: penalty + 0.3),
      Candidate(point + Point(0, gap), .middle, .top, penalty: penalty + 0.4),
      Candidate(point + Point(near, -near), .start, .bottom, penalty: penalty + 0.5),
      Candidate(point + Point(-near, -near), .end, .bottom, penalty: penalty + 0.6),
      Candidate(point + Point(near, near), .start, .top, penalty: penalty + 0.7),
      Candidate(point + Point(-near, near), .end, .top, penalty: penalty + 0.8),
    ]
  }
}
