import Elementary
public import Graphics

/// Arrows that show a vector at points of a plane, light enough to lie behind paths.
public struct VectorFieldMark: Mark {
  /// How long the arrows are.
  public enum Length: Hashable, Sendable {
    /// In the units of the axes: the vector times a factor.
    case factor(Double)
    /// In proportion, the longest this many points long.
    case longest(Double)
    /// In proportion, what three quarters of them reach this many points long, and no arrow longer: for
    /// vectors that grow beyond all bounds, as near a pole, beside which the others would be dots.
    case usual(Double)
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
  /// Markup, inside dollar signs, of how long a vector is; where it is given and the lengths are in
  /// proportion, the legend shows an arrow of a round length.
  public var magnitude = ""

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

  /// Whether any vector has a length.
  public var hasArrows: Bool { zip(u, v).contains { hypotenuse($0, $1) > 0 } }

  /// The tails.
  public var extent: Extent { Extent(x: x, y: y) }

  /// The text with an arrow.
  public var keys: [LegendKey] {
    guard !label.isEmpty else { return [] }
    let ink = color ?? Theme().arrowInk
    return [LegendKey(label, sample: .arrow(ink, length: LegendKey.sampleWidth))]
  }

  /// The text with the arrow of a vector of round length to the right, if lengths are in proportion.
  public func keys(in frame: PanelFrame) -> [LegendKey] {
    guard let points, !magnitude.isEmpty, points > 0 else { return keys }
    // Where the units of the axes differ an arrow of one length stands for many vectors.
    let (unitX, unitY) = (frame.x(1) - frame.x(0), frame.y(0) - frame.y(1))
    guard frame.x.transform == .linear, frame.y.transform == .linear,
      abs(unitX - unitY) <= 1e-6 * abs(unitX)
    else { return keys }
    let lengths = x.indices.map { hypotenuse(u[$0], v[$0]) }
    let longest = reference(lengths)
    let limit = longest * min(LegendKey.sampleWidth / points, 1)
    guard longest > 0, let value = LinearTicks.largestStep(upTo: limit) else { return keys }
    let ink = color ?? frame.theme.arrowInk
    let number = value.label.replacing("$", with: "")
    let isCut = lengths.contains { $0 > longest && $0.isFinite }
    let rest = isCut ? ", the longest cut short" : ""
    let text = "$\(magnitude) = \(number)$\(rest)"
    return [
      LegendKey(
        label.isEmpty ? text : "\(label), \(text)",
        sample: .arrow(ink, length: points * value.value / longest))
    ]
  }

  /// How long the longest arrow is if lengths are in proportion, else nil.
  private var points: Double? {
    switch length {
    case .longest(let points), .usual(let points): points
    case .factor, .equal: nil
    }
  }

  /// Yes.
  public var givesWay: Bool { true }

  /// The arrows that lie wholly inside the area, and not over what other marks have written; shorter than the head, they become dots.
  public func draw(in frame: PanelFrame) -> [Scene.Item] {
    let arrows = arrows(in: frame)
    let inside = frame.area.outset(by: -1)
    var shafts = Path()
    var heads = Path()
    for (tail, shift) in arrows {
      let tip = tail + shift
      let length = shift.distance(to: .zero)
      guard inside.contains(tail), inside.contains(tip), length > 0 else { continue }
      let isOverText = [0, 0.25, 0.5, 0.75, 1].contains { frame.isInText(tail + shift * $0) }
      if isOverText { continue }
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

  /// That there is nowhere to point.
  public func absence(in frame: PanelFrame) -> String? {
    let vectors = zip(u, v).filter { $0.isFinite && $1.isFinite }
    return !vectors.isEmpty && vectors.allSatisfy { $0 == 0 && $1 == 0 }
      ? "no arrows: all vectors are zero" : nil
  }

  /// The shafts, which texts cross only where there is no other place.
  public func obstacles(in frame: PanelFrame) -> [Obstacle] {
    arrows(in: frame).map { .faint([$0.tail, $0.tail + $0.shift]) }
  }

  /// Tails and vectors on the page.
  private func arrows(in frame: PanelFrame) -> [(tail: Point, shift: Point)] {
    let isLinear = frame.x.transform == .linear && frame.y.transform == .linear
    // A step of a thousandth of the panel.
    let (width, height) = (span(frame.x.domain), span(frame.y.domain))
    let raw = x.indices.compactMap { index -> (tail: Point, shift: Point)? in
      let tail = frame.position(x[index], y[index])
      let vector = (u[index], v[index])
      guard tail.isFinite, vector.0.isFinite, vector.1.isFinite else { return nil }
      if case .factor(let factor) = length {
        let tip = frame.position(x[index] + factor * vector.0, y[index] + factor * vector.1)
        return tip.isFinite ? (tail, tip - tail) : nil
      }
      if !isLinear {
        let shift = frame.shift(of: vector, at: (x[index], y[index]))
        return shift.isFinite && shift != .zero ? (tail, shift) : nil
      }
      let size = max(abs(vector.0) / width, abs(vector.1) / height)
      guard size > 0, size.isFinite else { return nil }
      let step = 1e-3 / size
      let tip = frame.position(x[index] + step * vector.0, y[index] + step * vector.1)
      return tip.isFinite ? (tail, (tip - tail) * (1 / step)) : nil
    }
    let longest = reference(raw.map { $0.shift.distance(to: .zero) })
    return raw.map { tail, shift in
      switch length {
      case .factor: (tail, shift)
      case .longest(let points), .usual(let points):
        (tail, shift * (longest > 0 ? points / max(longest, shift.distance(to: .zero)) : 0))
      case .equal(let points): (tail, shift * (points / max(shift.distance(to: .zero), 1e-300)))
      }
    }
  }

  /// The length that is drawn as the longest.
  private func reference(_ lengths: [Double]) -> Double {
    let sorted = lengths.filter { $0.isFinite && $0 > 0 }.sorted()
    guard let longest = sorted.last else { return 0 }
    if case .usual = length { return sorted[3 * (sorted.count - 1) / 4] }
    return longest
  }

  private func span(_ range: ClosedRange<Double>) -> Double {
    range.upperBound - range.lowerBound
  }
}
