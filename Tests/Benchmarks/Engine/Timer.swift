#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Measures and prints.
struct Timer {
  var rounds: Int
  /// The only problem that is measured.
  var problem: String?

  /// Whether a problem is to be measured.
  func measures(_ problem: String) -> Bool { self.problem ?? problem == problem }

  /// Prints the median times of a unit of work, of which `body` does `units`.
  func report(_ problem: String, _ rule: String, units: Int, _ body: () -> Void) {
    guard measures(problem) else { return }
    body()
    var wall: [Double] = []
    var processor: [Double] = []
    for _ in 0..<rounds {
      let start = (nanoseconds(CLOCK_MONOTONIC), nanoseconds(CLOCK_PROCESS_CPUTIME_ID))
      body()
      processor.append((nanoseconds(CLOCK_PROCESS_CPUTIME_ID) - start.1) / Double(units))
      wall.append((nanoseconds(CLOCK_MONOTONIC) - start.0) / Double(units))
    }
    print(
      "{\"engine\":\"optreport\",\"problem\":\"\(problem)\",\"opt\":\"\(rule)\","
        + "\"ns\":\(median(wall)),\"cpu_ns\":\(median(processor))}")
  }

  private func median(_ times: [Double]) -> Double { times.sorted()[times.count / 2] }

  private func nanoseconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
  }
}

/// The largest memory that this process has had, in bytes.
func peakMemory() -> Int {
  // RUSAGE_SELF is 0 everywhere, but not of the same type.
  let thisProcess: Int32 = 0
  var usage = rusage()
  getrusage(thisProcess, &usage)
  #if canImport(Darwin)
    return usage.ru_maxrss
  #else
    return usage.ru_maxrss * 1024
  #endif
}
