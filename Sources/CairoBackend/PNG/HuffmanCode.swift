/// A prefix code of least total length among those whose words have at most `limit` bits.
///
/// The lengths are found by the package-merge algorithm: `limit` times, the symbols are merged with
/// packages of two of the round before, and a symbol's length is the number of rounds in which it is
/// among those that count, which are the 2(n − 1) lightest of the last round and what is in them.
///
/// > Larmore, L. L. and Hirschberg, D. S. (1990). *A fast algorithm for optimal length-limited
/// > Huffman codes*. Journal of the ACM 37, 464–473. doi:10.1145/79147.79150
struct HuffmanCode {
  /// Bits to be written, the first one lowest.
  struct Word {
    var bits: UInt64 = 0
    var count = 0

    /// This word with another behind it.
    @inline(__always)
    func appending(_ other: Word) -> Word {
      Word(
        bits: bits | other.bits &<< UInt64(truncatingIfNeeded: count), count: count &+ other.count)
    }

    /// This word with what says which of a symbol's values is meant.
    @inline(__always)
    func appending(_ symbol: DeflateSymbol) -> Word {
      appending(Word(bits: symbol.extra, count: symbol.extraCount))
    }
  }

  /// The words by symbol, empty for symbols without one: those of one length count upward with the
  /// symbols, and longer ones follow shorter ones (RFC 1951, 3.2.2).
  let words: [Word]

  /// The code for symbols that occur so often. It has two words at least, because not every reader of
  /// deflate streams accepts fewer.
  init(frequencies: [Int], limit: Int) {
    var used = frequencies.indices.filter { frequencies[$0] > 0 }
    for symbol in frequencies.indices where used.count < 2 && frequencies[symbol] == 0 {
      used.append(symbol)
    }
    precondition(used.count >= 2 && used.count <= 1 << limit, "\(used.count) symbols")
    used.sort { (frequencies[$0], $0) < (frequencies[$1], $1) }
    let lengths = HuffmanCode.lengths(of: used.map { frequencies[$0] }, limit: limit)
    var words = [Word](repeating: Word(), count: frequencies.count)
    for (symbol, length) in zip(used, lengths) { words[symbol].count = length }
    HuffmanCode.number(&words)
    self.words = words
  }

  /// The lengths of all words up to the last that is used.
  var lengths: [Int] {
    words.prefix(1 + (words.lastIndex { $0.count > 0 } ?? 0)).map(\.count)
  }

  /// The bits that symbols take which occur so often.
  func size(_ frequencies: [Int]) -> Int {
    zip(words, frequencies).reduce(0) { $0 + $1.0.count * $1.1 }
  }

  /// The lengths for weights that do not fall.
  private static func lengths(of weights: [Int], limit: Int) -> [Int] {
    // Of each round only which items are symbols: those come in their order.
    var rounds: [[Bool]] = []
    var packages: [Int] = []
    for _ in 0..<limit {
      var (isSymbol, merged): ([Bool], [Int]) = ([], [])
      isSymbol.reserveCapacity(weights.count + packages.count)
      merged.reserveCapacity(weights.count + packages.count)
      var (symbol, package) = (0, 0)
      while symbol < weights.count || package < packages.count {
        let takesSymbol =
          package == packages.count
          || symbol < weights.count && weights[symbol] <= packages[package]
        isSymbol.append(takesSymbol)
        merged.append(takesSymbol ? weights[symbol] : packages[package])
        if takesSymbol { symbol += 1 } else { package += 1 }
      }
      rounds.append(isSymbol)
      packages = (0..<merged.count / 2).map { merged[2 * $0] + merged[2 * $0 + 1] }
    }
    var lengths = [Int](repeating: 0, count: weights.count)
    var taken = 2 * (weights.count - 1)
    for isSymbol in rounds.reversed() {
      let symbols = isSymbol.prefix(taken).count { $0 }
      for symbol in 0..<symbols { lengths[symbol] += 1 }
      taken = 2 * (taken - symbols)
    }
    return lengths
  }

  /// Gives words of known lengths their bits.
  private static func number(_ words: inout [Word]) {
    var next: UInt64 = 0
    for count in 1...(words.map(\.count).max() ?? 1) {
      next <<= 1
      for symbol in words.indices where words[symbol].count == count {
        for bit in 0..<count { words[symbol].bits |= (next >> bit & 1) << (count - 1 - bit) }
        next += 1
      }
    }
  }
}

extension BitWriter {
  /// Appends a word for which there is room.
  @inline(__always)
  mutating func append(_ word: HuffmanCode.Word) {
    append(word.bits, count: word.count)
  }
}
