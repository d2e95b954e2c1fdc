import Optimization
import Spelling

/// Texts about everything that has a name, for `optreport explain`.
public enum Explanations {
  /// What is known about a name that is of one kind.
  public struct Explanation: Hashable, Sendable {
    /// The name.
    public let name: String
    /// What it is: "optimizer".
    public let kind: String
    /// What there is to know, in lines.
    public let text: String

    /// Creates an explanation.
    public init(name: String, kind: String, lines: [String]) {
      self.name = name
      self.kind = kind
      text = lines.joined(separator: "\n") + "\n"
    }
  }

  /// What is known about a name, for each kind of thing that is called so; `more` are names of
  /// other layers.
  public static func all(of name: String, with more: [Catalog.Section] = []) -> [Explanation] {
    var all = (Catalog.sections + [Catalog.values] + more).flatMap { section in
      section.entries.filter { $0.name == name || $0.name == "\\" + name }.map { entry in
        Explanation(
          name: entry.name, kind: section.kind(of: entry), lines: lines(of: entry, in: section))
      }
    }
    if name == "data" {
      all.append(Explanation(name: name, kind: "what runs write", lines: data))
    }
    return all
  }

  /// What is known about a name, a text for each kind of thing that is called so.
  public static func of(_ name: String) -> [String] { all(of: name).map(\.text) }

  /// The name that was probably meant by an unknown one.
  public static func nearest(to name: String, among others: [String] = []) -> String? {
    let known =
      (Catalog.sections + [Catalog.values]).flatMap { $0.entries.map(\.name) } + ["data"] + others
    return NearestName.of(name, among: known)
  }

  private static func lines(of entry: Catalog.Entry, in section: Catalog.Section) -> [String] {
    switch section.name {
    case "optimizers":
      if let entry = Optimization.optimizers.first(where: { $0.name == entry.name }) {
        return optimizer(entry)
      }
    case "schedules":
      if let entry = Optimization.schedules.first(where: { $0.name == entry.name }) {
        return schedule(entry)
      }
    case "objectives":
      if let entry = Optimization.objectives.first(where: { $0.name == entry.name }) {
        return objective(entry)
      }
    default: break
    }
    let choices = section.name == "marks" ? Catalog.choices(ofMark: entry.name) : []
    return ["\(entry.name), \(section.kind(of: entry)): \(entry.summary)"]
      + entry.details.map { "  \($0)" } + choices.map { "  \"\($0.name)\": \($0.summary)" }
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
                parameter.summary + choices(of: parameter),
              ]
            }) + [""]
    }
    let notes = entry.presets.flatMap(\.explanation.pitfalls)
    let sources = entry.presets.flatMap(\.explanation.sources)
    lines += unique(notes).flatMap { wrapped($0, first: "! ", rest: "  ") }
    return lines + unique(sources).flatMap { wrapped($0, first: "> ", rest: "  ") }
  }

  private static func choices(of parameter: ScheduleParameter) -> String {
    guard case .choice(let names) = parameter.form else { return "" }
    return ": " + names.joined(separator: ", ")
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
    return ["data: what `optreport run` and `optreport build --data` write", ""]
      + ["EXPERIMENT.csv, a line for each step of each run:"]
      + aligned(Catalog.dataColumns.map { ["  \($0.name)", $0.meaning] }) + [""]
      + ["EXPERIMENT-summary.csv, a line for each run:"]
      + aligned(DataSummary.meanings.map { ["  \($0.name)", $0.meaning] }) + [""]
      + wrapped(
        """
        What differentiates or evaluates has no steps: EXPERIMENT.csv is the file with a line for each \
        run. A swept value of the name of another column has "swept." before its own, such a variable \
        "variable.". EXPERIMENT.json has both files. Numbers have all their digits; nan, inf and -inf \
        are words.
        """, first: "", rest: "")
  }
}
