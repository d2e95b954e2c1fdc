import CCairo
import Graphics

/// The pixels of a PNG file.
public struct Picture: Sendable {
  /// Width in pixels.
  public let width: Int
  /// Height in pixels.
  public let height: Int
  /// Rows of pixels from the top, each 0xAARRGGBB with colors times opacity.
  let pixels: [UInt32]

  /// As many pixels are read at most; they take 400 MB.
  public static let pixelLimit = 100_000_000

  /// Why a file is not read.
  public enum Refusal: Error {
    /// It has more pixels than are read.
    case tooLarge
    /// It is damaged, or no PNG file.
    case damaged
  }

  /// Reads a PNG file; of an animation its still picture.
  public init(png bytes: [UInt8]) throws(Refusal) {
    let size = (16..<24).reduce(0) { bytes.count >= 24 ? $0 << 8 | UInt64(bytes[$1]) : 0 }
    let count = (size >> 32).multipliedReportingOverflow(by: size & 0xffff_ffff)
    guard !count.overflow, count.partialValue <= UInt64(Picture.pixelLimit) else {
      throw .tooLarge
    }
    var input = Input(bytes: bytes[...])
    let surface = withUnsafeMutablePointer(to: &input) { input in
      cairo_image_surface_create_from_png_stream(
        { closure, target, count in
          guard let closure, let target else { return CAIRO_STATUS_READ_ERROR }
          let input = closure.assumingMemoryBound(to: Input.self)
          guard input.pointee.bytes.count >= Int(count) else { return CAIRO_STATUS_READ_ERROR }
          input.pointee.bytes.withUnsafeBytes {
            UnsafeMutableRawPointer(target).copyMemory(
              from: $0.baseAddress ?? UnsafeRawPointer(target), byteCount: Int(count))
          }
          input.pointee.bytes = input.pointee.bytes.dropFirst(Int(count))
          return CAIRO_STATUS_SUCCESS
        }, input)
    }
    defer { cairo_surface_destroy(surface) }
    guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS else { throw .damaged }
    cairo_surface_flush(surface)
    let format = cairo_image_surface_get_format(surface)
    guard format == CAIRO_FORMAT_ARGB32 || format == CAIRO_FORMAT_RGB24,
      let data = cairo_image_surface_get_data(surface)
    else { throw .damaged }
    width = Int(cairo_image_surface_get_width(surface))
    height = Int(cairo_image_surface_get_height(surface))
    let stride = Int(cairo_image_surface_get_stride(surface))
    let opaque: UInt32 = format == CAIRO_FORMAT_RGB24 ? 0xff00_0000 : 0
    var pixels: [UInt32] = []
    pixels.reserveCapacity(width * height)
    for y in 0..<height {
      let row = UnsafeRawPointer(data + y * stride)
      for x in 0..<width {
        pixels.append(row.load(fromByteOffset: 4 * x, as: UInt32.self) | opaque)
      }
    }
    self.pixels = pixels
  }

  private struct Input {
    var bytes: ArraySlice<UInt8>
  }
}
