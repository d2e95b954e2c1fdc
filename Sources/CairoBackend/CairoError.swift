import CCairo

/// What Cairo refused to do.
public struct CairoError: Error, CustomStringConvertible {
  /// The reason in Cairo's words.
  public let description: String

  init(_ status: cairo_status_t) {
    description = cairo_status_to_string(status).map { String(cString: $0) } ?? "unknown error"
  }

  static let invalidSize = CairoError(CAIRO_STATUS_INVALID_SIZE)
  static let noFont = CairoError(CAIRO_STATUS_FONT_TYPE_MISMATCH)

  /// Throws if the status is not success.
  static func check(_ status: cairo_status_t) throws(CairoError) {
    if status != CAIRO_STATUS_SUCCESS { throw CairoError(status) }
  }
}
