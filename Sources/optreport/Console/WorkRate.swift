/// How fast work gets done, and so how long the rest will take.
///
/// The rate is that of the last ten seconds or so: what was done long ago counts less and less.
struct WorkRate: Sendable {
  /// All of the work, in any unit that is about proportional to the time it takes.
  let total: Double
  /// The work that is done.
  private(set) var done = 0.0
  private var recentWork = 0.0
  private var recentSeconds = 0.0
  private var last: Double

  private static let memory = 10.0

  /// Starts at a time, in seconds.
  init(total: Double, at seconds: Double) {
    self.total = total
    last = seconds
  }

  /// Notes that a piece is done.
  mutating func finish(_ work: Double, at seconds: Double) {
    let passed = max(0, seconds - last)
    let weight = WorkRate.memory / (WorkRate.memory + passed)
    recentWork = recentWork * weight + work
    recentSeconds = recentSeconds * weight + passed
    done += work
    last = max(last, seconds)
  }

  /// The part that is done.
  var fraction: Double { total > 0 ? min(1, done / total) : 1 }

  /// How long the rest will take; nil if nothing is known about it.
  func secondsLeft(at seconds: Double) -> Double? {
    guard recentWork > 0, recentSeconds > 0 else { return nil }
    let whole = max(0, total - done) * recentSeconds / recentWork
    return max(0, whole - max(0, seconds - last))
  }
}
