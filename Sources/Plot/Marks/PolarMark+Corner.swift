import Graphics
import Typesetting

/// The slopes at a kink, where the two curves are no circles.
extension PolarMark {
  /// See ``Mark``.
  public func absence(in frame: PanelFrame) -> String? {
    slopes.isEmpty && !(x.isFinite && y.isFinite) ? "there is no gradient" : nil
  }

  /// The curves, from where the slope changes its sign to where it does again.
  func lobes(_ layout: Layout) -> [(points: [Point], rises: Bool)] {
    var lobes: [(points: [Point], rises: Bool)] = []
    for degree in 0...slopes.count {
      let slope = slopes[degree % slopes.count]
      let place = layout.point(abs(slope), Double(degree) * .pi / 180)
      if let last = lobes.last, last.rises == (slope > 0) {
        lobes[lobes.count - 1].points.append(place)
      } else {
        // Curves meet at the center, where the slope is zero, or jump across it.
        if !lobes.isEmpty { lobes[lobes.count - 1].points.append(layout.center) }
        lobes.append((lobes.isEmpty ? [place] : [layout.center, place], slope > 0))
      }
    }
    return lobes
  }

  /// The curves, the numbers of the circles where no curve is near, and the center.
  func cornerItems(_ layout: Layout, in frame: PanelFrame) -> [Scene.Item] {
    let theme = frame.theme
    let style = TextStyle(theme.tickFont, color: theme.secondaryInk)
    func clearance(_ degree: Int) -> Double {
      layout.rings.map { abs($0.value - abs(slopes[degree % slopes.count])) }.min() ?? 0
    }
    let spokes = (0..<12).map { 15 + 30 * $0 }
    let spoke = spokes.max { clearance($0) < clearance($1) } ?? 15
    let curves = lobes(layout).map { lobe in
      Scene.Item.stroke(Path(polyline: lobe.points), (lobe.rises ? rising : falling).stroke)
    }
    let numbers = layout.rings.map { ring in
      (
        label: frame.labels.label(ring.label, style: style),
        middle: layout.center + direction(Double(spoke)) * (layout.unit * ring.value)
      )
    }
    return legible(numbers, layout, in: frame).flatMap {
      $0.label.items(at: $0.middle, .middle, .middle)
    } + curves
      + [.fill(Path(circleAt: layout.center, radius: theme.markerRadius), theme.ink)]
  }

  /// That there is no gradient, in a corner of the panel, where no curve is.
  func cornerNote(in frame: PanelFrame) -> LabelRequest {
    let style = TextStyle(frame.theme.annotationFont, color: frame.theme.ink)
    let area = frame.area
    let note = frame.labels.label(
      "no $\\nabla f$: slopes to the sides of a kink", style: style, width: area.width)
    return LabelRequest(
      note,
      candidates: [
        .init(Point(area.minX, area.maxY), .start, .bottom),
        .init(Point(area.minX, area.minY), .start, .top),
      ], color: frame.theme.ink)
  }
}
