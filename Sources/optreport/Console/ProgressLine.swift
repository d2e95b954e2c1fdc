import Configuration

/// How far some work is, as text.
struct ProgressLine: Sendable {
  /// What is worked on: "runs".
  var things: String
  var done: Int
  var count: Int
  /// The part of the work that is done, in [0, 1].
  var fraction: Double
  var secondsLeft: Double?

  /// Shorter bars tell nothing, longer ones no more.
  private static let barWidths = 10...40

  /// A line for a terminal of a width: as much of
  ///
  ///     runs 1,204 of 10,000 ━━━━━╸──── 12 % · 3 s left
  ///
  /// as there is room for.
  func text(columns: Int, style: TextStyle) -> String {
    let head = "\(things) \(ProgressLine.grouped(done)) of \(ProgressLine.grouped(count))"
    let percent = "\(Int(fraction * 100)) %"
    let tail = secondsLeft.map { "\(percent) · \(ProgressLine.duration($0)) left" } ?? percent
    // A letter in the last column would break the line.
    let room = columns - 1
    let barWidth = min(room - head.count - tail.count - 2, ProgressLine.barWidths.upperBound)
    if barWidth >= ProgressLine.barWidths.lowerBound {
      return "\(head) \(bar(barWidth, style)) \(tail)"
    }
    return ["\(head) · \(tail)", "\(head) · \(percent)", percent].first { $0.count <= room } ?? ""
  }

  /// A line for a log.
  var logText: String {
    let left = secondsLeft.map { ", about \(ProgressLine.duration($0)) left" } ?? ""
    return "\(things) \(ProgressLine.grouped(done)) of \(ProgressLine.grouped(count))"
      + " (\(Int(fraction * 100)) %)\(left)"
  }

  private func bar(_ width: Int, _ style: TextStyle) -> String {
    let halves = Int(fraction * Double(2 * width))
    let done = String(repeating: "━", count: halves / 2) + (halves % 2 == 1 ? "╸" : "")
    let rest = String(repeating: "─", count: width - done.count)
    return style(.done, done) + style(.frame, rest)
  }

  /// "4 s", "2 min", "1 h 5 min": rounded up, and the coarser the longer it is.
  static func duration(_ seconds: Double) -> String {
    let whole = max(1, Int(min(seconds, 1e9).rounded(.up)))
    if whole <= 60 { return "\(whole) s" }
    if whole <= 600 {
      let tens = (whole + 9) / 10 * 10
      return tens % 60 == 0 ? "\(tens / 60) min" : "\(tens / 60) min \(tens % 60) s"
    }
    let minutes = (whole + 59) / 60
    if minutes < 60 { return "\(minutes) min" }
    return minutes % 60 == 0 ? "\(minutes / 60) h" : "\(minutes / 60) h \(minutes % 60) min"
  }

  /// "1,204"
  static func grouped(_ number: Int) -> String {
    let digits = Array("\(number)")
    return digits.indices.map { index in
      let isBreak = index > 0 && (digits.count - index) % 3 == 0
      return (isBreak ? "," : "") + String(digits[index])
    }.joined()
  }
}
