import Configuration

/// Expands an experiment with `sweep` objects into one experiment for each setting.
///
/// Any value can be swept: the expansion works on the JSON, before anything knows what the values
/// mean. `{"sweep": [0.01, 0.1]}` lists values, `{"sweep": {"from": 1e-4, "to": 10, "count": 41,
/// "scale": "log"}}` makes a range; several sweeps combine as a grid (every value with every
/// other; the first in the text varies slowest) or, with `"combine": "zip"`, side by side.
struct Sweep {
  /// How several sweeps combine.
  enum Combination: Sendable { case grid, zip }

  /// One setting: the experiment with values in place of sweeps, and what they are.
  struct Variant {
    var node: Node
    var parameters: [Parameter]
  }

  /// More runs than this in one experiment are refused.
  static let limit = Limit(100_000, "combinations of swept values")

  /// Members that are not hyperparameters.
  private static let unswept: Set<String> = ["expect", "tune"]

  let problems: DiagnosticCollector
  let combination: Combination

  /// All settings of an experiment, in order; empty after a mistake.
  func variants(of node: Node) -> [Variant] {
    switch combination {
    case .zip: return zipped(node)
    case .grid:
      let count = count(node)
      let place = SourceRange(node.range.start, node.range.start + 1)
      guard Sweep.limit.allows(count, at: place, problems) else { return [] }
      return grid(Variant(node: node, parameters: []))
    }
  }

  /// How many settings the sweeps in a node make as a grid; numbers above the limit are not exact.
  private func count(_ node: Node, isInside: Bool = false) -> Int {
    var parts: [(sweep: Node?, node: Node)] = []
    switch node.value {
    case .object(let members):
      for member in members where !Sweep.unswept.contains(member.key) {
        // What is no list of optimizers is said to be none when they are expanded.
        var isList = !isInside && member.key == "optimizers"
        if case .array = member.value.value {} else { isList = false }
        parts.append((isList ? member.value : sweep(member.value), member.value))
      }
    case .array(let elements): parts = elements.map { (sweep($0), $0) }
    default: break
    }
    return parts.reduce(1) { product, part in
      let factor = part.sweep.map(valueCount) ?? count(part.node, isInside: true)
      return min(product * factor, problems.limit(Sweep.limit) + 1)
    }
  }

  private func valueCount(_ sweep: Node) -> Int {
    switch sweep.value {
    case .array(let values):
      values.reduce(0) { min($0 + count($1, isInside: true), problems.limit(Sweep.limit) + 1) }
    case .object: range(sweep)?.count ?? 1
    default: 1
    }
  }

  private func range(_ sweep: Node) -> NumberRange? {
    var value = ConfigValue(sweep, "sweep", problems: problems)
    return NumberRange(&value)
  }

  private func grid(_ variant: Variant) -> [Variant] {
    guard let place = firstSweep(in: variant.node, path: []) else { return [variant] }
    guard let values = values(of: place) else { return [] }
    var result: [Variant] = []
    for (index, value) in values.enumerated() {
      guard let parameter = parameter(place, values, index) else { return [] }
      let next = Variant(
        node: variant.node.replacing(place.path[...], by: value),
        parameters: variant.parameters + [parameter])
      result += grid(next)
    }
    return result
  }

  private func zipped(_ node: Node) -> [Variant] {
    let original = node
    var node = node
    var columns: [(place: Place, values: [Node])] = []
    while let place = firstSweep(in: node, path: []) {
      guard let values = values(of: place), let first = values.first else { return [] }
      if let length = columns.first?.values.count, length != values.count {
        problems.add(
          "expected \(length) values, as many as the first sweep has, found \(values.count)",
          at: place.sweep.range, hints: ["\"combine\": \"grid\" takes sweeps of any lengths"])
        return []
      }
      if let inner = values.lazy.compactMap({ firstSweep(in: $0, path: place.path) }).first {
        problems.add(
          "expected no sweep inside another with \"combine\": \"zip\", found one",
          at: inner.sweep.range, hints: ["\"combine\": \"grid\" takes sweeps inside sweeps"])
        return []
      }
      columns.append((place, values))
      node = node.replacing(place.path[...], by: first)
    }
    return (0..<(columns.first?.values.count ?? 1)).map { index in
      columns.reduce(into: Variant(node: original, parameters: [])) { variant, column in
        let value = column.values[index]
        variant.node = variant.node.replacing(column.place.path[...], by: value)
        if let parameter = parameter(column.place, column.values, index) {
          variant.parameters.append(parameter)
        }
      }
    }
  }

  /// More names than this are not searched for those that are the same.
  private static let mostTwins = 100

  /// A sweep and where it stands.
  private struct Place {
    var path: [Step]
    var name: String
    var sweep: Node
  }

  /// One step down into a node.
  enum Step: Hashable { case key(String), index(Int) }

  /// The first sweep in the order of the text, outer ones first.
  private func firstSweep(in node: Node, path: [Step]) -> Place? {
    switch node.value {
    case .object(let members):
      for member in members {
        if path.isEmpty, member.key == "optimizers" {
          return Place(path: [.key(member.key)], name: "optimizer", sweep: member.value)
        }
        guard member.value.hasParts, !Sweep.unswept.contains(member.key) else { continue }
        let inner = path + [.key(member.key)]
        if let sweep = sweep(member.value) {
          return Place(path: inner, name: member.key, sweep: sweep)
        }
        if let place = firstSweep(in: member.value, path: inner) { return place }
      }
    case .array(let elements):
      for (index, element) in elements.enumerated() where element.hasParts {
        let inner = path + [.index(index)]
        if let sweep = sweep(element) {
          return Place(path: inner, name: arrayName(path, index, elements.count), sweep: sweep)
        }
        if let place = firstSweep(in: element, path: inner) { return place }
      }
    default: break
    }
    return nil
  }

  /// What `{"sweep": …}` sweeps; nil for other nodes. Keys beside it have no meaning.
  private func sweep(_ node: Node) -> Node? {
    guard node.member("sweep") != nil, var fields = Fields(node, "a sweep", problems: problems)
    else { return nil }
    return Sweep.swept(&fields)?.node
  }

  private static func swept(_ fields: inout Fields) -> ConfigValue? {
    let values = fields.requiredValue(
      "sweep", about: "the values: the experiment is run with each of them")
    fields.finish()
    return values
  }

  /// Describes what may stand in the place of a value.
  static func describe(in config: ConfigDescription) {
    config.describeSweep { value, areNumbers in
      var value = value
      guard var fields = value.fields("a sweep"), var values = Sweep.swept(&fields) else { return }
      for element in NumberRange.values(&values, purpose: "to sweep", areNumbers: areNumbers) ?? []
      {
        element.isWhatIsSwept()
      }
    }
  }

  /// A swept coordinate of a start is called "start" in one dimension, "start[0]" in more.
  private func arrayName(_ path: [Step], _ index: Int, _ count: Int) -> String {
    guard case .key(let key)? = path.last else { return "[\(index)]" }
    return count == 1 ? key : "\(key)[\(index)]"
  }

  private func parameter(_ place: Place, _ values: [Node], _ index: Int) -> Parameter? {
    let value = values[index]
    if let value = Parameter.Value(value) {
      var parameter = Parameter(name: place.name, value: value, index: index, count: values.count)
      // Numbers differ; optimizers and schedules of one name may differ in what belongs to them.
      if case .text = value, values.count <= Sweep.mostTwins { parameter.compare(with: values) }
      return parameter
    }
    let wanted =
      place.name == "optimizer" ? "an optimizer with a \"name\"" : "a number, or what has a name,"
    problems.add("expected \(wanted) to sweep, found \(value.described)", at: value.range)
    return nil
  }

  private func values(of place: Place) -> [Node]? {
    if place.path == [.key("optimizers")] {
      guard case .array(let elements) = place.sweep.value, !elements.isEmpty else {
        problems.add(
          "expected a list of optimizers, found \(place.sweep.described)", at: place.sweep.range)
        return nil
      }
    }
    var value = ConfigValue(place.sweep, "sweep", problems: problems)
    return NumberRange.values(&value, purpose: "to sweep")?.map(\.node)
  }
}

extension Node {
  /// Whether a sweep may be inside, or is this.
  fileprivate var hasParts: Bool {
    if case .array = value { true } else if case .object = value { true } else { false }
  }

  /// The tree with the node at a path replaced; `optimizers` becomes `optimizer`.
  fileprivate func replacing(_ path: ArraySlice<Sweep.Step>, by new: Node) -> Node {
    guard let step = path.first else { return new }
    var copy = self
    switch (step, value) {
    case (.key(let key), .object(var members)):
      guard let index = members.firstIndex(where: { $0.key == key }) else { return self }
      members[index].value = members[index].value.replacing(path.dropFirst(), by: new)
      if key == "optimizers", path.count == 1 {
        members[index].key = "optimizer"
        // One that stands beside the list is a mistake, and would be taken for this one.
        let both = members.enumerated()
        members = both.filter { $0.offset == index || $0.element.key != "optimizer" }.map(\.element)
      }
      copy.value = .object(members)
    case (.index(let index), .array(var elements)):
      elements[index] = elements[index].replacing(path.dropFirst(), by: new)
      copy.value = .array(elements)
    default: break
    }
    return copy
  }
}
