import CCairo
import Graphics

/// How different two pictures look.
///
/// Of each pixel the colors are compared, on white where they are transparent, by the difference
/// that `CIELab` gives: about 1 can just be seen, and black differs from white by 100.
public struct PictureComparison: Sendable {
  /// The share of pixels that differ by more than is allowed.
  public let share: Double
  /// The largest difference of a pixel.
  public let largest: Double
  /// Whether any pixel differs at all.
  public let isSame: Bool
  /// Why pixels cannot be compared one by one; nil if they can.
  public let obstacle: String?
  /// The smallest region with all pixels that differ by more than is allowed, in pixels.
  public let region: (x: Int, y: Int, width: Int, height: Int)?
  private let width: Int
  private let before: [UInt32]
  /// How strongly each pixel is marked in the image of differences, 0 where it is not.
  private let marks: [UInt8]

  /// Compares pictures; pixels may differ by `tolerance`.
  public init(_ before: Picture, _ now: Picture, tolerance: Double) {
    guard before.width == now.width, before.height == now.height else {
      share = 1
      largest = 100
      isSame = false
      region = nil
      obstacle = "was \(before.width) × \(before.height) pixels, is \(now.width) × \(now.height)"
      (width, self.before, marks) = (0, [], [])
      return
    }
    obstacle = nil
    width = before.width
    self.before = before.pixels
    var count = 0
    var largest = 0.0
    var (left, right, top, bottom) = (Int.max, -1, Int.max, -1)
    var colors = ColorDifferences()
    var marks = [UInt8](repeating: 0, count: before.pixels.count)
    var isSame = true
    for index in before.pixels.indices where before.pixels[index] != now.pixels[index] {
      isSame = false
      let difference = colors.difference(before.pixels[index], now.pixels[index])
      largest = max(largest, difference)
      guard difference > tolerance else { continue }
      count += 1
      marks[index] = UInt8(min(255, 80 + difference * 4))
      let (x, y) = (index % before.width, index / before.width)
      (left, right) = (min(left, x), max(right, x))
      (top, bottom) = (min(top, y), max(bottom, y))
    }
    self.isSame = isSame
    self.largest = largest
    share = Double(count) / Double(max(1, before.pixels.count))
    region = count == 0 ? nil : (left, top, right - left + 1, bottom - top + 1)
    self.marks = marks
  }

  /// What differs, in red on a pale copy of the first picture, as a PNG file; nil if the pictures
  /// differ in size.
  public func image() throws -> [UInt8]? {
    guard obstacle == nil, width > 0 else { return nil }
    let height = before.count / width
    guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height))
    else { return nil }
    defer { cairo_surface_destroy(surface) }
    try CairoError.check(cairo_surface_status(surface))
    cairo_surface_flush(surface)
    guard let data = cairo_image_surface_get_data(surface) else { return nil }
    let stride = Int(cairo_image_surface_get_stride(surface))
    for y in 0..<height {
      let row = UnsafeMutableRawPointer(data + y * stride)
      for x in 0..<width {
        let index = y * width + x
        let strength = UInt32(marks[index])
        let pixel = before[index]
        let grey = (pixel >> 16 & 0xff) / 4 + (pixel >> 8 & 0xff) / 2 + (pixel & 0xff) / 4
        let pale = min(255, 200 + grey / 5)
        let red: UInt32 = 144 + strength / 4
        let color =
          strength > 0 ? 0xff00_0020 | red << 16 : 0xff00_0000 | pale << 16 | pale << 8 | pale
        row.storeBytes(of: color, toByteOffset: 4 * x, as: UInt32.self)
      }
    }
    cairo_surface_mark_dirty(surface)
    return try PNGFile(surface, dotsPerInch: 96, metadata: DocumentMetadata(title: "difference"))
      .bytes
  }
}

/// Differences of colors on white, each computed once.
private struct ColorDifferences {
  private var known: [UInt64: Double] = [:]
  private var colors: [UInt32: CIELab] = [:]

  mutating func difference(_ a: UInt32, _ b: UInt32) -> Double {
    let pair = UInt64(a) << 32 | UInt64(b)
    if let difference = known[pair] { return difference }
    let difference = color(a).difference(from: color(b))
    if known.count < 1_000_000 { known[pair] = difference }
    return difference
  }

  private mutating func color(_ pixel: UInt32) -> CIELab {
    if let color = colors[pixel] { return color }
    let white = 255 - Double(pixel >> 24)
    func component(_ shift: UInt32) -> Double {
      min(1, (Double(pixel >> shift & 0xff) + white) / 255)
    }
    let color = CIELab(Color(red: component(16), green: component(8), blue: component(0)))
    colors[pixel] = color
    return color
  }
}
