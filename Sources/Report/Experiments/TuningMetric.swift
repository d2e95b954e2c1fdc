import Configuration
import Optimization

/// What makes one run of a tuned experiment better than another.
struct TuningMetric: Sendable {
  /// What is compared.
  private enum Goal: Sendable {
    /// When the quantity settles below a threshold.
    case settlesBelow(Double)
    /// When the quantity is first below a threshold.
    case firstBelow(Double)
    /// The last value of the quantity.
    case last
    /// The lowest value of the quantity.
    case lowest
  }
  private var goal = Goal.settlesBelow(1e-4)
  private var query = SeriesQuery(.relativeLoss)
  /// What may be spent on each run; nil for all of it.
  private var budget: Budget?

  /// How much of a run counts.
  private struct Budget: Sendable {
    /// Whether evaluations of f are counted, not steps.
    var countsEvaluations: Bool
    var limit = 1

    /// Reads `budget`; nil if absent.
    init?(_ fields: inout Fields) {
      let budget = fields.object("budget", "a budget", about: "what counts of each run")
      guard var inner = budget else { return nil }
      let units = inner.present(of: ["evaluations", "steps"])
      countsEvaluations = units.first == "evaluations"
      let before = fields.problems.all.count
      for unit in inner.isDescribed ? ["evaluations", "steps"] : units.prefix(1) {
        var count: Int?
        inner.read(unit, into: &count, upTo: Minimization.stepLimit, about: "how many count")
        limit = count ?? limit
      }
      if units.count > 1 {
        inner.know("steps")
        inner.report("expected \"evaluations\" or \"steps\", found both", at: "steps")
      }
      if units.isEmpty, !inner.isDescribed { inner.know("steps") }
      inner.finish()
      if units.isEmpty, !inner.isDescribed, fields.problems.all.count == before {
        inner.require("steps")
      }
    }
  }

  /// How good a run is; the less the better.
  struct Score: Comparable {
    /// When the threshold was met, in steps or evaluations; nil if it was not.
    fileprivate var time: Int?
    /// What is compared where no threshold was met.
    fileprivate var value: Double

    static func < (a: Score, b: Score) -> Bool {
      if a.time == nil, b.time == nil { return a.value < b.value }
      return (a.time ?? .max) < (b.time ?? .max)
    }
  }

  /// Reads `settlesBelow`, `firstBelow` or `least`, `quantity` and `budget`.
  init(_ fields: inout Fields) {
    let given = ["settlesBelow", "firstBelow", "least"].filter(fields.has)
    if given.count > 1 {
      fields.report("expected \"\(given[0])\" or \"\(given[1])\", found both", at: given[1])
    }
    var threshold = 1e-4
    fields.read(
      "settlesBelow", into: &threshold, .any,
      about: "the best run is the first whose quantity stays below it")
    var first: Double?
    fields.read(
      "firstBelow", into: &first, .any,
      about: "the best run is the first whose quantity is below it")
    goal = first.map { .firstBelow($0) } ?? .settlesBelow(threshold)
    var least: Goal?
    fields.read(
      "least", into: &least, from: [(name: "last", value: .last), ("lowest", .lowest)],
      about: "the best run is the one with the least last, or lowest, value of the quantity")
    goal = least ?? goal
    query.read(&fields, of: nil)
    budget = Budget(&fields)
  }

  /// Whether the losses of runs are enough to choose among them.
  var needsLossesOnly: Bool { query.quantity.isOfLosses }

  /// How good a run is within the budget; one that diverges, even later, is worst.
  func score(of run: Run) -> Score {
    guard let end = run.end, end.finalIterate != nil else {
      return Score(time: nil, value: .infinity)
    }
    let series = query.series(of: run).prefix(count(in: run, steps: end.steps))
    let last = series.last ?? .infinity
    func time(_ step: Int?) -> Int? {
      budget?.countsEvaluations == true ? step.map(run.evaluationCount) : step
    }
    switch goal {
    case .settlesBelow(let threshold):
      return Score(time: time(series.settledStep(below: threshold)), value: last)
    case .firstBelow(let threshold):
      return Score(time: time(series.firstStep(below: threshold)), value: last)
    case .last: return Score(time: nil, value: last)
    case .lowest: return Score(time: nil, value: series.min() ?? .infinity)
    }
  }

  /// How many points of a run are within the budget.
  private func count(in run: Run, steps: Int) -> Int {
    guard let budget else { return steps + 1 }
    if !budget.countsEvaluations { return budget.limit + 1 }
    return (0...steps).count { run.evaluationCount(at: $0) <= budget.limit }
  }

  /// What was looked for, in words.
  var described: String {
    let format = NumberFormat(digits: 4)
    let found =
      switch goal {
      case .settlesBelow(let threshold):
        "the first whose \(query.quantity.title) stays below \(format.text(threshold))"
      case .firstBelow(let threshold):
        "the first whose \(query.quantity.title) gets below \(format.text(threshold))"
      case .last: "the lowest last \(query.quantity.title)"
      case .lowest: "the lowest \(query.quantity.title)"
      }
    guard let budget else { return found }
    let unit = budget.countsEvaluations ? "evaluation" : "step"
    return "\(found) within \(budget.limit) \(unit)\(budget.limit == 1 ? "" : "s")"
  }
}

extension Run {
  /// How often f had been evaluated when x_t was recorded.
  fileprivate func evaluationCount(at step: Int) -> Int {
    trajectory?.evaluations(at: step) ?? step + 1
  }
}
