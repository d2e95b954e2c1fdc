import CCairo
import Graphics

/// Replays scenes on a Cairo context whose unit is the point.
struct Canvas {
  let context: OpaquePointer
  /// Images need outlines: Cairo 1.16 moves glyphs to whole pixels there.
  let textDrawing: TextDrawing

  /// Draws items from back to front.
  func draw(_ items: [Scene.Item]) {
    for item in items {
      switch item {
      case .path(let path, let fill, let stroke): draw(path, fill: fill, stroke: stroke)
      case .text(let run): draw(run)
      case .group(let group): draw(group)
      }
    }
  }

  private func draw(_ group: Scene.Group) {
    enter(group)
    draw(group.items)
    cairo_restore(context)
  }

  /// Moves and clips what is drawn next as a group says, until `cairo_restore`.
  func enter(_ group: Scene.Group) {
    cairo_save(context)
    cairo_translate(context, group.offset.x, group.offset.y)
    if let clip = group.clip {
      cairo_rectangle(context, clip.minX, clip.minY, clip.width, clip.height)
      cairo_clip(context)
    }
  }

  func draw(_ path: Path, fill: Color?, stroke: Stroke?) {
    guard path.points.allSatisfy(\.isDrawable) else { return }
    trace(path)
    if let fill {
      setSource(fill)
      if stroke == nil { cairo_fill(context) } else { cairo_fill_preserve(context) }
    }
    guard let stroke else { return cairo_new_path(context) }
    setSource(stroke.color)
    cairo_set_line_width(context, stroke.width)
    cairo_set_dash(context, stroke.dash, Int32(stroke.dash.count), 0)
    cairo_set_line_cap(context, stroke.cap.cairo)
    cairo_set_line_join(context, stroke.join.cairo)
    cairo_stroke(context)
  }

  private func trace(_ path: Path) {
    var index = 0
    for verb in path.verbs {
      switch verb {
      case .move:
        cairo_move_to(context, path.points[index].x, path.points[index].y)
        index += 1
      case .line:
        cairo_line_to(context, path.points[index].x, path.points[index].y)
        index += 1
      case .curve:
        let (a, b, end) = (path.points[index], path.points[index + 1], path.points[index + 2])
        cairo_curve_to(context, a.x, a.y, b.x, b.y, end.x, end.y)
        index += 3
      case .close:
        cairo_close_path(context)
      }
    }
  }

  func setSource(_ color: Color) {
    cairo_set_source_rgba(context, color.red, color.green, color.blue, color.alpha)
  }
}

extension Point {
  /// Whether the point survives Cairo's 24.8 fixed point at any density in use: Cairo draws
  /// others somewhere else, without a word.
  var isDrawable: Bool { abs(x) < 0x1p17 && abs(y) < 0x1p17 }
}

extension Stroke.Cap {
  fileprivate var cairo: cairo_line_cap_t {
    switch self {
    case .butt: CAIRO_LINE_CAP_BUTT
    case .round: CAIRO_LINE_CAP_ROUND
    }
  }
}

extension Stroke.Join {
  fileprivate var cairo: cairo_line_join_t {
    switch self {
    case .round: CAIRO_LINE_JOIN_ROUND
    case .miter: CAIRO_LINE_JOIN_MITER
    case .bevel: CAIRO_LINE_JOIN_BEVEL
    }
  }
}
