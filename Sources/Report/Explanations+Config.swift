public import Configuration

extension Explanations {
  /// What is known about a name that a config gives to an experiment or a figure.
  public static func all(of name: String, in spec: ReportSpec) -> [Explanation] {
    let experiments = spec.experiments.filter { $0.name == name }.map { experiment in
      Explanation(
        name: name, kind: "experiment",
        lines: ["\(name), experiment: \(experiment.kind.rawValue)", ""]
          + rows(Catalog.facts(of: experiment, in: spec)))
    }
    let figures = spec.figures.filter { $0.name == name }.map { figure in
      Explanation(
        name: name, kind: "figure",
        lines: ["\(name), figure", ""] + rows(Catalog.facts(of: figure)))
    }
    return experiments + figures
  }

  private static func rows(_ facts: [Catalog.Fact]) -> [String] {
    let width = facts.map(\.label.count).max() ?? 0
    return facts.flatMap { fact in
      fact.values.enumerated().flatMap { index, value in
        let label = index == 0 ? fact.label : ""
        let first = label + String(repeating: " ", count: width - label.count + 2)
        let rest = String(repeating: " ", count: width + 4)
        // Formulas keep their columns.
        return value.hasPrefix(" ") ? [first + value] : wrapped(value, first: first, rest: rest)
      }
    }
  }
}

extension Explanations.Explanation {
  /// The explanation as an object with `name`, `kind` and `text`.
  public var json: JSONText {
    .object([("name", .string(name)), ("kind", .string(kind)), ("text", .string(text))])
  }
}

extension Catalog.Section {
  /// The names as a list of objects with `name`, `summary`, `details`, and `of` where a name belongs
  /// to something.
  public var json: JSONText {
    .array(
      entries.map { entry in
        .object(
          [("name", .string(entry.name))]
            + (entry.owner.map { [(key: "of", value: JSONText.string($0))] } ?? [])
            + [
              ("summary", .string(entry.summary)),
              ("details", .array(entry.details.map { .string($0) })),
            ])
      })
  }
}
