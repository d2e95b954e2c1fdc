import Graphics

/// The outline of a document: items with those of a deeper level within them.
///
/// > ISO 32000-1:2008. *Document management, Portable document format, Part 1: PDF 1.7*, section
/// > 12.3.3, "Document outline".
struct Outline {
  private let bookmarks: [Document.Bookmark]
  /// The items within each item; the last are those on top.
  private var kids: [[Int]]

  init(_ bookmarks: [Document.Bookmark]) {
    self.bookmarks = bookmarks
    kids = Array(repeating: [], count: bookmarks.count + 1)
    var open: [Int] = []
    for (index, bookmark) in bookmarks.enumerated() {
      while let last = open.last, bookmarks[last].level >= bookmark.level { open.removeLast() }
      kids[open.last ?? bookmarks.count].append(index)
      open.append(index)
    }
  }

  /// Adds the outline, and gives the reference to it; nil if there are no items. Items on top are
  /// open, so that those within them are seen, and others are not.
  func add(to writer: inout PDFWriter) -> PDFValue? {
    if bookmarks.isEmpty { return nil }
    let numbers = kids.indices.map { _ in writer.reserve() }
    for (index, inside) in kids.enumerated() {
      let top = kids[bookmarks.count]
      var value: PDFDictionary
      if index < bookmarks.count {
        value = [
          "Title": .text(bookmarks[index].title),
          "Dest": .string(Array(bookmarks[index].place.utf8)),
        ]
        if !inside.isEmpty {
          value["Count"] = .integer(top.contains(index) ? inside.count : -inside.count)
        }
      } else {
        let shown = top.count + top.reduce(0) { $0 + kids[$1].count }
        value = ["Type": .name("Outlines"), "Count": .integer(shown)]
      }
      if let first = inside.first, let last = inside.last {
        value["First"] = .reference(numbers[first])
        value["Last"] = .reference(numbers[last])
      }
      writer[numbers[index]] = PDFFile.Object(value: .dictionary(value))
    }
    for (parent, inside) in kids.enumerated() {
      for (i, index) in inside.enumerated() {
        var value = writer[numbers[index]]?.value.dictionary ?? [:]
        value["Parent"] = .reference(numbers[parent])
        if i > 0 { value["Prev"] = .reference(numbers[inside[i - 1]]) }
        if i + 1 < inside.count { value["Next"] = .reference(numbers[inside[i + 1]]) }
        writer[numbers[index]] = PDFFile.Object(value: .dictionary(value))
      }
    }
    return .reference(numbers[bookmarks.count])
  }
}
