/// Where notes stand beside the text: at the height of what they belong to, or as near below it as
/// others let them; pushed up where the page would end.
struct MarginColumn {
  /// Height of the page in twelfths of a line.
  let height: Int
  /// Where the text reaches into the margin, the highest first.
  let obstacles: [Range<Int>]

  /// The tops of as many of the notes as have room, in order; `wanted` has the tops of what they
  /// belong to.
  func tops(of notes: [SideNote], wanted: [Int]) -> [Int] {
    for count in stride(from: notes.count, to: 0, by: -1) {
      if let tops = fitted(notes[..<count], wanted: wanted) { return tops }
    }
    // A note higher than a page has one of its own.
    return obstacles.isEmpty && !notes.isEmpty ? [0] : []
  }

  private func fitted(_ notes: ArraySlice<SideNote>, wanted: [Int]) -> [Int]? {
    var tops: [Int] = []
    var floor = 0
    for (index, note) in notes.enumerated() {
      let top = below(max(floor, wanted[index]), note.height)
      tops.append(top)
      floor = top + note.height + SideNote.gap
    }
    var ceiling = height
    for (index, note) in notes.enumerated().reversed() {
      if tops[index] + note.height <= ceiling { break }
      tops[index] = above(ceiling - note.height, note.height)
      ceiling = tops[index] - SideNote.gap
    }
    return (tops.first ?? 0) < 0 ? nil : tops
  }

  /// The next top at or below one where a note does not touch what is wide.
  private func below(_ top: Int, _ height: Int) -> Int {
    obstacles.reduce(top) { top, obstacle in
      top < obstacle.upperBound + SideNote.gap && obstacle.lowerBound < top + height + SideNote.gap
        ? obstacle.upperBound + SideNote.gap : top
    }
  }

  /// The next top at or above one where a note does not touch what is wide.
  private func above(_ top: Int, _ height: Int) -> Int {
    obstacles.reversed().reduce(top) { top, obstacle in
      top < obstacle.upperBound + SideNote.gap && obstacle.lowerBound < top + height + SideNote.gap
        ? obstacle.lowerBound - SideNote.gap - height : top
    }
  }
}
