import Spelling

extension LabelParser {
  /// The atom that a command stands for; nil after a mistake.
  mutating func command() -> MathAtom? {
    let start = index
    let name = commandName()
    let full = "\\" + name
    guard let command = MathCommand.all[name] else {
      let near = NearestName.of(name, among: MathCommand.suggestions)
      report(
        name.isEmpty ? #""\" names no command"# : "unknown command \"\(full)\"", at: start,
        length: full.unicodeScalars.count, hint: near.map { "did you mean \"\\\($0)\"?" })
      return nil
    }
    switch command {
    case .symbol("…", _) where name == "dots" && isBeforeOperator:
      return symbol("⋯", .inner, at: start)
    case .symbol(let scalar, let kind) where MathSymbols.connectives.contains(name):
      let space = MathAtom(.ordinary, .space(5))
      return MathAtom(kind, .list([space, symbol(scalar, kind, at: start), space]))
    case .symbol(let scalar, let kind): return symbol(scalar, kind, at: start)
    case .function(let name, let limits):
      return MathAtom(.operator, .symbol(name), limits: limits)
    case .space(let width): return MathAtom(.ordinary, .space(width))
    case .size(let size): return MathAtom(.ordinary, .size(size))
    case .tall(let height, let kind):
      return delimiter(of: full, at: start).map { MathAtom(kind, .tall($0, height)) }
    case .obsolete(let instead):
      report(
        "unknown command \"\(full)\"", at: start, length: full.unicodeScalars.count,
        hint: "write \(instead)")
      return nil
    case .delimited: return delimited(from: start)
    case .environment: return environment(from: start)
    case .lines: return lines(of: full, at: start)
    case .words(let face): return text(of: full, at: start, face: face)
    case .modulus(inParentheses: false): return MathAtom(.binary, .symbol("mod"))
    default: return construct(command, full, at: start)
    }
  }

  /// Whether a binary operator or a relation comes next: dots between such stand on the axis.
  private var isBeforeOperator: Bool {
    var ahead = self
    ahead.skipSpaces()
    guard let scalar = ahead.current else { return false }
    var kind = MathSymbols.kind(of: scalar)
    if scalar == "\\", case .symbol(_, let named) = MathCommand.all[ahead.commandName()] {
      kind = named
    }
    return kind == .binary || kind == .relation
  }

  /// A command whose arguments are formulas.
  private mutating func construct(
    _ command: MathCommand, _ name: String, at start: Int
  ) -> MathAtom? {
    if case .operatorName = command { return operatorName(name, at: start) }
    if case .alphabet(let alphabet) = command { return lettered(alphabet, name, at: start) }
    let option = [.radical, .arrow("→"), .arrow("←")].contains(command) ? bracketed() : nil
    guard let first = argument(of: name, at: start) else { return nil }
    switch command {
    case .accent(let mark, let isWide):
      return MathAtom(.ordinary, .accent(mark, first, isWide: isWide))
    case .bar(let isAbove): return MathAtom(.ordinary, .bar(first, isAbove: isAbove))
    case .brace(let brace, let isAbove):
      return MathAtom(
        .operator, .brace(brace, first, isAbove: isAbove), limits: .always)
    case .radical: return MathAtom(.ordinary, .radical(option, first))
    case .arrow(let arrow):
      return MathAtom(.relation, .arrow(arrow, above: first, below: option ?? []))
    case .kind(let kind): return MathAtom(kind, .list(first), limits: .display)
    case .negation: return negated(first, at: start)
    case .modulus: return modulus(of: first)
    case .fraction(var fraction):
      guard let second = argument(of: name, at: start) else { return nil }
      (fraction.numerator, fraction.denominator) = (first, second)
      return MathAtom(.inner, .fraction(fraction))
    case .stack(let isAbove):
      guard let second = argument(of: name, at: start) else { return nil }
      let kind = second.count == 1 ? second[0].kind : .ordinary
      var atom = MathAtom(kind, .list(second), limits: .always)
      if isAbove { atom.superscript = first } else { atom.subscript = first }
      return atom
    default: preconditionFailure("\(name) is no construct")
    }
  }

  private func modulus(of argument: [MathAtom]) -> MathAtom {
    let before = [
      MathAtom(.ordinary, .space(5)), MathAtom(.open, .symbol("(")),
      MathAtom(.ordinary, .symbol("mod")), MathAtom(.ordinary, .space(6)),
    ]
    return MathAtom(.inner, .list(before + argument + [MathAtom(.close, .symbol(")"))]))
  }

  private mutating func negated(_ atoms: [MathAtom], at start: Int) -> MathAtom? {
    guard let text = atoms.singleSymbol, let scalar = text.unicodeScalars.first,
      let negated = MathSymbols.negated(scalar)
    else {
      report(
        #"\not cannot strike this out"#, at: start, length: 4,
        hint: #"it takes a relation, as in \not\subset"#)
      return nil
    }
    return symbol(negated, atoms[0].kind, at: start)
  }

  private mutating func lettered(
    _ alphabet: MathAlphabet, _ name: String, at start: Int
  ) -> MathAtom? {
    let outer = self.alphabet
    defer { self.alphabet = outer }
    self.alphabet = alphabet
    guard let atoms = argument(of: name, at: start)?.merged else { return nil }
    // A single atom stays one, so that it joins its neighbors.
    if atoms.count == 1, !atoms[0].hasScripts, atoms[0].primes == 0 { return atoms[0] }
    return MathAtom(.ordinary, .list(atoms))
  }

  private mutating func operatorName(_ name: String, at start: Int) -> MathAtom? {
    var limits = MathAtom.Limits.beside
    if current == "*" {
      limits = .display
      index += 1
    }
    guard let name = lettered(.roman, name, at: start) else { return nil }
    return MathAtom(.operator, name.nucleus, limits: limits)
  }

  /// The characters of a group as they are; formulas between dollar signs.
  private mutating func text(
    of name: String, at start: Int, face: MathAtom.Letters?
  ) -> MathAtom? {
    guard let brace = openBrace(of: name, at: start) else { return nil }
    var atoms: [MathAtom] = []
    var text = ""
    func endText() {
      let nucleus = face.map { MathAtom.Nucleus.letters(text, $0) } ?? .words(text)
      if !text.isEmpty { atoms.append(MathAtom(.ordinary, nucleus)) }
      text = ""
    }
    while let scalar = current, scalar != "}" {
      if scalar == "$" {
        guard let inner = innerFormula() else { break }
        endText()
        atoms.append(MathAtom(.ordinary, .list(inner)))
        continue
      }
      if let letter = letter(in: name) {
        uses.append(
          Use(scalar: letter, role: face.map { .letters($0) } ?? .words, column: index))
        text.unicodeScalars.append(letter)
      }
    }
    endText()
    closeBrace(openedAt: brace)
    return atoms.count == 1 ? atoms[0] : MathAtom(.ordinary, .list(atoms))
  }

  /// A formula inside of words inside of a formula; nil if the dollar sign ends the outer one.
  private mutating func innerFormula() -> [MathAtom]? {
    guard index < lastBrace else { return nil }
    let outer = self
    index += 1
    let atoms = self.atoms()
    guard current == "$", index < lastBrace else {
      self = outer
      return nil
    }
    index += 1
    return atoms
  }

  /// One character of words, with the backslash before a sign taken away.
  private mutating func letter(in name: String) -> Unicode.Scalar? {
    let start = index
    guard current == "\\" else {
      index += 1
      return scalars[start]
    }
    let command = commandName()
    if let sign = command.unicodeScalars.first, !sign.isLetter { return sign }
    report(
      "command in \(name)", at: start, length: command.unicodeScalars.count + 1,
      hint: "formulas in \(name) stand between $ and $")
    return nil
  }
}
