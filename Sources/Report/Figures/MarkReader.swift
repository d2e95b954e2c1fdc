import Configuration
import Formula
import Graphics
import Plot
import Spelling
import Typesetting

/// What a mark needs to read itself from a config: the experiments, and checks of texts.
struct MarkReader: Sendable {
  let source: Source
  let experiments: [Experiment]
  let labels: LabelSetter
  /// Longer texts are refused.
  private static let textLimit = Limit(10_000, "characters in a text")

  /// What the panel shows of a sweep; nil for all.
  var facet: Facet?
  /// Where each experiment stands: configs may have thousands, and marks of each.
  private let indices: [String: Int]
  /// The names under which claims offer what they found, and experiments how they were tuned.
  let claimNames: [String]
  /// The same, to look names up.
  private let claimed: Set<String>

  init(source: Source, experiments: [Experiment], labels: LabelSetter) {
    self.source = source
    self.experiments = experiments
    self.labels = labels
    indices = Dictionary(
      zip(experiments.map(\.name), experiments.indices), uniquingKeysWith: { first, _ in first })
    claimNames = experiments.flatMap { experiment in
      (experiment.claims.compactMap(\.alias) + (experiment.tuning == nil ? [] : [Tuning.alias]))
        .map { "\(experiment.name).\($0)" }
    }
    claimed = Set(claimNames)
  }

  /// Some of the experiments, by their names, in the order of the config.
  func experiments(named names: Set<String>) -> [Experiment] {
    names.compactMap { indices[$0] }.sorted().map { experiments[$0] }
  }

  /// The experiment that `of` names; nil, and a mistake, if there is none. A description has a
  /// sample of it.
  func experiment(_ fields: inout Fields, kinds: [ExperimentKind]) -> Experiment? {
    guard var value = fields.requiredValue("of", about: "the experiment that is shown") else {
      return nil
    }
    var found: Experiment?
    if case .string(let name) = value.node.value, !fields.isDescribed, let index = indices[name] {
      found = experiments[index]
    } else {
      found = value.name(
        among: experiments.map { (name: $0.name, value: $0) }, kind: "experiment")
      value.otherwise("expected the name of an experiment, found \(value.node.described)")
    }
    if fields.isDescribed { return kinds.first.flatMap { Experiment.sample(of: $0) } }
    guard let experiment = found else { return nil }
    guard kinds.contains(experiment.kind) else {
      let wanted = kinds.map { "\"\($0.rawValue)\"" }.joined(separator: " or ")
      fields.problems.add(
        "expected an experiment of kind \(wanted), found \"\(experiment.name)\" of kind \"\(experiment.kind.rawValue)\"",
        at: value.node.range)
      return nil
    }
    return experiment
  }

  /// The runs that `of` and `where` pick; `dimension` is what the mark can draw. A mark that does
  /// with the ends of runs says so.
  func selection(
    _ fields: inout Fields, kinds: [ExperimentKind] = [.minimize],
    dimension: ClosedRange<Int>? = nil, endsSuffice: Bool = false
  ) -> RunSelection? {
    guard let experiment = experiment(&fields, kinds: kinds) else {
      for key in ["where", "variant"] { fields.know(key) }
      return nil
    }
    let filter = RunFilter(&fields, experiment: experiment, policy: .mustMatch)
    if fields.isDescribed { return RunSelection(experiment: experiment, filter: filter) }
    if experiment.keepsEnds, !endsSuffice {
      fields.report(experiment.lacksSteps, at: "of", hints: [Experiment.stepsHint])
      return nil
    }
    if let dimension, !dimension.contains(experiment.variables.count) {
      let wanted =
        dimension.count == 1 ? "\(dimension.lowerBound)" : "at most \(dimension.upperBound)"
      let variables = experiment.variables.joined(separator: ", ")
      fields.report(
        "\(fields.kind) needs \(wanted) variable\(dimension.upperBound == 1 ? "" : "s"), "
          + "\"\(experiment.name)\" has \(experiment.variables.count) (\(variables))", at: "of",
        hints: experiment.variables.count == 1
          ? [
            "mark \"numberLine\" shows iterates in one variable, and \"points\" or \"line\" with "
              + "\"x\": \"iterate\" shows them on the curve of the loss"
          ] : [])
      return nil
    }
    return RunSelection(experiment: experiment, filter: filter).narrowed(to: facet)
  }

  /// The swept number that `parameter` names, the first one if it is not there; nil, and a mistake,
  /// if there is none.
  func sweptNumber(_ fields: inout Fields, of selection: RunSelection?) -> String? {
    let names = selection?.experiment.sweptNumbers ?? []
    var parameter = names.first
    fields.read(
      "parameter", into: &parameter, among: names.map { (name: $0, value: $0) },
      about: "the name of a swept number; the first if absent")
    if let selection, names.isEmpty {
      fields.report("\"\(selection.experiment.name)\" sweeps no number", at: "of")
    }
    return parameter
  }

  /// Reads `quantiles`, a lower and a higher one; leaves what there is, or nothing, if it is absent.
  func quantiles(_ fields: inout Fields, into levels: inout [Double]) {
    fields.read(
      "quantiles", into: &levels, count: 2, .within(0...1),
      about: "a lower and a higher quantile over the repetitions")
    if levels.count == 2, levels[0] >= levels[1] {
      fields.report("\"quantiles\" must go from a lower to a higher one", at: "quantiles")
    }
  }

  /// The text of a key, its places and its formulas checked; `local` names places that the mark
  /// fills itself.
  func text(
    _ key: String, _ fields: inout Fields, local: [String] = [], about: String = ""
  ) -> TextTemplate? {
    guard var value = fields.value(key, about: about) else { return nil }
    let text = value.string()
    value.otherwise(expected: "a string")
    return text.flatMap {
      template($0, at: value.node.range, local: local, problems: fields.problems)
    }
  }

  /// A text with its places and formulas checked.
  func template(
    _ text: String, at range: SourceRange, local: [String] = [], problems: DiagnosticCollector
  ) -> TextTemplate? {
    guard MarkReader.textLimit.allows(text.utf8.count, at: range, problems) else { return nil }
    let (template, mistakes) = TextTemplate.read(text)
    for mistake in mistakes {
      problems.add(
        mistake.message,
        at: source.range(inString: range, column: mistake.column, length: mistake.length))
    }
    for (name, column) in template.places where !local.contains(name) {
      guard let hints = unknownResult(name, local: local) else { continue }
      problems.add(
        "unknown result \"\(name)\"",
        at: source.range(inString: range, column: column, length: name.unicodeScalars.count),
        hints: hints)
    }
    for mistake in labels.mistakes(in: TextTemplate.masked(text), face: .sansRegular) {
      let place = source.range(inString: range, column: mistake.column, length: mistake.length)
      problems.add(mistake.message, at: place, hints: mistake.hint.map { [$0] } ?? [])
    }
    return mistakes.isEmpty ? template : nil
  }

  /// What to write instead of the name of a result that there is not; nil if there is one.
  func unknownResult(_ name: String, local: [String] = []) -> [String]? {
    if claimed.contains(name) || local.contains(name) { return nil }
    if name == Facet.place {
      return ["the title of a panel with a \"facet\" shows which value it is of"]
    }
    if let implicit = ImplicitResult(name, among: experiments) {
      if implicit.isUnique { return nil }
      return [
        "\"\(implicit.experiment.name)\" has several runs; an expectation with \"where\" picks one, "
          + "and \"as\" gives its result a name"
      ]
    }
    return [
      NearestName.hint(
        name, among: local + claimNames, none: "an expectation gives its result a name with \"as\"")
    ]
  }
}

extension TextTemplate {
  /// The text with its places overwritten by digits, as long as before, so that columns hold.
  static func masked(_ text: String) -> String {
    var scalars = Array(text.unicodeScalars)
    var index = 0
    while index + 1 < scalars.count {
      guard opensPlace(scalars, at: index) else {
        index += 1
        continue
      }
      while index < scalars.count {
        let isEnd = index + 1 < scalars.count && scalars[index] == "}" && scalars[index + 1] == "}"
        scalars[index] = "0"
        index += 1
        if isEnd {
          scalars[index] = "0"
          index += 1
          break
        }
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }
}
