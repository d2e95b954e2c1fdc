import Typesetting

/// Elements as bytes, with every text escaped.
struct Markup {
  private(set) var bytes: [UInt8] = []

  /// Begins an element; attributes without a value are left out.
  mutating func open(_ name: String, _ attributes: (name: String, value: String?)...) {
    begin(name, attributes)
    bytes.append(UInt8(ascii: ">"))
  }

  /// An element that has nothing inside.
  mutating func empty(_ name: String, _ attributes: (name: String, value: String?)...) {
    begin(name, attributes)
    bytes += "/>".utf8
  }

  private mutating func begin(_ name: String, _ attributes: [(name: String, value: String?)]) {
    bytes.append(UInt8(ascii: "<"))
    bytes += name.utf8
    for case (let name, let value?) in attributes {
      bytes.append(UInt8(ascii: " "))
      bytes += name.utf8
      bytes += "=\"".utf8
      text(value)
      bytes.append(UInt8(ascii: "\""))
    }
  }

  /// Ends an element.
  mutating func close(_ name: String) {
    bytes += "</".utf8
    bytes += name.utf8
    bytes.append(UInt8(ascii: ">"))
  }

  /// Ends a line of the file, where white space means nothing.
  mutating func newline() { bytes.append(UInt8(ascii: "\n")) }

  /// Appends what is markup already.
  mutating func append(_ markup: some Sequence<UInt8>) { bytes += markup }

  /// Appends text with what HTML reserves written as entities, and what it forbids replaced.
  mutating func text(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": bytes += "&amp;".utf8
      case "<": bytes += "&lt;".utf8
      case ">": bytes += "&gt;".utf8
      case "\"": bytes += "&quot;".utf8
      case "\t", "\n", " "..."~": bytes.append(UInt8(scalar.value))
      case "\r": bytes.append(UInt8(ascii: "\n"))
      default:
        let shown = scalar.isForbiddenInMarkup ? "\u{fffd}" : scalar
        if let encoded = UTF8.encode(shown) { bytes += encoded }
      }
    }
  }
}
