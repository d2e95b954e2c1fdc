extension MathMLBuilder {
  /// Characters in the math face: a number, a name or an operator.
  func token(_ text: String, _ kind: MathAtom.Kind) -> MathMLNode {
    let scalars = text.unicodeScalars
    if scalars.allSatisfy({ ("0"..."9").contains($0) || $0 == "." }), text != "." {
      return MathMLNode("mn", text: text)
    }
    guard let scalar = scalars.first, scalars.count == 1 else {
      // Browsers make single letters italic, and no others; a space at an end they drop.
      return MathMLNode("mi", text: text)
    }
    if isOperator(scalar, kind) { return self.operator(scalar) }
    if let typed = typed(scalar) { return MathMLNode("mi", text: String(Character(typed))) }
    let isItalicized =
      MathAlphabet.italic(scalar) != scalar || "∂∇".unicodeScalars.contains(scalar)
      || ("Α"..."Ω").contains(scalar)
    return MathMLNode("mi", isItalicized ? [("mathvariant", "normal")] : [], text: text)
  }

  /// Whether a character is one of signs, not of names.
  private func isOperator(_ scalar: Unicode.Scalar, _ kind: MathAtom.Kind) -> Bool {
    if kind != .ordinary { return kind != .operator || MathSymbols.isLarge(scalar) }
    if "|‖¬∀∃∄′√".unicodeScalars.contains(scalar) { return true }
    if scalar.isASCII { return !scalar.isLetter }
    // A binary operator without operands is ordinary, and still no name.
    return MathSymbols.kind(of: scalar) != .ordinary
  }

  /// An operator as large as it is by itself.
  private func `operator`(_ scalar: Unicode.Scalar) -> MathMLNode {
    MathMLNode(
      "mo", Self.stretching.contains(scalar) ? [("stretchy", "false")] : [],
      text: String(Character(scalar)))
  }

  /// What browsers stretch unless told otherwise.
  private static let stretching = Set(
    "()[]{}|‖⟨⟩⌊⌋⌈⌉⟦⟧↑↓↕⇑⇓⇕→←↔↦↩↪⇀⇁↼↽⇌⇒⇐⇔⟶⟵⟷⟹⟸⟺⟼⇝↠⇉⇄√⏞⏟".unicodeScalars)

  /// The letter that browsers make italic; nil if they make no such letter.
  private func typed(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x210e, 0x1d434...0x1d467, 0x1d6a4, 0x1d6a5, 0x1d6e2...0x1d71b:
      MathAlphabet.upright(scalar)
    default: nil
    }
  }

  /// Words, whose spaces must not be lost.
  func words(_ text: String, style: String? = nil) -> MathMLNode {
    MathMLNode(
      "mtext", style.map { [("style", $0)] } ?? [], text: text.replacing(" ", with: "\u{a0}"))
  }

  /// Characters in another face: letters that Unicode has in it, or words.
  func letters(_ text: String, _ face: MathAtom.Letters) -> MathMLNode {
    let scalars = text.unicodeScalars
    guard scalars.allSatisfy({ $0.isLetter || ("0"..."9").contains($0) }) else {
      let style =
        switch face {
        case .bold: "font-weight:600"
        case .italic: "font-style:italic"
        case .sans: "font-family:sans-serif"
        case .mono: "font-family:monospace"
        }
      return words(text, style: style)
    }
    // Browsers make a single letter italic by themselves.
    if face == .italic, scalars.count == 1 { return MathMLNode("mi", text: text) }
    var styled = ""
    for scalar in scalars { styled.unicodeScalars.append(face.letter(scalar)) }
    let areDigits = scalars.allSatisfy { !$0.isLetter }
    return MathMLNode(areDigits ? "mn" : "mi", text: styled)
  }
}

extension MathAtom.Letters {
  /// The letter or digit of the face.
  ///
  /// > The Unicode Consortium. *The Unicode Standard, Version 15.0*, chapter 22.2, "Letterlike
  /// > Symbols", 2022.
  fileprivate func letter(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let (letters, digits): (UInt32, UInt32?) =
      switch self {
      case .bold: (0x1d400, 0x1d7ce)
      case .italic: (0x1d434, nil)
      case .sans: (0x1d5a0, 0x1d7e2)
      case .mono: (0x1d670, 0x1d7f6)
      }
    return switch scalar {
    case "h" where self == .italic: "ℎ"
    case "A"..."Z": Unicode.Scalar(letters + scalar.value - 0x41) ?? scalar
    case "a"..."z": Unicode.Scalar(letters + 26 + scalar.value - 0x61) ?? scalar
    default: digits.flatMap { Unicode.Scalar($0 + scalar.value - 0x30) } ?? scalar
    }
  }
}
