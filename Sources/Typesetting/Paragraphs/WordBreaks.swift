/// A word as the parts between which a line may end.
struct WordBreaks {
  /// A part, and what is between it and the next.
  struct Part: Hashable {
    var text: String
    /// How bad the end of a line behind it is.
    var penalty = 0.0
    /// Whether a hyphen is added where a line ends behind it.
    var isHyphen = false
  }

  /// How bad the end of a line within a word is.
  private static let hyphen = 50.0
  private static let compound = 150.0
  private static let dash = 50.0
  private static let slash = 100.0
  private static let inAddress = 150.0
  /// No end of a line within a word is worse.
  static let worst = 150.0

  /// What has more letters is no word, and its hyphens would take long to measure.
  private static let longestWord = 60

  /// What is longer and has no place for the end of a line would reach beyond a narrow column.
  fileprivate static let longestPart = 40

  private let characters: [Character]
  private var points: [(place: Int, penalty: Double, isHyphen: Bool)] = []

  /// The parts of a word, in order; soft hyphens and spaces without width are gone.
  static func parts(of word: String, hyphenator: (any Hyphenator)?) -> [Part] {
    var parts: [Part]
    if let plain = partsOfPlainWord(word, hyphenator) {
      parts = plain
    } else {
      var breaks = WordBreaks(word)
      breaks.find(hyphenator)
      parts = breaks.parts()
    }
    let isLong = parts.contains { $0.text.utf8.count > longestPart }
    return isLong ? parts.flatMap(\.pieces) : parts
  }

  /// The parts of a word of plain letters with marks behind, as most are; nil if it is another.
  private static func partsOfPlainWord(
    _ word: String, _ hyphenator: (any Hyphenator)?
  ) -> [Part]? {
    let bytes = word.utf8
    let end = bytes.lastIndex { isLetter($0) }.map(bytes.index(after:)) ?? bytes.endIndex
    let marks: [UInt8] = [0x21, 0x29, 0x2c, 0x2e, 0x3a, 0x3b, 0x3f]  // ! ) , . : ; ?
    guard bytes[..<end].allSatisfy(isLetter), bytes[end...].allSatisfy(marks.contains) else {
      return nil
    }
    let letters = String(word[..<end])
    guard let hyphenator, letters.utf8.count <= longestWord else { return [Part(text: word)] }
    var parts: [Part] = []
    var start = word.startIndex
    for offset in hyphenator.breaks(in: letters) {
      let place = bytes.index(word.startIndex, offsetBy: offset)
      parts.append(Part(text: String(word[start..<place]), penalty: hyphen, isHyphen: true))
      start = place
    }
    parts.append(Part(text: String(word[start...])))
    return parts
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7a).contains(byte) || (0x41...0x5a).contains(byte)
  }

  private init(_ word: String) { characters = Array(word) }

  private mutating func find(_ hyphenator: (any Hyphenator)?) {
    let text = String(characters)
    let isAddress =
      text.contains("://") || text.hasPrefix("www.") || text.hasPrefix("doi:10.")
      || text.hasPrefix("10.") && text.contains("/") && characters.count > 10
    if isAddress { return findInAddress() }
    var hasSoftHyphen = false
    var hasDash = false
    for place in characters.indices.dropFirst().dropLast() {
      switch characters[place] {
      case "\u{AD}":
        hasSoftHyphen = true
        points.append((place + 1, Self.hyphen, true))
      case "\u{200B}": points.append((place + 1, 0, false))
      case "-", "‐":
        guard isBetweenLetters(place) else { continue }
        hasDash = true
        points.append((place + 1, Self.dash, false))
      case "–", "—":
        guard isBetweenLetters(place, few: 1) || isBetweenDigits(place) else { continue }
        hasDash = true
        points.append((place + 1, Self.dash, false))
      case "/":
        guard isBetweenLetters(place) else { continue }
        hasDash = true
        points.append((place + 1, Self.slash, false))
      default: continue
      }
    }
    guard let hyphenator, !hasSoftHyphen else { return }
    findHyphens(hyphenator, penalty: hasDash ? Self.compound : Self.hyphen)
    points.sort { $0.place < $1.place }
  }

  /// Whether enough letters stand on both sides: no line starts or ends with the one letter of
  /// "x-axis", and neither "-5" nor "1e-10" is broken.
  private func isBetweenLetters(_ place: Int, few: Int = 2) -> Bool {
    let before = characters[..<place].suffix(few)
    let behind = characters[(place + 1)...].prefix(few)
    return before.count == few && behind.count == few
      && (before + behind).allSatisfy(\.isLetter)
  }

  private func isBetweenDigits(_ place: Int) -> Bool {
    characters[place - 1].isNumber && characters[place + 1].isNumber
  }

  /// Lines end behind slashes, and before the other marks of an address, so that nobody takes the
  /// mark for one of the sentence.
  private mutating func findInAddress() {
    for place in characters.indices.dropFirst().dropLast() {
      let (before, next) = (characters[place], characters[place + 1])
      if before == "/", next != "/" {
        points.append((place + 1, Self.slash, false))
      } else if [".", "?", "#", "&", "_", "=", "%"].contains(before), next.isLetter || next.isNumber
      {
        points.append((place, Self.inAddress, false))
      }
    }
    // "https://" and what follows are seldom apart, and no place is named twice.
    points = points.reduce(into: []) { points, point in
      if point.place > (points.last?.place ?? 0) { points.append(point) }
    }
  }

  /// Asks the hyphenator for each word of letters; one with marks inside is a name of a program.
  private mutating func findHyphens(_ hyphenator: any Hyphenator, penalty: Double) {
    var place = 0
    while place < characters.count {
      guard characters[place].isLetter else {
        place += 1
        continue
      }
      let start = place
      while place < characters.count, isInWord(place) { place += 1 }
      guard place - start <= Self.longestWord, isFree(start - 1, -1), isFree(place, 1) else {
        continue
      }
      for offset in hyphenator.breaks(in: String(characters[start..<place])) {
        points.append((start + offset, penalty, true))
      }
    }
  }

  private func isInWord(_ place: Int) -> Bool {
    if characters[place].isLetter { return true }
    return ["'", "’"].contains(characters[place]) && place + 1 < characters.count
      && characters[place + 1].isLetter
  }

  /// Whether nothing but punctuation, or a dash and another word, stands at a side of a word.
  private func isFree(_ place: Int, _ direction: Int) -> Bool {
    guard characters.indices.contains(place) else { return true }
    if ["-", "‐", "–", "—", "/"].contains(characters[place]) {
      return !characters.indices.contains(place + direction)
        || characters[place + direction].isLetter
    }
    let rest = direction < 0 ? characters[...place] : characters[place...]
    return rest.allSatisfy { !$0.isLetter && !$0.isNumber && !["_", "\\", "@"].contains($0) }
  }

  private func parts() -> [Part] {
    var parts: [Part] = []
    var start = 0
    func text(_ range: Range<Int>) -> String {
      String(characters[range].filter { $0 != "\u{AD}" && $0 != "\u{200B}" })
    }
    for point in points {
      let part = text(start..<point.place)
      start = point.place
      guard !part.isEmpty else { continue }
      parts.append(Part(text: part, penalty: point.penalty, isHyphen: point.isHyphen))
    }
    let last = text(start..<characters.count)
    if !last.isEmpty || parts.isEmpty {
      parts.append(Part(text: last))
    }
    return parts
  }
}

extension WordBreaks.Part {
  /// Parts of so many characters, where a line ends only if it must: without a hyphen, which would be
  /// taken for one of the word. Those of a word of many pages are longer, for each is measured.
  fileprivate var pieces: [WordBreaks.Part] {
    guard text.utf8.count > WordBreaks.longestPart else { return [self] }
    let characters = Array(text)
    let length = max(8, characters.count / 200)
    return stride(from: 0, to: characters.count, by: length).map { start in
      let piece = String(characters[start..<min(start + length, characters.count)])
      return start + length < characters.count
        ? WordBreaks.Part(text: piece, penalty: WordBreaks.worst)
        : WordBreaks.Part(text: piece, penalty: penalty, isHyphen: isHyphen)
    }
  }
}
