import Graphics
import Typesetting

/// From data to places in the area.
extension PanelSketch {
  /// Height of the lane for exact zero.
  private static let laneHeight = 15.0

  static func frame(of panel: Panel, area: Rect, in context: Context) -> PanelFrame {
    var (x, y) = (context.xDomain.domain, context.yDomain.domain)
    if panel.hasEqualAspect, panel.x.transform == .linear, panel.y.transform == .linear {
      (x, y) = squared(x, y, in: area)
    }
    // An axis without numbers is laid out evenly, whatever the config says of its scale.
    var (horizontal, vertical) = (panel.x, panel.y)
    if !context.categoriesX.isEmpty { horizontal.transform = .linear }
    if !context.categoriesY.isEmpty { vertical.transform = .linear }
    let lane = min(panel.marks.map(\.laneHeight).max() ?? 0, 0.3 * area.height)
    var frame = PanelFrame(
      area: area,
      x: scale(horizontal, x, context.xDomain, from: area.minX, to: area.maxX),
      y: scale(vertical, y, context.yDomain, from: area.maxY - lane, to: area.minY),
      theme: context.theme, labels: context.labels)
    frame.categoriesX = context.categoriesX
    frame.categoriesY = context.categoriesY
    return frame
  }

  private static func scale(
    _ axis: Axis, _ domain: ClosedRange<Double>, _ trained: AxisDomain, from start: Double,
    to end: Double
  ) -> Scale {
    let (first, last) = trained.isReversed ? (end, start) : (start, end)
    guard trained.hasFloorLane else {
      return Scale(axis.transform, domain: domain, from: first, to: last)
    }
    let inward = last > first ? 1.0 : -1.0
    let lane = min(laneHeight, 0.2 * abs(last - first))
    return Scale(
      axis.transform, domain: domain, from: first + inward * lane, to: last,
      zeroPosition: first + inward * lane * 0.3)
  }

  /// The domains with one of them widened, so that a unit is equally long on both.
  private static func squared(
    _ x: ClosedRange<Double>, _ y: ClosedRange<Double>, in area: Rect
  ) -> (ClosedRange<Double>, ClosedRange<Double>) {
    let (dx, dy) = (x.upperBound - x.lowerBound, y.upperBound - y.lowerBound)
    let unit = max(dx / area.width, dy / area.height)
    guard unit.isFinite, unit > 0 else { return (x, y) }
    func widened(_ range: ClosedRange<Double>, to length: Double) -> ClosedRange<Double> {
      let extra = 0.5 * max(0, length - (range.upperBound - range.lowerBound))
      return range.lowerBound - extra...range.upperBound + extra
    }
    let (width, height) = (unit * area.width, unit * area.height)
    guard width.isFinite, height.isFinite else { return (x, y) }
    return (widened(x, to: width), widened(y, to: height))
  }
}
