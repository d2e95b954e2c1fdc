import Configuration

/// Reads the settings of an experiment, one after the other.
///
/// Every setting is read by itself. A mistake that many share is reported once: a place in the
/// config is blamed by the first setting that finds a mistake there.
struct VariantReader {
  let kind: ExperimentKind
  let tuning: Tuning?
  let source: Source
  let problems: DiagnosticCollector
  private var blamed: Set<SourceRange?> = []
  private var last: Setting?

  init(
    kind: ExperimentKind, tuning: Tuning?, source: Source, problems: DiagnosticCollector
  ) {
    self.kind = kind
    self.tuning = tuning
    self.source = source
    self.problems = problems
  }

  /// A setting with the values that it is tuned over; those with mistakes are left out.
  mutating func variant(_ variant: Sweep.Variant) -> Experiment.Variant {
    let own = problems.apart()
    let nodes =
      tuning?.candidates(of: variant.node.spellingOutOptimizer, problems: own)
      ?? [(variant.node, [])]
    report(own)
    var candidates: [Experiment.Candidate] = []
    for (node, tuned) in nodes {
      let own = problems.apart()
      if let setting = setting(node, own) {
        last = setting
        candidates.append(Experiment.Candidate(setting: setting, tuned: tuned))
      }
      report(own)
    }
    return Experiment.Variant(parameters: variant.parameters, candidates: candidates)
  }

  private mutating func report(_ mistakes: DiagnosticCollector) {
    for mistake in mistakes.all where !blamed.contains(mistake.range) {
      problems.add(mistake.message, at: mistake.range, hints: mistake.hints)
    }
    blamed.formUnion(mistakes.all.map(\.range))
  }

  private func setting(_ node: Node, _ problems: DiagnosticCollector) -> Setting? {
    guard var fields = Fields(node, "an experiment", problems: problems) else { return nil }
    return setting(&fields)
  }

  /// Reads one setting.
  func setting(_ fields: inout Fields) -> Setting? {
    for key in ["kind", "combine", "expect"] { fields.know(key) }
    defer { fields.finish() }
    switch kind {
    case .minimize:
      for key in ["keep", "recordState", "tune"] { fields.know(key) }
      let last: Minimization? = if case .minimize(let setting)? = last { setting } else { nil }
      return Minimization(&fields, source: source, after: last).map(Setting.minimize)
    case .differentiate:
      let last: Differentiation? =
        if case .differentiate(let setting)? = last { setting } else { nil }
      return Differentiation(&fields, source: source, after: last).map(Setting.differentiate)
    case .evaluate: return Evaluation(&fields, source: source).map(Setting.evaluate)
    }
  }
}

extension Node {
  /// The experiment with an optimizer that is a name alone as an object, to which tuned
  /// hyperparameters can be added.
  fileprivate var spellingOutOptimizer: Node {
    guard case .object(var members) = value,
      let index = members.firstIndex(where: { $0.key == "optimizer" }),
      case .string = members[index].value.value
    else { return self }
    let name = members[index].value
    members[index].value = Node(
      .object([Member(key: "name", keyRange: name.range, value: name)]), at: name.range)
    return Node(.object(members), at: range)
  }
}
