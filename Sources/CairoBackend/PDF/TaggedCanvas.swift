import CCairo
import Graphics

/// Replays pages on a Cairo context, and marks what is drawn.
///
/// The marks are tags of Cairo, one after another and none within another: which element each
/// belongs to is told to the file afterwards.
struct TaggedCanvas {
  private let canvas: Canvas
  private var pieces: ArraySlice<DocumentStructure.Piece> = []
  /// The types of the marks.
  private var types: [String?] = []
  /// The mark that is open.
  private var open: Int?

  init(context: OpaquePointer) {
    canvas = Canvas(context: context, textDrawing: .selectable)
  }

  /// What Cairo calls a mark: of links it would make more than a mark, and it knows of nothing that
  /// is not read.
  static func tag(of type: String?) -> String { type == "Link" ? "Span" : type ?? "NonStruct" }

  /// Draws the items of a page.
  mutating func draw(_ page: Int, of structure: DocumentStructure, _ items: [Scene.Item]) {
    pieces = structure.pieces[page][...]
    types = structure.types(of: page)
    open = nil
    draw(items)
    end()
  }

  private mutating func draw(_ items: [Scene.Item]) {
    for item in items {
      switch item {
      case .path(let path, let fill, let stroke):
        _ = nextPiece()
        canvas.draw(path, fill: fill, stroke: stroke)
      case .text(var run):
        if nextPiece().endsWord, run.parts == nil { run.text += " " }
        canvas.draw(run)
      case .group(let group):
        canvas.enter(group)
        draw(group.items)
        cairo_restore(canvas.context)
      }
    }
  }

  /// Takes the next piece, and begins a mark unless the one before goes on.
  private mutating func nextPiece() -> DocumentStructure.Piece {
    let piece = pieces.removeFirst()
    if open != piece.mark {
      end()
      open = piece.mark
      cairo_tag_begin(canvas.context, Self.tag(of: types[piece.mark]), "")
    }
    return piece
  }

  private func end() {
    if let open { cairo_tag_end(canvas.context, Self.tag(of: types[open])) }
  }
}
