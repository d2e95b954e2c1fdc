import Configuration
import Testing

@testable import optreport

/// How far work is, and how long the rest will take.
@Suite struct ProgressTests {
  static func line(_ done: Int, _ count: Int, _ secondsLeft: Double?) -> ProgressLine {
    ProgressLine(
      things: "runs", done: done, count: count, fraction: Double(done) / Double(count),
      secondsLeft: secondsLeft)
  }

  // swift-format-ignore
  static let table: [(ProgressLine, Int, String)] = [
    (line(1_204, 10_000, 2.4), 80, "runs 1,204 of 10,000 ━━━━╸─────────────────────────────────── 12 % · 3 s left"),
    (line(1_204, 10_000, 2.4), 60, "runs 1,204 of 10,000 ━━─────────────────────── 12 % · 3 s left"),
    (line(1_204, 10_000, nil), 60, "runs 1,204 of 10,000 ━━━╸────────────────────────── 12 %"),
    (line(1_204, 10_000, 2.4), 46, "runs 1,204 of 10,000 · 12 % · 3 s left"),
    (line(1_204, 10_000, 2.4), 30, "runs 1,204 of 10,000 · 12 %"),
    (line(1_204, 10_000, 2.4), 20, "12 %"),
    (line(1_204, 10_000, 2.4), 3,  ""),
    (line(0, 7, nil),          30, "runs 0 of 7 ────────────── 0 %"),
    (line(7, 7, 0),            46, "runs 7 of 7 ━━━━━━━━━━━━━━━━━━━ 100 % · 1 s left"),
  ]

  @Test(arguments: table)
  func fitsItsTerminal(_ line: ProgressLine, _ columns: Int, _ expected: String) {
    let text = line.text(columns: columns, style: .plain)
    #expect(text.count < columns)
    #expect(text.hasPrefix(expected.prefix(18)) || text == expected)
    #expect(
      text.filter { !"━╸─".contains($0) }.split(separator: " ")
        == expected.filter { !"━╸─".contains($0) }.split(separator: " "))
    let cells = text.filter { "━╸─".contains($0) }.count
    #expect(cells == 0 || (10...40).contains(cells))
  }

  /// The bar shows the part that is done to half a cell.
  @Test(arguments: [0, 1, 499, 500, 501, 999, 1000])
  func barIsProportional(_ done: Int) {
    let text = Self.line(done, 1000, nil).text(columns: 200, style: .plain)
    let halves = 2 * text.filter { $0 == "━" }.count + text.filter { $0 == "╸" }.count
    #expect(text.filter { "━╸─".contains($0) }.count == 40)
    #expect(halves == 80 * done / 1000)
  }

  @Test func colorsTakeNoRoom() {
    let line = Self.line(1_204, 10_000, 2.4)
    let colored = line.text(columns: 60, style: .colored)
    #expect(
      colored.replacing(/\u{1b}\[[0-9;]*m/, with: "") == line.text(columns: 60, style: .plain))
    #expect(colored.contains("\u{1b}[32m━"))
  }

  // swift-format-ignore
  static let durations: [(Double, String)] = [
    (0, "1 s"), (0.2, "1 s"), (1.2, "2 s"), (59.5, "60 s"), (61, "1 min 10 s"), (120, "2 min"),
    (599, "10 min"), (601, "11 min"), (3_600, "1 h"), (3_661, "1 h 2 min"), (1e300, "277777 h 47 min"),
  ]
  @Test(arguments: durations)
  func durationsAreRoundedUp(_ seconds: Double, _ text: String) {
    #expect(ProgressLine.duration(seconds) == text)
  }

  @Test(arguments: [(0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567")])
  func digitsAreGrouped(_ number: Int, _ text: String) {
    #expect(ProgressLine.grouped(number) == text)
  }

  /// Steady work of unequal pieces: the estimate is right from the first piece on.
  @Test func steadyWorkIsForeseen() throws {
    let pieces = (1...100).map { Double(1 + $0 % 7) }
    let total = pieces.reduce(0, +)
    var rate = WorkRate(total: total, at: 5)
    var now = 5.0
    #expect(rate.secondsLeft(at: now) == nil)
    for piece in pieces {
      now += 0.2 * piece
      rate.finish(piece, at: now)
      let truth = 0.2 * total - (now - 5)
      #expect(abs(try #require(rate.secondsLeft(at: now)) - truth) < 1e-9)
    }
    #expect(rate.fraction == 1)
  }

  /// Between pieces time passes, and when work slows down the estimate follows within half a minute.
  @Test func changesAreNoticed() throws {
    var rate = WorkRate(total: 1000, at: 0)
    for second in 1...100 { rate.finish(1, at: Double(second)) }
    #expect(abs(try #require(rate.secondsLeft(at: 100)) - 900) < 1e-6)
    #expect(abs(try #require(rate.secondsLeft(at: 103)) - 897) < 1e-6)
    for piece in 1...15 { rate.finish(1, at: 100 + 2 * Double(piece)) }
    let truth = 2.0 * 885
    #expect(abs(try #require(rate.secondsLeft(at: 130)) / truth - 1) < 0.1)
    #expect(try #require(rate.secondsLeft(at: 1e9)) == 0)
  }

  /// Pieces that end at the same time, as workers side by side end them, are no trouble.
  @Test func simultaneousPiecesCount() throws {
    var rate = WorkRate(total: 8, at: 0)
    for second in [1.0, 2] { for _ in 0..<2 { rate.finish(1, at: second) } }
    #expect(abs(try #require(rate.secondsLeft(at: 2)) - 2) < 1e-9)
    #expect(WorkRate(total: 0, at: 0).fraction == 1)
  }
}
