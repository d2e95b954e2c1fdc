/// An element of an XML text, for tests that look into one.
public struct Element: Equatable, Sendable {
  /// What the tags say.
  public var name: String
  /// The values by their names, without entities.
  public var attributes: [String: String] = [:]
  /// The characters directly inside.
  public var text = ""
  /// The elements directly inside.
  public var children: [Element] = []

  /// What is wrong with an XML text.
  public struct Mistake: Error, Equatable, Sendable { let message: String }

  /// Reads a text that is one element: every tag closed, every attribute quoted and named once, no
  /// reserved character and no control character by itself.
  public init(_ text: String) throws {
    var reader = Reader(scalars: Array(text.unicodeScalars))
    self = try reader.element(depth: 0)
    guard reader.index == reader.scalars.count else {
      throw Mistake(message: "more behind </\(name)>")
    }
  }

  fileprivate init(name: String) { self.name = name }

  /// All characters inside.
  public var allText: String { text + children.map(\.allText).joined() }

  /// The element and all inside.
  public var all: [Element] { [self] + children.flatMap(\.all) }

  /// The names and the texts: `msup(mi:x mn:2)`.
  public var outline: String {
    if children.isEmpty, !text.isEmpty { return "\(name):\(text)" }
    return "\(name)(\(children.map(\.outline).joined(separator: " ")))"
  }
}

private struct Reader {
  let scalars: [Unicode.Scalar]
  var index = 0

  mutating func element(depth: Int) throws -> Element {
    guard depth < 300 else { throw Element.Mistake(message: "nested too deeply") }
    try expect("<")
    var element = Element(name: try word())
    while take(" ") {
      let name = try word()
      try expect("=")
      try expect("\"")
      let value = try characters(until: "\"")
      try expect("\"")
      guard element.attributes.updateValue(value, forKey: name) == nil else {
        throw Element.Mistake(message: "two attributes \(name)")
      }
    }
    if take("/") {
      try expect(">")
      return element
    }
    try expect(">")
    while true {
      element.text += try characters(until: "<")
      if index + 1 < scalars.count, scalars[index + 1] == "/" { break }
      element.children.append(try self.element(depth: depth + 1))
    }
    try expect("<")
    try expect("/")
    let closing = try word()
    guard closing == element.name else {
      throw Element.Mistake(message: "</\(closing)> closes <\(element.name)>")
    }
    try expect(">")
    return element
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard index < scalars.count, scalars[index] == scalar else { return false }
    index += 1
    return true
  }

  private mutating func expect(_ scalar: Unicode.Scalar) throws {
    guard take(scalar) else {
      let rest = String(String.UnicodeScalarView(scalars[index...].prefix(30)))
      throw Element.Mistake(message: "expected \(scalar) before \(rest)")
    }
  }

  private mutating func word() throws -> String {
    var word = String.UnicodeScalarView()
    while index < scalars.count,
      scalars[index].properties.isAlphabetic
        || "0123456789-:".unicodeScalars.contains(scalars[index])
    {
      word.append(scalars[index])
      index += 1
    }
    guard !word.isEmpty else { throw Element.Mistake(message: "a name is missing") }
    return String(word)
  }

  private mutating func characters(until end: Unicode.Scalar) throws -> String {
    var text = String.UnicodeScalarView()
    while index < scalars.count, scalars[index] != end {
      let scalar = scalars[index]
      index += 1
      switch scalar {
      case "<", "\u{0}"..."\u{8}", "\u{b}"..."\u{1f}":
        throw Element.Mistake(message: "U+\(String(scalar.value, radix: 16)) by itself")
      case "&":
        let name = try word()
        try expect(";")
        guard let entity = ["amp": "&", "lt": "<", "gt": ">", "quot": "\""][name] else {
          throw Element.Mistake(message: "unknown entity \(name)")
        }
        text.append(contentsOf: entity.unicodeScalars)
      default: text.append(scalar)
      }
    }
    guard index < scalars.count else { throw Element.Mistake(message: "\(end) is missing") }
    return String(text)
  }
}
