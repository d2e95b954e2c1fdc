import Spelling

extension LabelParser {
  /// `\left … \middle … \right`.
  mutating func delimited(from start: Int) -> MathAtom? {
    let outer = endsAtBracket
    defer { endsAtBracket = outer }
    endsAtBracket = false
    var delimiters = [delimiter(of: "\\left", at: start)]
    var bodies = [atoms()]
    while terminator == .middle {
      let place = index
      skipTerminator()
      delimiters.append(delimiter(of: "\\middle", at: place))
      bodies.append(atoms())
    }
    guard terminator == .right else {
      report("\\left without \\right", at: start, length: 5)
      return nil
    }
    let end = index
    skipTerminator()
    delimiters.append(delimiter(of: "\\right", at: end))
    return MathAtom(.inner, .delimited(delimiters, bodies))
  }

  /// A delimiter; nil for the dot that stands for none, and after a mistake.
  mutating func delimiter(of name: String, at start: Int) -> Character? {
    skipSpaces()
    guard let scalar = current, scalar != "$" else {
      reportMissingArgument(of: name, at: start)
      return nil
    }
    let position = index
    var delimiter: Unicode.Scalar? = scalar
    if scalar == "\\" {
      let command = MathCommand.all[commandName()]
      if case .symbol(let symbol, _) = command { delimiter = symbol } else { delimiter = nil }
    } else {
      index += 1
    }
    switch delimiter {
    case ".": return nil
    case "<": delimiter = "⟨"
    case ">": delimiter = "⟩"
    case "∣": delimiter = "|"
    case "∥": delimiter = "‖"
    default: break
    }
    guard let delimiter, "()[]{}|‖⟨⟩⌊⌋⌈⌉⟦⟧/\\↑↓↕⇑⇓⇕".unicodeScalars.contains(delimiter) else {
      report(
        "expected a delimiter after \(name)", at: position, length: index - position,
        hint: #"write \{ for a brace, a dot for none"#)
      return nil
    }
    uses.append(Use(scalar: delimiter, role: .math, column: position + 1))
    return Character(delimiter)
  }

  /// `\begin{…} … \end{…}`.
  mutating func environment(from start: Int) -> MathAtom? {
    guard let (name, place) = environmentName(of: "\\begin", at: start) else { return nil }
    var environment = MathArray.environments[name] ?? MathArray.Environment()
    if MathArray.environments[name] == nil {
      let near = NearestName.of(name, among: MathArray.environments.keys.sorted())
      report(
        "unknown environment \"\(name)\"", at: place, length: name.unicodeScalars.count,
        hint: near.map { "did you mean \"\($0)\"?" })
    }
    if name == "array" {
      guard let alignments = alignments(at: start) else { return nil }
      environment.alignments = alignments
    }
    let rows = rows()
    guard terminator == .end else {
      report("\\begin{\(name)} is not closed", at: start, length: 6, hint: "write \\end{\(name)}")
      return nil
    }
    let end = index
    skipTerminator()
    guard let (closing, position) = environmentName(of: "\\end", at: end) else { return nil }
    if closing != name {
      report(
        "\\end{\(closing)} closes \\begin{\(name)}", at: position,
        length: max(1, closing.unicodeScalars.count), hint: "write \\end{\(name)}")
    }
    let kind: MathAtom.Kind = environment.left == nil ? .ordinary : .inner
    return MathAtom(kind, .array(MathArray(environment: environment, rows: rows)))
  }

  /// Lines of a group, one above the other.
  mutating func lines(of name: String, at start: Int) -> MathAtom? {
    guard let brace = openBrace(of: name, at: start) else { return nil }
    let rows = rows()
    closeBrace(openedAt: brace)
    return MathAtom(.ordinary, .array(MathArray(environment: MathArray.substack, rows: rows)))
  }

  /// Cells up to what is neither `&` nor `\\`; an empty last row is none.
  private mutating func rows() -> [[[MathAtom]]] {
    let outer = endsAtBracket
    defer { endsAtBracket = outer }
    endsAtBracket = false
    var rows: [[[MathAtom]]] = [[atoms()]]
    while true {
      switch terminator {
      case .cell:
        skipTerminator()
        rows[rows.count - 1].append(atoms())
      case .row:
        skipTerminator()
        rows.append([atoms()])
      default:
        if rows.count > 1, rows.last == [[]] { rows.removeLast() }
        return rows
      }
    }
  }

  /// The name between braces, and where it starts.
  private mutating func environmentName(
    of command: String, at start: Int
  ) -> (name: String, place: Int)? {
    skipSpaces()
    guard current == "{", let end = scalars[index...].firstIndex(of: "}"),
      !scalars[index..<end].contains("$")
    else {
      reportMissingArgument(of: command, at: start)
      return nil
    }
    let place = index + 1
    index = end + 1
    return (scalars[place..<end].map { String(Character($0)) }.joined(), place)
  }

  private mutating func alignments(at start: Int) -> [MathArray.Alignment]? {
    guard let (letters, place) = environmentName(of: "\\begin{array}", at: start) else {
      return nil
    }
    var alignments: [MathArray.Alignment] = []
    for (i, letter) in letters.unicodeScalars.enumerated() where letter != " " {
      switch letter {
      case "l": alignments.append(.left)
      case "c": alignments.append(.center)
      case "r": alignments.append(.right)
      default:
        report(
          "unknown alignment \"\(letter)\"", at: place + i, hint: "columns are l, c or r")
      }
    }
    return alignments.isEmpty ? [.center] : alignments
  }
}
