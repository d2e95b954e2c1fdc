import Optimization
import Spelling

/// Texts about everything that has a name, for `optreport explain`.
public enum Explanations {
  /// What is known about a name, a text for each kind of thing that is called so.
  public static func of(_ name: String) -> [String] {
    var texts: [[String]] = []
    if let entry = Optimization.optimizers.first(where: { $0.name == name }) {
      texts.append(optimizer(entry))
    }
    if let entry = Optimization.schedules.first(where: { $0.name == name }) {
      texts.append(schedule(entry))
    }
    if let entry = Optimization.objectives.first(where: { $0.name == name }) {
      texts.append(objective(entry))
    }
    for (kind, entries) in [("mark", Catalog.marks)] + expectations {
      for entry in entries where entry.name == name {
        texts.append(["\(name), \(kind): \(entry.summary)"] + entry.details.map { "  \($0)" })
      }
    }
    if name == "data" { texts.append(data) }
    return texts.map { $0.joined(separator: "\n") + "\n" }
  }

  /// The names that were probably meant by an unknown one; all kinds if none is near.
  public static func nearest(to name: String) -> String? {
    NearestName.of(name, among: names)
  }

  private static var names: [String] {
    Optimization.optimizers.map(\.name) + Optimization.schedules.map(\.name)
      + Optimization.objectives.map(\.name) + Catalog.marks.map(\.name)
      + expectations.flatMap { $0.1.map(\.name) } + ["data"]
  }

  private static var expectations: [(String, [Catalog.Entry])] {
    Catalog.expectations.map { ("expectation of \"\($0.kind)\"", $0.entries) }
  }

  // MARK: Kinds

  private static func optimizer(_ entry: OptimizerEntry) -> [String] {
    var lines = ["\(entry.name), optimizer: \(entry.title), \(entry.summary)", ""]
    let rules = unique(entry.presets.map { $0.explanation.formulas(in: $0.convention) })
    for rule in rules {
      let owners = entry.presets.filter { $0.explanation.formulas(in: $0.convention) == rule }
      if rules.count > 1 {
        let names = owners.map(\.convention.rawValue).joined(separator: " and ")
        lines.append("As \(names) \(owners.count > 1 ? "have" : "has") it:")
      }
      lines += rule.map { "    \($0)" } + [""]
    }
    lines += table(entry) + [""]
    for preset in entry.presets where preset.weightDecay.lambda != 0 {
      lines.append(
        "Weight decay in \(preset.convention.rawValue): \(preset.weightDecay.kind.rawValue), "
          + "\(preset.weightDecay.lambda) if nothing is said")
    }
    let states = unique(entry.presets.flatMap(\.stateNames))
    if !states.isEmpty {
      lines += wrapped(
        "With \"recordState\" it shows \(states.joined(separator: ", "))", first: "", rest: "  ")
    }
    let notes = unique(entry.presets.flatMap(\.explanation.pitfalls))
    let sources = unique(entry.presets.flatMap(\.explanation.sources))
    lines += notes.flatMap { wrapped($0, first: "! ", rest: "  ") }
    return lines + [""] + sources.flatMap { wrapped($0, first: "> ", rest: "  ") }
  }

  /// The hyperparameters with their ranges, and their defaults in each convention.
  private static func table(_ entry: OptimizerEntry) -> [String] {
    var rows = [["hyperparameter", "range"] + entry.presets.map(\.convention.rawValue)]
    func text(_ number: Double?) -> String { number.map { Catalog.text($0) } ?? "required" }
    rows.append(
      ["learningRate", Hyperparameter.learningRate.bounds.description]
        + entry.presets.map { text($0.learningRate) })
    var names: [String] = []
    for preset in entry.presets {
      for declared in preset.hyperparameters where !names.contains(declared.name) {
        names.append(declared.name)
        let defaults = entry.presets.map { other in
          other.hyperparameters.first { $0.name == declared.name }.map { text($0.defaultValue) }
            ?? ""
        }
        rows.append([declared.name, declared.bounds.description] + defaults)
      }
      for flag in preset.flags where !names.contains(flag.name) {
        names.append(flag.name)
        let defaults = entry.presets.map { other in
          other.flags.first { $0.name == flag.name }.map { "\($0.defaultValue)" } ?? ""
        }
        rows.append([flag.name, "switch"] + defaults)
      }
    }
    return aligned(rows)
  }

  private static func schedule(_ entry: ScheduleEntry) -> [String] {
    var lines = ["\(entry.name), schedule: \(entry.summary)", ""]
    for preset in entry.presets {
      lines += ["As \(preset.convention.rawValue) has it:"]
      lines += preset.explanation.formulas.map { "    \($0)" } + [""]
      lines +=
        aligned(
          [["parameter", "default", "meaning"]]
            + preset.parameters.map { parameter in
              [
                parameter.name, parameter.isRequired ? "required" : parameter.defaultText ?? "",
                parameter.summary,
              ]
            }) + [""]
    }
    let notes = entry.presets.flatMap(\.explanation.pitfalls)
    let sources = entry.presets.flatMap(\.explanation.sources)
    lines += unique(notes).flatMap { wrapped($0, first: "! ", rest: "  ") }
    return lines + unique(sources).flatMap { wrapped($0, first: "> ", rest: "  ") }
  }

  private static func objective(_ entry: ObjectiveEntry) -> [String] {
    func point(_ x: [Double]) -> String {
      "(" + x.map { Catalog.text($0) }.joined(separator: ", ") + ")"
    }
    var lines = ["\(entry.name), objective: \(entry.title)", ""]
    lines += wrapped(
      "f(\(entry.variables.joined(separator: ", "))) = \(entry.formula)", first: "    ",
      rest: "      ")
    if let general = entry.general {
      lines += wrapped("in n dimensions: \(general.formula)", first: "    ", rest: "      ")
    }
    let ranges = zip(entry.variables, entry.region).map { variable, range in
      "\(variable) in [\(Catalog.text(range.lowerBound)), \(Catalog.text(range.upperBound))]"
    }
    lines += ["", "region      \(ranges.joined(separator: ", "))"]
    lines.append("minimum     \(entry.minimum.map { Catalog.text($0) } ?? "none")")
    for minimizer in entry.minimizers { lines.append("minimizer   \(point(minimizer))") }
    for saddle in entry.saddles { lines.append("saddle      \(point(saddle))") }
    lines += [""] + wrapped(entry.lesson, first: "", rest: "")
    return lines + (entry.citation.map { wrapped($0, first: "> ", rest: "  ") } ?? [])
  }

  private static var data: [String] {
    let steps: [(String, String)] = [
      ("run, repetition", "counted from 1; between them a column for each swept value"),
      ("step, evaluations", "the number of the point, from 0, and how often f was evaluated"),
      ("x, y, …", "the coordinates of the iterate, under the names of the variables"),
      ("loss", "f at the iterate"), ("gap", "f less its lowest known minimum"),
      ("gradientNorm", "the length of the gradient without noise"),
      ("distance", "the distance to the nearest known minimizer"),
      ("learningRate, stepLength", "of the step taken from here; empty at the last point"),
      ("m.x, m.y, …", "with \"recordState\", what the optimizer remembers after the step"),
    ]
    return ["data: what `optreport run` and `optreport build --data` write", ""]
      + ["EXPERIMENT.csv, a line for each step of each run:"]
      + aligned(steps.map { ["  \($0.0)", $0.1] }) + [""]
      + ["EXPERIMENT-summary.csv, a line for each run:"]
      + aligned(DataSummary.meanings.map { ["  \($0.name)", $0.meaning] })
      + [
        "", "EXPERIMENT.json has both. Numbers have all their digits; nan, inf and -inf are words.",
      ]
  }

  // MARK: Text

  private static func unique<Text: Equatable>(_ texts: [Text]) -> [Text] {
    texts.enumerated().filter { index, text in !texts[..<index].contains(text) }.map(\.element)
  }

  private static func aligned(_ rows: [[String]]) -> [String] {
    let widths = (0..<(rows.map(\.count).max() ?? 0)).map { column in
      rows.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
      let line = cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  private static func wrapped(_ text: String, first: String, rest: String) -> [String] {
    var lines: [String] = []
    var line = first
    for word in text.split(separator: " ") {
      if line.count + word.count > 88, line.contains(where: { $0 != " " }) {
        lines.append(line)
        line = rest
      }
      line += (line == first || line == rest ? "" : " ") + word
    }
    return lines + [line]
  }
}
