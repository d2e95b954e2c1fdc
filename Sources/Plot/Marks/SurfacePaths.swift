import Graphics

/// The paths on a surface: solid where they are seen, dashed and pale where the surface hides them.
struct SurfacePaths {
  /// A path on the page, cut where it goes behind the surface and comes out again.
  private struct Track {
    var style: SeriesStyle
    var seen = Path()
    var shadow = Path()
    var hidden = Path()
    var start: Point
    var end: Point
    var endIsHidden: Bool
    /// The head of an arrow where the path leaves for good; nil if it ends in the box.
    var exit: Path?

    /// Adds a piece of the path, what is seen of it apart from what is hidden.
    mutating func add(_ points: [SurfaceDrawing.Lifted], in drawing: SurfaceDrawing) {
      shadow.append(polyline: Polyline.simplified(points.map(drawing.shadow), tolerance: 0.05))
      var run: [Point] = []
      let isHidden = points.map(drawing.isHidden)
      for (index, point) in points.enumerated() {
        run.append(drawing.place(of: point))
        guard index == points.count - 1 || isHidden[index + 1] != isHidden[index] else { continue }
        if index < points.count - 1 { run.append(drawing.place(of: points[index + 1])) }
        let line = Polyline.simplified(run, tolerance: 0.05)
        if isHidden[index] {
          hidden.append(polyline: line)
        } else {
          seen.append(polyline: line)
        }
        run = []
      }
    }
  }

  private let theme: Theme
  private let hasShadows: Bool
  private let tracks: [Track]

  init(_ drawing: SurfaceDrawing) {
    theme = drawing.frame.theme
    hasShadows = drawing.mark.floor == .paths
    tracks = drawing.mark.trajectories.compactMap { trajectory in
      let (pieces, endsInside) = drawing.lifted(trajectory)
      guard let first = pieces.first?.first, let last = pieces.last?.last else { return nil }
      var track = Track(
        style: trajectory.style.solid, start: drawing.place(of: first),
        end: drawing.place(of: last), endIsHidden: drawing.isHidden(last))
      if !endsInside, let piece = pieces.last, piece.count > 1 {
        let back = drawing.place(of: piece[piece.count - 2])
        let length = track.end.distance(to: back)
        if length > 0 {
          track.exit = Arrow.head(
            at: track.end, direction: (track.end - back) * (1 / length),
            length: 2.5 * drawing.frame.theme.markerRadius)
        }
      }
      for piece in pieces { track.add(piece, in: drawing) }
      return track
    }
  }

  /// What is hidden first, then the lines in order, then all ends, so that no line covers one.
  var items: [Scene.Item] {
    tracks.flatMap(hidden) + tracks.flatMap(line) + tracks.flatMap(start) + tracks.flatMap(end)
  }

  /// The paths on the floor, if they are wanted there.
  var shadows: [Scene.Item] {
    guard hasShadows else { return [] }
    return tracks.flatMap { track -> [Scene.Item] in
      guard let end = track.shadow.points.last else { return [] }
      let ink = track.style.color.mixed(with: theme.background, by: 0.3)
      let line = Scene.Item.stroke(
        track.shadow, Stroke(ink, width: 0.7 * track.style.width, join: .round))
      if track.exit != nil { return [line] }
      return [line, .fill(track.style.marker.path(at: end, radius: 0.8 * theme.markerRadius), ink)]
    }
  }

  private func pale(_ style: SeriesStyle) -> Color {
    style.color.mixed(with: theme.background, by: 0.45)
  }

  private func hidden(_ track: Track) -> [Scene.Item] {
    guard !track.hidden.isEmpty else { return [] }
    let pen = Stroke(pale(track.style), width: 0.6 * track.style.width, dash: [1.6, 1.8])
    return [.stroke(track.hidden, pen)]
  }

  private func line(_ track: Track) -> [Scene.Item] {
    guard !track.seen.isEmpty else { return [] }
    let width = track.style.width + 2 * theme.casingWidth
    let casing = Stroke(theme.background, width: width, cap: .round)
    return [.stroke(track.seen, casing), .stroke(track.seen, track.style.stroke)]
  }

  private func start(_ track: Track) -> [Scene.Item] { [theme.startItem(at: track.start)] }

  private func end(_ track: Track) -> [Scene.Item] {
    var style = track.style
    if track.endIsHidden { style.color = pale(style) }
    if let exit = track.exit { return [.fill(exit, style.color)] }
    return style.endItems(at: track.end, in: theme)
  }
}
