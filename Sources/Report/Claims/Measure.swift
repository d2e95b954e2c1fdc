import Configuration

/// Something that can be found out about the runs of an experiment, and so claimed.
struct Measure: Sendable {
  /// Finds it: from the picked runs and from all runs, one value for each run or group of runs.
  typealias Evaluate = @Sendable (_ picked: [Run], _ all: [Run]) -> [Measured]

  /// The key in `expect`.
  let name: String
  /// What it is, in one line.
  let summary: String
  /// The kind of experiment it looks at.
  let kind: ExperimentKind
  /// What kind of thing it finds.
  let form: Expected.Form
  /// The keys that say more precisely what is meant.
  let options: [String]
  /// Whether the ends of runs are enough to find it.
  private(set) var isKnownAtEnd = false
  /// Reads the options, and gives what finds the value.
  let read: @Sendable (inout Fields, Experiment) -> Evaluate

  /// A measure that looks at each picked run by itself.
  init(
    _ name: String, _ summary: String, _ kind: ExperimentKind, _ form: Expected.Form,
    _ find: @escaping @Sendable (Run) -> Measured
  ) {
    self.init(name, summary, kind, form, options: []) { _, _ in { picked, _ in picked.map(find) } }
  }

  /// Whether it finds a number for each picked run.
  var isNumberOfEachRun: Bool { isOfEachRun && (form == .real || form == .count) }
  private(set) var isOfEachRun = false

  /// The measure, where it finds something for each picked run.
  var ofEachRun: Measure {
    var copy = self
    copy.isOfEachRun = true
    return copy
  }

  /// The measure, where the ends of runs are enough to find it.
  var knownAtEnd: Measure {
    var copy = self
    copy.isKnownAtEnd = true
    return copy
  }

  /// A measure with options.
  init(
    _ name: String, _ summary: String, _ kind: ExperimentKind, _ form: Expected.Form,
    options: [String], read: @escaping @Sendable (inout Fields, Experiment) -> Evaluate
  ) {
    self.name = name
    self.summary = summary
    self.kind = kind
    self.form = form
    self.options = options
    self.read = read
  }
}

/// All measures, by the kind of experiment.
let measures: [Measure] =
  minimizationMeasures + repetitionMeasures + landscapeMeasures + differentiationMeasures
  + evaluationMeasures + kinkMeasures
