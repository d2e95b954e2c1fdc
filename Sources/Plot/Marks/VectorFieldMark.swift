public import Graphics

/// Arrows that show a vector at points of a plane, light enough to lie behind paths.
public struct VectorFieldMark: Mark {
  /// How long the arrows are.
  public enum Length: Hashable, Sendable {
    /// In the units of the axes: the vector times a factor.
    case factor(Double)
    /// In proportion, the longest this many points long.
    case longest(Double)
    /// All this many points long: directions only.
    case equal(Double)
  }

  /// First coordinates of the tails.
  public var x: [Double]
  /// Second coordinates of the tails.
  public var y: [Double]
  /// First components of the vectors.
  public var u: [Double]
  /// Second components of the vectors.
  public var v: [Double]
  /// How long the arrows are.
  public var length: Length
  /// Ink; nil takes the theme's second ink, half transparent.
  public var color: Color?
  /// Markup for the legend; empty for none.
  public var label: String

  /// Creates arrows.
  public init(
    x: [Double], y: [Double], u: [Double], v: [Double], length: Length = .longest(18),
    color: Color? = nil, label: String = ""
  ) {
    precondition(
      x.count == y.count && x.count == u.count && x.count == v.count,
      "\(x.count) x, \(y.count) y, \(u.count) u, \(v.count) v")
    self.x = x
    self.y = y
    self.u = u
    self.v = v
    self.length = length
    self.color = color
    self.label = label
  }

  /// The tails.
  public var extent: Extent { Extent(x: x, y: y) }

  /// The text with a piece of line.
  public var keys: [LegendKey] {
    guard !label.isEmpty else { return [] }
    let style = SeriesStyle(color: color ?? Theme().arrowInk, marker: .triangle, width: 0.8)
    return [LegendKey(label, sample: .line(style))]
  }

  /// The arrows that lie wholly inside the area; shorter than the head, they become dots.
  public func draw(in frame: PanelFrame) -> [Scene.Item] {
    let arrows = arrows(in: frame)
    let inside = frame.area.outset(by: -1)
    var shafts = Path()
    var heads = Path()
    for (tail, shift) in arrows {
      let tip = tail + shift
      let length = shift.distance(to: .zero)
      guard inside.contains(tail), inside.contains(tip), length > 0 else { continue }
      if length < 2 {
        heads.append(Path(circleAt: tail, radius: 0.5))
        continue
      }
      let headLength = min(4.2, 0.6 * length)
      shafts.append(polyline: [tail, tip - shift * (0.75 * headLength / length)])
      heads.append(Arrow.head(at: tip, direction: shift * (1 / length), length: headLength))
    }
    let ink = color ?? frame.theme.arrowInk
    return [.stroke(shafts, Stroke(ink, width: 0.6)), .fill(heads, ink)].filter {
      if case .path(let path, _, _) = $0 { !path.isEmpty } else { true }
    }
  }

  /// Tails and vectors on the page.
  private func arrows(in frame: PanelFrame) -> [(tail: Point, shift: Point)] {
    // A step of a thousandth of the panel finds the direction on any scale.
    let (width, height) = (span(frame.x.domain), span(frame.y.domain))
    let raw = x.indices.compactMap { index -> (tail: Point, shift: Point)? in
      let tail = frame.position(x[index], y[index])
      let vector = (u[index], v[index])
      guard tail.isFinite, vector.0.isFinite, vector.1.isFinite else { return nil }
      if case .factor(let factor) = length {
        let tip = frame.position(x[index] + factor * vector.0, y[index] + factor * vector.1)
        return tip.isFinite ? (tail, tip - tail) : nil
      }
      let size = max(abs(vector.0) / width, abs(vector.1) / height)
      guard size > 0, size.isFinite else { return nil }
      let step = 1e-3 / size
      let tip = frame.position(x[index] + step * vector.0, y[index] + step * vector.1)
      return tip.isFinite ? (tail, (tip - tail) * (1 / step)) : nil
    }
    let longest = raw.map { $0.shift.distance(to: .zero) }.max() ?? 0
    return raw.map { tail, shift in
      switch length {
      case .factor: (tail, shift)
      case .longest(let points): (tail, shift * (longest > 0 ? points / longest : 0))
      case .equal(let points): (tail, shift * (points / max(shift.distance(to: .zero), 1e-300)))
      }
    }
  }

  private func span(_ range: ClosedRange<Double>) -> Double {
    range.upperBound - range.lowerBound
  }
}
