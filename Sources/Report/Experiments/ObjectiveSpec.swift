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
  static let dimensionLimit = Limit(10_000, "variables")

  /// Reads a name, `{"formula", "variables" or "dimension", "region"}`, or `{"name", "dimension",
  /// "region"}`; nil after a mistake.
  static func read(_ value: ConfigValue?, source: Source) -> ObjectiveSpec? {
    guard var value else { return nil }
    return value.defined("objective") { value in
      let formula = value.likelyFormula
      let entry = formula == nil ? ObjectiveSpec.entry(&value) : nil
      let fields = value.object("an objective")
      value.otherwise(
        "expected the name of an objective or a \"formula\" in an object, found "
          + value.node.described,
        hints: formula.map { ["a formula stands in an object: { \"formula\": \($0) }"] } ?? [])
      if let entry { return ObjectiveSpec(entry, region: entry.region) }
      return fields.flatMap { ObjectiveSpec.read($0, source: source) }
    }
  }

  private static func read(_ opened: Fields, source: Source) -> ObjectiveSpec? {
    var fields = opened
    var name: String?
    fields.read("name", into: &name, about: "an objective of the library, or what texts call it")
    var dimension: Int?
    fields.read(
      "dimension", into: &dimension, upTo: ObjectiveSpec.dimensionLimit,
      about: "how many variables it has")
    return fields.fork(has: "formula") { [name, dimension] isTyped, fields in
      isTyped
        ? ObjectiveSpec(formulaIn: &fields, name: name, dimension: dimension, source: source)
        : ObjectiveSpec(namedIn: &fields, dimension: dimension)
    }
  }

  private init?(
    formulaIn fields: inout Fields, name: String?, dimension: Int?, source: Source
  ) {
    let before = fields.problems.all.count
    let reader = FormulaReader(source: source, problems: fields.problems)
    let variables = reader.variables(&fields)
    if dimension != nil, fields.has("variables") {
      fields.report("expected \"variables\" or \"dimension\", found both", at: "dimension")
    }
    let formula = reader.formula(
      fields.value("formula", about: "what is minimized, such as \"x^2 + 10*y^2\""),
      variables: variables, dimension: variables == nil ? dimension : nil)
    let region = ObjectiveSpec.region(&fields, dimension: formula?.variables.count)
    fields.finish()
    if let formula, formula.variables.isEmpty {
      fields.report("expected a formula with a variable, found none", at: "formula")
    }
    guard let formula, fields.problems.all.count == before else { return nil }
    self.init(name: name ?? formula.text, formula: formula, region: region)
  }

  private init?(namedIn fields: inout Fields, dimension: Int?) {
    let before = fields.problems.all.count
    var plain: ObjectiveEntry?
    if var name = fields.requiredValue("name", about: "an objective of the library") {
      plain = ObjectiveSpec.entry(&name)
    }
    let entry = plain.flatMap { plain in dimension.map(plain.inDimensions) ?? plain }
    if let plain, entry == nil {
      let known = "\(plain.variables.count)" + (plain.general == nil ? "" : " or more")
      fields.report(
        "\"\(plain.name)\" has \(known) dimension\(known == "1" ? "" : "s"), not \(dimension ?? 0)",
        at: "dimension")
    }
    guard entry != nil || fields.isDescribed else { return nil }
    let region = ObjectiveSpec.region(&fields, dimension: entry?.variables.count)
    fields.finish()
    guard let entry, fields.problems.all.count == before else { return nil }
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

  private static func entry(_ value: inout ConfigValue) -> ObjectiveEntry? {
    return value.name(
      from: objectives.map { (name: $0.name, value: $0) }, kind: "objective",
      summaries: Catalog.objectives.map(\.summary))
  }

  private static func region(
    _ fields: inout Fields, dimension: Int?
  ) -> [ClosedRange<Double>]? {
    let elements = fields.elements("region", about: "the box studied, a range for each variable")
    guard let elements else { return nil }
    if let dimension, elements.count != dimension {
      fields.report(
        "expected a range for each of \(dimension) variables, found \(elements.count)",
        at: "region")
      return nil
    }
    return elements.compactMap { element in
      var element = element
      let ends = element.pair()
      element.otherwise("expected a range [lower, upper], found \(element.node.described)")
      guard let ends else { return nil }
      if ends.0 < ends.1 { return ends.0...ends.1 }
      fields.problems.add(
        "a range must go from a lower to a higher number", at: element.node.range)
      return nil
    }
  }
}

extension ConfigValue {
  /// A string that is no name, but looks like a formula, as JSON; nil if it is something else.
  fileprivate var likelyFormula: String? {
    guard case .string(let text) = node.value, text.contains(where: "+-*/^()".contains) else {
      return nil
    }
    return JSONText.string(text).text()
  }
}
