/// Reads values with their comments from the tokens of a text that is known to be right.
struct CommentedReader {
  private let tokens: [JSONToken]
  private var index = 0

  /// Takes a text that the reader has accepted.
  init(_ source: Source) { tokens = JSONToken.all(in: source) }

  /// The value of the text, and the comments behind it.
  mutating func document() -> (item: CommentedValue.Item, rest: [CommentedValue.Comment]) {
    var item = item(after: [], lineEnds: 0)
    item.remarks += remarks()
    return (item, comments())
  }

  private var next: JSONToken? { index < tokens.count ? tokens[index] : nil }

  /// The comments at this place.
  private mutating func comments() -> [CommentedValue.Comment] {
    var comments: [CommentedValue.Comment] = []
    while let token = next, case .comment = token.kind {
      index += 1
      let endsLine = token.endsLine || token.text.contains("\n") || (next?.lineEnds ?? 1) > 0
      comments.append(
        CommentedValue.Comment(
          text: token.text, hasSpaceAbove: token.lineEnds > 1, endsLine: endsLine))
    }
    return comments
  }

  /// The comments at this place that belong to what stands before them in the line.
  private mutating func remarks() -> [String] {
    var remarks: [String] = []
    while let token = next, case .comment = token.kind, token.lineEnds == 0 {
      remarks.append(token.text)
      index += 1
    }
    return remarks
  }

  /// The comments behind a comma that are not in front of another item in the line.
  private mutating func remarksBehindComma() -> [String] {
    let start = index
    let remarks = remarks()
    if remarks.isEmpty || (next?.lineEnds ?? 1) > 0 { return remarks }
    // The last line end of several comments decides: what follows them is in their line.
    index = start
    return []
  }

  private mutating func item(
    after comments: [CommentedValue.Comment], lineEnds: Int
  ) -> CommentedValue.Item {
    var item = CommentedValue.Item()
    let first = next
    item.beginsLine = max(lineEnds, first?.lineEnds ?? 0) > 0
    item.comments = comments + self.comments()
    item.hasSpaceAbove = max(item.comments.isEmpty ? lineEnds : 0, next?.lineEnds ?? 0) > 1
    if let key = next, case .scalar = key.kind, isKey(at: index) {
      item.key = key.text
      index += 1
      let own = item.comments.count
      item.comments += self.comments()
      index += 1
      item.comments += self.comments()
      if own == 0, let first = item.comments.first, item.hasSpaceAbove {
        item.hasSpaceAbove = false
        item.comments[0] = CommentedValue.Comment(
          text: first.text, hasSpaceAbove: true, endsLine: first.endsLine)
      }
    }
    item.value = value()
    return item
  }

  /// Whether a colon follows, behind comments.
  private func isKey(at place: Int) -> Bool {
    let behind = tokens[(place + 1)...].first { if case .comment = $0.kind { false } else { true } }
    return behind?.isMark(":") ?? false
  }

  private mutating func value() -> CommentedValue {
    guard let token = next else { return CommentedValue(.scalar("")) }
    index += 1
    guard token.isMark("{") || token.isMark("[") else { return CommentedValue(.scalar(token.text)) }
    var items: [CommentedValue.Item] = []
    var waiting: [CommentedValue.Comment] = []
    var lineEnds = 0
    while true {
      // Comments are looked at before it is known whether an item follows.
      let start = index
      let rest = waiting + comments()
      guard let token = next, !token.isMark("}"), !token.isMark("]") else {
        index += 1
        return CommentedValue(
          .container(isObject: token.isMark("{"), items: items, rest: rest))
      }
      index = start
      var item = item(after: waiting, lineEnds: lineEnds)
      item.remarks = remarks()
      waiting = comments()
      lineEnds = 0
      if let comma = next, comma.isMark(",") {
        lineEnds = comma.lineEnds
        index += 1
        if waiting.isEmpty, item.remarks.last?.hasPrefix("//") != true {
          item.remarks += remarksBehindComma()
        }
      }
      items.append(item)
    }
  }
}
