/// The lines of a baseline, each with the run and the step that it is about.
///
/// A run is known by its settings, not by its number: with one more value in a sweep, those behind it
/// are the same runs.
struct DataRows {
  /// What tells a run from the others.
  struct Run: Hashable {
    /// "learningRate 0.1", "repetition 3".
    let settings: [String]
    /// How many runs with the same settings come before it.
    let twin: Int
  }

  /// A line.
  struct Row {
    let run: Run
    /// Nil if the line is about the whole run.
    let step: String?
    /// "run 2 (adam), step 17".
    let place: String
    let cells: [(column: String, value: String)]
  }

  private struct Key: Hashable {
    let run: Run
    let step: String?
  }

  private(set) var rows: [Row] = []
  private var places: [Key: Int] = [:]
  /// The numbers of the runs with some settings.
  private var numbers: [[String]: [String]] = [:]

  /// Reads tables with a blank line between them.
  init(_ text: String) {
    var heading: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        heading = []
      } else if heading.isEmpty {
        heading = DataText.fields(of: line)
      } else {
        add(zip(heading, DataText.fields(of: line)).map { (column: $0, value: $1) })
      }
    }
  }

  private mutating func add(_ cells: [(column: String, value: String)]) {
    let first = cells.firstIndex { $0.column == "repetition" } ?? 0
    let own = cells[..<first].dropFirst().filter { !$0.value.isEmpty }
    let number = cells.first?.value ?? ""
    let repetition = cells.first { $0.column == "repetition" }?.value ?? "1"
    let step = cells.first { $0.column == "step" }?.value
    let repeated = repetition == "1" ? [] : ["repetition \(repetition)"]
    let settings = own.map { "\($0.column) \($0.value)" } + repeated
    let ownText = own.isEmpty ? "" : " (\(own.map(\.value).joined(separator: ", ")))"
    let place = (["run \(number)\(ownText)"] + repeated + (step.map { ["step \($0)"] } ?? []))
      .joined(separator: ", ")

    let run = run(number, settings.isEmpty ? ["run 1"] : settings)
    places[Key(run: run, step: step)] = rows.count
    rows.append(
      Row(
        run: run, step: step, place: place,
        cells: cells.dropFirst(first + 1).filter { $0.column != "step" }))
  }

  private mutating func run(_ number: String, _ settings: [String]) -> Run {
    let twins = numbers[settings] ?? []
    let twin = twins.firstIndex(of: number) ?? twins.count
    if twin == twins.count { numbers[settings] = twins + [number] }
    return Run(settings: settings, twin: twin)
  }

  /// The line about the same step of the same run; nil if there is none.
  subscript(row: Row) -> Row? { places[Key(run: row.run, step: row.step)].map { rows[$0] } }

  /// The runs that others have not, in their order.
  func runs(beside others: DataRows) -> [Run] {
    let known = Set(others.rows.map(\.run))
    var seen: Set<Run> = []
    return rows.map(\.run).filter { !known.contains($0) && seen.insert($0).inserted }
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
