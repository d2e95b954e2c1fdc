import Configuration
import Synchronization

/// A line that says how far long work is, where somebody may be waiting for it.
///
/// It shows what is finished, so it moves when a piece is. Nothing that is written to files depends
/// on it, or on a clock.
final class Progress: Sendable {
  /// Who reads the line.
  enum Audience: Sendable {
    case nobody
    /// A person, who sees one line change.
    case terminal(TextStyle)
    /// A file, or the page of a CI job, to which a line is added now and then.
    case log
  }

  private struct State {
    var line = ProgressLine(things: "", done: 0, count: 0, fraction: 0)
    var rate = WorkRate(total: 0, at: 0)
    var isVisible = false
    /// When this work began, in seconds.
    var begun = 0.0
    /// When the line was last shown, in seconds.
    var lastShown = 0.0
  }

  private let audience: Audience
  private let start = ContinuousClock.now
  private let state = Mutex(State())

  /// Shorter work is done before anybody could read about it, in seconds.
  private static let patience = 0.5
  /// How often a terminal is written to at most, in seconds.
  private static let frame = 0.1
  /// How often a line is added to a log, in seconds.
  private static let silence = 30.0

  /// Creates a line that is not there yet.
  init(_ audience: Audience) { self.audience = audience }

  /// Begins with so many things, which take so much work in all.
  func begin(_ things: String, count: Int, work: Double) {
    let now = seconds
    state.withLock { state in
      state.line = ProgressLine(things: things, done: 0, count: count, fraction: 0)
      state.rate = WorkRate(total: work, at: now)
      state.begun = now
    }
  }

  /// Says that things are finished which took a part of the work.
  func advance(_ count: Int, work: Double) {
    let now = seconds
    state.withLock { state in
      state.rate.finish(work, at: now)
      state.line.done += count
      state.line.fraction = state.rate.fraction
      state.line.secondsLeft = state.rate.secondsLeft(at: now)
      show(&state, at: now)
    }
  }

  private func show(_ state: inout State, at now: Double) {
    switch audience {
    case .nobody: return
    case .terminal(let style):
      guard now - state.begun >= Progress.patience, state.line.done < state.line.count,
        now - state.lastShown >= Progress.frame
      else { return }
      // Written over what stood there, and then the rest is erased: nothing flickers.
      let text = state.line.text(columns: StandardError.columns, style: style)
      StandardError.show("\r\(text)\u{1b}[K")
      state.isVisible = true
    case .log:
      guard now - state.lastShown >= Progress.silence else { return }
      StandardError.show(state.line.logText + "\n")
    }
    state.lastShown = now
  }

  /// Takes the line away.
  func clear() {
    state.withLock { state in
      if state.isVisible { StandardError.show("\r\u{1b}[K") }
      state.isVisible = false
    }
  }

  private var seconds: Double { elapsed / .seconds(1) }

  /// How long the work has taken so far.
  var elapsed: Duration { ContinuousClock.now - start }

  /// "0.31 s"
  var elapsedText: String { Timings.text(elapsed) }
}
