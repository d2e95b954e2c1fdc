extension MathSetter {
  /// A part of a formula that stays on one line.
  struct Piece {
    var box: MathBox
    /// White space between it and the next, in points; none where a line ends between them.
    var space = 0.0
    /// How bad the end of a line behind it is; nil behind the last.
    var penalty: Double?
  }

  /// A formula as parts between which lines may end: behind relations and binary operators outside
  /// of groups. Side by side with their spaces they are what `box` sets.
  ///
  /// > D. E. Knuth. *The TeXbook.* Addison-Wesley, 1984, page 173.
  func pieces(_ atoms: [MathAtom]) -> [Piece] {
    var mode = MathStyle.text
    let kinds = MathAtom.Kind.resolved(atoms.filter { !$0.isInvisible }.map(\.kind))
    var pieces: [Piece] = []
    var line = MathLine(setter: self)
    var count = 0
    var depth = 0
    for atom in atoms {
      let mu = size(mode) / 18
      switch atom.nucleus {
      case .space(let width): line.advance(width * mu)
      case .size(let size): mode = mode.with(size)
      default:
        let kind = kinds[count]
        if count > 0 {
          let before = kinds[count - 1]
          let space = before.space(before: kind, inScript: mode.isScript) * mu
          if let penalty = before.penalty(before: kind, depth: depth) {
            pieces.append(Piece(box: line.finished(), space: space, penalty: penalty))
            line = MathLine(setter: self)
          } else {
            line.advance(space)
          }
        }
        append(atom, to: &line, mode)
        depth += kind == .open ? 1 : kind == .close ? -1 : 0
        count += 1
      }
    }
    pieces.append(Piece(box: line.finished()))
    return pieces
  }
}

extension MathAtom.Kind {
  /// How bad the end of a line between two neighbors is; nil where none may be. Worse between
  /// delimiters, which hold together what they enclose.
  fileprivate func penalty(before next: MathAtom.Kind, depth: Int) -> Double? {
    let inside = depth > 0 ? 300.0 : 0
    switch self {
    case .relation: return next == .relation ? nil : 500 + inside
    case .binary: return 700 + inside
    default: return nil
    }
  }
}
