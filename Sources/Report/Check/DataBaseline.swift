import Configuration

/// The numbers of an experiment as text, small enough to be committed: a line for every run, and
/// the steps of the runs, of long ones the first and then every few.
///
/// Two tables of comma-separated values with a blank line between them; all digits are kept.
public struct DataBaseline: Sendable {
  /// The text.
  public let text: String

  /// About as many steps are kept of an experiment, shared among its runs.
  static let stepLimit = 1_000
  /// Of more runs than these only every few are kept.
  static let runLimit = 2_000

  /// Reads a baseline that was kept.
  public init(text: String) { self.text = text }

  /// Compares with the same experiment run anew.
  public func verdict(
    comparedWith new: DataBaseline, experiment: String, tolerances: Tolerances
  ) -> Verdict {
    if text == new.text { return .same }
    let (before, now) = (DataBaseline.cells(text), DataBaseline.cells(new.text))
    // Learning rates are given; what they lead to says more.
    var (results, rates): ([String], [String]) = ([], [])
    var count = 0
    // Where a run first went another way says more than where it ended.
    let steps = now.rows.filter { $0.place.contains(", step ") }
    let ends = now.rows.filter { !$0.place.contains(", step ") }
    for (place, cells) in steps + ends {
      guard let old = before.cells[place] else { continue }
      for (column, value) in cells {
        guard let other = old.first(where: { $0.column == column })?.value else { continue }
        if other == value { continue }
        if let a = DataBaseline.number(other), let b = DataBaseline.number(value) {
          if tolerances.areAlike(a, b) { continue }
        }
        count += 1
        if results.count >= 5 { continue }
        let line = "\(experiment), \(place): \(column) \(DataBaseline.change(other, value))"
        if column == "learningRate" {
          if rates.count < 5 { rates.append(line) }
        } else {
          results.append(line)
        }
      }
    }
    var lines = Array((results + rates).prefix(5))
    if count > 5 { lines.append("\(experiment): \(count - 5) more numbers differ") }
    let gone = before.rows.filter { now.cells[$0.place] == nil }.count
    let added = now.rows.filter { before.cells[$0.place] == nil }.count
    let changes = [(added, "came"), (gone, "went")].filter { $0.0 > 0 }
      .map { "\(counted($0, "line")) of results \($1)" }
    if !changes.isEmpty { lines.append("\(experiment): \(changes.joined(separator: ", "))") }
    return lines.isEmpty ? .withinTolerance : .differs(lines)
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

  /// The rows by their place, "run 2 (adam), step 17", each with its columns.
  private static func cells(_ text: String) -> (
    rows: [(place: String, cells: [(column: String, value: String)])],
    cells: [String: [(column: String, value: String)]]
  ) {
    var rows: [(place: String, cells: [(column: String, value: String)])] = []
    var heading: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        heading = []
        continue
      }
      let fields = DataText.fields(of: line)
      if heading.isEmpty {
        heading = fields
        continue
      }
      let pairs = zip(heading, fields).map { (column: $0, value: $1) }
      let first = pairs.firstIndex { $0.column == "repetition" } ?? 0
      let own = pairs[..<first].dropFirst().map(\.value).filter { !$0.isEmpty }
      let step = pairs.first { $0.column == "step" }?.value
      let repetition = pairs.first { $0.column == "repetition" }?.value ?? "1"
      var place = "run \(pairs.first?.value ?? "")"
      if !own.isEmpty { place += " (\(own.joined(separator: ", ")))" }
      if repetition != "1" { place += ", repetition \(repetition)" }
      if let step { place += ", step \(step)" }
      rows.append((place, pairs[(first + 1)...].filter { $0.column != "step" }))
    }
    return (rows, Dictionary(rows.map { ($0.place, $0.cells) }) { first, _ in first })
  }
}

extension DataText {
  /// The fields of a line without line ends inside.
  static func fields(of line: Substring) -> [String] {
    guard line.contains("\"") else {
      return line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    var fields = [""]
    var isQuoted = false
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        fields.append("")
      } else {
        fields[fields.count - 1].append(character)
      }
    }
    return fields
  }
}
