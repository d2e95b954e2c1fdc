import CDeflate

/// Compresses the pixels of a drawing as rows without filters in a zlib stream.
///
/// Most of a drawing repeats the pixel to the left or the row above. Both are compared two pixels at a
/// time, and only where neither goes on for long, at the edges of what is drawn, the latest place with
/// the same two pixels is looked up. That is greedy LZ77 by pixels, in blocks with codes of their own.
///
/// > Deutsch, P. (1996). *DEFLATE Compressed Data Format Specification version 1.3*. RFC 1951.
/// > Deutsch, P. and Gailly, J.-L. (1996). *ZLIB Compressed Data Format Specification version 3.3*.
/// > RFC 1950.
struct PixelCompression {
  /// Pixels of four bytes, row by row: red, green and blue from the third byte down.
  let pixels: UnsafePointer<UInt32>
  let width: Int
  let height: Int

  /// Tokens in a block: enough that a code's own bits do not count, and few enough that the code
  /// follows what is drawn.
  private static let blockSize = 1 << 14
  private static let hashBits: UInt64 = 12
  /// A repetition of so many pixels is not compared with others.
  private static let longEnough = 4

  /// Bytes of a row in the stream, of three a pixel behind the filter.
  private var rowSize: Int { 1 + 3 * width }

  /// The stream.
  func compressed() -> [UInt8] {
    var writer = BitWriter(capacity: width * height / 8)
    // Windows of 32 kB, and the fastest of four levels.
    writer.append(0x0178, count: 16)
    let (hashes, room) = (1 << PixelCompression.hashBits, PixelCompression.blockSize + width + 1)
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: hashes) { latest in
      latest.initialize(repeating: .max)
      withUnsafeTemporaryAllocation(of: DeflateToken.self, capacity: room) { tokens in
        var count = 0
        for row in 0..<height {
          append(row, to: tokens, &count, latest)
          guard count >= PixelCompression.blockSize || row == height - 1 else { continue }
          DeflateBlock.write(
            UnsafeBufferPointer(rebasing: tokens[..<count]), isLast: row == height - 1, to: &writer)
          count = 0
        }
      }
    }
    return writer.finished() + PNGChunks.bigEndian(Int(checksum()))
  }

  /// Puts what a row consists of behind `count` tokens; `latest` has the place where two pixels were
  /// seen last, by their hash.
  private func append(
    _ row: Int, to tokens: UnsafeMutableBufferPointer<DeflateToken>, _ count: inout Int,
    _ latest: UnsafeMutableBufferPointer<UInt32>
  ) {
    func append(_ token: DeflateToken) {
      tokens.initializeElement(at: count, to: token)
      count &+= 1
    }
    append(.noFilter)
    let start = row * width
    let end = start + width
    // A row too long for the window is not seen from the next.
    let hasAbove = row > 0 && rowSize <= DeflateToken.window
    // Where the pixels from here on cease to be those to the left, and those above.
    var (leftEnd, aboveEnd) = (start, start)
    var place = start
    while place < end {
      if leftEnd <= place, place > start { leftEnd = self.end(of: 1, from: place, before: end) }
      var (last, distance) = (leftEnd, 3)
      if leftEnd &- place < DeflateToken.mostPixels, hasAbove {
        if aboveEnd <= place { aboveEnd = self.end(of: width, from: place, before: end) }
        if aboveEnd > leftEnd, aboveEnd &- place > 1 { (last, distance) = (aboveEnd, rowSize) }
      }
      if last &- place < PixelCompression.longEnough, place &+ 1 < end {
        let word = pair(place)
        let hash = Int(
          truncatingIfNeeded: (word &* 0x9e37_79b9_7f4a_7c15)
            &>> (64 - PixelCompression.hashBits))
        let before = Int(latest[hash])
        latest[hash] = UInt32(truncatingIfNeeded: place)
        if before < place, pair(before) == word {
          let rowBefore = before / width
          let back = 3 * (place - before) + row - rowBefore
          if back <= DeflateToken.window {
            let most = min(end, place + (rowBefore + 1) * width - before)
            let other = self.end(of: place - before, from: place, before: most)
            if other > last + 1 { (last, distance) = (other, back) }
          }
        }
      }
      if last <= place {
        append(DeflateToken(pixel: pixels[place]))
        place &+= 1
      } else {
        let pixels = min(last &- place, DeflateToken.mostPixels)
        append(DeflateToken(pixels: pixels, distance: distance))
        place &+= pixels
      }
    }
  }

  /// Two pixels at once.
  @inline(__always)
  private func pair(_ place: Int) -> UInt64 {
    UnsafeRawPointer(pixels + place).loadUnaligned(as: UInt64.self)
  }

  /// The first place from `start` up to `end` of which the pixel is not the one `distance` before it.
  @inline(__always)
  private func end(of distance: Int, from start: Int, before end: Int) -> Int {
    var place = start
    while place &+ 3 < end {
      let first = pair(place) ^ pair(place &- distance)
      let second = pair(place &+ 2) ^ pair(place &+ 2 &- distance)
      guard first | second == 0 else { break }
      place &+= 4
    }
    while place < end, pixels[place] == pixels[place &- distance] { place &+= 1 }
    return place
  }

  /// The Adler-32 checksum of the stream's rows.
  private func checksum() -> UInt32 {
    var check = libdeflate_adler32(0, nil, 0)
    // What is stored last reaches beyond the row.
    withUnsafeTemporaryAllocation(byteCount: rowSize + 8, alignment: 8) { row in
      row[0] = 0
      for y in 0..<height {
        var out = 1
        var place = y * width
        let end = place + width
        while place &+ 1 < end {
          // From blue, green, red and a fourth byte, twice, to red, green and blue.
          let both = pair(place).littleEndian.byteSwapped
          let six = both &>> 40 | (both &>> 8 & 0xff_ffff) &<< 24
          row.storeBytes(of: six.littleEndian, toByteOffset: out, as: UInt64.self)
          out &+= 6
          place &+= 2
        }
        if place < end {
          let last = pixels[place].byteSwapped &>> 8
          row.storeBytes(of: last.littleEndian, toByteOffset: out, as: UInt32.self)
        }
        check = libdeflate_adler32(check, row.baseAddress, rowSize)
      }
    }
    return check
  }
}
