import Configuration
import Synchronization

/// Where the time of a command goes; nothing else depends on it.
final class Timings: Sendable {
  /// One kind of work.
  private struct Piece {
    var duration = Duration.zero
    var count = 0
  }

  private let isOn: Bool
  private let pieces = Mutex<[String: Piece]>([:])

  /// The table has so many rows.
  private static let rows = 10

  /// Creates an empty list, which stays empty if nobody wants to see it.
  init(isOn: Bool) { self.isOn = isOn }

  /// Does some work and notes how long it took; what has the same name is added up.
  func measure<Output, Problem: Error>(
    _ name: String, _ work: () throws(Problem) -> Output
  ) throws(Problem) -> Output {
    guard isOn else { return try work() }
    let start = ContinuousClock.now
    defer {
      let duration = ContinuousClock.now - start
      pieces.withLock { pieces in
        pieces[name, default: Piece()].duration += duration
        pieces[name, default: Piece()].count += 1
      }
    }
    return try work()
  }

  /// The pieces, most costly first.
  private var sorted: [(name: String, piece: Piece)] {
    pieces.withLock { $0 }.map { (name: $0.key, piece: $0.value) }
      .sorted { ($1.piece.duration, $0.name) < ($0.piece.duration, $1.name) }
  }

  /// A table of what took longest, with shares of all that was measured. Work that is done side by
  /// side takes less time than it adds up to.
  func table(elapsed: Duration) -> String {
    let pieces = sorted
    let total = pieces.reduce(Duration.zero) { $0 + $1.piece.duration }
    var lines = [
      "\(Timings.text(elapsed)) by the clock; the work adds up to \(Timings.text(total)):"
    ]
    let shown = pieces.prefix(Timings.rows)
    let rest = pieces.dropFirst(Timings.rows)
    var rows = shown.map { (name: $0.name, duration: $0.piece.duration) }
    if !rest.isEmpty {
      let duration = rest.reduce(Duration.zero) { $0 + $1.piece.duration }
      rows.append((name: "\(rest.count) more", duration: duration))
    }
    let width = rows.map { Timings.text($0.duration).count }.max() ?? 0
    for row in rows {
      let share = total > .zero ? Int((100 * (row.duration / total)).rounded()) : 0
      let time = Timings.text(row.duration)
      lines.append(
        "  " + String(repeating: " ", count: width - time.count) + time + "  "
          + String(repeating: " ", count: 3 - "\(share)".count) + "\(share) %  \(row.name)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// All pieces for programs, most costly first, in seconds.
  var json: JSONText {
    .array(
      sorted.map { name, piece in
        .object([
          ("name", .string(name)), ("seconds", .number(piece.duration / .seconds(1))),
          ("count", .number(Double(piece.count))),
        ])
      })
  }

  /// Seconds with two decimals: "0.31 s".
  static func text(_ duration: Duration) -> String {
    let hundredths = Int(duration / .milliseconds(10))
    let fraction = hundredths % 100
    return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction) s"
  }
}
