import Elementary
public import Graphics
import Typesetting

/// The slope of a function of two variables in every direction, around a point: for a panel without
/// axes.
///
/// The distance from the center is |D_u f| = ‖∇f‖ |cos(φ − φ₀)|: two circles that touch at the
/// center, one of the directions in which f rises, one of those in which it falls. The gradient is
/// an arrow to the farthest point of the first; across it the slope is zero.
public struct PolarMark: Mark {
  /// ∂f/∂x
  public var x: Double
  /// ∂f/∂y
  public var y: Double
  /// The ink of directions that lead up.
  public var rising: SeriesStyle
  /// The ink of directions that lead down.
  public var falling: SeriesStyle
  /// Markup of the name of the gradient; empty for none.
  public var label: String
  /// D_u f in the direction of each whole degree, where there is no gradient: at a kink. Empty where
  /// the gradient says it.
  public var slopes: [Double] = []

  /// Creates the slopes of a gradient.
  public init(
    x: Double, y: Double, rising: SeriesStyle, falling: SeriesStyle, label: String = "$\\nabla f$"
  ) {
    self.x = x
    self.y = y
    self.rising = rising
    self.falling = falling
    self.label = label
  }

  /// Nothing: slopes bring their own scale.
  public var extent: Extent { Extent() }

  /// See ``Mark``.
  public var keys: [LegendKey] {
    let signs = !slopes.isEmpty ? slopes : norm.isFinite ? [norm, -norm] : []
    return (signs.contains { $0 > 0 } ? [LegendKey("$D_u f > 0$", sample: .line(rising))] : [])
      + (signs.contains { $0 < 0 } ? [LegendKey("$D_u f < 0$", sample: .line(falling))] : [])
  }

  var norm: Double { hypotenuse(x, y) }

  /// Where the slopes are drawn; nil if there is no finite gradient or no room.
  struct Layout {
    var center: Point
    /// Of the largest circle, in points.
    var radius: Double
    /// The slopes of the circles.
    var rings: [Tick]
    /// Points for a unit of slope.
    var unit: Double

    func point(_ slope: Double, _ angle: Double) -> Point {
      center + Point(cosine(angle), -sine(angle)) * (unit * slope)
    }
  }

  private func layout(in frame: PanelFrame) -> Layout? {
    let norm = slopes.map { abs($0) }.max() ?? norm
    guard norm.isFinite else { return nil }
    let room = 2.4 * frame.theme.tickFont.size
    let radius = 0.5 * min(frame.area.width - 1.4 * room, frame.area.height) - room
    guard radius > 4 else { return nil }
    let largest = norm > 0 ? norm : 1
    let scale = Scale(.linear, domain: 0...largest, from: 0, to: radius)
    // The last circle is beyond the curve.
    var rings = scale.ticks(about: 3).filter { $0.isMajor && $0.value > 0 }
    if let last = rings.last, last.value < 0.999 * largest {
      let step = last.value / Double(rings.count)
      let wider = Scale(.linear, domain: 0...(last.value + step), from: 0, to: radius)
      rings = wider.ticks(about: rings.count + 1).filter { $0.isMajor && $0.value > 0 }
    }
    guard let outermost = rings.last?.value, outermost >= 0.999 * largest else { return nil }
    return Layout(
      center: frame.area.center, radius: radius, rings: rings, unit: radius / outermost)
  }

  /// Circles, spokes, the two curves, the line without slope, and the gradient.
  public func draw(in frame: PanelFrame) -> [Scene.Item] {
    guard let layout = layout(in: frame) else { return [] }
    let theme = frame.theme
    var guides = Path()
    for ring in layout.rings {
      guides.append(Path(circleAt: layout.center, radius: layout.unit * ring.value))
    }
    for spoke in 0..<12 {
      let end = layout.center + direction(Double(spoke) * 30) * layout.radius
      guides.append(polyline: [layout.center, end])
    }
    var items: [Scene.Item] = [.stroke(guides, Stroke(theme.gridInk, width: theme.gridWidth + 0.2))]
    items += angleLabels(layout, in: frame).flatMap {
      $0.label.items(at: $0.middle, .middle, .middle)
    }
    if !slopes.isEmpty { return items + cornerItems(layout, in: frame) }
    // Where no direction leads up or down there is no scale.
    guard norm > 0 else { return items }
    let unit = Point(x / norm, -y / norm)
    let across = Point(unit.y, -unit.x) * layout.radius
    items.append(
      .stroke(
        Path(polyline: [layout.center - across, layout.center + across]),
        Stroke(theme.secondaryInk, width: theme.referenceWidth, dash: [3, 2])))
    let half = unit * (0.5 * norm * layout.unit)
    let radius = 0.5 * norm * layout.unit
    items.append(.stroke(Path(circleAt: layout.center - half, radius: radius), falling.stroke))
    items.append(.stroke(Path(circleAt: layout.center + half, radius: radius), rising.stroke))
    for (label, middle) in ringLabels(layout, in: frame) {
      let box = label.bounds(at: middle, .middle, .middle).outset(by: 0.8)
      items.append(.fill(Path(rectangle: box, cornerRadius: 1.5), theme.background.withAlpha(0.85)))
      items += label.items(at: middle, .middle, .middle)
    }
    items += Arrow.items(
      from: layout.center, to: layout.center + half * 2,
      stroke: Stroke(theme.ink, width: theme.dataWidth), headLength: 6.5)
    return items + [.fill(Path(circleAt: layout.center, radius: theme.markerRadius), theme.ink)]
  }

  /// On the page, an angle in degrees from the right, counter-clockwise.
  func direction(_ degrees: Double) -> Point {
    Point(cosine(degrees * .pi / 180), -sine(degrees * .pi / 180))
  }

  /// The name of the gradient at its tip, and what the line across means.
  public func labels(in frame: PanelFrame) -> [LabelRequest] {
    guard let layout = layout(in: frame) else { return [] }
    guard slopes.isEmpty else { return [cornerNote(in: frame)] }
    guard norm > 0 else {
      let note = frame.annotation("$\\nabla f = 0$", color: frame.theme.ink)
      let place = layout.center + Point(0, -2 * frame.theme.gap)
      return [
        LabelRequest(note, candidates: [.init(place, .middle, .bottom)], color: frame.theme.ink)
      ]
    }
    let unit = Point(x / norm, -y / norm)
    let tip = layout.center + unit * (norm * layout.unit)
    var requests: [LabelRequest] = []
    if !label.isEmpty {
      requests.append(
        LabelRequest(
          frame.annotation(label, color: frame.theme.ink),
          candidates: LabelRequest.Candidate.around(tip, distance: 2.6 * frame.theme.gap)
            + LabelRequest.Candidate.along(
              from: layout.center, to: tip, distance: 2 * frame.theme.gap),
          color: frame.theme.ink))
    }
    let across = Point(unit.y, -unit.x)
    let ends = [1.0, -1].map { layout.center + across * ($0 * 0.72 * layout.radius) }
    requests.append(
      LabelRequest(
        frame.annotation("$D_u f = 0$", color: frame.theme.secondaryInk),
        candidates: ends.flatMap {
          LabelRequest.Candidate.around($0, distance: 1.6 * frame.theme.gap)
        }, color: frame.theme.secondaryInk))
    return requests
  }

  /// The two curves, the arrow, the line across, and the numbers of the scales.
  public func obstacles(in frame: PanelFrame) -> [Obstacle] {
    guard let layout = layout(in: frame) else { return [] }
    guard slopes.isEmpty else { return lobes(layout).map { .polyline($0.points) } }
    guard norm > 0 else { return [] }
    let unit = Point(x / norm, -y / norm)
    let across = Point(unit.y, -unit.x) * layout.radius
    let first = atan2Degrees
    let lobes = [0.0, 180].map { turn in
      (-9...9).map { step in
        let angle = (first + turn + 10 * Double(step)) * .pi / 180
        return layout.point(norm * abs(cosine(10 * Double(step) * .pi / 180)), angle)
      }
    }
    let numbers = angleLabels(layout, in: frame) + ringLabels(layout, in: frame)
    let boxes = numbers.map { Obstacle.rect($0.label.bounds(at: $0.middle, .middle, .middle)) }
    let tip = layout.center + unit * (norm * layout.unit)
    let head = Rect(minX: tip.x, minY: tip.y, maxX: tip.x, maxY: tip.y).outset(by: 2)
    return lobes.map { .polyline($0) } + boxes + [
      .rect(head),
      .polyline([layout.center - across, layout.center + across]),
      .polyline([layout.center, tip]),
    ]
  }

  /// φ₀ in degrees.
  private var atan2Degrees: Double { arcTangent(y: y, x: x) * 180 / .pi }
}
