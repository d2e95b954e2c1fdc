import CDeflate

/// The objects of a PDF file with a classic table of their places, as Cairo writes it.
///
/// > ISO 32000-1:2008. *Document management, Portable document format, Part 1: PDF 1.7*, section
/// > 7.5, "File structure".
struct PDFFile {
  /// An object: a value, and the bytes behind it if it is a stream.
  struct Object {
    var value: PDFValue
    var stream: ArraySlice<UInt8>?
  }

  private let bytes: [UInt8]
  /// Where the objects begin, by their numbers; 0 where there is none.
  private let places: [Int]
  /// What leads to the catalog.
  let trailer: PDFDictionary

  /// Reads the table; nil if it is not of the classic form.
  init?(_ bytes: [UInt8]) {
    let mark = Array("startxref".utf8)
    let from = max(0, bytes.count - 64)
    guard
      let start = (from..<bytes.count).last(where: { bytes[$0...].starts(with: mark) })
    else { return nil }
    var reader = PDFReader(bytes, at: start + mark.count)
    guard let table = reader.value()?.integer, table >= 0, table < bytes.count else { return nil }
    reader = PDFReader(bytes, at: table)
    guard reader.take("xref"), reader.value()?.integer == 0,
      let count = reader.value()?.integer, count > 0
    else { return nil }
    var places: [Int] = []
    for _ in 0..<min(count, bytes.count / 20) {
      guard let place = reader.value()?.integer, reader.value() != nil,
        case .token(let kind) = reader.value()
      else { return nil }
      places.append(kind == "n" ? place : 0)
    }
    guard reader.take("trailer"), let trailer = reader.value()?.dictionary else { return nil }
    self.bytes = bytes
    self.places = places
    self.trailer = trailer
  }

  /// The numbers of all objects, ascending.
  var numbers: [Int] { places.indices.filter { places[$0] > 0 } }

  /// An object; nil if there is none.
  subscript(_ number: Int) -> Object? {
    guard places.indices.contains(number), places[number] > 0 else { return nil }
    var reader = PDFReader(bytes, at: places[number])
    guard reader.take("\(number) 0 obj"), let value = reader.value() else { return nil }
    guard let dictionary = value.dictionary, reader.take("stream") else {
      return Object(value: value)
    }
    let start = reader.place + (bytes[reader.place] == 13 ? 2 : 1)
    guard let length = dictionary["Length"].flatMap({ resolved($0)?.integer }),
      length >= 0, start + length <= bytes.count
    else { return nil }
    return Object(value: value, stream: bytes[start..<(start + length)])
  }

  /// The value, or what it refers to.
  func resolved(_ value: PDFValue) -> PDFValue? {
    if let number = value.reference { self[number]?.value } else { value }
  }
}

extension PDFFile.Object {
  /// The bytes of a stream before they were packed; nil if this is none, or damaged.
  var contents: [UInt8]? {
    guard let stream, let filter = value.dictionary?["Filter"] else {
      return stream.map(Array.init)
    }
    guard filter == .name("FlateDecode"), let unpacker = libdeflate_alloc_decompressor() else {
      return nil
    }
    defer { libdeflate_free_decompressor(unpacker) }
    var capacity = 4 * stream.count + 1024
    // No stream of this form is packed tighter than 1032 to 1.
    while capacity < 2064 * (stream.count + 1024) {
      var result = LIBDEFLATE_BAD_DATA
      let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        count = 0
        result = stream.withUnsafeBytes {
          libdeflate_zlib_decompress(
            unpacker, $0.baseAddress, $0.count, buffer.baseAddress, capacity, &count)
        }
      }
      if result == LIBDEFLATE_SUCCESS { return bytes }
      if result != LIBDEFLATE_INSUFFICIENT_SPACE { return nil }
      capacity *= 2
    }
    return nil
  }
}
