import Elementary
public import Graphics

/// Evenly spaced lines along a vector field, with arrowheads, light enough to lie behind paths.
public struct StreamlineMark: Mark {
  /// The range of x that is shown; the lines fill the panel, which may be wider.
  public var x: ClosedRange<Double>
  /// The range of y that is shown.
  public var y: ClosedRange<Double>
  /// The vector at a place; where it is not finite, or zero, no line passes.
  public var vector: @Sendable (Double, Double) -> (Double, Double)
  /// About how many lines fit side by side across the shorter side of the panel.
  public var count: Int
  /// Ink; nil takes the theme's second ink, half transparent.
  public var color: Color?
  /// Markup for the legend; empty for none.
  public var label: String

  /// Creates streamlines.
  public init(
    x: ClosedRange<Double>, y: ClosedRange<Double>, count: Int = 20, label: String = "",
    vector: @escaping @Sendable (Double, Double) -> (Double, Double)
  ) {
    precondition(count > 0, "\(count) lines")
    self.x = x
    self.y = y
    self.count = count
    self.label = label
    self.vector = vector
  }

  /// The ranges.
  public var extent: Extent {
    Extent(x: [x.lowerBound, x.upperBound], y: [y.lowerBound, y.upperBound])
  }

  /// The text with an arrow.
  public var keys: [LegendKey] {
    guard !label.isEmpty else { return [] }
    return [
      LegendKey(
        label, sample: .arrow(color ?? Theme().arrowInk, length: LegendKey.sampleWidth))
    ]
  }

  /// Yes.
  public var givesWay: Bool { true }

  /// The lines, thinned to a twentieth of a point, with a head every fifty points; cut where other
  /// marks have written on their lines.
  public func draw(in frame: PanelFrame) -> [Scene.Item] {
    var shafts = Path()
    var heads = Path()
    for line in lines(in: frame) {
      for piece in line.split(whereSeparator: frame.isInText) where piece.count > 1 {
        shafts.append(polyline: Polyline.simplified(Array(piece), tolerance: 0.05))
      }
      for (tip, direction) in StreamlineMark.arrows(along: line) {
        let head = Arrow.head(at: tip, direction: direction, length: 4.2)
        if !head.points.contains(where: frame.isInText) { heads.append(head) }
      }
    }
    guard !shafts.isEmpty else { return [] }
    let ink = color ?? frame.theme.arrowInk
    return [.stroke(shafts, Stroke(ink, width: 0.6, cap: .round)), .fill(heads, ink)]
  }

  /// That there is nowhere to go.
  public func absence(in frame: PanelFrame) -> String? {
    let places = [0.25, 0.5, 0.75].map { part in
      (
        x.lowerBound + part * (x.upperBound - x.lowerBound),
        y.lowerBound + part * (y.upperBound - y.lowerBound)
      )
    }
    return places.allSatisfy { vector($0.0, $0.1) == (0, 0) }
      ? "no lines: all vectors are zero" : nil
  }

  /// The lines, which texts cross only where there is no other place.
  public func obstacles(in frame: PanelFrame) -> [Obstacle] {
    lines(in: frame).map { .faint(Polyline.simplified($0, tolerance: 0.5)) }
  }

  private func lines(in frame: PanelFrame) -> [[Point]] {
    let distance = min(frame.area.width, frame.area.height) / Double(count)
    return Streamlines(area: frame.area, distance: distance) { place in
      let (u, v) = (frame.x.value(at: place.x), frame.y.value(at: place.y))
      return frame.direction(of: vector(u, v), at: (u, v))
    }.lines()
  }

  private static let arrowDistance = 50.0

  /// Tips and directions of heads, as many as have room, evenly along a line.
  private static func arrows(along line: [Point]) -> [(tip: Point, direction: Point)] {
    // The points of a line are one point of length apart.
    let count = max(1, Int(Double(line.count) / arrowDistance))
    return (0..<count).compactMap { index in
      let place = (2 * index + 1) * line.count / (2 * count)
      guard place > 1, place < line.count else { return nil }
      let way = line[place] - line[place - 2]
      let length = way.distance(to: .zero)
      return length > 0 ? (line[place] + way * (2 / length), way * (1 / length)) : nil
    }
  }
}

extension PanelFrame {
  /// The direction on the page, of length 1, of a vector at a place in data; nil if it has none.
  func direction(of vector: (Double, Double), at place: (Double, Double)) -> Point? {
    guard x.transform == .linear, y.transform == .linear else {
      let way = shift(of: vector, at: place)
      let length = hypotenuse(way.x, way.y)
      return length > 0 && length.isFinite ? way * (1 / length) : nil
    }
    let width = x.domain.upperBound - x.domain.lowerBound
    let height = y.domain.upperBound - y.domain.lowerBound
    // A step of a ten-thousandth of the panel.
    let size = max(abs(vector.0) / width, abs(vector.1) / height)
    guard size > 0, size.isFinite else { return nil }
    let step = 1e-4 / size
    let way =
      position(place.0 + step * vector.0, place.1 + step * vector.1)
      - position(place.0 - step * vector.0, place.1 - step * vector.1)
    let length = way.distance(to: .zero)
    return length > 0 && length.isFinite ? way * (1 / length) : nil
  }
  /// Which way, and how fast, the place of a point on the page moves that moves by a vector in data.
  func shift(of vector: (Double, Double), at place: (Double, Double)) -> Point {
    Point(vector.0 * x.slope(at: place.0), vector.1 * y.slope(at: place.1))
  }
}
