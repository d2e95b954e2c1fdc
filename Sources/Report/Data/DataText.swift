import Configuration

/// Bytes of a data file on their way: numbers in full precision, text quoted as its format asks.
struct DataText {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// The comma before the next field of a line.
  mutating func separate() { bytes.append(UInt8(ascii: ",")) }

  /// The shortest text that reads back to the same double; `nan`, `inf` and `-inf` where JSON has no
  /// number, and there in quotes.
  mutating func write(_ number: Double, isQuoted: Bool = false) {
    if number.isFinite { return NumberText.append(number, to: &bytes) }
    let text = number.isNaN ? "nan" : number > 0 ? "inf" : "-inf"
    write(isQuoted ? "\"\(text)\"" : text)
  }

  mutating func write(_ number: Int) { write("\(number)") }

  /// A field of a line of comma-separated values.
  ///
  /// > Y. Shafranovich. "Common Format and MIME Type for Comma-Separated Values (CSV) Files." RFC
  /// > 4180, 2005, §2, doi:10.17487/RFC4180
  mutating func writeField(_ text: String) {
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else {
      return write(text)
    }
    write("\"" + text.replacing("\"", with: "\"\"") + "\"")
  }

  mutating func writeLine(_ fields: [String]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { separate() }
      writeField(field)
    }
    write("\n")
  }
}
