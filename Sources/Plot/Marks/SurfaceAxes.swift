import Elementary
import Graphics
import Typesetting

/// The three edges of a surface's box that carry ticks: the two of the floor that are nearest to
/// the camera, and the upright one farthest to the left.
struct SurfaceAxes {
  private let drawing: SurfaceDrawing
  private(set) var items: [Scene.Item] = []
  /// Where numbers and titles stand.
  private(set) var taken: [Rect] = []

  /// What axes, labels and titles cover; nil if there are none.
  var bounds: Rect? { taken.reduce(nil as Rect?) { $0?.union($1) ?? $1 } }

  init(_ drawing: SurfaceDrawing) {
    self.drawing = drawing
    let (mark, view, floor) = (drawing.mark, drawing.view, drawing.floor)
    let field = mark.field
    let (x0, x1) = (field.x[0], field.x[field.x.count - 1])
    let (y0, y1) = (field.y[0], field.y[field.y.count - 1])
    let nearX = view.toward[0] > 0 ? x1 : x0
    let nearY = view.toward[1] > 0 ? y1 : y0
    let middle = view.point(0.5 * (x0 + x1), 0.5 * (y0 + y1), floor)
    let uprights = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
    let left = uprights.min { view.point($0.0, $0.1, floor).x < view.point($1.0, $1.1, floor).x }
    guard let left else { return }
    let foot = Path(
      polyline: [
        view.point(left.0, left.1, floor), view.point(left.0, left.1, drawing.heights.lowerBound),
      ])
    let theme = drawing.frame.theme
    items.append(.stroke(foot, Stroke(theme.gridInk, width: theme.axisWidth)))
    add(x0...x1, title: mark.xTitle, awayFrom: middle) { view.point($0, nearY, floor) }
    add(y0...y1, title: mark.yTitle, awayFrom: middle) { view.point(nearX, $0, floor) }
    add(drawing.heights, title: mark.zTitle, awayFrom: nil) { view.point(left.0, left.1, $0) }
  }

  /// An edge with ticks and a title; labels stand on the side away from a point, or on the left of
  /// an upright edge.
  private mutating func add(
    _ range: ClosedRange<Double>, title: String, awayFrom middle: Point?,
    _ place: (Double) -> Point
  ) {
    let frame = drawing.frame
    let theme = frame.theme
    let (start, end) = (place(range.lowerBound), place(range.upperBound))
    let length = end.distance(to: start)
    guard length > 0, length.isFinite else { return }
    let along = (end - start) * (1 / length)
    var out = Point(-along.y, along.x)
    let center = (start + end) * 0.5
    if let middle {
      let away = center - middle
      if out.x * away.x + out.y * away.y < 0 { out = out * -1 }
    } else {
      out = Point(-1, 0)
    }
    let pen = Stroke(theme.ink, width: theme.axisWidth)
    items.append(.stroke(Path(polyline: [start, end]), pen))
    let style = TextStyle(theme.tickFont, color: theme.ink, usesTabularFigures: true)
    var reach = 0.0
    var highest = Double.infinity
    let isLog = middle == nil && drawing.mark.hasLogarithmicHeights
    for tick in isLog ? Self.powers(in: range) : Self.ticks(over: range, length: length) {
      let foot = place(tick.value)
      items.append(.stroke(Path(polyline: [foot, foot + out * theme.tickLength]), pen))
      let label = frame.labels.label(tick.label, style: style)
      let at = self.center(of: label, from: foot + out * (theme.tickLength + theme.gap), out)
      let box = label.bounds(at: at, .middle, .middle)
      // At the corner two axes meet: the first one keeps its label.
      guard !taken.contains(where: { $0.outset(by: 0.5).intersects(box) }) else { continue }
      taken.append(box)
      highest = min(highest, box.minY)
      items += label.items(at: at, .middle, .middle)
      reach = max(reach, abs(out.x) * label.width + abs(out.y) * label.height)
    }
    let label = frame.labels.label(title, style: TextStyle(theme.labelFont, color: theme.ink))
    guard label.width > 0 else { return }
    if middle == nil {
      // Horizontal, above the upright edge and its numbers.
      var top = place(range.upperBound) + Point(-theme.tickLength, -theme.gap)
      top.y = min(top.y, highest - 0.5 * theme.gap)
      items += label.items(at: top, .middle, .bottom)
      taken.append(label.bounds(at: top, .middle, .bottom))
    } else {
      let offset = theme.tickLength + 2.2 * theme.gap + reach
      let at = self.center(of: label, from: center + out * offset, out)
      items += label.items(at: at, .middle, .middle)
      taken.append(label.bounds(at: at, .middle, .middle))
    }
  }

  /// Round values, at least three where the range has as many.
  private static func ticks(over range: ClosedRange<Double>, length: Double) -> [Tick] {
    let scale = Scale(.linear, domain: range, from: 0, to: 1)
    let wanted = max(3, min(6, Int(length / 26)))
    let choices = (wanted...wanted + 4).map { scale.ticks(about: $0).filter(\.isMajor) }
    return choices.first { $0.count > 2 } ?? choices[0]
  }

  /// Ticks at powers of ten, placed at their logarithms.
  private static func powers(in range: ClosedRange<Double>) -> [Tick] {
    let (low, high) = (power(10, range.lowerBound), power(10, range.upperBound))
    guard low > 0, high.isFinite, low < high else { return ticks(over: range, length: 100) }
    let scale = Scale(.log10, domain: low...high, from: 0, to: 1)
    return scale.ticks(about: 5).filter(\.isMajor).map {
      Tick(decimalLogarithm($0.value), label: $0.label)
    }
  }

  /// The middle of a label whose box touches `edge` from the side of `out`.
  private func center(of label: Label, from edge: Point, _ out: Point) -> Point {
    edge + Point(0.5 * label.width * out.x, 0.5 * label.height * out.y)
  }
}
