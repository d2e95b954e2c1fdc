/// A line on the terminal that says how far long work is; nothing where nobody is watching.
struct Progress: Sendable {
  private let isShown: Bool
  private let start = ContinuousClock.now

  /// Shorter work is done before anybody could read about it.
  private static let patience = Duration.milliseconds(500)

  /// Creates a line that is not there yet.
  init(isQuiet: Bool) { isShown = !isQuiet && StandardError.isTerminal }

  /// Writes "3 of 14 experiments" over what stood there.
  func show(_ done: Int, of count: Int, _ things: String) {
    guard isShown, elapsed > Progress.patience else { return }
    replaceLine("\(done) of \(count) \(things)")
  }

  /// Takes the line away.
  func clear() {
    if isShown, elapsed > Progress.patience { replaceLine("") }
  }

  /// How long the work has taken so far.
  var elapsed: Duration { ContinuousClock.now - start }

  /// Seconds with two decimals: "0.31 s".
  var elapsedText: String {
    let hundredths = Int(elapsed / .milliseconds(10))
    let fraction = hundredths % 100
    return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction) s"
  }

  private func replaceLine(_ text: String) {
    let blank = String(repeating: " ", count: 40)
    StandardError.show("\r\(blank)\r\(text)")
  }
}
