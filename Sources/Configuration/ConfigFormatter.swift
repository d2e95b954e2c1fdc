/// Puts configs into the house style, keeping comments, the order of keys, and how numbers and
/// strings are written.
///
/// - Indentation is two blanks, an object is `{ "a": 1 }`, an array `[1, 2]`; no comma is behind the
///   last item; a file ends with one line end.
/// - What its author wrote in one line stays in one, up to 160 characters; what does not fit is
///   divided, an item a line. An object or array whose first item begins a line keeps its breaks and
///   single empty lines, but lists of numbers are joined where 100 characters are enough.
public struct ConfigFormatter {
  private var text = ""
  /// How many characters the line has.
  private var column = 0
  /// How many lines have ended.
  private var lines = 0

  /// The config in the house style; throws its mistakes of syntax.
  public static func formatted(_ source: Source) throws(Diagnostics) -> String {
    _ = try JSONReader.read(source)
    var reader = CommentedReader(source)
    let (item, rest) = reader.document()
    var formatter = ConfigFormatter()
    formatter.add(item, indent: 0)
    formatter.add(remarks: item.remarks)
    formatter.add(rest, indent: 0, isFirst: false)
    return formatter.text + "\n"
  }

  private mutating func add(_ piece: String) {
    text += piece
    column += piece.unicodeScalars.count
  }

  private mutating func endLine(indent: Int, hasSpaceBelow: Bool = false) {
    text += (hasSpaceBelow ? "\n\n" : "\n") + String(repeating: " ", count: indent)
    column = indent
    lines += 1
  }

  /// Adds comments, each in a line of its own, which the last does not end.
  private mutating func add(
    _ comments: some Sequence<CommentedValue.Comment>, indent: Int, isFirst: Bool
  ) {
    for (index, comment) in comments.enumerated() {
      if index > 0 || !isFirst { endLine(indent: indent, hasSpaceBelow: comment.hasSpaceAbove) }
      add(comment.text)
    }
  }

  private mutating func add(remarks: [String]) {
    for remark in remarks { add(" " + remark) }
  }

  /// Adds an item at the beginning of a line.
  private mutating func add(_ item: CommentedValue.Item, indent: Int) {
    let above = item.commentsAbove
    add(above, indent: indent, isFirst: true)
    if !above.isEmpty { endLine(indent: indent, hasSpaceBelow: item.hasSpaceBelowComments) }
    add(item.head)
    add(item.value, indent: indent)
  }

  private mutating func add(_ value: CommentedValue, indent: Int) {
    if fits(value, at: column), let flat = value.flat { return add(flat) }
    switch value.content {
    case .scalar(let scalar): add(scalar)
    case .container(let isObject, let items, let rest):
      add(isObject ? "{" : "[")
      if let item = items.first, items.count == 1, rest.isEmpty, item.isEmbraced, !isObject {
        add(item.value, indent: indent)
      } else {
        add(items, rest, of: value, indent: indent + 2)
        endLine(indent: indent)
      }
      add(isObject ? "}" : "]")
    }
  }

  /// Whether a value can stand in the line, with a comma behind it.
  private func fits(_ value: CommentedValue, at column: Int) -> Bool {
    guard let flat = value.flat else { return false }
    let limit = value.isOpen ? CommentedValue.lineLimit : CommentedValue.flatLimit
    return column + flat.unicodeScalars.count + 1 <= limit
  }

  private mutating func add(
    _ items: [CommentedValue.Item], _ rest: [CommentedValue.Comment], of value: CommentedValue,
    indent: Int
  ) {
    let isOpen = value.isOpen
    // Breaks that an author did not make: an item a line, but numbers fill theirs.
    let fills = !isOpen && value.isListOfNumbers
    var mustBreak = false
    var line = lines
    for (index, item) in items.enumerated() {
      let isFirst = index == 0
      let width = item.flat.map { $0.unicodeScalars.count }
      let limit = fills ? CommentedValue.lineLimit : CommentedValue.flatLimit
      let fitsBehind =
        width.map { column + 1 + $0 + 1 <= limit } ?? false
        && (item.value.isScalar
          || fits(item.value, at: column + 1 + item.head.unicodeScalars.count))
      if isFirst || mustBreak || !fitsBehind || (isOpen ? item.beginsLine : !fills) {
        let space = item.comments.first?.hasSpaceAbove ?? item.hasSpaceAbove
        endLine(indent: indent, hasSpaceBelow: !isFirst && space)
        line = lines + item.commentsAbove.count
        add(item, indent: indent)
      } else if let flat = item.flat {
        add(" " + flat)
      }
      mustBreak = lines > line || !item.remarks.isEmpty
      if index < items.count - 1 { add(",") }
      add(remarks: item.remarks)
    }
    add(rest, indent: indent, isFirst: false)
  }
}

extension CommentedValue {
  fileprivate var isScalar: Bool { if case .scalar = content { true } else { false } }
}

extension CommentedValue.Item {
  /// Whether it is the one item of an array whose brackets stand close around it: `[[ … ]]`.
  fileprivate var isEmbraced: Bool {
    !beginsLine && comments.isEmpty && remarks.isEmpty && !value.isScalar
  }
}
