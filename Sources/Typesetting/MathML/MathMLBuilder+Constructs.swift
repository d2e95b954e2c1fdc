extension MathMLBuilder {
  /// What stands on the baseline.
  func nucleus(_ atom: MathAtom, _ mode: MathStyle) -> MathMLNode {
    switch atom.nucleus {
    case .symbol(let text): token(text, atom.kind)
    case .words(let text): words(text)
    case .letters(let text, let face): letters(text, face)
    case .large(let sign): MathMLNode("mo", text: String(sign))
    case .list(let atoms): group(atoms, mode)
    case .accent(let mark, let atoms, let isWide): accented(atoms, mark, isWide: isWide, mode)
    case .bar(let atoms, let isAbove): barred(atoms, isAbove: isAbove, mode)
    case .brace(let brace, let atoms, let isAbove):
      MathMLNode(
        isAbove ? "mover" : "munder", [(isAbove ? "accent" : "accentunder", "true")],
        children: [group(atoms, mode), stretched(brace)])
    case .arrow(let arrow, let above, let below): self.arrow(arrow, above, below, mode)
    case .radical(let degree, let atoms): radical(atoms, degree: degree, mode)
    case .fraction(let fraction): self.fraction(fraction, mode)
    case .delimited(let delimiters, let bodies): delimited(delimiters, bodies, mode)
    case .tall(let delimiter, let height): tall(delimiter, height)
    case .array(let array): self.array(array, mode)
    case .space, .size: MathMLNode("mrow")
    }
  }

  private func stretched(_ character: Character) -> MathMLNode {
    MathMLNode("mo", [("stretchy", "true")], text: String(character))
  }

  private func accented(
    _ atoms: [MathAtom], _ mark: Character, isWide: Bool, _ mode: MathStyle
  ) -> MathMLNode {
    let isVector = mark == "\u{20d7}"
    let isStretched =
      isVector || isWide && atoms.singleSymbol == nil && Self.stretchingMarks.contains(mark)
    var body = group(atoms, mode.cramped)
    // An accent takes the place of the dot.
    if body.name == "mi", body.attributes.isEmpty {
      if body.text == "i" { body.text = "ı" }
      if body.text == "j" { body.text = "ȷ" }
    }
    let sign =
      isStretched
      ? stretched(mark)
      : MathMLNode("mo", [("stretchy", "false")], text: Self.standalone[mark] ?? String(mark))
    return MathMLNode("mover", [("accent", "true")], children: [body, sign])
  }

  /// Those that browsers know to be stretched to the side.
  private static let stretchingMarks: Set<Character> = [
    "\u{302}", "\u{20d6}", "\u{20d7}", "\u{20e1}",
  ]

  /// Marks that stand by themselves, for a combining one would be drawn beside its place.
  private static let standalone: [Character: String] = [
    "\u{300}": "`", "\u{301}": "´", "\u{302}": "ˆ", "\u{303}": "˜", "\u{304}": "¯",
    "\u{306}": "˘", "\u{307}": "˙", "\u{308}": "¨", "\u{30a}": "˚", "\u{30c}": "ˇ",
  ]

  private func barred(_ atoms: [MathAtom], isAbove: Bool, _ mode: MathStyle) -> MathMLNode {
    if !isAbove {
      return MathMLNode("munder", children: [group(atoms, mode), stretched("\u{332}")])
    }
    if atoms.singleSymbol != nil {
      return accented(atoms, "\u{304}", isWide: false, mode)
    }
    // No browser stretches a bar above.
    let style = "border-top:0.06em solid;padding-top:0.12em"
    return MathMLNode("mrow", [("style", style)], children: row(atoms, mode.cramped))
  }

  private func arrow(
    _ arrow: Character, _ above: [MathAtom], _ below: [MathAtom], _ mode: MathStyle
  ) -> MathMLNode {
    func padded(_ atoms: [MathAtom], _ mode: MathStyle) -> MathMLNode {
      MathMLNode("mrow", children: [.space(9)] + row(atoms, mode) + [.space(9)])
    }
    let shaft = stretched(arrow)
    let label = padded(above, mode.script)
    if below.isEmpty { return MathMLNode("mover", children: [shaft, label]) }
    return MathMLNode(
      "munderover", children: [shaft, padded(below, mode.script.cramped), label])
  }

  private func radical(
    _ atoms: [MathAtom], degree: [MathAtom]?, _ mode: MathStyle
  ) -> MathMLNode {
    // Browsers differ in the room they leave behind low ones, for style sheets to mend.
    let kind = atoms.areLow(withScripts: true) ? [] : [(name: "class", value: "tall")]
    guard let degree else { return MathMLNode("msqrt", kind, children: row(atoms, mode.cramped)) }
    return MathMLNode(
      "mroot", kind,
      children: [group(atoms, mode.cramped), group(degree, MathStyle(size: .scriptScript))])
  }

  private func fraction(_ fraction: MathAtom.Fraction, _ outer: MathStyle) -> MathMLNode {
    let mode = fraction.size.map { outer.with($0) } ?? outer
    var node = MathMLNode(
      "mfrac",
      children: [
        group(fraction.numerator, mode.numerator),
        group(fraction.denominator, mode.numerator.cramped),
      ])
    if !fraction.hasBar {
      node.attributes.append(("linethickness", "0"))
      node = enclosed(["(", ")"], [[node]])
    }
    guard let size = fraction.size, size != outer.size else { return node }
    return MathMLNode("mstyle", size.attributes, children: [node])
  }

  private func delimited(
    _ delimiters: [Character?], _ bodies: [[MathAtom]], _ mode: MathStyle
  ) -> MathMLNode {
    // Around letters delimiters have their own size, as in TeX.
    let isStretched = !bodies.allSatisfy { $0.areLow(withScripts: false) }
    return enclosed(delimiters, bodies.map { row($0, mode) }, isStretched: isStretched)
  }

  /// Delimiters as tall as what stands between them.
  func enclosed(
    _ delimiters: [Character?], _ bodies: [[MathMLNode]], isStretched: Bool = true
  ) -> MathMLNode {
    var children: [MathMLNode] = []
    for (i, delimiter) in delimiters.enumerated() {
      if let delimiter {
        let form = i == 0 ? "prefix" : i < bodies.count ? "infix" : "postfix"
        children.append(
          MathMLNode(
            "mo", [("form", form), ("stretchy", "\(isStretched)"), ("symmetric", "true")],
            text: String(delimiter)))
      }
      if i < bodies.count { children += bodies[i] }
    }
    return MathMLNode("mrow", children: children)
  }

  private func tall(_ delimiter: Character, _ height: Double) -> MathMLNode {
    let size = MathMLNode.ems(18 * height)
    return MathMLNode(
      "mo",
      [("stretchy", "true"), ("symmetric", "true"), ("minsize", size), ("maxsize", size)],
      text: String(delimiter))
  }
}

extension [MathAtom] {
  /// Whether they are about as high as letters, maybe with scripts.
  fileprivate func areLow(withScripts: Bool) -> Bool {
    allSatisfy { atom in
      guard withScripts || !atom.hasScripts && atom.primes == 0 else { return false }
      return switch atom.nucleus {
      case .symbol, .words, .letters, .space: true
      case .accent(_, let atoms, _): withScripts && atoms.areLow(withScripts: false)
      case .list(let atoms): atoms.areLow(withScripts: withScripts)
      default: false
      }
    }
  }
}
