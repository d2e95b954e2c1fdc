/// Turns the markup of labels into text that reads well without typesetting.
public enum PlainText {
  /// The text of a label on one line: `$10^{-6}$` becomes 10⁻⁶ and `$\hat{m}_t$` becomes m̂ₜ.
  ///
  /// Scripts for which Unicode has no characters become `x^(…)` and `x_(…)`, fractions a/b and
  /// roots √x, with parentheses where they are needed. Markup that has a mistake stays as typed.
  public static func text(of markup: String) -> String {
    LabelParser.lines(of: markup).map { line in
      line.map { piece in
        switch piece {
        case .words(let words): words
        case .formula(let atoms): text(of: atoms)
        }
      }.joined()
    }.joined(separator: " ")
  }

  /// Atoms side by side, with a space wherever TeX leaves one.
  private static func text(of atoms: [MathAtom], inScript: Bool = false) -> String {
    let kinds = MathAtom.Kind.resolved(atoms.filter { !$0.isInvisible }.map(\.kind))
    var kind = kinds.makeIterator()
    var previous: MathAtom.Kind?
    var text = ""
    func endWord() {
      if let last = text.last, last != " " { text += " " }
    }
    for atom in atoms {
      if atom.isInvisible {
        if case .space(let width) = atom.nucleus, width > 0 { endWord() }
        continue
      }
      let next = kind.next() ?? atom.kind
      if previous.map({ $0.space(before: next, inScript: inScript) > 0 }) ?? false { endWord() }
      previous = next
      text += self.text(of: atom)
    }
    return text
  }

  /// An atom with its scripts.
  private static func text(of atom: MathAtom) -> String {
    var text = nucleus(atom.nucleus)
    let hasMore = atom.hasScripts || atom.primes > 0
    switch atom.nucleus {
    case .fraction, .radical:
      // The square of a/b is not a/b².
      if hasMore { text = "(\(text))" }
    case .brace(_, let atoms, _):
      if hasMore, !isOne(atoms, withScripts: true) { text = "(\(text))" }
    default: break
    }
    text += String(repeating: "′", count: atom.primes)
    if let script = atom.subscript { text += self.script(script, "_", UnicodeScripts.lowered) }
    if let script = atom.superscript { text += self.script(script, "^", UnicodeScripts.raised) }
    return text
  }

  private static func nucleus(_ nucleus: MathAtom.Nucleus) -> String {
    switch nucleus {
    case .symbol(let text): upright(text)
    case .words(let text), .letters(let text, _): text
    case .large(let sign), .tall(let sign, _): String(sign)
    case .list(let atoms), .brace(_, let atoms, _): text(of: atoms)
    case .accent(let mark, let atoms, _): marked(atoms, mark)
    case .bar(let atoms, let isAbove): marked(atoms, isAbove ? "\u{305}" : "\u{332}")
    case .radical(let degree, let atoms):
      sign(ofDegree: degree) + (isOne(atoms) ? text(of: atoms) : "(\(text(of: atoms)))")
    case .fraction(let fraction) where fraction.hasBar:
      self.fraction(fraction.numerator, fraction.denominator)
    case .fraction(let fraction):
      "(\(text(of: fraction.numerator)) choose \(text(of: fraction.denominator)))"
    case .delimited(let delimiters, let bodies): delimited(delimiters, bodies)
    case .array(let array): cells(of: array)
    case .arrow(let arrow, let above, let below): self.arrow(arrow, above, below)
    case .space, .size: ""
    }
  }

  /// Every character with a combining mark.
  private static func marked(_ atoms: [MathAtom], _ mark: Character) -> String {
    text(of: atoms).map { $0 == " " ? " " : "\($0)\(mark)" }.joined()
  }

  private static func sign(ofDegree degree: [MathAtom]?) -> String {
    guard let degree else { return "√" }
    switch text(of: degree) {
    case "2", "": return "√"
    case "3": return "∛"
    case "4": return "∜"
    case let text:
      let small = text.compactMap { UnicodeScripts.raised[$0] }
      return small.count == text.count ? String(small) + "√" : "(\(text))√"
    }
  }

  /// Delimiters and what they enclose; a bar between is a relation.
  private static func delimited(_ delimiters: [Character?], _ bodies: [[MathAtom]]) -> String {
    var text = ""
    for (i, delimiter) in delimiters.enumerated() {
      let isBetween = i > 0 && i < bodies.count
      text += delimiter.map { isBetween ? " \($0) " : String($0) } ?? ""
      if i < bodies.count { text += self.text(of: bodies[i]) }
    }
    return text
  }

  /// Columns behind each other, rows behind semicolons.
  private static func cells(of array: MathArray) -> String {
    let environment = array.environment
    let rows = array.rows.map { row in
      let cells = row.map { text(of: $0) }
      return cells.filter { !$0.isEmpty }.joined(separator: " ")
    }
    return (environment.left.map(String.init) ?? "") + rows.joined(separator: "; ")
      + (environment.right.map(String.init) ?? "")
  }

  private static func arrow(
    _ arrow: Character, _ above: [MathAtom], _ below: [MathAtom]
  ) -> String {
    let said = [above, below].map { text(of: $0) }.filter { !$0.isEmpty }
    return String(arrow) + (said.isEmpty ? "" : "(\(said.joined(separator: "; ")))")
  }

  private static func fraction(_ numerator: [MathAtom], _ denominator: [MathAtom]) -> String {
    let (above, below) = (text(of: numerator), text(of: denominator))
    func isSum(_ text: String) -> Bool { text.contains { $0 == " " || $0 == "/" } }
    // A derivative, df/dx, is understood without parentheses.
    let isDerivative = ["d", "∂"].contains { above.hasPrefix($0) && below.hasPrefix($0) }
    let isPlain = isOne(denominator, withScripts: true) || isDerivative && !isSum(below)
    return (isSum(above) ? "(\(above))" : above) + "/" + (isPlain ? below : "(\(below))")
  }

  /// Whether atoms stay together without parentheses: a single symbol, or a number.
  private static func isOne(_ atoms: [MathAtom], withScripts: Bool = false) -> Bool {
    let isNumber = atoms.allSatisfy { atom in
      if case .symbol(let text) = atom.nucleus {
        text.allSatisfy { $0.isNumber || $0 == "." }
      } else {
        false
      }
    }
    guard let last = atoms.last, atoms.count == 1 || isNumber else { return false }
    guard withScripts || atoms.allSatisfy({ !$0.hasScripts && $0.primes == 0 }) else {
      return false
    }
    switch last.nucleus {
    case .symbol, .words, .letters, .large, .accent, .bar, .delimited, .tall: return true
    case .fraction(let fraction): return !fraction.hasBar
    case .array(let array): return array.environment.right != nil
    case .radical: return withScripts
    case .list(let inner), .brace(_, let inner, _): return isOne(inner, withScripts: withScripts)
    case .arrow, .space, .size: return false
    }
  }

  /// A script in small characters, or as typed on one line where one of them is missing.
  private static func script(
    _ atoms: [MathAtom], _ mark: String, _ small: [Character: Character]
  ) -> String {
    let text = text(of: atoms, inScript: true)
    let characters = text.compactMap { small[$0] }
    if characters.count == text.count { return String(characters) }
    return text.count == 1 ? mark + text : "\(mark)(\(text))"
  }

  private static func upright(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") {
      $0.unicodeScalars.append(MathAlphabet.upright($1))
    }
  }
}

/// The small raised and lowered characters of Unicode.
private enum UnicodeScripts {
  static let raised = pairs(
    """
    0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺−⁻=⁼(⁽)⁾′′∘°⊤ᵀ\
    aᵃbᵇcᶜdᵈeᵉfᶠgᵍhʰiⁱjʲkᵏlˡmᵐnⁿoᵒpᵖrʳsˢtᵗuᵘvᵛwʷxˣyʸzᶻ\
    AᴬBᴮDᴰEᴱGᴳHᴴIᴵJᴶKᴷLᴸMᴹNᴺOᴼPᴾRᴿTᵀUᵁVⱽWᵂβᵝγᵞδᵟθᶿφᵠχᵡ
    """)
  static let lowered = pairs(
    """
    0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊−₋=₌(₍)₎\
    aₐeₑhₕiᵢjⱼkₖlₗmₘnₙoₒpₚrᵣsₛtₜuᵤvᵥxₓβᵦγᵧρᵨφᵩχᵪ
    """)

  private static func pairs(_ text: String) -> [Character: Character] {
    let characters = Array(text)
    return Dictionary(
      stride(from: 0, to: characters.count, by: 2).map { (characters[$0], characters[$0 + 1]) },
      uniquingKeysWith: { first, _ in first })
  }
}
