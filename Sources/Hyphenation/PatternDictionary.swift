import CHyphen
import HyphenationPatterns
import Synchronization

/// Patterns in the memory of libhyphen, and what they say of the words that were asked for.
final class PatternDictionary: Sendable {
  /// The patterns inside the binary.
  static let english = PatternDictionary(embedded_patterns_english())

  // libhyphen does not say whether a dictionary may be read from many threads.
  private let state: Mutex<State>

  private struct State: @unchecked Sendable {
    /// Lives as long as the program.
    var dictionary: UnsafeMutablePointer<HyphenDict>
    var known: [String: [Int]] = [:]
  }

  private init(_ patterns: embedded_patterns) {
    // The stream is only read from.
    let bytes = UnsafeMutableRawPointer(mutating: patterns.bytes)
    guard let stream = fmemopen(bytes, patterns.size, "r"),
      let dictionary = hnj_hyphen_load_file(stream)
    else { preconditionFailure("patterns of \(patterns.size) bytes cannot be read") }
    fclose(stream)
    state = Mutex(State(dictionary: dictionary))
  }

  /// The places before which the patterns break a word in lower case, as counts of scalars.
  func breaks(in word: String) -> [Int] {
    state.withLock { state in
      if let known = state.known[word] { return known }
      let breaks = Self.breaks(in: word, state.dictionary)
      state.known[word] = breaks
      return breaks
    }
  }

  private static func breaks(
    in word: String, _ dictionary: UnsafeMutablePointer<HyphenDict>
  ) -> [Int] {
    let size = word.utf8.count
    guard let size32 = Int32(exactly: size) else { return [] }
    // One digit for each byte, odd where the word may be broken behind it; then moved to scalars.
    var digits = [CChar](repeating: 0, count: size + 5)
    var replacements: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    var positions: UnsafeMutablePointer<Int32>?
    var cuts: UnsafeMutablePointer<Int32>?
    let status = hnj_hyphen_hyphenate2(
      dictionary, word, size32, &digits, nil, &replacements, &positions, &cuts)
    defer {
      for i in 0..<(replacements == nil ? 0 : size) { free(replacements?[i]) }
      free(replacements)
      free(positions)
      free(cuts)
    }
    guard status == 0 else { return [] }
    return word.unicodeScalars.indices.enumerated().compactMap { place, _ in
      digits[place] & 1 == 1 ? place + 1 : nil
    }
  }
}
