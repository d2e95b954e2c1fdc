import Elementary
import Graphics

extension SeriesStyle {
  /// The pen of the series' lines.
  var stroke: Stroke {
    Stroke(color, width: width, dash: dash, cap: dash.isEmpty ? .round : .butt)
  }

  /// The marker of the series, filled, or open with the paper inside.
  func markerItem(at center: Point, radius: Double, paper: Color? = nil) -> Scene.Item {
    let shape = marker.path(at: center, radius: radius)
    if marker == .cross {
      return .stroke(shape, Stroke(color, width: 0.6 * radius, cap: .round))
    }
    guard let paper else { return .fill(shape, color) }
    return .path(shape, fill: paper, stroke: Stroke(color, width: 0.5 * radius))
  }
}

extension SeriesStyle {
  /// The style of a path over a plane, where color and markers tell the paths apart: a dash would
  /// tear the corners of a zigzag.
  var solid: SeriesStyle {
    var style = self
    style.dash = []
    return style
  }

  /// The marker where a path ends, with a rim of paper.
  func endItems(at place: Point, in theme: Theme) -> [Scene.Item] {
    let radius = 1.3 * theme.markerRadius
    let shape = marker.path(at: place, radius: radius)
    let rim =
      marker == .cross
      ? Stroke(theme.background, width: 0.6 * radius + 2 * theme.casingWidth, cap: .round)
      : Stroke(theme.background, width: 2 * theme.casingWidth)
    return [.stroke(shape, rim), markerItem(at: place, radius: radius)]
  }

  /// The cross where a run ends that stepped to where f is not defined.
  func crossItems(at place: Point, in theme: Theme) -> [Scene.Item] {
    var style = self
    style.marker = .cross
    return style.endItems(at: place, in: theme)
  }
}

extension Theme {
  /// The open circle where paths start: in the ink of no path, because several may start there.
  func startItem(at place: Point) -> Scene.Item {
    .path(
      Path(circleAt: place, radius: 1.3 * markerRadius - 0.2), fill: background,
      stroke: Stroke(ink, width: 1))
  }
}

extension Marker {
  /// The outline of the marker; all markers look equally large.
  func path(at center: Point, radius r: Double) -> Path {
    func polygon(
      _ corners: Int, radius: Double, inner: Double? = nil, from first: Double = 0
    ) -> Path {
      let count = inner == nil ? corners : 2 * corners
      let points = (0..<count).map { index in
        let angle = first + 2 * Double.pi * Double(index) / Double(count)
        let reach = index.isMultiple(of: 2) ? radius : inner ?? radius
        return center + Point(reach * sine(angle), -reach * cosine(angle))
      }
      return Path(polyline: points, isClosed: true)
    }
    switch self {
    case .circle: return Path(circleAt: center, radius: r)
    case .square:
      let rect = Rect(minX: center.x, minY: center.y, maxX: center.x, maxY: center.y)
      return Path(rectangle: rect.outset(by: 0.89 * r))
    case .triangle: return polygon(3, radius: 1.35 * r)
    case .triangleDown: return polygon(3, radius: 1.35 * r, from: .pi)
    case .diamond: return polygon(4, radius: 1.25 * r)
    case .star: return polygon(5, radius: 1.5 * r, inner: 0.62 * r)
    case .cross:
      let d = 0.85 * r
      var path = Path(polyline: [center + Point(-d, -d), center + Point(d, d)])
      path.append(polyline: [center + Point(-d, d), center + Point(d, -d)])
      return path
    }
  }
}
