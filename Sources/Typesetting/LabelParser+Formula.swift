extension LabelParser {
  /// What ends a list of atoms besides a dollar sign and the end.
  enum Terminator: Hashable, Sendable { case brace, cell, row, right, middle, end }

  /// What stands here if it ends a list.
  var terminator: Terminator? {
    switch current {
    case "}": .brace
    case "&": .cell
    case "\\":
      if index + 1 < scalars.count, scalars[index + 1] == "\\" {
        .row
      } else if isCommand("right") {
        .right
      } else if isCommand("middle") {
        .middle
      } else {
        isCommand("end") ? .end : nil
      }
    default: nil
    }
  }

  /// Moves behind what ends a list.
  mutating func skipTerminator() {
    switch terminator {
    case .row: index += 2
    case .right, .middle, .end: _ = commandName()
    case .brace, .cell, nil: index += 1
    }
  }

  private func isCommand(_ name: String) -> Bool {
    let end = index + 1 + name.unicodeScalars.count
    return scalars[(index + 1)...].starts(with: name.unicodeScalars)
      && !(end < scalars.count && scalars[end].isLetter)
  }

  private var isAtEnd: Bool {
    current == nil || current == "$" || terminator != nil || current == "]" && endsAtBracket
  }

  /// Atoms with their scripts, up to what ends a list.
  mutating func atoms() -> [MathAtom] {
    depth += 1
    defer { depth -= 1 }
    endIfTooDeep()
    var atoms: [MathAtom] = []
    while !isAtEnd, let scalar = current {
      switch scalar {
      case " ", "\n", "\t": index += 1
      case "'", "^", "_":
        if atoms.last?.isInvisible ?? true { atoms.append(MathAtom(.ordinary, .list([]))) }
        attachScript(scalar, to: &atoms[atoms.count - 1])
      case "\\" where isCommand("limits") || isCommand("nolimits"):
        placeLimits(of: &atoms)
      default:
        if let atom = atom() { atoms.append(atom) }
      }
    }
    return atoms
  }

  private mutating func endIfTooDeep() {
    guard depth > Self.greatestDepth, index < scalars.count else { return }
    report("formula is nested too deeply", at: index)
    index = scalars.count
  }

  private mutating func attachScript(_ mark: Unicode.Scalar, to atom: inout MathAtom) {
    let start = index
    index += 1
    if mark == "'" {
      uses.append(Use(scalar: "′", role: .math, column: start + 1))
      atom.primes += 1
      return
    }
    guard let script = argument(of: String(mark), at: start) else { return }
    if mark == "_" {
      if atom.subscript != nil { report("double subscript", at: start) }
      atom.subscript = script
    } else {
      if atom.superscript != nil { report("double superscript", at: start) }
      atom.superscript = script
    }
  }

  private mutating func placeLimits(of atoms: inout [MathAtom]) {
    let start = index
    let name = commandName()
    guard let last = atoms.last, last.kind == .operator else {
      report(
        "\\\(name) belongs behind an operator", at: start, length: name.unicodeScalars.count + 1,
        hint: #"write \mathop{…} around what is one"#)
      return
    }
    atoms[atoms.count - 1].limits = name == "limits" ? .always : .beside
  }

  /// What follows a command or a mark: a group, or one atom.
  mutating func argument(of name: String, at start: Int) -> [MathAtom]? {
    depth += 1
    defer { depth -= 1 }
    endIfTooDeep()
    skipSpaces()
    guard !isAtEnd, let scalar = current, !["^", "_", "'"].contains(scalar) else {
      reportMissingArgument(of: name, at: start)
      return nil
    }
    if scalar == "{" { return group() }
    return atom().map { [$0] } ?? []
  }

  /// Moves behind the brace of an argument, and gives its place; nil if there is none.
  mutating func openBrace(of name: String, at start: Int) -> Int? {
    skipSpaces()
    guard current == "{" else {
      reportMissingArgument(of: name, at: start)
      return nil
    }
    index += 1
    return index - 1
  }

  /// Moves behind the brace that closes another.
  mutating func closeBrace(openedAt place: Int) {
    if current == "}" { index += 1 } else { report("\"{\" is not closed", at: place) }
  }

  /// What stands between braces.
  mutating func group() -> [MathAtom] {
    let start = index
    let outer = endsAtBracket
    defer { endsAtBracket = outer }
    endsAtBracket = false
    index += 1
    let atoms = self.atoms()
    closeBrace(openedAt: start)
    return atoms
  }

  /// What stands between brackets, where it may be left out; nil where it is.
  mutating func bracketed() -> [MathAtom]? {
    guard current == "[" else { return nil }
    let start = index
    let outer = endsAtBracket
    defer { endsAtBracket = outer }
    endsAtBracket = true
    index += 1
    let atoms = self.atoms()
    if current == "]" { index += 1 } else { report("\"[\" is not closed", at: start) }
    return atoms
  }

  /// One atom without scripts; nil after a mistake.
  private mutating func atom() -> MathAtom? {
    guard let scalar = current else { return nil }
    switch scalar {
    case "{": return MathAtom(.ordinary, .list(group()))
    case "\\": return command()
    case "~":
      index += 1
      return MathAtom(.ordinary, .space(6))
    default:
      index += 1
      return symbol(scalar, MathSymbols.kind(of: scalar), at: index - 1)
    }
  }

  /// A character in the alphabet that is in force.
  mutating func symbol(
    _ scalar: Unicode.Scalar, _ kind: MathAtom.Kind, at position: Int
  ) -> MathAtom {
    let isLatin = scalar.isLetter || ("0"..."9").contains(scalar)
    var styled = MathAlphabet.italic(scalar)
    if let alphabet {
      if case .letters(let face) = alphabet, isLatin {
        uses.append(Use(scalar: scalar, role: .letters(face), column: position + 1))
        return MathAtom(kind, .letters(String(Character(scalar)), face))
      }
      let isHyphen = alphabet == .roman && scalar == "-"
      if isLatin || isHyphen || alphabet == .boldItalic { styled = alphabet.styled(scalar) }
      if isHyphen { return use(styled, .ordinary, at: position) }
    }
    return use(styled, kind, at: position)
  }

  private mutating func use(
    _ scalar: Unicode.Scalar, _ kind: MathAtom.Kind, at position: Int
  ) -> MathAtom {
    uses.append(Use(scalar: scalar, role: .math, column: position + 1))
    guard kind == .operator else { return MathAtom(kind, .symbol(String(Character(scalar)))) }
    return MathAtom(
      kind, .large(Character(scalar)), limits: MathSymbols.isIntegral(scalar) ? .beside : .display)
  }

  mutating func skipSpaces() {
    while let scalar = current, [" ", "\n", "\t"].contains(scalar) { index += 1 }
  }

  /// Reads a backslash and what it names: letters, or one other character.
  mutating func commandName() -> String {
    index += 1
    var name = ""
    while let scalar = current, name.isEmpty || scalar.isLetter {
      name.unicodeScalars.append(scalar)
      index += 1
      if !scalar.isLetter { break }
    }
    return name
  }
}

extension Unicode.Scalar {
  /// Whether the scalar may be part of a command's name.
  var isLetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
}
