import Formula
import Optimization
import Plot
import Prose
import Typesetting

extension Catalog {
  /// Names of one kind.
  public struct Section: Hashable, Sendable {
    /// What `optreport list` calls the kind: "optimizers".
    public let name: String
    /// What one of them is: "optimizer".
    public let singular: String
    /// The names.
    public let entries: [Entry]
    /// Whether there are so many that a list of everything only says how many.
    public let isLong: Bool
    /// Whether names are listed below what they belong to.
    public let isGrouped: Bool

    /// Describes a kind.
    public init(
      _ name: String, _ singular: String, _ entries: [Entry], isLong: Bool = false,
      isGrouped: Bool = false
    ) {
      self.name = name
      self.singular = singular
      self.entries = entries
      self.isLong = isLong
      self.isGrouped = isGrouped
    }

    /// What one name is: "expectation of \"minimize\"".
    public func kind(of entry: Entry) -> String {
      entry.owner.map { "\(singular) of \($0)" } ?? singular
    }
  }

  /// All kinds of names that a config may use, sorted.
  public static let sections: [Section] = [
    Section("choices", "key", choices),
    Section("columns", "column of the data", columns),
    Section("constants", "constant of formulas", constants),
    Section("conventions", "convention", conventions),
    Section("environments", "environment of typeset formulas", environments, isLong: true),
    Section("expectations", "expectation", expectations.flatMap(\.entries), isGrouped: true),
    Section("functions", "function of formulas", functions),
    Section("kinds", "kind of experiment", kinds),
    Section("marks", "mark", marks),
    Section("mathCommands", "command of typeset formulas", mathCommands, isLong: true),
    Section("noises", "kind of noise", noises),
    Section("notes", "block of the handout", notes),
    Section("objectives", "objective", objectives),
    Section("optimizers", "optimizer", optimizers),
    Section("outcomes", "outcome", outcomes),
    Section("quantities", "quantity", quantities),
    Section("schedules", "schedule", schedules),
    Section("statistics", "statistic", statistics),
    Section("stoppingRules", "stopping rule", stoppingRules),
    Section("styles", "style", styles),
    Section("themes", "theme", themes),
    Section("tuningGoals", "goal of tuning", tuningGoals),
    Section("weightDecays", "kind of weight decay", weightDecays),
  ]

  // MARK: Formulas

  /// The functions of formulas, sorted by name.
  static var functions: [Entry] {
    Formula.functionMeanings.map { Entry($0.name, "\($0.call): \($0.meaning)") }
      .sorted { $0.name < $1.name }
  }

  /// The constants of formulas, sorted by name.
  static var constants: [Entry] {
    Formula.constantValues.map { Entry($0.name, text($0.value)) }
  }

  /// The commands between dollar signs, sorted by name.
  static var mathCommands: [Entry] {
    MathVocabulary.commands.map { Entry("\\" + $0.name, $0.meaning) }
  }

  /// The environments between dollar signs, sorted by name.
  static var environments: [Entry] {
    MathVocabulary.environments.map { Entry($0.name, $0.meaning) }
  }

  // MARK: Files

  /// The columns of `optreport run`.
  static var columns: [Entry] {
    (dataColumns + DataSummary.meanings).flatMap { row in
      row.name.split(separator: ", ").filter { $0 != "…" }.map { Entry(String($0), row.meaning) }
    }
  }

  /// The columns of the file of steps.
  static let dataColumns: [(name: String, meaning: String)] = [
    ("run, repetition", "counted from 1; between them a column for each swept value"),
    ("step, evaluations", "the number of the point, from 0, and how often f was evaluated"),
    ("x, y, …", "the coordinates of the iterate, under the names of the variables"),
    ("loss", "f at the iterate"), ("gap", "f less its lowest known minimum"),
    ("gradientNorm", "the length of the gradient without noise"),
    ("distance", "the distance to the nearest known minimizer"),
    ("learningRate, stepLength", "of the step taken from here; empty at the last point"),
    ("m.x, m.y, …", "with \"recordState\", what the optimizer remembers after the step"),
  ]

  /// The blocks of the handout that are set apart, sorted by name.
  static var notes: [Entry] {
    Note.Kind.allCases.map { kind in
      let meaning =
        switch kind {
        case .motivation: "why the subject matters"
        case .intuition: "how to think of it"
        case .pitfall: "what goes wrong"
        case .remark: "anything else worth setting apart"
        case .formula: "a key formula, in a box"
        case .algorithm: "steps, in a box"
        case .margin: "a short text beside the main one"
        case .question: "a question of the knowledge check"
        case .answer: "the answer to the question before; answers stand together on the last page"
        }
      return Entry(kind.rawValue, meaning)
    }.sorted { $0.name < $1.name }
  }
}
