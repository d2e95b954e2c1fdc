import Elementary
import Graphics

/// One group of a distribution on the page.
struct DistributionLane {
  private let group: DistributionMark.Group
  private let isHorizontal: Bool
  private let frame: PanelFrame
  /// The middle of the lane, and half of its width.
  private let middle: Double
  private let reach: Double
  /// The positions of the finite numbers along the axis, ascending.
  private let places: [Double]

  /// A lane is no wider than that many points, and takes that part of the room of its category.
  private static let widest = 44.0
  private static let part = 0.8
  /// A strip shows no more dots than this; more of them would be one dark band.
  private static let mostDots = 1500

  /// Nil if the category has no place on the axes.
  init?(
    _ group: DistributionMark.Group, along direction: BarMark.Direction, in frame: PanelFrame
  ) {
    guard let slot = frame.slot(of: group.category) else { return nil }
    self.group = group
    self.frame = frame
    isHorizontal = direction == .horizontal
    middle = slot.middle
    reach = 0.5 * min(Self.part * slot.width, Self.widest)
    let scale = direction == .horizontal ? frame.x : frame.y
    places = group.values.filter(\.isFinite).map { scale($0) }.filter(\.isFinite).sorted()
  }

  private func point(_ along: Double, _ across: Double) -> Point {
    frame.near(isHorizontal ? Point(along, middle + across) : Point(middle + across, along))
  }

  /// Where a quantile of all numbers lies, of which those that are not finite come after the others; nil if
  /// it is one of them. The median of those that are left would praise a group of which most diverge.
  private func quantile(_ p: Double) -> Double? {
    guard let first = places.first, let last = places.last else { return nil }
    let isUpward = isHorizontal ? frame.x.end > frame.x.start : frame.y.end > frame.y.start
    let count = group.values.count - places.count
    let missing = Array(repeating: isUpward ? Double.infinity : -.infinity, count: count)
    let value = Quantiles.value(of: isUpward ? places + missing : missing + places, p)
    return value >= first && value <= last ? value : nil
  }

  /// From where to where a shape reaches along the axis; nil where there is no finite number.
  func span(of shape: DistributionMark.Shape) -> ClosedRange<Double>? {
    guard let first = places.first, let last = places.last else { return nil }
    guard shape == .violin, places.count >= 5 else { return first...last }
    let density = Density(places).places
    return min(first, density.first ?? first)...max(last, density.last ?? last)
  }

  // MARK: Shapes

  /// The density to both sides, widest at its peak; fewer than five numbers are shown one by one.
  var violin: [Scene.Item] {
    let density = Density(places)
    guard places.count >= 5, let peak = density.values.max(), peak > 0 else { return strip }
    let side = zip(density.places, density.values).map { ($0, $1 / peak * reach) }
    let outline =
      side.map { point($0.0, $0.1) } + side.reversed().map { point($0.0, -$0.1) }
    let path = Path(polyline: outline, isClosed: true)
    let color = group.style.color
    var items: [Scene.Item] = [
      .path(path, fill: color.withAlpha(0.25), stroke: Stroke(color, width: 0.8))
    ]
    if let low = quantile(0.25), let high = quantile(0.75) {
      items.append(line([point(low, 0), point(high, 0)], width: 3.2, color))
    }
    if let median = quantile(0.5) {
      items.append(
        dot(at: point(median, 0), radius: 1.7, fill: frame.theme.background, rim: color))
    }
    return items
  }

  /// A dot for each number, moved aside so that those at the same place are told apart.
  var strip: [Scene.Item] {
    let count = places.count
    let shown = count <= Self.mostDots ? Array(0..<count) : evenlyChosen(of: count)
    let radius = count < 60 ? 1.7 : count < 400 ? 1.3 : 0.9
    var dots = Path()
    for index in shown {
      // The fractional parts of multiples of the golden ratio lie evenly, and never in a row.
      let golden = 0.618_033_988_749_894_9 * Double(index + 1)
      let aside = (golden - golden.rounded(.down) - 0.5) * 2 * (reach - radius)
      dots.append(
        Path(circleAt: point(places[index], count == 1 ? 0 : aside), radius: radius))
    }
    guard !dots.isEmpty else { return [] }
    let color = group.style.color
    let items: [Scene.Item] = [.fill(dots, color.withAlpha(count < 60 ? 0.75 : 0.5))]
    // Under the dots, which it must not hide, and longer than they are wide.
    guard count > 2, let median = quantile(0.5) else { return items }
    let ends = [point(median, -reach - 4), point(median, reach + 4)]
    return [line(ends, width: 1.4, frame.theme.ink)] + items
  }

  /// The extremes and numbers evenly between them, by rank.
  private func evenlyChosen(of count: Int) -> [Int] {
    (0..<Self.mostDots).map { $0 * (count - 1) / (Self.mostDots - 1) }
  }

  /// Box, whiskers and what lies beyond.
  var box: [Scene.Item] {
    guard places.count >= 5, let least = places.first, let greatest = places.last,
      let low = quantile(0.25), let median = quantile(0.5), let high = quantile(0.75)
    else { return strip }
    let color = group.style.color
    let fence = 1.5 * (high - low)
    let bottom = places.first { $0 >= low - fence } ?? least
    let top = places.last { $0 <= high + fence } ?? greatest
    let half = min(reach, 9)
    let corners = [point(low, -half), point(high, -half), point(high, half), point(low, half)]
    var whiskers = Path()
    for (from, to) in [(min(bottom, low), low), (high, max(top, high))] {
      whiskers.append(polyline: [point(from, 0), point(to, 0)])
    }
    for end in [min(bottom, low), max(top, high)] {
      whiskers.append(polyline: [point(end, -0.45 * half), point(end, 0.45 * half)])
    }
    var beyond = Path()
    var last = -Double.infinity
    // Dots that lie on one another are one dot.
    for place in places where (place < bottom || place > top) && place - last > 0.3 {
      beyond.append(Path(circleAt: point(place, 0), radius: 1.3))
      last = place
    }
    var items: [Scene.Item] = [
      .stroke(whiskers, Stroke(color, width: 0.9)),
      .path(
        Path(polyline: corners, isClosed: true),
        fill: frame.theme.background.mixed(
          with: color, by: 0.25), stroke: Stroke(color, width: 0.9, join: .miter)),
      line([point(median, -half), point(median, half)], width: 2, color),
    ]
    if !beyond.isEmpty { items.append(.stroke(beyond, Stroke(color, width: 0.7))) }
    return items
  }

  private func line(_ ends: [Point], width: Double, _ color: Color) -> Scene.Item {
    .stroke(Path(polyline: ends), Stroke(color, width: width))
  }

  private func dot(at place: Point, radius: Double, fill: Color, rim: Color) -> Scene.Item {
    .path(Path(circleAt: place, radius: radius), fill: fill, stroke: Stroke(rim, width: 0.6))
  }
}
