/// A rectangle of an image, in pixels.
struct PixelRegion {
  var x: Int
  var y: Int
  var width: Int
  var height: Int

  /// Creates a region.
  init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// The smallest region outside of which two images are alike; nil if they are alike everywhere.
  init?(between a: [UInt32], and b: [UInt32], width: Int) {
    precondition(a.count == b.count, "\(a.count) pixels and \(b.count)")
    var (left, right, top, bottom) = (width, -1, 0, -1)
    for row in 0..<(width > 0 ? a.count / width : 0) {
      let range = row * width..<(row + 1) * width
      guard let first = range.first(where: { a[$0] != b[$0] }),
        let last = range.last(where: { a[$0] != b[$0] })
      else { continue }
      if bottom < 0 { top = row }
      bottom = row
      left = min(left, first - range.lowerBound)
      right = max(right, last - range.lowerBound)
    }
    guard bottom >= 0 else { return nil }
    self.init(x: left, y: top, width: right - left + 1, height: bottom - top + 1)
  }

  /// The region of an image as red, green, blue and opacity; what is as in `before` is
  /// transparent.
  func compressed(
    _ pixels: [UInt32], without before: [UInt32]?, stride: Int
  ) throws -> [UInt8] {
    var rows: [UInt8] = []
    rows.reserveCapacity(height * (1 + 4 * width))
    for row in y..<(y + height) {
      rows.append(0)
      for index in (row * stride + x)..<(row * stride + x + width) {
        let pixel = pixels[index]
        if let before, before[index] == pixel {
          for _ in 0..<4 { rows.append(0) }
          continue
        }
        rows.append(UInt8(truncatingIfNeeded: pixel &>> 16))
        rows.append(UInt8(truncatingIfNeeded: pixel &>> 8))
        rows.append(UInt8(truncatingIfNeeded: pixel))
        rows.append(255)
      }
    }
    return try rows.withUnsafeBytes { try PNGChunks.compressed($0, level: 6) }
  }
}
