#if canImport(Glibc)
  import CMalloc
  import Glibc
#endif

/// How memory is asked for.
enum Memory {
  /// Keeps large buffers that were given back for those that are asked for next, and has one heap for
  /// all threads where they are few.
  ///
  /// The C library gives buffers back to the system, and whoever asks for the next one pays with every
  /// first write to a page: a picture takes a thousand pages. Its limits would rise with use, but the
  /// work is done by then. A heap for each thread grows by a system call for every few pages; few
  /// threads seldom wait for each other, many do. To be called before there are any.
  static func keepFreed() {
    #if canImport(Glibc)
      // The most that it allows.
      mallopt(M_MMAP_THRESHOLD, 32 << 20)
      mallopt(M_TRIM_THRESHOLD, 1 << 30)
      if hasFewProcessors { mallopt(M_ARENA_MAX, 1) }
    #endif
  }

  /// Makes the heap grow by what most builds need, and asks for large pages there: a wish that changes
  /// nothing where it cannot be granted.
  static func takeLargePages() {
    #if canImport(Glibc)
      guard hasFewProcessors else { return }
      mallopt(M_TOP_PAD, 64 << 20)
      let page = Int(sysconf(Int32(_SC_PAGESIZE)))
      let start = (Int(bitPattern: sbrk(0)) + page - 1) / page * page
      let block = malloc(1 << 20)
      // Without a question about it the compiler leaves the block out.
      guard malloc_usable_size(block) > 0 else { return }
      free(block)
      let end = Int(bitPattern: sbrk(0)) / page * page
      guard start < end, let heap = UnsafeMutableRawPointer(bitPattern: start) else { return }
      madvise(heap, end - start, MADV_HUGEPAGE)
    #endif
  }

  #if canImport(Glibc)
    private static let hasFewProcessors = sysconf(Int32(_SC_NPROCESSORS_ONLN)) <= 4
  #endif
}
