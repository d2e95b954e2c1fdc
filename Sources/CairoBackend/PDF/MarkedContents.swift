/// The contents of a page in which the marks have the names of their elements, and what is not
/// read is marked as such, which Cairo cannot do.
///
/// > ISO 32000-1:2008. *Document management, Portable document format, Part 1: PDF 1.7*, sections
/// > 14.6, "Marked content", and 14.8.2.2, "Real content and artifacts".
struct MarkedContents {
  /// The stream.
  let object: PDFFile.Object

  /// Names the marks of a stream, in order, by their types; nil for what is not read.
  init(_ drawn: PDFFile.Object, _ types: [String?]) throws {
    if types.allSatisfy({ $0 == TaggedCanvas.tag(of: $0) }) {
      object = drawn
      return
    }
    guard let contents = drawn.contents, var dictionary = drawn.value.dictionary else {
      throw DocumentError.unknownForm
    }
    var marked: [UInt8] = []
    marked.reserveCapacity(contents.count + 16 * types.count)
    var (copied, line, index, number) = (0, 0, 0, 0)
    while let end = contents[line...].firstIndex(of: 10) {
      if let tag = MarkedContents.mark(contents[line..<end]) {
        guard index < types.count, tag == TaggedCanvas.tag(of: types[index]) else {
          throw DocumentError.unknownForm
        }
        marked += contents[copied..<line]
        if let type = types[index] {
          marked.append("/\(type) <</MCID \(number)>> BDC")
          number += 1
        } else {
          marked.append("/Artifact BMC")
        }
        index += 1
        copied = end
      }
      line = end + 1
    }
    guard index == types.count else { throw DocumentError.unknownForm }
    marked += contents[copied...]
    dictionary["Length"] = nil
    object = try PDFFile.Object(packing: marked, dictionary)
  }

  /// The tag in a line such as "/P << /MCID 3 >> BDC"; nil for other lines.
  private static func mark(_ line: ArraySlice<UInt8>) -> String? {
    guard line.first == UInt8(ascii: "/"), line.count < 64,
      line.suffix(4).elementsEqual(" BDC".utf8)
    else { return nil }
    var reader = PDFReader(Array(line))
    guard case .name(let name) = reader.value(), let mark = reader.value()?.dictionary,
      mark["MCID"]?.integer != nil, reader.take("BDC")
    else { return nil }
    return name
  }
}
