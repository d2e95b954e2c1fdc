/// A piece of a formula with what is attached to it.
struct MathAtom: Hashable, Sendable {
  /// What a piece is to its neighbors; it decides the space between them.
  enum Kind: Int, Hashable, Sendable {
    case ordinary, `operator`, binary, relation, open, close, punctuation, inner
  }

  /// Where scripts stand.
  enum Limits: Hashable, Sendable {
    /// Beside the nucleus.
    case beside
    /// Above and below it in display style.
    case display
    /// Above and below it.
    case always
  }

  /// A face of the words that letters of a formula are set in.
  enum Letters: Hashable, Sendable { case bold, italic, sans, mono }

  /// A numerator over a denominator.
  struct Fraction: Hashable, Sendable {
    var numerator: [MathAtom] = []
    var denominator: [MathAtom] = []
    /// Whether there is a bar; otherwise there are parentheses, as around a binomial coefficient.
    var hasBar = true
    /// The size it is set in, wherever it stands.
    var size: MathStyle.Size?
  }

  /// What is set on the baseline.
  indirect enum Nucleus: Hashable, Sendable {
    /// Characters in the math face.
    case symbol(String)
    /// Characters in the face of the words around the formula.
    case words(String)
    /// Characters in another face.
    case letters(String, Letters)
    /// A sign that is larger in display style, on the axis.
    case large(Character)
    /// A group.
    case list([MathAtom])
    /// A combining mark over a group, as wide as the group if it is wide.
    case accent(Character, [MathAtom], isWide: Bool)
    /// A group under or over a bar.
    case bar([MathAtom], isAbove: Bool)
    /// A group under or over a brace.
    case brace(Character, [MathAtom], isAbove: Bool)
    /// An arrow as long as what stands above and below it.
    case arrow(Character, above: [MathAtom], below: [MathAtom])
    /// A root with its degree, if it is no square root.
    case radical([MathAtom]?, [MathAtom])
    case fraction(Fraction)
    /// Groups between delimiters as tall as the tallest group; nil stands for none.
    case delimited([Character?], [[MathAtom]])
    /// A delimiter at least so many ems tall.
    case tall(Character, Double)
    case array(MathArray)
    /// White space of so many mu (1/18 em), which may be negative.
    case space(Double)
    /// What follows is set in another size.
    case size(MathStyle.Size)
  }

  var kind: Kind
  var nucleus: Nucleus
  var superscript: [MathAtom]?
  var `subscript`: [MathAtom]?
  var primes = 0
  var limits = Limits.beside

  init(_ kind: Kind, _ nucleus: Nucleus, limits: Limits = .beside) {
    self.kind = kind
    self.nucleus = nucleus
    self.limits = limits
  }

  var hasScripts: Bool { superscript != nil || `subscript` != nil }

  /// Whether it is nothing that has neighbors: white space, or a change of size.
  var isInvisible: Bool {
    switch nucleus {
    case .space, .size: true
    default: false
    }
  }
}

extension [MathAtom] {
  /// The text of the only atom, if it is symbols without scripts.
  var singleSymbol: String? {
    guard count == 1, !self[0].hasScripts, self[0].primes == 0 else { return nil }
    switch self[0].nucleus {
    case .symbol(let text): return text
    case .list(let inner): return inner.singleSymbol
    default: return nil
    }
  }

  /// The atoms as one where they differ in nothing but their characters, so that they become
  /// one run.
  var merged: [MathAtom] {
    reduce(into: []) { merged, atom in
      guard let last = merged.last, last.kind == .ordinary, atom.kind == .ordinary,
        !last.hasScripts, last.primes == 0
      else {
        merged.append(atom)
        return
      }
      switch (last.nucleus, atom.nucleus) {
      case (.symbol(let before), .symbol(let text)) where !atom.hasScripts && atom.primes == 0:
        merged[merged.count - 1].nucleus = .symbol(before + text)
      case (.letters(let before, let face), .letters(let text, let same))
      where same == face && !atom.hasScripts && atom.primes == 0:
        merged[merged.count - 1].nucleus = .letters(before + text, face)
      default: merged.append(atom)
      }
    }
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
