/// What Cairo leaves out of a PDF, appended to it: descriptions of figures, and the language.
///
/// The changed objects stand behind the old file, with a table of their places that refers to the
/// old one.
///
/// > ISO 32000-1:2008. *Document management, Portable document format, Part 1: PDF 1.7*, sections
/// > 7.5.6, "Incremental updates", and 14.9, "Accessibility support".
struct PDFUpdate {
  private let file: [UInt8]
  /// Where the objects begin; 0 where there is none.
  private var places: [Int] = []
  private var trailer = ""
  private var lastTable = 0

  /// Reads the table of a file; nil if it is not of the classic form.
  init?(_ file: [UInt8]) {
    self.file = file
    guard let mark = PDFUpdate.last("startxref", in: file),
      let table = PDFUpdate.number(file, from: mark + 9), table < file.count
    else { return nil }
    lastTable = table
    let lines = file[table...].split(separator: UInt8(ascii: "\n"), maxSplits: 2)
    guard lines.count == 3, String(decoding: lines[0], as: UTF8.self) == "xref",
      let count = lines[1].split(separator: UInt8(ascii: " ")).last
        .flatMap({ Int(String(decoding: $0, as: UTF8.self)) }),
      lines[2].count > 20 * count
    else { return nil }
    // Twenty bytes each.
    places = (0..<count).map { index in
      let entry = lines[2].dropFirst(20 * index).prefix(20)
      let isInUse = entry.dropFirst(17).first == UInt8(ascii: "n")
      return isInUse ? Int(String(decoding: entry.prefix(10), as: UTF8.self)) ?? 0 : 0
    }
    trailer = String(decoding: lines[2].dropFirst(20 * count), as: UTF8.self)
  }

  /// The file with a description for all its figures, and its language.
  func describing(_ description: String, language: String) -> [UInt8]? {
    guard let root = reference("/Root"), let catalog = dictionary(of: root) else { return nil }
    var added = Array("   /Lang ".utf8) + PDFUpdate.string(language)
    added.append("\n   /ViewerPreferences << /DisplayDocTitle true >>\n")
    if !catalog.contains("/MarkInfo") { added.append("   /MarkInfo << /Marked true >>\n") }
    var objects = [(root, Array(catalog.utf8) + added)]
    for index in places.indices where places[index] > 0 {
      guard let text = dictionary(of: index), text.contains("/S /Figure") else { continue }
      let alternative = Array("   /Alt ".utf8) + PDFUpdate.string(description)
      objects.append((index, Array(text.utf8) + alternative))
    }
    return appending(objects.sorted { $0.0 < $1.0 })
  }

  private func appending(_ objects: [(index: Int, bytes: [UInt8])]) -> [UInt8]? {
    guard let root = reference("/Root"), let info = reference("/Info") else { return nil }
    var bytes = file
    var table = "xref\n"
    for (index, object) in objects {
      let place = "\(bytes.count)"
      bytes.append("\(index) 0 obj\n")
      bytes += object
      bytes.append("\n>>\nendobj\n")
      table += "\(index) 1\n" + String(repeating: "0", count: 10 - place.count) + place
      table += " 00000 n \n"
    }
    table += "trailer\n<< /Size \(places.count)\n   /Root \(root) 0 R\n   /Info \(info) 0 R\n"
    table += "   /Prev \(lastTable)\n>>\nstartxref\n\(bytes.count)\n%%EOF\n"
    bytes.append(table)
    return bytes
  }

  /// The number of the object to which the trailer refers by a name.
  private func reference(_ name: String) -> Int? {
    guard let range = trailer.firstRange(of: name + " ") else { return nil }
    return Int(trailer[range.upperBound...].prefix { ("0"..."9").contains($0) })
  }

  /// A dictionary that is an object, from its first brackets to before its last; nil if the object
  /// is anything else.
  private func dictionary(of index: Int) -> String? {
    guard places.indices.contains(index), places[index] < file.count else { return nil }
    let head = Array("\(index) 0 obj\n".utf8)
    let rest = file[places[index]...].prefix(head.count + 4000)
    guard rest.starts(with: head) else { return nil }
    // Most objects are streams: their bytes are not worth a text.
    let bytes = rest.dropFirst(head.count)
    guard bytes.starts(with: "<<".utf8) else { return nil }
    let stop = bytes.indices.first {
      bytes[$0] == 0x0a && bytes[$0...].starts(with: "\nendobj".utf8)
    }
    guard let stop else { return nil }
    let body = String(decoding: bytes[..<stop], as: UTF8.self)
    if body.contains("stream") { return nil }
    guard let close = body.lastIndex(of: ">") else { return nil }
    return String(body[..<body.index(before: close)])
  }

  private static func last(_ text: String, in bytes: [UInt8]) -> Int? {
    let pattern = Array(text.utf8)
    let from = max(0, bytes.count - 100)
    return (from...max(from, bytes.count - pattern.count)).last {
      bytes[$0...].starts(with: pattern)
    }
  }

  private static func number(_ bytes: [UInt8], from start: Int) -> Int? {
    let digits = bytes[start...].drop { $0 <= 32 }.prefix { (48...57).contains($0) }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  /// A text as UTF-16 in parentheses, with what would end or change it escaped.
  private static func string(_ text: String) -> [UInt8] {
    var units: [UInt8] = [0xfe, 0xff]
    for unit in text.utf16 { units += [UInt8(unit >> 8), UInt8(unit & 0xff)] }
    var bytes = [UInt8(ascii: "(")]
    for byte in units {
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\\"):
        bytes += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\r"): bytes.append("\\r")
      default: bytes.append(byte)
      }
    }
    return bytes + [UInt8(ascii: ")")]
  }
}
