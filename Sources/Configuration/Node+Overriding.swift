import Spelling

extension Node {
  /// The value with what the command line puts into it; `start` is the place of its argument among
  /// the joined texts. A value of `null` takes a member away.
  func overridden(
    by override: Override, start: Int, value: (Node) -> Node, problems: DiagnosticCollector
  ) -> Node {
    let (steps, node) = override.shifted(by: start)
    let walk = OverrideWalk(override: override, steps: steps, problems: problems)
    let value = value(node)
    guard steps.count + value.measured.depth <= JSONReader.depthLimit else {
      problems.add(
        "expected at most \(JSONReader.depthLimit) nested arrays and objects, found more",
        at: node.range)
      return self
    }
    return walk.changed(self, at: 0, to: value)
  }
}

/// The way of an override into a tree.
private struct OverrideWalk {
  let override: Override
  /// The steps, with places among the joined texts.
  let steps: [Override.Step]
  let problems: DiagnosticCollector

  func changed(_ node: Node, at position: Int, to value: Node) -> Node {
    guard position < steps.count else { return value }
    let changed =
      switch (steps[position].target, node.value) {
      case (.key(let key), .object(let members)):
        self.members(members, key: key, at: position, to: value).map(Node.Value.object)
      case (.index(let index), .array(let elements)):
        self.elements(elements, index: index, at: position, to: value).map(Node.Value.array)
      case (.key, _): refused(node, expected: "an object", at: position)
      case (.index, _): refused(node, expected: "an array", at: position)
      }
    return changed.map { Node($0, at: node.range) } ?? node
  }

  private func members(
    _ members: [Node.Member], key: String, at position: Int, to value: Node
  ) -> [Node.Member]? {
    var members = members
    let step = steps[position]
    let isLast = position == steps.count - 1
    let isRemoved = isLast && value.value == .null
    guard let index = members.firstIndex(where: { $0.key == key }) else {
      if let added = added(value, at: position, beside: members) {
        return members + [Node.Member(key: key, keyRange: step.range, value: added)]
      }
      let whole = position == 0 ? "the config" : override.path(to: position)
      let purpose = isLast ? " to take away" : ""
      problems.add(
        "there is no \"\(key)\" in \(whole)\(purpose)", at: step.range,
        hints: Node.hints(for: key, among: members)
          + (replacement(from: position).map { [$0] } ?? []))
      return nil
    }
    if isRemoved {
      members.remove(at: index)
    } else {
      // A key that stands elsewhere than its value would spoil the places of both together.
      if isLast { members[index].keyRange = step.range }
      members[index].value = changed(members[index].value, at: position + 1, to: value)
    }
    return members
  }

  /// The value of a key that is not there yet, with the objects that its path goes through; nil if these
  /// are not all objects, if there is nothing to put, or if the key of one looks like a slip for another.
  private func added(_ value: Node, at position: Int, beside members: [Node.Member]) -> Node? {
    let rest = steps.dropFirst(position + 1)
    if value.value == .null, override.value.value == .null { return nil }
    guard case .key(let first) = steps[position].target,
      rest.isEmpty || NearestName.of(first, among: members.map(\.key)) == nil
    else { return nil }
    var node = value
    for step in rest.reversed() {
      guard case .key(let key) = step.target else { return nil }
      let member = Node.Member(key: key, keyRange: step.range, value: node)
      node = Node(.object([member]), at: SourceRange(step.range.start, node.range.end))
    }
    return node
  }

  /// What puts the value there with the objects around it that are absent; nil if these are not all
  /// objects, or if there is nothing to put.
  private func replacement(from position: Int) -> String? {
    let rest = steps.dropFirst(position + 1)
    var value = override.value.json
    for step in rest.reversed() {
      guard case .key(let key) = step.target else { return nil }
      value = .object([(key, value)])
    }
    if rest.isEmpty || override.value.value == .null { return nil }
    return "--set \(override.path(to: position + 1))=\(value.filled(width: .max)) makes it"
  }

  private func elements(
    _ elements: [Node], index: Int, at position: Int, to value: Node
  ) -> [Node]? {
    var elements = elements
    let isLast = position == steps.count - 1
    if index == elements.count, isLast { return elements + [value] }
    guard index < elements.count else {
      let count = elements.count
      problems.add(
        "expected the number of an element of \(override.path(to: position)), found \(index)",
        at: steps[position].range,
        hints: [
          count == 0
            ? "it has none" : "it has \(count), counted from 0; [\(count)] adds one behind them"
        ])
      return nil
    }
    elements[index] = changed(elements[index], at: position + 1, to: value)
    return elements
  }

  private func refused(_ node: Node, expected: String, at position: Int) -> Node.Value? {
    let place = position == 0 ? "the config" : override.path(to: position)
    problems.add(
      "expected \(expected) as \(place), found \(node.described)", at: steps[position].range,
      hints: position == 0 ? [] : ["--set \(place)=… replaces it as a whole"])
    return nil
  }
}
