/// Writes bits into bytes, the lowest first (RFC 1951, 3.1.1).
struct BitWriter: ~Copyable {
  private var bytes: UnsafeMutableRawBufferPointer
  private var size = 0
  private var pending: UInt64 = 0
  private var pendingCount = 0

  /// Creates a writer with room for so many bytes.
  init(capacity: Int) {
    bytes = .allocate(byteCount: max(capacity, 64), alignment: 1)
  }
  deinit { bytes.deallocate() }

  /// Makes room for so many bits.
  mutating func reserve(_ bits: Int) {
    // Whole words are stored, the last one reaching beyond what counts.
    let room = size + bits / 8 + 16
    guard room > bytes.count else { return }
    let larger = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(room, 2 * bytes.count), alignment: 1)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes.prefix(size)))
    bytes.deallocate()
    bytes = larger
  }

  /// Appends up to 56 bits for which there is room; those above are zero.
  @inline(__always)
  mutating func append(_ bits: UInt64, count: Int) {
    pending |= bits &<< UInt64(truncatingIfNeeded: pendingCount)
    pendingCount &+= count
    bytes.storeBytes(of: pending.littleEndian, toByteOffset: size, as: UInt64.self)
    size &+= pendingCount &>> 3
    pending &>>= UInt64(truncatingIfNeeded: pendingCount & 56)
    pendingCount &= 7
  }

  /// What was written, its last byte filled with zeros.
  consuming func finished() -> [UInt8] {
    [UInt8](bytes.prefix(size + (pendingCount > 0 ? 1 : 0)))
  }
}
