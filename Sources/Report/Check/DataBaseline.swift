import Configuration

/// The numbers of an experiment as text, small enough to be committed: a line for every run, and
/// the steps of the runs, of long ones the first and then every few.
///
/// Two tables of comma-separated values with a blank line between them; all digits are kept.
public struct DataBaseline: Sendable {
  /// The text.
  public let text: String

  /// About as many steps are kept of an experiment, shared among its runs: those of one run tell where
  /// it first went another way, and that it did is told by how it ended.
  static let stepLimit = 480
  /// The steps of so many runs are kept.
  static let walkLimit = 60
  /// How so many runs ended is kept.
  static let runLimit = 500

  /// Every how many runs one is kept, so that there are no more than the limit.
  static func stride(of count: Int, limit: Int) -> Int { max(1, (count + limit - 1) / limit) }

  /// Reads a baseline that was kept.
  public init(text: String) { self.text = text }

  /// Compares with the same experiment run anew.
  public func verdict(
    comparedWith new: DataBaseline, experiment: String, tolerances: Tolerances
  ) -> Verdict {
    if text == new.text { return .same }
    let (before, now) = (DataRows(text), DataRows(new.text))
    let runs = DataBaseline.runs(before, now)
    var lines = runs.map { ["runs of \(experiment) \($0)"] } ?? []
    lines += numbers(before, now, tolerances).map { "\(experiment)\($0)" }
    // Of more or fewer runs other steps are kept.
    if runs == nil, let changes = DataBaseline.steps(before, now) {
      lines.append("\(experiment): \(changes)")
    }
    return lines.isEmpty ? .withinTolerance : .differs(lines)
  }

  /// The numbers that differ, the most telling first.
  private func numbers(
    _ before: DataRows, _ now: DataRows, _ tolerances: Tolerances
  ) -> [String] {
    // Learning rates are given; what they lead to says more.
    var (results, rates): ([String], [String]) = ([], [])
    var count = 0
    // Where a run first went another way says more than where it ended.
    for row in now.rows.filter({ $0.step != nil }) + now.rows.filter({ $0.step == nil }) {
      guard let old = before[row] else { continue }
      for (column, value) in row.cells {
        guard let other = old.cells.first(where: { $0.column == column })?.value else { continue }
        if other == value { continue }
        if let a = DataBaseline.number(other), let b = DataBaseline.number(value) {
          if tolerances.areAlike(a, b) { continue }
        }
        count += 1
        if results.count >= 5 { continue }
        let line = ", \(row.place): \(column) \(DataBaseline.change(other, value))"
        if column == "learningRate" {
          if rates.count < 5 { rates.append(line) }
        } else {
          results.append(line)
        }
      }
    }
    let shown = Array((results + rates).prefix(5))
    return shown + (count > 5 ? [": \(count - 5) more numbers differ"] : [])
  }

  /// Which runs came and went: "came: learningRate 0.11; went: learningRate 0.1".
  private static func runs(_ before: DataRows, _ now: DataRows) -> String? {
    func named(_ runs: [DataRows.Run]) -> String {
      let names = runs.prefix(3).map { run in
        run.settings.count == 1 ? run.settings[0] : "(\(run.settings.joined(separator: ", ")))"
      }
      let more = runs.count > 3 ? " and \(runs.count - 3) more" : ""
      return names.joined(separator: ", ") + more
    }
    let changes = [("came", now.runs(beside: before)), ("went", before.runs(beside: now))]
      .filter { !$0.1.isEmpty }.map { "\($0): \(named($1))" }
    return changes.isEmpty ? nil : changes.joined(separator: "; ")
  }

  /// How many lines came and went where the runs are the same.
  private static func steps(_ before: DataRows, _ now: DataRows) -> String? {
    let gone = before.rows.count { now[$0] == nil }
    let added = now.rows.count { before[$0] == nil }
    let changes = [(added, "came"), (gone, "went")].filter { $0.0 > 0 }
      .map { "\(counted($0, "line")) of results \($1)" }
    return changes.isEmpty ? nil : changes.joined(separator: ", ")
  }

  private static func number(_ text: String) -> Double? {
    switch text {
    case "nan": .nan
    case "inf": .infinity
    case "-inf": -.infinity
    default: Double(text)
    }
  }

  /// "was 0.0123, is 0.0124 (+0.81 %)".
  private static func change(_ old: String, _ new: String) -> String {
    var text = "was \(old.isEmpty ? "nothing" : old), is \(new.isEmpty ? "nothing" : new)"
    if let a = number(old), let b = number(new), a != 0, a.isFinite, b.isFinite {
      let percent = (b - a) / abs(a) * 100
      text += " (\(percent > 0 ? "+" : "")\(short(percent)) %)"
    }
    return text
  }

  /// Two significant digits.
  private static func short(_ value: Double) -> String {
    let size = abs(value)
    if size >= 1000 || size < 0.01 {
      var exponent = 0
      var digits = size
      while digits >= 9.95 { (digits, exponent) = (digits / 10, exponent + 1) }
      while digits > 0, digits < 0.995 { (digits, exponent) = (digits * 10, exponent - 1) }
      let tenths = Int((digits * 10).rounded())
      return "\(value < 0 ? "-" : "")\(tenths / 10).\(tenths % 10)e\(exponent)"
    }
    let hundredths = Int((size * 100).rounded())
    return (value < 0 ? "-" : "")
      + (size >= 10
        ? "\((hundredths + 50) / 100)"
        : "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)")
  }
}
