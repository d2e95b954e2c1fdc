import Configuration
import Plot

/// Numbers of many runs, in groups: over the repetitions of each setting, or over a sweep.
struct RunSample: Sendable {
  /// One group.
  struct Group: Sendable {
    /// The run that names the group.
    let run: Run
    /// A number for each run: +∞ for one that has none, NaN never.
    let values: [Double]
    /// What is said of runs without a number: "diverge".
    let missingName: String
    /// Whether something is known of some run, be it that it diverges or never gets there.
    let isKnown: Bool
  }

  private let selection: RunSelection
  private let number: RunNumber
  private let label: RunLabel
  private let style: StyleChoice
  /// What tells the groups apart, besides the repetition; nil for all that is swept.
  private let groupNames: [String]?
  /// Whether runs of different optimizers or methods are taken together.
  private let isMixed: Bool

  /// Reads `of`, `where`, `measure` with its options, `group`, `label` and `style`; nil after a
  /// mistake.
  init?(_ fields: inout Fields, reader: MarkReader) {
    let selection = reader.selection(&fields, endsSuffice: true)
    let number = selection.flatMap { RunNumber(&fields, experiment: $0.experiment) }
    label = RunLabel(&fields, reader: reader, of: selection)
    style = StyleChoice(&fields)
    var group: String?
    let names = selection?.experiment.parameterNames ?? []
    fields.read(
      "group", into: &group, among: (["all", "setting"] + names).map { (name: $0, value: $0) },
      about: "which runs are taken together: all, those of a setting, or of a swept value")
    guard let selection, let number else {
      return nil
    }
    self.selection = selection
    self.number = number
    let repeats = selection.experiment.variants.contains {
      $0.candidates.contains { $0.setting.repetitions > 1 }
    }
    switch group {
    case "all": groupNames = []
    case "setting": groupNames = nil
    case let name?: groupNames = [name]
    // Without repetitions a setting has one number, which is no distribution.
    case nil: groupNames = repeats ? nil : names.filter { $0 == "optimizer" }
    }
    let rules = selection.experiment.variants.filter { selection.filter.admits($0) }.map {
      $0.parameters.filter { ["optimizer", "method"].contains($0.name) }.map(\.value.described)
    }
    isMixed = group == "all" && Set(rules).count > 1
  }

  /// Whether there are few enough groups for each to be told apart; a mistake if not.
  func isDrawn(upTo limit: Int, _ fields: inout Fields) -> Bool {
    let admitted = selection.experiment.variants.filter { selection.filter.admits($0) }
    let keys = admitted.map { key($0.parameters) }
    let count = keys.reduce(into: [[Parameter]]()) { if !$0.contains($1) { $0.append($1) } }.count
    if count <= limit { return true }
    fields.report(
      "expected at most \(limit) groups of runs, found \(count)", at: "of",
      hints: ["\"where\" picks some, \"group\" puts some together"])
    return false
  }

  private func key(_ parameters: [Parameter]) -> [Parameter] {
    groupNames.map { names in parameters.filter { names.contains($0.name) } } ?? parameters
  }

  /// The groups in the order of their first runs.
  func groups(in stage: Stage) -> [Group] {
    let runs = selection.runs(in: stage.results)
    let numbers = number(runs, in: stage.results)
    var places: [[Parameter]: Int] = [:]
    var groups: [(run: Run, values: [Double], failed: [Run])] = []
    for (run, value) in zip(runs, numbers) {
      let key = key(run.parameters)
      if let place = places[key] {
        groups[place].values.append(value)
      } else {
        places[key] = groups.count
        groups.append((Run(run, keeping: key), [value], []))
      }
      if run.isDiverging { groups[places[key] ?? 0].failed.append(run) }
    }
    return groups.map { run, values, failed in
      let diverge = values.contains(.infinity)
      let lack = values.contains(where: \.isNaN)
      let lacking = number.absence == "never" ? "never" : "have no value"
      return Group(
        run: run, values: values.map { $0.isNaN ? .infinity : $0 },
        missingName: [diverge ? failed.failures : nil, lack ? lacking : nil].compactMap { $0 }
          .joined(separator: " or "),
        isKnown: diverge || !lack || lacking == "never" || values.contains(where: \.isFinite))
    }
  }

  /// The samples of all panels that are made of this one; none if there are no others.
  func valuesOfAllFacets(in stage: Stage) -> [[Double]] {
    guard selection.filterOfAllFacets != nil else { return [] }
    let runs = selection.runsOfAllFacets(in: stage.results)
    var samples: [[[Parameter]]: [Double]] = [:]
    var keys: [[[Parameter]]] = []
    for (run, value) in zip(runs, number(runs, in: stage.results)) {
      let key = [key(run.parameters), run.parameters.filter { $0.name == selection.unsaid }]
      if samples[key] == nil { keys.append(key) }
      samples[key, default: []].append(value)
    }
    return keys.compactMap { samples[$0] }
  }

  /// The name of a group; empty for the only one, unless the config names it.
  func name(of group: Group, among count: Int, in stage: Stage) -> String {
    count == 1 && label.template == nil && !isMixed ? "" : fullName(of: group, in: stage)
  }

  /// The name of a group, also of an only one.
  func fullName(of group: Group, in stage: Stage) -> String {
    isMixed && label.template == nil
      ? "all runs" : label.name(of: group.run, results: stage.results)
  }

  /// The style of a group: that of its run, or the ink of text where it is of no single optimizer.
  func style(of group: Group, in stage: Stage) -> SeriesStyle {
    let choice = isMixed && style == .automatic ? StyleChoice.ink : style
    return choice.style(for: group.run, in: stage)
  }
}

extension Run {
  /// The run that stands for a group: with what the runs of the group have in common.
  init(_ run: Run, keeping parameters: [Parameter]) {
    self.init(
      parameters: parameters, repetition: run.repetition, setting: run.setting,
      result: run.result, criticalPoints: run.criticalPoints)
    axis = run.axis
  }
}
