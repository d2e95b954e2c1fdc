/// A block of a deflate stream of pixels, with codes of its own.
///
/// > Deutsch, P. (1996). *DEFLATE Compressed Data Format Specification version 1.3*. RFC 1951.
struct DeflateBlock {
  private static let endOfBlock = 256
  /// The symbols of repetitions, by their pixels less 1.
  private static let lengths = (1...DeflateToken.mostPixels).map { DeflateSymbol(length: 3 * $0) }

  private let code: HuffmanCode
  private let distances: HuffmanCode
  /// The bits of all tokens, without those of the codes.
  private let size: Int

  /// Appends a block.
  static func write(
    _ tokens: UnsafeBufferPointer<DeflateToken>, isLast: Bool, to writer: inout BitWriter
  ) {
    let block = DeflateBlock(tokens)
    // The codes take less than 2,400 bits.
    writer.reserve(block.size + 4096)
    // Whether it is the last; then two bits: it has codes of its own.
    writer.append(isLast ? 0b101 : 0b100, count: 3)
    block.writeCodes(to: &writer)
    block.write(tokens, to: &writer)
    writer.append(block.code.words[endOfBlock])
  }

  private init(_ tokens: UnsafeBufferPointer<DeflateToken>) {
    var counts = [Int](repeating: 0, count: 286)
    var lengthCounts = [Int](repeating: 0, count: DeflateToken.mostPixels)
    var distanceCounts = [Int](repeating: 0, count: 30)
    var extra = 0
    for token in tokens {
      if token.isRepetition {
        lengthCounts[token.pixels &- 1] &+= 1
        let symbol = DeflateSymbol(distanceOffset: token.offset)
        distanceCounts[symbol.symbol] &+= 1
        extra &+= symbol.extraCount
      } else if token.isFilter {
        counts[0] &+= 1
      } else {
        counts[token.red] &+= 1
        counts[token.green] &+= 1
        counts[token.blue] &+= 1
      }
    }
    for (length, count) in zip(DeflateBlock.lengths, lengthCounts) {
      counts[length.symbol] += count
      extra += length.extraCount * count
    }
    counts[DeflateBlock.endOfBlock] = 1
    code = HuffmanCode(frequencies: counts, limit: 15)
    distances = HuffmanCode(frequencies: distanceCounts, limit: 15)
    size = extra + code.size(counts) + distances.size(distanceCounts)
  }

  private func write(_ tokens: UnsafeBufferPointer<DeflateToken>, to writer: inout BitWriter) {
    let lengths = DeflateBlock.lengths.map { code.words[$0.symbol].appending($0) }
    for token in tokens {
      if token.isRepetition {
        let symbol = DeflateSymbol(distanceOffset: token.offset)
        writer.append(
          lengths[token.pixels &- 1].appending(distances.words[symbol.symbol]).appending(symbol))
      } else if token.isFilter {
        writer.append(code.words[0])
      } else {
        writer.append(
          code.words[token.red].appending(code.words[token.green])
            .appending(code.words[token.blue]))
      }
    }
  }

  /// Both codes, as the lengths of their words, which have a code of their own (3.2.7).
  private func writeCodes(to writer: inout BitWriter) {
    let (symbols, distances) = (code.lengths, distances.lengths)
    let runs = DeflateBlock.runs(symbols + distances)
    var frequencies = [Int](repeating: 0, count: 19)
    for run in runs { frequencies[run.symbol] += 1 }
    let runCode = HuffmanCode(frequencies: frequencies, limit: 7)
    let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    let told = max(4, 1 + (order.lastIndex { runCode.words[$0].count > 0 } ?? 0))
    writer.append(UInt64(symbols.count - 257), count: 5)
    writer.append(UInt64(distances.count - 1), count: 5)
    writer.append(UInt64(told - 4), count: 4)
    for symbol in order.prefix(told) {
      writer.append(UInt64(runCode.words[symbol].count), count: 3)
    }
    for run in runs { writer.append(runCode.words[run.symbol].appending(run)) }
  }

  /// Lengths of words, and their repetitions: of the one before 3 to 6 times (16), of 0 up to 10 (17)
  /// and up to 138 times (18).
  private static func runs(_ lengths: [Int]) -> [DeflateSymbol] {
    var runs: [DeflateSymbol] = []
    var place = 0
    while place < lengths.count {
      let length = lengths[place]
      let end = lengths[place...].firstIndex { $0 != length } ?? lengths.count
      if length > 0 {
        runs.append(DeflateSymbol(length))
        place += 1
      }
      while end - place >= 3 {
        let count = min(end - place, length > 0 ? 6 : 138)
        var run = DeflateSymbol(length > 0 ? 16 : count <= 10 ? 17 : 18)
        run.extra = UInt64(count - (run.symbol == 18 ? 11 : 3))
        run.extraCount = [2, 3, 7][run.symbol - 16]
        runs.append(run)
        place += count
      }
      while place < end {
        runs.append(DeflateSymbol(length))
        place += 1
      }
    }
    return runs
  }
}
