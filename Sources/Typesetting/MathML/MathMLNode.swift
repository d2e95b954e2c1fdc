/// An element of MathML.
struct MathMLNode {
  var name: String
  var attributes: [(name: String, value: String)] = []
  var text = ""
  var children: [MathMLNode] = []
  /// White beside an operator, in mu.
  var before = 0.0
  var after = 0.0

  init(
    _ name: String, _ attributes: [(name: String, value: String)] = [], text: String = "",
    children: [MathMLNode] = []
  ) {
    self.name = name
    self.attributes = attributes
    self.text = text
    self.children = children
  }

  /// One element of several.
  static func group(_ nodes: [MathMLNode]) -> MathMLNode {
    nodes.count == 1 ? nodes[0] : MathMLNode("mrow", children: nodes)
  }

  /// White of so many mu, which may be negative.
  static func space(_ mu: Double) -> MathMLNode {
    // A width cannot be negative, but a margin can.
    MathMLNode(
      "mspace", [mu < 0 ? ("style", "margin-left:\(ems(mu))") : ("width", ems(mu))])
  }

  /// Whether it is an operator, maybe with scripts, which may have white beside it.
  var isOperator: Bool {
    switch name {
    case "mo": true
    case "msub", "msup", "msubsup", "munder", "mover", "munderover": children[0].isOperator
    default: false
    }
  }

  /// Adds to the white beside an operator.
  mutating func addSpace(before: Double = 0, after: Double = 0) {
    guard name == "mo" else { return children[0].addSpace(before: before, after: after) }
    self.before += before
    self.after += after
  }

  /// Appends the element.
  func write(to output: inout String) {
    output += "<\(name)"
    for (name, value) in attributes {
      output += " \(name)=\""
      MathMLNode.write(value, to: &output)
      output += "\""
    }
    if name == "mo" {
      // Browsers have spaces of their own for every operator.
      output += " lspace=\"\(MathMLNode.ems(before))\" rspace=\"\(MathMLNode.ems(after))\""
    }
    output += ">"
    MathMLNode.write(text, to: &output)
    for child in children { child.write(to: &output) }
    output += "</\(name)>"
  }

  private static func write(_ text: String, to output: inout String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"": output += "&quot;"
      case "\t", "\n", "\r": output += " "
      default: output.unicodeScalars.append(scalar.isForbiddenInMarkup ? "\u{fffd}" : scalar)
      }
    }
  }

  /// A length of so many mu: "0.278em".
  static func ems(_ mu: Double) -> String {
    let thousandths = Int((mu * 1000 / 18).rounded())
    guard thousandths != 0 else { return "0" }
    let size = thousandths.magnitude
    var digits = "\(size / 1000)"
    if size % 1000 > 0 {
      digits += "." + "\(1000 + size % 1000)".dropFirst()
      while digits.last == "0" { digits.removeLast() }
    }
    return (thousandths < 0 ? "-" : "") + digits + "em"
  }
}

extension Unicode.Scalar {
  /// Whether HTML and XML forbid the character, or it would turn the text that follows around.
  public var isForbiddenInMarkup: Bool {
    switch value {
    case 0x9, 0xa, 0xd: false
    case 0..<0x20, 0x7f..<0xa0, 0x202a...0x202e, 0x2066...0x2069, 0xfdd0...0xfdef: true
    default: value & 0xfffe == 0xfffe
    }
  }
}
