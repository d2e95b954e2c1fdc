import Configuration
import Formula
import Optimization

/// An objective as a config gives it: a name from the library, or a formula.
struct ObjectiveSpec: Sendable {
  /// How messages and alt texts call it.
  let name: String
  /// The function.
  let formula: Formula
  /// The box studied, a range for each variable; nil if nobody said.
  let region: [ClosedRange<Double>]?
  /// Global minimizers that the library knows.
  let knownMinimizers: [[Double]]

  /// The function with its gradient.
  var objective: any Objective { formula }
  /// n, the number of variables.
  var dimension: Int { formula.variables.count }

  /// Whether it is the same function on the same box.
  func isSame(as other: ObjectiveSpec) -> Bool {
    formula.text == other.formula.text && formula.variables == other.formula.variables
      && region == other.region
  }

  /// More coordinates than this are refused.
  static let dimensionLimit = 10_000

  /// Reads a name, `{"formula", "variables" or "dimension", "region"}`, or `{"name", "dimension",
  /// "region"}`; nil after a mistake.
  init?(_ node: Node?, source: Source, problems: DiagnosticCollector) {
    guard let node else { return nil }
    if case .string(let name) = node.value {
      guard let entry = ObjectiveSpec.entry(name, at: node.range, problems) else { return nil }
      self.init(entry, region: entry.region)
      return
    }
    guard case .object = node.value else {
      problems.add(
        "expected the name of an objective or a \"formula\" in an object, found \(node.described)",
        at: node.range)
      return nil
    }
    guard var fields = Fields(node, "an objective", problems: problems) else { return nil }
    let before = problems.all.count
    let reader = FormulaReader(source: source, problems: problems)
    var name: String?
    fields.read("name", into: &name)
    var dimension: Int?
    fields.read("dimension", into: &dimension, in: 1...ObjectiveSpec.dimensionLimit)
    if fields.has("formula") {
      let variables = reader.variables(&fields)
      if dimension != nil, fields.has("variables") {
        fields.report("expected \"variables\" or \"dimension\", found both", at: "dimension")
      }
      let formula = reader.formula(
        fields.node("formula"), variables: variables, dimension: variables == nil ? dimension : nil)
      let region = ObjectiveSpec.region(&fields, dimension: formula?.variables.count)
      fields.finish()
      if let formula, formula.variables.isEmpty {
        fields.report("expected a formula with a variable, found none", at: "formula")
      }
      guard let formula, problems.all.count == before else { return nil }
      self.init(name: name ?? formula.text, formula: formula, region: region)
      return
    }
    guard let nameNode = fields.requiredNode("name"), let name,
      let plain = ObjectiveSpec.entry(name, at: nameNode.range, problems)
    else { return nil }
    guard let entry = dimension.map(plain.inDimensions) ?? plain else {
      let known = "\(plain.variables.count)" + (plain.general == nil ? "" : " or more")
      fields.report(
        "\"\(name)\" has \(known) dimension\(known == "1" ? "" : "s"), not \(dimension ?? 0)",
        at: "dimension")
      return nil
    }
    let region = ObjectiveSpec.region(&fields, dimension: entry.variables.count)
    fields.finish()
    if problems.all.count > before { return nil }
    self.init(entry, region: region ?? entry.region)
  }

  private init?(_ entry: ObjectiveEntry, region: [ClosedRange<Double>]) {
    guard let formula = try? entry.objective() else { return nil }
    self.init(
      name: entry.name, formula: formula, region: region, knownMinimizers: entry.minimizers)
  }

  private init(
    name: String, formula: Formula, region: [ClosedRange<Double>]?,
    knownMinimizers: [[Double]] = []
  ) {
    self.knownMinimizers = knownMinimizers
    self.name = name
    self.formula = formula
    self.region = region
  }

  private static func entry(
    _ name: String, at range: SourceRange, _ problems: DiagnosticCollector
  ) -> ObjectiveEntry? {
    Fields.choose(
      name, from: objectives.map { (name: $0.name, value: $0) }, kind: "objective", at: range,
      problems)
  }

  private static func region(
    _ fields: inout Fields, dimension: Int?
  ) -> [ClosedRange<Double>]? {
    guard let nodes = fields.elements("region") else { return nil }
    if let dimension, nodes.count != dimension {
      fields.report(
        "expected a range for each of \(dimension) variables, found \(nodes.count)", at: "region")
      return nil
    }
    return nodes.compactMap { node in
      guard case .array(let ends) = node.value, ends.count == 2,
        case .number(let low) = ends[0].value, case .number(let high) = ends[1].value
      else {
        fields.problems.add(
          "expected a range [lower, upper], found \(node.described)", at: node.range)
        return nil
      }
      if low < high { return low...high }
      fields.problems.add("a range must go from a lower to a higher number", at: node.range)
      return nil
    }
  }
}
