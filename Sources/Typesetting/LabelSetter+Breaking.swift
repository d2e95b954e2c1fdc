import Graphics

/// Words that are wider than their line.
extension LabelSetter {
  /// The parts of what stands between two spaces, each no wider than `width` but for one character;
  /// formulas are not broken.
  func brokenWord(
    _ chunk: [LabelParser.Piece], font: Font, width: Double
  ) -> [[LabelParser.Piece]] {
    var word = ""
    for piece in chunk {
      guard case .words(let part) = piece else { return [chunk] }
      word += part
    }
    func fits(_ text: String) -> Bool {
      measurer.extents(of: text, font: font).advance <= width
    }
    guard !fits(word) else { return [chunk] }
    var (rest, parts) = (Array(word)[...], [[LabelParser.Piece]]())
    while !rest.isEmpty {
      var count = 1
      // A line has few characters, however long the word is.
      while 2 * count <= rest.count, fits(hyphenated(rest, after: 2 * count)) { count *= 2 }
      var step = count / 2
      while step > 0 {
        if count + step <= rest.count, fits(hyphenated(rest, after: count + step)) { count += step }
        step /= 2
      }
      parts.append([.words(hyphenated(rest, after: count))])
      rest = rest.dropFirst(count)
    }
    return parts
  }

  /// The beginning of a word, with a hyphen if it is cut between letters.
  private func hyphenated(_ word: ArraySlice<Character>, after count: Int) -> String {
    let beginning = word.prefix(count)
    let isCut = beginning.last?.isLetter == true && word.dropFirst(count).first?.isLetter == true
    return String(beginning) + (isCut ? "-" : "")
  }
}
