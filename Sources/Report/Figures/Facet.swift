import Configuration
import Optimization
import Spelling

/// One of several panels that a declared panel becomes: what it shows of a sweep.
struct Facet: Sendable {
  /// What is said where the experiments of a panel sweep nothing, or are not known.
  static let lackOfSweeps = "no experiment of its marks sweeps anything"

  /// The swept name, and its value in this panel.
  let name: String
  let value: Parameter.Value
  /// What the panel is called.
  let title: String
  /// A text that all facets of one panel have in common, and no others.
  let group: String

  /// At a place in a text: an equation, or in a formula the value alone.
  var said: TemplateValue {
    switch value {
    case .number(let number): .words(title, inFormula: .number(number))
    case .text: .words(title, inFormula: .text("\\text{\(title)}"))
    }
  }

  /// The place of a title that says which value a facet shows.
  static let place = "facet"
  /// A panel becomes at most so many.
  static let limit = 24
  /// Where a row is not given its length, it has at most so many panels.
  static let mostColumns = 4

  /// Reads `facet`, the name of what is swept, and finds its values among the experiments that the
  /// marks show; nil without it or after a mistake.
  static func facets(_ fields: inout Fields, reader: MarkReader) -> [Facet]? {
    let hasFacet = fields.has("facet")
    var name = ""
    fields.read(
      "facet", into: &name, about: "what is swept: the panel becomes one for each of its values")
    guard hasFacet else { return nil }
    let shown = Facet.experiments(in: fields.node, reader: reader)
    let known = shown.flatMap { $0.valuesByName.map(\.name) }
    guard known.contains(name) else {
      if case .string? = fields.node.member("facet")?.value.value {
        let hint =
          NearestName.of(name, among: known).map { "did you mean \"\($0)\"?" }
          ?? (known.isEmpty
            ? Facet.lackOfSweeps
            : "swept: \(known.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }.joined(separator: ", "))")
        fields.report(
          "no mark of the panel shows a sweep of \"\(name)\"", at: "facet", hints: [hint])
      }
      return nil
    }
    Facet.checkAxes(fields.node, name, fields.problems)
    var facets: [Facet] = []
    for experiment in shown {
      let values = experiment.valuesByName.first { $0.name == name }?.values ?? []
      for value in values where !facets.contains(where: { $0.value.matches(value) }) {
        facets.append(
          Facet(
            name: name, value: value,
            title: RunLabel.described(
              Parameter(name: name, value: value, index: 0), of: experiment),
            group: "facets at \(fields.node.range.start)"))
      }
    }
    guard facets.count <= limit else {
      fields.report(
        "expected at most \(limit) values for the panels, found \(facets.count)", at: "facet",
        hints: ["sweep fewer values, or show them along an axis"])
      return nil
    }
    return facets
  }

  /// The experiments that marks name, in the order of the text.
  private static func experiments(in node: Node, reader: MarkReader) -> [Experiment] {
    switch node.value {
    case .array(let elements): elements.flatMap { experiments(in: $0, reader: reader) }
    case .object(let members):
      members.flatMap { member -> [Experiment] in
        if member.key == "of", case .string(let name) = member.value.value {
          return reader.experiments(named: [name])
        }
        return experiments(in: member.value, reader: reader)
      }
    default: []
    }
  }

  /// Refuses marks that go along what the panels stand for already.
  private static func checkAxes(_ node: Node, _ name: String, _ problems: DiagnosticCollector) {
    guard case .array(let marks)? = node.member("marks")?.value.value else { return }
    for mark in marks {
      for key in ["x", "y", "group", "parameter"] {
        guard let member = mark.member(key), case .string(name) = member.value.value else {
          continue
        }
        problems.add(
          "\"\(name)\" is what the panels stand for, and so has one value in each",
          at: member.value.range)
      }
    }
  }

  /// How many panels a row has: rows of lengths as equal as they can be, but for the last.
  static func columns(for count: Int, in width: Double) -> Int {
    // A panel narrower than that shows no scale.
    let most = max(1, min(mostColumns, Int(width / 105)))
    let rows = (count + most - 1) / most
    return max(1, (count + rows - 1) / rows)
  }
}

extension RunSelection {
  /// The runs that a facet shows; those of an experiment that does not sweep its name are shown by
  /// all of them.
  func narrowed(to facet: Facet?) -> RunSelection {
    guard let facet, experiment.valuesByName.contains(where: { $0.name == facet.name }),
      !filter.fixes(facet.name)
    else { return self }
    var narrow = filter
    narrow.add(facet.name, facet.value)
    return RunSelection(
      experiment: experiment, filter: narrow, filterOfAllFacets: filter, unsaid: facet.name)
  }
}
