import CDeflate

/// Files that `zcat` and `zdiff` read; the same bytes always give the same file.
///
/// > P. Deutsch. "GZIP file format specification version 4.3." RFC 1952, 1996, doi:10.17487/RFC1952
enum Gzip {
  /// More is not unpacked.
  private static let sizeLimit = 200_000_000

  /// A file with some bytes in it, without time and name.
  static func packed(_ bytes: [UInt8]) -> [UInt8] {
    // Higher levels take three times the time for a tenth of the size.
    guard let compressor = libdeflate_alloc_compressor(1) else { return [] }
    defer { libdeflate_free_compressor(compressor) }
    let bound = libdeflate_gzip_compress_bound(compressor, bytes.count)
    return [UInt8](unsafeUninitializedCapacity: bound) { target, count in
      count = bytes.withUnsafeBytes {
        libdeflate_gzip_compress(compressor, $0.baseAddress, $0.count, target.baseAddress, bound)
      }
    }
  }

  /// The bytes in a file; nil if it is something else.
  static func unpacked(_ file: [UInt8]) -> [UInt8]? {
    guard file.count >= 18, let decompressor = libdeflate_alloc_decompressor() else { return nil }
    defer { libdeflate_free_decompressor(decompressor) }
    // The last four bytes tell the size.
    let size = file.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    guard size <= sizeLimit else { return nil }
    var isWhole = false
    let bytes = [UInt8](unsafeUninitializedCapacity: max(size, 1)) { target, count in
      var actual = 0
      let result = file.withUnsafeBytes {
        libdeflate_gzip_decompress(
          decompressor, $0.baseAddress, $0.count, target.baseAddress, size, &actual)
      }
      isWhole = result == LIBDEFLATE_SUCCESS && actual == size
      count = isWhole ? actual : 0
    }
    return isWhole ? bytes : nil
  }
}
