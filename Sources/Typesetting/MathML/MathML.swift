/// A formula in MathML, which browsers set and screen readers read.
///
/// Letters are those that were typed: browsers make variables italic. The spaces between the parts
/// are TeX's. A formula that has a mistake is words as typed.
///
/// > W3C. *MathML Core*, Candidate Recommendation, 2025.
public struct MathML: Hashable, Sendable {
  /// Whether a formula stands in a line of words or on one of its own.
  public enum Display: Hashable, Sendable { case inline, block }

  /// The `math` element.
  public let element: String
  /// The formula as words, as ``PlainText`` has it.
  public let alternative: String
  /// The characters that are drawn in a math face.
  public let symbols: Set<Unicode.Scalar>
  /// The characters that are drawn in the face of the words around.
  public let words: Set<Unicode.Scalar>

  /// Writes a formula in TeX, without dollar signs around it.
  public init(_ formula: String, display: Display) {
    let markup = "$\(formula)$"
    let pieces = LabelParser.lines(of: markup).flatMap { $0 }
    var math = MathMLNode("math")
    if case .formula(let atoms)? = pieces.first, pieces.count == 1 {
      let size: MathStyle.Size = display == .block ? .display : .text
      math.children = MathMLBuilder().row(atoms, MathStyle(size: size))
      alternative = PlainText.text(of: markup)
    } else {
      math.children = [MathMLNode("mtext", text: formula)]
      alternative = formula
    }
    if display == .block { math.attributes.append(("display", "block")) }
    math.attributes.append(("alttext", alternative))
    var letters = MathMLLetters()
    letters.insert(math)
    (symbols, words) = (letters.symbols, letters.words)
    var element = ""
    math.write(to: &element)
    self.element = element
  }

  /// How many characters the longest line has, about.
  public var widestLine: Int { alternative.split(separator: ";").map(\.count).max() ?? 0 }
}

/// The characters that are drawn where elements are.
private struct MathMLLetters {
  var symbols: Set<Unicode.Scalar> = []
  var words: Set<Unicode.Scalar> = []

  mutating func insert(_ node: MathMLNode) {
    let scalars = node.text.unicodeScalars
    switch node.name {
    case "mtext": words.formUnion(scalars)
    case "mi" where scalars.count == 1 && node.attributes.isEmpty:
      symbols.formUnion(scalars.map(MathAlphabet.italic))
    case "msqrt", "mroot": symbols.insert("√")
    default: symbols.formUnion(scalars)
    }
    for child in node.children { insert(child) }
  }
}
