public import Graphics

/// The area between two curves over the same x: quartiles, bounds, an integral.
public struct BandMark: Mark {
  /// Horizontal data, ascending.
  public var x: [Double]
  /// The lower curve.
  public var lower: [Double]
  /// The upper curve.
  public var upper: [Double]
  /// The ink; pale or transparent, for curves lie on it.
  public var color: Color
  /// Markup of the name; empty for none.
  public var name: String

  /// For each point whether it leaves for good, so that the scale need not follow it; empty if none does.
  public var leaves: [Bool] = []
  /// Whether the points are steps in time, which an animation shows one after the other.
  public var isTimed = false

  /// Creates a band.
  public init(x: [Double], lower: [Double], upper: [Double], color: Color, name: String = "") {
    precondition(
      x.count == lower.count && x.count == upper.count,
      "\(x.count) x, \(lower.count) lower, \(upper.count) upper")
    self.x = x
    self.lower = lower
    self.upper = upper
    self.color = color
    self.name = name
  }

  /// See ``Mark``.
  public var isGround: Bool { true }

  /// See ``Mark``.
  public var extent: Extent {
    Extent(x: x, y: lower, leaves: leaves).union(Extent(x: x, y: upper, leaves: leaves))
  }

  /// See ``Mark``.
  public var keys: [LegendKey] { name.isEmpty ? [] : [LegendKey(name, sample: .patch(color))] }

  /// See ``Mark``.
  ///
  /// A non-finite value leaves a gap; zero on a log scale reaches the bottom.
  public func draw(in frame: PanelFrame) -> [Scene.Item] {
    var path = Path()
    var (bottom, top): ([Point], [Point]) = ([], [])
    func thinned(_ edge: [Point]) -> [Point] {
      Polyline.decimated(edge, over: frame.area).map { edge[$0] }
    }
    func flush() {
      path.append(polyline: thinned(bottom) + thinned(top).reversed(), isClosed: true)
      (bottom, top) = ([], [])
    }
    // Far corners come near enough for the encoder; the clip hides that they moved.
    let area = frame.area
    let reach = 10 * (area.width + area.height)
    func near(_ position: Double, _ middle: Double) -> Double {
      min(max(position, middle - reach), middle + reach)
    }
    for index in x.indices {
      let horizontal = frame.x(x[index])
      let (low, high) = (height(lower[index], in: frame), height(upper[index], in: frame))
      guard !horizontal.isNaN, let low, let high else {
        flush()
        continue
      }
      bottom.append(Point(near(horizontal, area.midX), near(low, area.midY)))
      top.append(Point(near(horizontal, area.midX), near(high, area.midY)))
    }
    flush()
    guard !path.isEmpty else { return [] }
    return [.group(Scene.Group("band", clip: area, items: [.fill(path, color)]))]
  }

  /// See ``Mark``.
  ///
  /// Its edges: a name may stand on a band or beside it, but not across.
  public func obstacles(in frame: PanelFrame) -> [Obstacle] {
    [lower, upper].flatMap { edge -> [Obstacle] in
      var pieces: [[Point]] = [[]]
      for (x, value) in zip(x, edge) {
        let point = Point(frame.x(x), frame.y(value))
        if point.isFinite { pieces[pieces.count - 1].append(point) } else { pieces.append([]) }
      }
      return pieces.filter { $0.count > 1 }.map { .polyline($0) }
    }
  }

  /// The place of a value; nil if it has none.
  private func height(_ value: Double, in frame: PanelFrame) -> Double? {
    let position = frame.y(value)
    guard position.isNaN else { return position }
    return value <= 0 ? frame.y.start : nil
  }
}
