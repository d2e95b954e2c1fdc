/// A JSON value that knows where it stands.
public struct Node: Hashable, Sendable {
  /// What the value is.
  public indirect enum Value: Hashable, Sendable {
    /// `null`
    case null
    /// `true` or `false`
    case boolean(Bool)
    /// A number; finite.
    case number(Double)
    /// A string, escapes resolved.
    case string(String)
    /// An array.
    case array([Node])
    /// An object; keys in order of the text, each once.
    case object([Member])
  }

  /// A key with its value.
  public struct Member: Hashable, Sendable {
    /// The key.
    public var key: String
    /// Where the key stands, quotes included.
    public var keyRange: SourceRange
    /// The value.
    public var value: Node

    /// Creates a member.
    public init(key: String, keyRange: SourceRange, value: Node) {
      self.key = key
      self.keyRange = keyRange
      self.value = value
    }
  }

  /// What the value is.
  public var value: Value
  /// Where it stands.
  public var range: SourceRange

  /// Creates a node.
  public init(_ value: Value, at range: SourceRange) {
    self.value = value
    self.range = range
  }

  /// How messages call the value: a number or a short string as written, else its kind.
  public var described: String {
    switch value {
    case .null: "null"
    case .boolean(let flag): "\(flag)"
    case .number(let number): NumberText.shortest(number)
    case .string(let text): text.count <= 40 ? "\"\(text)\"" : "a string"
    case .array(let elements): elements.isEmpty ? "an empty array" : "an array"
    case .object: "an object"
    }
  }

  /// The member of an object with a key.
  public func member(_ key: String) -> Member? {
    guard case .object(let members) = value else { return nil }
    return members.first { $0.key == key }
  }
}

/// Numbers as messages show them.
public enum NumberText {
  /// The shortest text that reads back to the same number, as people write it: 5, 0.1, 1e-5.
  public static func shortest(_ number: Double) -> String {
    var bytes: [UInt8] = []
    append(number, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The same text at the end of others: data files have millions of numbers.
  public static func append(_ number: Double, to bytes: inout [UInt8]) {
    var text = number.description
    text.withUTF8 { digits in
      guard let e = digits.lastIndex(of: UInt8(ascii: "e")) else {
        let end = digits.count
        let isWhole =
          end > 2 && digits[end - 1] == UInt8(ascii: "0") && digits[end - 2] == UInt8(ascii: ".")
        return bytes.append(
          contentsOf: UnsafeBufferPointer(rebasing: digits.dropLast(isWhole ? 2 : 0)))
      }
      bytes.append(contentsOf: digits[...e])
      var exponent = digits[(e + 1)...]
      if exponent.first == UInt8(ascii: "-") { bytes.append(UInt8(ascii: "-")) }
      exponent = exponent.drop { $0 < UInt8(ascii: "1") }
      bytes.append(contentsOf: exponent)
    }
  }
}
