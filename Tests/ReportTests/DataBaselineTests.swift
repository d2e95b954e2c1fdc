import Report
import Testing

/// What a check says of numbers that are not those that were kept.
@Suite struct DataBaselineTests {
  static let steps = [
    "1,1,0,4,0.5", "1,1,1,2,0.5", "1,1,2,1,0.5", "1,1,3,0.5,0.5",
  ]

  /// The numbers of one run: how it ended, and its steps.
  static func baseline(final: String = "0.5", steps: [String] = steps) -> DataBaseline {
    DataBaseline(
      text: "run,repetition,outcome,finalLoss\n1,1,stepLimit,\(final)\n\n"
        + "run,repetition,step,loss,learningRate\n" + steps.map { "\($0)\n" }.joined())
  }

  static func verdict(
    _ new: DataBaseline, since old: DataBaseline = baseline(), relative: Double = 1e-9
  ) -> Verdict {
    var tolerances = Tolerances()
    tolerances.relative = relative
    return old.verdict(comparedWith: new, experiment: "race", tolerances: tolerances)
  }

  @Test func sameNumbersAreTheSame() {
    #expect(Self.verdict(Self.baseline()) == .same)
    let nan = Self.baseline(final: "nan")
    #expect(Self.verdict(nan, since: nan) == .same)
  }

  @Test func roundingPasses() {
    #expect(Self.verdict(Self.baseline(final: "0.50000000000001")) == .withinTolerance)
    #expect(Self.verdict(Self.baseline(final: "0.51"), relative: 0.1) == .withinTolerance)
    #expect(Self.verdict(Self.baseline(final: "0.51")).isDrift)
  }

  /// Where the run first went another way says more than where it ended, and more than the learning
  /// rate that was set.
  @Test func theFirstStepComesFirst() {
    let steps = ["1,1,0,4,0.6", "1,1,1,2.2,0.6", "1,1,2,1.5,0.6", "1,1,3,0.5,0.6"]
    #expect(
      Self.verdict(Self.baseline(final: "inf", steps: steps))
        == .differs([
          "race, run 1, step 1: loss was 2, is 2.2 (+10 %)",
          "race, run 1, step 2: loss was 1, is 1.5 (+50 %)",
          "race, run 1: finalLoss was 0.5, is inf",
          "race, run 1, step 0: learningRate was 0.5, is 0.6 (+20 %)",
          "race, run 1, step 1: learningRate was 0.5, is 0.6 (+20 %)",
          "race: 2 more numbers differ",
        ]))
  }

  @Test func linesThatComeOrGoAreCounted() {
    let longer = Self.baseline(steps: Self.steps + ["1,1,4,0.25,0.5", "1,1,5,0.1,0.5"])
    let shorter = Self.baseline(steps: Self.steps.dropLast())
    #expect(Self.verdict(longer) == .differs(["race: 2 lines of results came"]))
    #expect(Self.verdict(shorter) == .differs(["race: 1 line of results went"]))
    #expect(
      Self.verdict(longer, since: Self.baseline(steps: Self.steps.dropFirst() + []))
        == .differs(["race: 3 lines of results came"]))
    let other = Self.baseline(steps: ["1,1,9,4,0.5"])
    #expect(
      Self.verdict(other)
        == .differs(["race: 1 line of results came, 4 lines of results went"]))
  }

  /// The numbers of runs with some learning rates, each so often, with so many steps.
  static func sweep(_ rates: [String], repetitions: Int = 1, steps: Int = 2) -> DataBaseline {
    var (ends, points) = ("run,learningRate,repetition,finalLoss\n", "")
    var number = 0
    for rate in rates {
      for repetition in 1...repetitions {
        number += 1
        ends += "\(number),\(rate),\(repetition),\(repetition)\n"
        for step in 0..<steps { points += "\(number),\(rate),\(repetition),\(step),1\n" }
      }
    }
    return DataBaseline(text: ends + "\nrun,learningRate,repetition,step,loss\n" + points)
  }

  /// A run is the same if its settings are, whatever its number; of other runs other steps are kept.
  // swift-format-ignore
  static let runs: [(before: DataBaseline, now: DataBaseline, line: String)] = [
    (sweep(["0.1", "0.2"]),             sweep(["0.11", "0.2"]),     "came: learningRate 0.11; went: learningRate 0.1"),
    (sweep(["0.1", "0.2"]),             sweep(["0.05", "0.1", "0.2"], steps: 1), "came: learningRate 0.05"),
    (sweep(["0.1", "0.2"]),             sweep(["0.2"]),             "went: learningRate 0.1"),
    (sweep(["0.1", "0.2"], repetitions: 2), sweep(["0.1", "0.2"], repetitions: 3, steps: 1),
     "came: (learningRate 0.1, repetition 3), (learningRate 0.2, repetition 3)"),
    (sweep(["1", "2", "3", "4", "5"]),  sweep(["5"]),
     "went: learningRate 1, learningRate 2, learningRate 3 and 1 more"),
  ]

  @Test(arguments: runs)
  func runsThatComeOrGoAreNamed(_ before: DataBaseline, _ now: DataBaseline, _ line: String) {
    #expect(Self.verdict(now, since: before) == .differs(["runs of race \(line)"]))
  }

  /// Where no setting tells runs apart their order does.
  @Test func runsWithTheSameSettingsAreComparedInTheirOrder() {
    let before = DataBaseline(text: "run,repetition,finalLoss\n1,1,4\n2,1,5\n")
    let now = DataBaseline(text: "run,repetition,finalLoss\n1,1,4\n2,1,6\n")
    #expect(
      Self.verdict(now, since: before) == .differs(["race, run 2: finalLoss was 5, is 6 (+20 %)"]))
  }
}
