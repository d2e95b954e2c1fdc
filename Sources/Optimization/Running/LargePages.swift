#if canImport(Glibc)
  import Glibc
#endif

/// Asks for large pages of memory where much is written once.
///
/// The first write to each page of 4 kB costs more than the numbers of a hundred steps that fit into
/// it; Linux hands out 2 MB at a time if it is asked to. Elsewhere nothing is asked.
enum LargePages {
  /// Memory below this has no whole large page for certain.
  private static let least = 1 << 22

  /// Asks for the room of an array that was reserved.
  static func advise(_ numbers: inout [Double], capacity: Int) {
    #if canImport(Glibc)
      guard capacity >= least / MemoryLayout<Double>.stride else { return }
      numbers.withUnsafeMutableBufferPointer { room in
        guard let start = room.baseAddress else { return }
        let page = Int(sysconf(Int32(_SC_PAGESIZE)))
        let first = (Int(bitPattern: start) + page - 1) / page * page
        let end = Int(bitPattern: start + capacity) / page * page
        // A wish: where it cannot be granted nothing changes.
        if first < end, let place = UnsafeMutableRawPointer(bitPattern: first) {
          madvise(place, end - first, MADV_HUGEPAGE)
        }
      }
    #endif
  }
}
