/// A piece of a formula with what is attached to it.
struct MathAtom: Hashable, Sendable {
  /// What a piece is to its neighbors; it decides the space between them.
  enum Kind: Int, Hashable, Sendable {
    case ordinary, `operator`, binary, relation, open, close, punctuation, inner
  }

  /// What is set on the baseline.
  indirect enum Nucleus: Hashable, Sendable {
    /// Characters in the math face.
    case symbol(String)
    /// Characters in the face of the words around the formula.
    case words(String)
    /// Characters in the bold face that goes with the words'.
    case bold(String)
    /// A group.
    case list([MathAtom])
    /// A combining mark over a group.
    case accent(Character, [MathAtom])
    /// A square root.
    case radical([MathAtom])
    /// A numerator over a denominator.
    case fraction([MathAtom], [MathAtom])
    /// A group between delimiters as tall as the group; nil stands for none.
    case delimited(Character?, [MathAtom], Character?)
    /// White space of so many mu (1/18 em), which may be negative.
    case space(Double)
  }

  var kind: Kind
  var nucleus: Nucleus
  var superscript: [MathAtom]?
  var `subscript`: [MathAtom]?

  init(_ kind: Kind, _ nucleus: Nucleus) {
    self.kind = kind
    self.nucleus = nucleus
  }

  var isSpace: Bool {
    if case .space = nucleus { true } else { false }
  }
}

extension MathAtom.Kind {
  /// The space between two neighbors in mu: none, thin, medium or thick.
  ///
  /// > D. E. Knuth. *The TeXbook.* Addison-Wesley, 1984, page 170.
  func space(before next: MathAtom.Kind, inScript: Bool) -> Double {
    // A letter is a space left out in scripts. Pairs that cannot occur have none.
    let row: StaticString =
      switch self {
      //                  ord op bin rel open close punct inner
      case .ordinary: "    0   1   m   t   0    0     0     h"
      case .operator: "    1   1   0   t   0    0     0     h"
      case .binary: "      m   m   0   0   m    0     0     m"
      case .relation: "    t   t   0   0   t    0     0     t"
      case .open: "        0   0   0   0   0    0     0     0"
      case .close: "       0   1   m   t   0    0     0     h"
      case .punctuation: " h   h   0   h   h    h     h     h"
      case .inner: "       h   1   m   t   h    0     h     h"
      }
    let cells = row.withUTF8Buffer { $0.filter { $0 != UInt8(ascii: " ") } }
    switch cells[next.rawValue] {
    case UInt8(ascii: "1"): return 3
    case UInt8(ascii: "h"): return inScript ? 0 : 3
    case UInt8(ascii: "m"): return inScript ? 0 : 4
    case UInt8(ascii: "t"): return inScript ? 0 : 5
    default: return 0
    }
  }

  /// The kinds with every binary operator that lacks an operand made ordinary, as in −x.
  ///
  /// > D. E. Knuth. *The TeXbook.* Addison-Wesley, 1984, page 442, rules 5 and 6.
  static func resolved(_ kinds: [MathAtom.Kind]) -> [MathAtom.Kind] {
    var kinds = kinds
    for i in kinds.indices where kinds[i] == .binary {
      let previous = i > 0 ? kinds[i - 1] : .open
      let next = i + 1 < kinds.count ? kinds[i + 1] : .close
      if [.binary, .operator, .relation, .open, .punctuation].contains(previous)
        || [.relation, .close, .punctuation].contains(next)
      {
        kinds[i] = .ordinary
      }
    }
    return kinds
  }
}
