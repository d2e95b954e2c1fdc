/// What the first bytes of a file tell about it.
enum FileKind: String {
  case png = "PNG file"
  case pdf = "PDF file"
  case text = "text"
  case other = "file of another kind"

  /// Looks at a file.
  init(of file: [UInt8]) {
    if file.starts(with: [0x89, 0x50, 0x4e, 0x47]) {
      self = .png
    } else if file.starts(with: Array("%PDF".utf8)) {
      self = .pdf
    } else {
      self = file.contains(0) ? .other : .text
    }
  }
}
