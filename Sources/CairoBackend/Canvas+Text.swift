import CCairo
import Graphics

extension Canvas {
  /// Draws a run: shaped, or the glyphs that it names.
  func draw(_ run: TextRun) {
    guard !run.text.isEmpty, run.position.isDrawable, run.font.size > 0 else { return }
    let face = FontLibrary.shared.face(run.font.face)
    let (glyphs, clusters) = face.shape(run)
    let frame = RunFrame(run)
    setSource(run.color)
    switch textDrawing {
    case .outlines: fill(glyphs, of: face, in: frame, isOne: run.parts != nil)
    case .selectable: show(run.text, glyphs, clusters, of: face, in: frame)
    }
  }

  /// Parts of one sign are filled as one, or their edges would be darker where they overlap.
  private func fill(
    _ glyphs: [ShapedText.Glyph], of face: FontFace, in frame: RunFrame, isOne: Bool
  ) {
    for glyph in glyphs {
      var matrix = frame.matrix(at: glyph)
      cairo_save(context)
      cairo_transform(context, &matrix)
      face.outline(of: glyph.index).append(to: context)
      cairo_restore(context)
      if !isOne { cairo_fill(context) }
    }
    if isOne { cairo_fill(context) }
  }

  private func show(
    _ text: String, _ glyphs: [ShapedText.Glyph], _ clusters: [ShapedText.Cluster],
    of face: FontFace, in frame: RunFrame
  ) {
    let placed = glyphs.map { glyph in
      let matrix = frame.matrix(at: glyph)
      return cairo_glyph_t(index: UInt(glyph.index), x: matrix.x0, y: matrix.y0)
    }
    let counted = clusters.map {
      cairo_text_cluster_t(num_bytes: Int32($0.byteCount), num_glyphs: Int32($0.glyphCount))
    }
    var matrix = frame.matrix
    matrix.x0 = 0
    matrix.y0 = 0
    cairo_set_font_face(context, face.cairo.pointer)
    cairo_set_font_matrix(context, &matrix)
    cairo_show_text_glyphs(
      context, text, Int32(text.utf8.count), placed, Int32(placed.count), counted,
      Int32(counted.count), cairo_text_cluster_flags_t(0))
  }
}

/// The em square of a run on the page: x along the baseline, y down from it.
private struct RunFrame {
  let matrix: cairo_matrix_t

  init(_ run: TextRun) {
    let along = (Point(1, 0).rotated(by: run.angle, about: .zero)) * run.font.size
    matrix = cairo_matrix_t(
      xx: along.x, yx: along.y, xy: -along.y, yy: along.x, x0: run.position.x, y0: run.position.y)
  }

  /// The em square moved to a glyph.
  func matrix(at glyph: ShapedText.Glyph) -> cairo_matrix_t {
    var moved = matrix
    moved.x0 += matrix.xx * glyph.x - matrix.xy * glyph.y
    moved.y0 += matrix.yx * glyph.x - matrix.yy * glyph.y
    return moved
  }
}
