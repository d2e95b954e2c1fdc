import CDeflate
import TestSupport
import Testing

@testable import CairoBackend

/// The rows of a zlib stream; nil if it is none, or has another size.
private func decompressed(_ stream: [UInt8], size: Int) -> [UInt8]? {
  guard let decompressor = libdeflate_alloc_decompressor() else { return nil }
  defer { libdeflate_free_decompressor(decompressor) }
  var rows = [UInt8](repeating: 1, count: size)
  let result = libdeflate_zlib_decompress(decompressor, stream, stream.count, &rows, size, nil)
  return result == LIBDEFLATE_SUCCESS ? rows : nil
}

/// Pixels of a picture and their width.
private struct Pixels {
  let width: Int
  let words: [UInt32]

  init(width: Int, height: Int, _ color: (Int, Int) -> UInt32) {
    self.width = width
    words = (0..<width * height).map { color($0 % width, $0 / width) }
  }

  /// What the stream of the picture consists of.
  var rows: [UInt8] {
    words.indices.flatMap { index -> [UInt8] in
      let word = words[index]
      let bytes = [16, 8, 0].map { UInt8(truncatingIfNeeded: word >> $0) }
      return index % width == 0 ? [0] + bytes : bytes
    }
  }

  var compressed: [UInt8] {
    words.withUnsafeBufferPointer {
      guard let start = $0.baseAddress else { return [] }
      return PixelCompression(pixels: start, width: width, height: words.count / width).compressed()
    }
  }
}

@Suite struct PixelCompressions {
  @Test(arguments: 0..<200 as Range<UInt64>)
  func giveThePixelsBack(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let width = Int.random(in: 1...[3, 40, 700].randomElement(using: &random)!, using: &random)
    let height = Int.random(in: 1...60, using: &random)
    let colors = (0..<[1, 2, 5, 4000].randomElement(using: &random)!).map { _ in
      UInt32.random(in: 0...UInt32.max, using: &random)
    }
    // Of a drawing: patches of a color, rows like the one before, and here and there anything.
    var (last, before) = (colors[0], [UInt32](repeating: 0, count: width))
    let pixels = Pixels(width: width, height: height) { x, _ in
      switch Int.random(in: 0..<20, using: &random) {
      case 0: last = colors.randomElement(using: &random)!
      case 1..<8: last = before[x]
      case 8: last = before[x] &+ 0x010203
      default: break
      }
      before[x] = last
      return last
    }
    let rows = pixels.rows
    #expect(decompressed(pixels.compressed, size: rows.count) == rows)
  }

  @Test(arguments: [
    // As wide as the window reaches, a pixel more, and the widest picture.
    (10_922, 4), (10_923, 4), (32_766, 3),
    // The same two pixels farther back than the window.
    (5000, 20),
  ])
  func reachBackAsFarAsTheWindow(width: Int, height: Int) {
    let pixels = Pixels(width: width, height: height) { x, y in
      UInt32((x * 7919 + (y % 3) * 104_729) % 16_777_213)
    }
    let rows = pixels.rows
    #expect(decompressed(pixels.compressed, size: rows.count) == rows)
  }

  @Test func takeLittleForWhatIsAlike() {
    let white = Pixels(width: 1600, height: 1000) { _, _ in 0xffffff }
    #expect(white.compressed.count < 12_000)
    // A row above costs a few dozen bytes however much is in it.
    let columns = Pixels(width: 1600, height: 1000) { x, _ in UInt32(x * 2_654_435 % 16_777_213) }
    #expect(columns.compressed.count < 60_000)
  }

  @Test func doNotGrowByMoreThanCodesTake() {
    var random = SplitMix64(seed: 5)
    let noise = Pixels(width: 300, height: 200) { _, _ in
      UInt32.random(in: 0...0xffffff, using: &random)
    }
    #expect(Double(noise.compressed.count) < 1.01 * Double(noise.rows.count))
  }
}

@Suite struct HuffmanCodes {
  @Test(arguments: 0..<100 as Range<UInt64>)
  func areCompleteAndWithinTheLimit(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let limit = Int.random(in: 7...15, using: &random)
    let frequencies = (0..<Int.random(in: 2...100, using: &random)).map { _ in
      (1 << Int.random(in: 0...40, using: &random)) >> 1
    }
    let counts = HuffmanCode(frequencies: frequencies, limit: limit).words.map(\.count)
    #expect(counts.allSatisfy { $0 <= limit })
    // Kraft's sum: no word is another's beginning, and every stream of bits is one of words.
    #expect(counts.reduce(0) { $1 > 0 ? $0 + 1 << (limit - $1) : $0 } == 1 << limit)
    for (frequency, count) in zip(frequencies, counts) where frequency > 0 { #expect(count > 0) }
  }

  /// Fibonacci's numbers give the deepest tree; within a limit the best code is known by trying all.
  @Test func areTheShortestWithinTheLimit() {
    let frequencies = [1, 1, 2, 3, 5, 8, 13, 21]
    let free = HuffmanCode(frequencies: frequencies, limit: 15)
    #expect(free.words.map(\.count) == [7, 7, 6, 5, 4, 3, 2, 1])
    let limited = HuffmanCode(frequencies: frequencies, limit: 4)
    #expect(limited.size(frequencies) == shortest(frequencies, limit: 4))
  }

  /// The least size of all codes with words of 1 to `limit` bits that satisfy Kraft's inequality.
  private func shortest(_ frequencies: [Int], limit: Int) -> Int {
    func least(_ rest: ArraySlice<Int>, room: Int) -> Int? {
      guard let first = rest.first else { return 0 }
      return (1...limit).compactMap { count in
        let taken = 1 << (limit - count)
        guard taken <= room, let others = least(rest.dropFirst(), room: room - taken) else {
          return nil
        }
        return first * count + others
      }.min()
    }
    return least(frequencies[...], room: 1 << limit) ?? .max
  }

  @Test func haveTwoWordsAtLeast() {
    #expect(HuffmanCode(frequencies: [0, 0, 9], limit: 7).words.map(\.count) == [1, 0, 1])
    #expect(HuffmanCode(frequencies: [0, 0], limit: 7).words.map(\.count) == [1, 1])
  }
}
