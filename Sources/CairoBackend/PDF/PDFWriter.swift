/// Gathers objects and writes them as a file: values packed together, streams as they are.
///
/// > ISO 32000-1:2008. *Document management, Portable document format, Part 1: PDF 1.7*, sections
/// > 7.5.7, "Object streams", and 7.5.8, "Cross-reference streams".
struct PDFWriter {
  private var objects: [PDFFile.Object?]
  private var free: [Int]
  /// Objects in one stream: enough to pack well, and few enough to be read at once.
  private static let packed = 256

  /// Begins with objects that have numbers already; the numbers between them are given to others.
  init(_ known: [(number: Int, object: PDFFile.Object)]) {
    var objects = [PDFFile.Object?](repeating: nil, count: (known.map(\.number).max() ?? 0) + 1)
    for (number, object) in known { objects[number] = object }
    self.objects = objects
    free = objects.indices.filter { $0 > 0 && objects[$0] == nil }.reversed()
  }

  /// A number for an object to come.
  mutating func reserve() -> Int {
    if let number = free.popLast() { return number }
    objects.append(nil)
    return objects.count - 1
  }

  /// Sets an object.
  subscript(_ number: Int) -> PDFFile.Object? {
    get { objects[number] }
    set { objects[number] = newValue }
  }

  /// Adds a value and gives the reference to it.
  mutating func add(_ value: PDFDictionary) -> PDFValue {
    let number = reserve()
    objects[number] = PDFFile.Object(value: .dictionary(value))
    return .reference(number)
  }

  /// Adds a stream and gives the reference to it.
  mutating func add(_ dictionary: PDFDictionary, stream: [UInt8]) -> PDFValue {
    let number = reserve()
    objects[number] = PDFFile.Object(value: .dictionary(dictionary), stream: stream[...])
    return .reference(number)
  }

  /// The bytes of the file.
  func file(root: PDFValue, info: PDFValue?) throws -> [UInt8] {
    var bytes = Array("%PDF-1.7\n%".utf8) + [0xe2, 0xe3, 0xcf, 0xd3, 0x0a]
    var entries = Array(repeating: Entry.free, count: objects.count)
    var values: [Int] = []
    for (number, object) in objects.enumerated() {
      guard let object else { continue }
      if object.stream == nil {
        values.append(number)
      } else {
        entries[number] = .place(bytes.count)
        bytes.append(number, object)
      }
    }
    for start in stride(from: 0, to: values.count, by: PDFWriter.packed) {
      let group = values[start..<min(start + PDFWriter.packed, values.count)]
      let number = entries.count
      for (index, value) in group.enumerated() {
        entries[value] = .packed(stream: number, index: index)
      }
      entries.append(.place(bytes.count))
      bytes.append(number, try objectStream(group))
    }
    let start = bytes.count
    entries.append(.place(start))
    var trailer: PDFDictionary = [
      "Type": .name("XRef"), "Size": .integer(entries.count), "Root": root,
      "W": .array([.integer(1), .integer(4), .integer(2)]),
    ]
    trailer["Info"] = info
    let table = try PDFFile.Object(packing: entries.flatMap(\.bytes), trailer)
    bytes.append(entries.count - 1, table)
    bytes.append("startxref\n\(start)\n%%EOF\n")
    return bytes
  }

  private func objectStream(_ numbers: ArraySlice<Int>) throws -> PDFFile.Object {
    var (head, body): ([UInt8], [UInt8]) = ([], [])
    for number in numbers {
      guard let object = objects[number] else { continue }
      head.append("\(number) \(body.count) ")
      body.append(object.value)
      body.append("\n")
    }
    return try PDFFile.Object(
      packing: head + body,
      ["Type": .name("ObjStm"), "N": .integer(numbers.count), "First": .integer(head.count)])
  }

  /// Where an object is.
  private enum Entry {
    case free
    case place(Int)
    case packed(stream: Int, index: Int)

    var bytes: [UInt8] {
      let (kind, place, index): (UInt8, Int, Int) =
        switch self {
        case .free: (0, 0, 0xffff)
        case .place(let place): (1, place, 0)
        case .packed(let stream, let index): (2, stream, index)
        }
      return [kind] + [24, 16, 8, 0].map { UInt8(place >> $0 & 0xff) }
        + [UInt8(index >> 8), UInt8(index & 0xff)]
    }
  }
}

extension PDFFile.Object {
  /// A packed stream.
  init(packing contents: [UInt8], _ dictionary: PDFDictionary = [:]) throws {
    var dictionary = dictionary
    let stream = try contents.withUnsafeBytes { try PNGChunks.compressed($0, level: 6) }
    dictionary["Filter"] = .name("FlateDecode")
    dictionary["Length"] = .integer(stream.count)
    self.init(value: .dictionary(dictionary), stream: stream[...])
  }
}

extension [UInt8] {
  fileprivate mutating func append(_ number: Int, _ object: PDFFile.Object) {
    append("\(number) 0 obj\n")
    append(object.value)
    if let stream = object.stream {
      append("\nstream\n")
      append(contentsOf: stream)
      append("\nendstream")
    }
    append("\nendobj\n")
  }
}
