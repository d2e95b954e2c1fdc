#if canImport(Glibc)
  import CMalloc
#endif

/// How memory is asked for.
enum Memory {
  /// Keeps large buffers that were given back for those that are asked for next.
  ///
  /// The C library gives them back to the system, and whoever asks for the next one pays with every
  /// first write to a page: a picture takes a thousand pages. Its limits would rise with use, but the
  /// work is done by then.
  static func keepFreed() {
    #if canImport(Glibc)
      // The most that it allows.
      mallopt(M_MMAP_THRESHOLD, 32 << 20)
      mallopt(M_TRIM_THRESHOLD, 1 << 30)
    #endif
  }
}
