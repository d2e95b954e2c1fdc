import CCairo
import Graphics

/// Replays pages on a Cairo context, and marks what is drawn.
///
/// The marks are tags of Cairo, one after another and none within another: which element each
/// belongs to is told to the file afterwards.
struct TaggedCanvas {
  private let canvas: Canvas
  private var pieces: ArraySlice<DocumentStructure.Piece> = []
  /// The piece drawn last.
  private var last: DocumentStructure.Piece?

  /// What the tags are called in the file that Cairo writes: those of what is read, and others.
  static let read = "P"
  static let unread = "NonStruct"

  init(context: OpaquePointer) {
    canvas = Canvas(context: context, textDrawing: .selectable)
  }

  /// Draws the items of one more page; there is a piece for each path and each run.
  mutating func drawPage(_ items: [Scene.Item], _ pieces: [DocumentStructure.Piece]) {
    self.pieces = pieces[...]
    last = nil
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
    if last?.mark != piece.mark {
      end()
      cairo_tag_begin(canvas.context, piece.tag, "")
    }
    last = piece
    return piece
  }

  private func end() {
    if let last { cairo_tag_end(canvas.context, last.tag) }
  }
}

extension DocumentStructure.Piece {
  fileprivate var tag: String { node == nil ? TaggedCanvas.unread : TaggedCanvas.read }
}
