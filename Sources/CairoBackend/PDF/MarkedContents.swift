/// The contents of a page in which the marks have the names of their elements, and what is not
/// read is marked as such, which Cairo cannot do.
///
/// > ISO 32000-1:2008. *Document management, Portable document format, Part 1: PDF 1.7*, sections
/// > 14.6, "Marked content", and 14.8.2.2, "Real content and artifacts".
struct MarkedContents {
  /// The stream.
  let object: PDFFile.Object

  /// Names the marks of a stream, in order; nil for what is not read.
  init(_ drawn: PDFFile.Object, _ names: [String?]) throws {
    guard let contents = drawn.contents, var dictionary = drawn.value.dictionary else {
      throw DocumentError.unknownForm
    }
    var marked: [UInt8] = []
    marked.reserveCapacity(contents.count + 16 * names.count)
    var (copied, line, index, number) = (0, 0, 0, 0)
    while let end = contents[line...].firstIndex(of: 10) {
      if MarkedContents.isMark(contents[line..<end]) {
        guard index < names.count,
          (names[index] == nil) == (contents[line + 1] == UInt8(ascii: "N"))
        else { throw DocumentError.unknownForm }
        marked += contents[copied..<line]
        if let name = names[index] {
          marked.append("/\(name) <</MCID \(number)>> BDC")
          number += 1
        } else {
          marked.append("/Artifact BMC")
        }
        index += 1
        copied = end
      }
      line = end + 1
    }
    guard index == names.count else { throw DocumentError.unknownForm }
    marked += contents[copied...]
    dictionary["Length"] = nil
    object = try PDFFile.Object(packing: marked, dictionary)
  }

  /// Whether a line is "/P << /MCID 3 >> BDC", or the like with the other tag.
  private static func isMark(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.first == UInt8(ascii: "/"), line.count < 64,
      line.suffix(4).elementsEqual(" BDC".utf8)
    else { return false }
    var reader = PDFReader(Array(line))
    guard case .name(let name) = reader.value(), let mark = reader.value()?.dictionary else {
      return false
    }
    return (name == TaggedCanvas.read || name == TaggedCanvas.unread)
      && mark["MCID"]?.integer != nil && reader.take("BDC")
  }
}
