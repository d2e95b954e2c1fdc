import Elementary
import Graphics
import Typesetting

/// The numbers of the two scales.
extension PolarMark {
  /// A text of the scales and where its middle is.
  typealias ScaleLabel = (label: Label, middle: Point)

  /// One at each spoke, or on a small page at those of right angles.
  func angleLabels(_ layout: Layout, in frame: PanelFrame) -> [ScaleLabel] {
    let style = TextStyle(frame.theme.tickFont, color: frame.theme.ink)
    let labels = (0..<12).map { spoke -> ScaleLabel in
      let way = direction(30 * Double(spoke))
      let label = frame.labels.label("\(30 * spoke)°", style: style)
      let reach = layout.radius + frame.theme.gap
      let middle =
        layout.center + way * reach
        + Point(0.5 * label.width * way.x, 0.5 * label.height * way.y)
      return (label, middle)
    }
    let boxes = labels.map { $0.label.bounds(at: $0.middle, .middle, .middle).outset(by: 0.5) }
    let areCrowded = zip(boxes, boxes.dropFirst()).contains { $0.intersects($1) }
    return areCrowded ? stride(from: 0, to: 12, by: 3).map { labels[$0] } : labels
  }

  /// Between the two spokes where most of them cover neither a curve nor a line, and of such the
  /// ones farthest from the gradient, from its opposite and from the line across; those that would
  /// cover one are left out.
  func ringLabels(_ layout: Layout, in frame: PanelFrame) -> [ScaleLabel] {
    let style = TextStyle(frame.theme.tickFont, color: frame.theme.secondaryInk)
    let labels = layout.rings.map { frame.labels.label($0.label, style: style) }
    let unit = (x / norm, y / norm)
    // |sin 2(φ − φ₀)| is largest in the middle between these four.
    func clearance(_ way: Point) -> Double {
      let (c, s) = (way.x * unit.0 - way.y * unit.1, -way.y * unit.0 - way.x * unit.1)
      return abs(2 * c * s) + (c < 0 ? 0.05 : 0)
    }
    let choices = (0..<12).map { spoke -> (labels: [ScaleLabel], clearance: Double) in
      let way = direction(15 + 30 * Double(spoke))
      let places = zip(labels, layout.rings).map { label, ring in
        (label: label, middle: layout.center + way * (layout.unit * ring.value))
      }
      let clear = places.filter { isClear($0, layout) }
      return (legible(clear, layout, in: frame), clearance(way))
    }
    return choices.max { ($0.labels.count, $0.clearance) < ($1.labels.count, $1.clearance) }?
      .labels ?? []
  }

  /// The numbers of circles, from within, that lie neither on a number outside of them nor on the
  /// angles: on a small page the outermost circle runs close to these.
  func legible(_ numbers: [ScaleLabel], _ layout: Layout, in frame: PanelFrame) -> [ScaleLabel] {
    func box(_ text: ScaleLabel) -> Rect { text.label.bounds(at: text.middle, .middle, .middle) }
    var taken = angleLabels(layout, in: frame).map(box)
    var kept: [ScaleLabel] = []
    for number in numbers.reversed()
    where !taken.contains(where: box(number).outset(by: 1).intersects) {
      taken.append(box(number))
      kept.append(number)
    }
    return kept.reversed()
  }

  /// Whether a text covers neither of the curves, nor the line across, nor the gradient.
  private func isClear(_ text: ScaleLabel, _ layout: Layout) -> Bool {
    let box = text.label.bounds(at: text.middle, .middle, .middle).outset(by: 1.5)
    let corners = [
      Point(box.minX, box.minY), Point(box.maxX, box.minY), Point(box.maxX, box.maxY),
      Point(box.minX, box.maxY),
    ].map { $0 - layout.center }
    let unit = Point(x / norm, -y / norm)
    let radius = 0.5 * norm * layout.unit
    let crossesCurve = [1.0, -1].contains { sign in
      let middle = layout.center + unit * (sign * radius)
      let nearest = Point(
        min(max(middle.x, box.minX), box.maxX), min(max(middle.y, box.minY), box.maxY))
      let farthest = corners.map { ($0 + layout.center).distance(to: middle) }.max() ?? 0
      return nearest.distance(to: middle) <= radius && farthest >= radius
    }
    let along = corners.map { $0.x * unit.x + $0.y * unit.y }
    let aside = corners.map { $0.x * unit.y - $0.y * unit.x }
    func areApart(_ numbers: [Double]) -> Bool {
      numbers.allSatisfy { $0 > 0 } || numbers.allSatisfy { $0 < 0 }
    }
    return !crossesCurve && areApart(along) && (areApart(aside) || along[0] < 0)
  }
}
