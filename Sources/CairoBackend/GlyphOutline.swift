import CCairo
import CHarfBuzz
import Graphics

/// The outline of one glyph in ems, y down, as Cairo takes it.
struct GlyphOutline: Sendable {
  private final class Pen {
    var data: [cairo_path_data_t] = []
    let unit: Double

    init(unit: Double) { self.unit = unit }

    func append(_ type: cairo_path_data_type_t, _ points: [(x: Float, y: Float)]) {
      var header = cairo_path_data_t()
      header.header.type = type
      header.header.length = Int32(points.count + 1)
      data.append(header)
      for (x, y) in points {
        var point = cairo_path_data_t()
        point.point.x = unit * Double(x)
        point.point.y = -unit * Double(y)
        data.append(point)
      }
    }

    static func from(_ data: UnsafeMutableRawPointer?) -> Pen? {
      data.map { Unmanaged<Pen>.fromOpaque($0).takeUnretainedValue() }
    }
  }

  private let data: [cairo_path_data_t]

  /// Reads the outline from the font; HarfBuzz turns quadratic curves into cubic ones.
  init(of glyph: UInt32, face: FontFace) {
    let functions = hb_draw_funcs_create()
    defer { hb_draw_funcs_destroy(functions) }
    hb_draw_funcs_set_move_to_func(
      functions,
      { _, pen, _, x, y, _ in Pen.from(pen)?.append(CAIRO_PATH_MOVE_TO, [(x, y)]) }, nil, nil)
    hb_draw_funcs_set_line_to_func(
      functions,
      { _, pen, _, x, y, _ in Pen.from(pen)?.append(CAIRO_PATH_LINE_TO, [(x, y)]) }, nil, nil)
    hb_draw_funcs_set_cubic_to_func(
      functions,
      { _, pen, _, x1, y1, x2, y2, x3, y3, _ in
        Pen.from(pen)?.append(CAIRO_PATH_CURVE_TO, [(x1, y1), (x2, y2), (x3, y3)])
      }, nil, nil)
    hb_draw_funcs_set_close_path_func(
      functions, { _, pen, _, _ in Pen.from(pen)?.append(CAIRO_PATH_CLOSE_PATH, []) }, nil, nil)
    let pen = Pen(unit: face.unit)
    hb_shim_draw_glyph(face.font, glyph, functions, Unmanaged.passUnretained(pen).toOpaque())
    data = pen.data
  }

  /// The outline as a path, in ems, y down.
  var path: Path {
    var path = Path()
    var index = 0
    func point(_ offset: Int) -> Point {
      Point(data[index + offset].point.x, data[index + offset].point.y)
    }
    while index < data.count {
      switch data[index].header.type {
      case CAIRO_PATH_MOVE_TO: path.move(to: point(1))
      case CAIRO_PATH_LINE_TO: path.line(to: point(1))
      case CAIRO_PATH_CURVE_TO: path.curve(point(1), point(2), to: point(3))
      default: path.close()
      }
      index += Int(data[index].header.length)
    }
    return path
  }

  /// Adds the outline to the current path of a context.
  func append(to context: OpaquePointer) {
    guard !data.isEmpty else { return }
    var copy = data
    copy.withUnsafeMutableBufferPointer {
      var path = cairo_path_t(
        status: CAIRO_STATUS_SUCCESS, data: $0.baseAddress, num_data: Int32($0.count))
      cairo_append_path(context, &path)
    }
  }
}
