import Spelling

extension LabelParser {
  /// Atoms with their scripts, up to a dollar sign, a closing brace, `\right` or the end.
  mutating func atoms() -> [MathAtom] {
    depth += 1
    defer { depth -= 1 }
    endIfTooDeep()
    var atoms: [MathAtom] = []
    while let scalar = current, scalar != "$", scalar != "}", !isAtRight {
      switch scalar {
      case " ", "\n", "\t": index += 1
      case "'":
        // The fonts' primes are drawn raised, so they stand on the baseline like letters.
        atoms.append(symbol("′", .ordinary, at: index))
        index += 1
      case "^", "_":
        if atoms.last?.isSpace ?? true { atoms.append(MathAtom(.ordinary, .list([]))) }
        attachScript(scalar, to: &atoms[atoms.count - 1])
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

  private var isAtRight: Bool {
    current == "\\" && scalars[index...].starts(with: "\\right".unicodeScalars)
      && !(index + 6 < scalars.count && scalars[index + 6].isLetter)
  }

  private mutating func attachScript(_ mark: Unicode.Scalar, to atom: inout MathAtom) {
    let start = index
    index += 1
    guard let script = argument(of: String(mark), at: start) else { return }
    if mark == "_" {
      if atom.subscript != nil { report("double subscript", at: start) }
      atom.subscript = script
    } else {
      if atom.superscript != nil { report("double superscript", at: start) }
      atom.superscript = script
    }
  }

  /// What follows a command or a mark: a group, or one atom.
  private mutating func argument(of name: String, at start: Int) -> [MathAtom]? {
    depth += 1
    defer { depth -= 1 }
    endIfTooDeep()
    while current == " " { index += 1 }
    guard let scalar = current, !["$", "}", "^", "_", "'"].contains(scalar), !isAtRight else {
      report("missing argument of \(name)", at: start, length: name.unicodeScalars.count)
      return nil
    }
    if scalar == "{" { return group() }
    return atom().map { [$0] } ?? []
  }

  private mutating func group() -> [MathAtom] {
    let start = index
    index += 1
    let atoms = self.atoms()
    if current == "}" { index += 1 } else { report("\"{\" is not closed", at: start) }
    return atoms
  }

  /// One atom without scripts; nil after a mistake.
  private mutating func atom() -> MathAtom? {
    guard let scalar = current else { return nil }
    switch scalar {
    case "{": return MathAtom(.ordinary, .list(group()))
    case "\\": return command()
    default:
      index += 1
      return symbol(scalar, MathSymbols.kind(of: scalar), at: index - 1)
    }
  }

  private mutating func symbol(
    _ scalar: Unicode.Scalar, _ kind: MathAtom.Kind, at position: Int
  ) -> MathAtom {
    let styled = MathSymbols.styled(scalar)
    uses.append(Use(scalar: styled, role: .math, column: position + 1))
    return MathAtom(kind, .symbol(String(Character(styled))))
  }

  private mutating func command() -> MathAtom? {
    let start = index
    let name = commandName()
    let full = "\\" + name
    if let (scalar, kind) = MathSymbols.symbol(named: name) {
      return symbol(scalar, kind, at: start)
    }
    if let space = MathSymbols.spaces[name] { return MathAtom(.ordinary, .space(space)) }
    if MathSymbols.functions.contains(name) { return MathAtom(.operator, .symbol(name)) }
    if let mark = MathSymbols.accents[name] {
      return argument(of: full, at: start).map { MathAtom(.ordinary, .accent(mark, $0)) }
    }
    switch name {
    case "sqrt":
      if current == "[" {
        report("only square roots are set", at: index, hint: "write x^{1/3} for a cube root")
      }
      return argument(of: full, at: start).map { MathAtom(.ordinary, .radical($0)) }
    case "frac":
      guard let numerator = argument(of: full, at: start),
        let denominator = argument(of: full, at: start)
      else { return nil }
      return MathAtom(.inner, .fraction(numerator, denominator))
    case "text", "mathrm", "mathbf", "mathbb", "mathcal", "operatorname":
      return textCommand(name, at: start)
    case "left":
      return delimited(from: start)
    default:
      let near = NearestName.of(name, among: MathSymbols.commands)
      report(
        "unknown command \"\(full)\"", at: start, length: full.unicodeScalars.count,
        hint: near.map { "did you mean \"\\\($0)\"?" })
      return nil
    }
  }

  /// A command whose argument is characters, not a formula.
  private mutating func textCommand(_ name: String, at start: Int) -> MathAtom? {
    let full = "\\" + name
    switch name {
    case "text":
      return text(of: full, at: start, role: .words).map { MathAtom(.ordinary, .words($0)) }
    case "mathbf":
      return text(of: full, at: start, role: .bold).map { MathAtom(.ordinary, .bold($0)) }
    default:
      let style: (Unicode.Scalar) -> Unicode.Scalar =
        switch name {
        case "mathbb": MathSymbols.doubleStruck
        case "mathcal": MathSymbols.script
        default: { $0 }
        }
      let kind: MathAtom.Kind = name == "operatorname" ? .operator : .ordinary
      return text(of: full, at: start, role: .math, styled: style)
        .map { MathAtom(kind, .symbol($0)) }
    }
  }

  /// Reads a backslash and what it names: letters, or one other character.
  private mutating func commandName() -> String {
    index += 1
    var name = ""
    while let scalar = current, name.isEmpty || scalar.isLetter {
      name.unicodeScalars.append(scalar)
      index += 1
      if !scalar.isLetter { break }
    }
    return name
  }

  /// The characters of a group as they are, or each in another style.
  private mutating func text(
    of name: String, at start: Int, role: Role,
    styled: (Unicode.Scalar) -> Unicode.Scalar = { $0 }
  ) -> String? {
    while current == " " { index += 1 }
    guard current == "{" else {
      report("missing argument of \(name)", at: start, length: name.unicodeScalars.count)
      return nil
    }
    let brace = index
    index += 1
    var text = ""
    while let scalar = current, scalar != "}", scalar != "$" {
      uses.append(Use(scalar: styled(scalar), role: role, column: index + 1))
      text.unicodeScalars.append(styled(scalar))
      index += 1
    }
    if current == "}" { index += 1 } else { report("\"{\" is not closed", at: brace) }
    return text
  }

  private mutating func delimited(from start: Int) -> MathAtom? {
    let left = delimiter(of: "\\left", at: start)
    let body = atoms()
    guard isAtRight else {
      report("\\left without \\right", at: start, length: 5)
      return nil
    }
    let end = index
    index += 6
    let right = delimiter(of: "\\right", at: end)
    return MathAtom(.inner, .delimited(left, body, right))
  }

  /// A delimiter; nil for the dot that stands for none, and after a mistake.
  private mutating func delimiter(of name: String, at start: Int) -> Character? {
    while current == " " { index += 1 }
    guard let scalar = current, scalar != "$" else {
      report("missing argument of \(name)", at: start, length: name.unicodeScalars.count)
      return nil
    }
    let position = index
    var delimiter = scalar
    if scalar == "\\" {
      let command = commandName()
      guard let (symbol, _) = MathSymbols.symbol(named: command) else {
        report(
          "expected a delimiter after \(name)", at: position,
          length: command.unicodeScalars.count + 1)
        return nil
      }
      delimiter = symbol
    } else {
      index += 1
    }
    if delimiter == "." { return nil }
    uses.append(Use(scalar: delimiter, role: .math, column: position + 1))
    return Character(delimiter)
  }
}

extension Unicode.Scalar {
  /// Whether the scalar may be part of a command's name.
  fileprivate var isLetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
}
