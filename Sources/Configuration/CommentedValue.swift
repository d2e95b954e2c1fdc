/// A JSON value as it is written, with its comments and line breaks.
struct CommentedValue {
  /// What the value is.
  indirect enum Content {
    /// A string, a number or a word.
    case scalar(String)
    /// An object or an array, with the comments behind its last item.
    case container(isObject: Bool, items: [Item], rest: [Comment])
  }

  /// A comment.
  struct Comment {
    let text: String
    /// Whether an empty line stands above it.
    let hasSpaceAbove: Bool
    /// Whether what follows stands in another line.
    let endsLine: Bool
  }

  /// An element of an array, or a member of an object.
  struct Item {
    /// What stands in front.
    var comments: [Comment] = []
    /// The key of a member, in its quotation marks.
    var key: String?
    var value = CommentedValue(.scalar(""))
    /// What stands behind, in the same line.
    var remarks: [String] = []
    /// Whether it begins a line.
    var beginsLine = false
    /// Whether an empty line stands above it, or above its value if it has comments.
    var hasSpaceAbove = false
  }

  /// What the value is.
  let content: Content
  /// The value in one line; nil if it has to have several, or more than `flatLimit` characters.
  let flat: String?

  /// Lines that were written as one may be this long.
  static let flatLimit = 160
  /// Lists of numbers in several lines become one up to this length; also, lists of numbers are
  /// filled into lines of this length.
  static let lineLimit = 100

  init(_ content: Content) {
    self.content = content
    flat = CommentedValue.flat(content)
  }

  /// Whether it is a list of numbers, or of other words, without comments.
  var isListOfNumbers: Bool {
    guard case .container(false, let items, let rest) = content, rest.isEmpty, !items.isEmpty else {
      return false
    }
    return items.allSatisfy { item in
      guard case .scalar(let text) = item.value.content else { return false }
      return item.comments.isEmpty && item.remarks.isEmpty && !text.hasPrefix("\"")
    }
  }

  /// Whether the first item begins a line, so that the value was written in several.
  var isOpen: Bool {
    guard case .container(_, let items, let rest) = content else { return false }
    return items.first.map { $0.beginsLine || $0.mustBeginLine } ?? !rest.isEmpty
  }

  private static func flat(_ content: Content) -> String? {
    switch content {
    case .scalar(let text): return text
    case .container(let isObject, let items, let rest):
      guard rest.isEmpty else { return nil }
      if items.isEmpty { return isObject ? "{}" : "[]" }
      let value = CommentedValue(unchecked: content)
      if value.isOpen, !value.isListOfNumbers { return nil }
      var text = isObject ? "{ " : "["
      for (index, item) in items.enumerated() {
        guard item.remarks.isEmpty, let flat = item.flat else { return nil }
        text += (index > 0 ? ", " : "") + flat
        if text.utf8.count > 4 * flatLimit { return nil }
      }
      text += isObject ? " }" : "]"
      let limit = value.isOpen ? lineLimit : flatLimit
      return text.unicodeScalars.count <= limit ? text : nil
    }
  }

  /// A value that is only asked what it is.
  private init(unchecked content: Content) {
    self.content = content
    flat = nil
  }
}

extension CommentedValue.Item {
  /// Whether a comment keeps it from standing in a line with others.
  var mustBeginLine: Bool { comments.contains { $0.endsLine } }

  /// The item in one line, without the remarks behind it; nil if it has to have several.
  var flat: String? {
    guard !mustBeginLine, let flat = value.flat else { return nil }
    return head + flat
  }

  /// The comments that stand in lines above.
  var commentsAbove: ArraySlice<CommentedValue.Comment> {
    comments[..<(comments.lastIndex { $0.endsLine }.map { $0 + 1 } ?? 0)]
  }

  /// Whether an empty line stands between the comments above and the rest.
  var hasSpaceBelowComments: Bool {
    comments[commentsAbove.endIndex...].first?.hasSpaceAbove ?? hasSpaceAbove
  }

  /// What stands before the value in its line.
  var head: String {
    comments[commentsAbove.endIndex...].map { $0.text + " " }.joined()
      + (key.map { $0 + ": " } ?? "")
  }
}
