import CDeflate
import Testing

@testable import CairoBackend

/// A PDF file whose objects are packed, read as a viewer would.
struct PDFContents {
  let bytes: [UInt8]
  let trailer: PDFDictionary
  private var places: [Int: Int] = [:]
  private var packed: [Int: PDFValue] = [:]

  init(_ bytes: [UInt8]) throws {
    self.bytes = bytes
    let text = String(decoding: bytes.suffix(40), as: UTF8.self)
    let start = try #require(text.split(separator: "\n").dropLast().last.flatMap { Int($0) })
    let table = try #require(PDFContents.object(bytes, at: start))
    trailer = try #require(table.value.dictionary)
    let entries = try #require(table.contents)
    var streams: Set<Int> = []
    for (number, at) in stride(from: 0, to: entries.count, by: 7).enumerated() {
      let place = entries[(at + 1)..<(at + 5)].reduce(0) { $0 << 8 | Int($1) }
      switch entries[at] {
      case 1: places[number] = place
      case 2: streams.insert(place)
      default: break
      }
    }
    for stream in streams {
      let object = try #require(PDFContents.object(bytes, at: places[stream] ?? 0))
      let contents = try #require(object.contents)
      let dictionary = try #require(object.value.dictionary)
      var head = PDFReader(contents)
      let first = try #require(dictionary["First"]?.integer)
      for _ in 0..<(dictionary["N"]?.integer ?? 0) {
        let number = try #require(head.value()?.integer)
        let place = try #require(head.value()?.integer)
        var reader = PDFReader(contents, at: first + place)
        packed[number] = reader.value()
      }
    }
  }

  private static func object(_ bytes: [UInt8], at place: Int) -> PDFFile.Object? {
    var reader = PDFReader(bytes, at: place)
    guard reader.value() != nil, reader.value() != nil, reader.take("obj"),
      let value = reader.value()
    else { return nil }
    guard reader.take("stream"), let length = value.dictionary?["Length"]?.integer else {
      return PDFFile.Object(value: value)
    }
    let start = reader.place + 1
    return PDFFile.Object(value: value, stream: bytes[start..<(start + length)])
  }

  /// What a value is, or refers to; nil for null and for what is not there.
  func resolved(_ value: PDFValue?) -> PDFValue? {
    guard let number = value?.reference else { return value == .null ? nil : value }
    return packed[number] ?? places[number].flatMap { PDFContents.object(bytes, at: $0)?.value }
  }

  func dictionary(_ value: PDFValue?) -> PDFDictionary? { resolved(value)?.dictionary }

  /// The bytes of a stream.
  func contents(_ value: PDFValue?) -> [UInt8]? {
    value?.reference.flatMap { places[$0] }.flatMap { PDFContents.object(bytes, at: $0)?.contents }
  }

  /// All dictionaries, in no order.
  var values: [PDFDictionary] {
    packed.values.compactMap(\.dictionary)
      + places.values.compactMap { PDFContents.object(bytes, at: $0)?.value.dictionary }
  }

  var catalog: PDFDictionary { dictionary(trailer["Root"]) ?? [:] }

  var pages: [PDFDictionary] {
    (dictionary(catalog["Pages"])?["Kids"]?.array ?? []).compactMap { dictionary($0) }
  }

  func numbers(_ value: PDFValue?) -> [Double] {
    (value?.array ?? []).compactMap { element -> Double? in
      guard case .token(let token) = element else { return nil }
      return Double(token)
    }
  }

  /// A text that is written as ASCII, or as UTF-16.
  func text(_ value: PDFValue?) -> String? {
    guard case .string(let bytes) = resolved(value) else { return nil }
    guard bytes.starts(with: [0xfe, 0xff]) else { return String(decoding: bytes, as: UTF8.self) }
    let units = stride(from: 2, to: bytes.count, by: 2).map {
      UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
    }
    return String(decoding: units, as: UTF16.self)
  }

  /// The tree of elements, one a line, with the pages on which they have contents.
  var outlineOfElements: String {
    var lines: [String] = []
    func add(_ element: PDFDictionary, depth: Int) {
      guard case .name(let type) = element["S"] else { return }
      var line = String(repeating: "  ", count: depth) + type
      if let alternative = text(element["Alt"]) { line += " \"\(alternative)\"" }
      lines.append(line)
      for kid in resolved(element["K"])?.array ?? [element["K"] ?? .null] {
        if let kid = dictionary(kid) { add(kid, depth: depth + 1) }
      }
    }
    let root = dictionary(catalog["StructTreeRoot"])
    for kid in root?["K"]?.array ?? [] { add(dictionary(kid) ?? [:], depth: 0) }
    return lines.joined(separator: "\n")
  }
}
