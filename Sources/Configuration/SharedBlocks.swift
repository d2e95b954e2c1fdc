import Spelling

/// The blocks that a config declares once, under `shared`, and uses wherever an object may stand:
/// `{ "use": "steady", "momentum": 0.5 }` is the block with what else is said laid over it.
struct SharedBlocks {
  /// The key of the config that declares blocks.
  static let key = "shared"
  /// The key of an object that names the blocks beneath it.
  static let useKey = "use"
  /// As many values may blocks add to a config: a few that use each other twice make millions.
  static let sizeLimit = Limit(1_000_000, "values from shared blocks")

  /// A place that uses a block.
  struct Use: Hashable, Sendable {
    let name: String
    /// Where the block stands.
    let block: SourceRange
    /// Where it is named.
    let place: SourceRange
  }

  /// A block without uses in it.
  private struct Block {
    let node: Node
    let size: Int
    let depth: Int
  }

  /// The places that use blocks, in the order in which they were met.
  private(set) var uses: [Use] = []
  private let declared: [Node.Member]
  private let indices: [String: Int]
  private let problems: DiagnosticCollector
  private var done: [String: Block?] = [:]
  private var open: [String] = []
  private var size = 0

  /// Takes the members of `shared`, and looks whether each can be used.
  init(_ node: Node?, problems: DiagnosticCollector) {
    self.problems = problems
    switch node?.value {
    case .object(let members): declared = members
    case nil: declared = []
    default:
      declared = []
      problems.add(
        "expected an object for \"\(SharedBlocks.key)\", found \(node?.described ?? "nothing")",
        at: node?.range)
    }
    indices = Dictionary(uniqueKeysWithValues: zip(declared.map(\.key), declared.indices))
    for member in declared { _ = block(member) }
  }

  /// A value with the blocks in it that it uses.
  mutating func expanded(_ node: Node, depth: Int = 0) -> Node {
    switch node.value {
    case .null, .boolean, .number, .string: return node
    case .array(let elements):
      return Node(.array(elements.map { expanded($0, depth: depth + 1) }), at: node.range)
    case .object(let members):
      let use = members.first { $0.key == SharedBlocks.useKey && $0.value.names != nil }
      let others = members.filter { $0.key != use?.key }.map { member in
        Node.Member(
          key: member.key, keyRange: member.keyRange,
          value: expanded(member.value, depth: depth + 1))
      }
      let own = Node(.object(others), at: node.range)
      let bases = (use?.value.names ?? []).compactMap { self.used($0, depth: depth) }
      guard var base = bases.first else { return own }
      for next in bases.dropFirst() { base = next.merged(over: base, problems: problems) }
      return own.merged(over: base, problems: problems)
    }
  }

  /// The block that a name stands for; nil, and a mistake, if there is none.
  private mutating func used(_ name: Node, depth: Int) -> Node? {
    guard case .string(let text) = name.value else { return nil }
    guard let index = indices[text] else {
      let hint = NearestName.hint(
        text, among: declared.map(\.key), none: "the config has no \"\(SharedBlocks.key)\"")
      problems.add("unknown shared block \"\(text)\"", at: name.range, hints: [hint])
      return nil
    }
    if let first = open.firstIndex(of: text) {
      let way = (open[first...] + [text]).joined(separator: " → ")
      problems.add("the shared block \"\(text)\" uses itself: \(way)", at: name.range)
      return nil
    }
    guard open.count < JSONReader.depthLimit else {
      problems.add(
        "expected at most \(JSONReader.depthLimit) shared blocks that use each other, found more",
        at: name.range)
      return nil
    }
    let member = declared[index]
    guard let block = block(member) else { return nil }
    size += block.size
    guard SharedBlocks.sizeLimit.allows(size, at: name.range, problems) else { return nil }
    guard depth + block.depth <= JSONReader.depthLimit else {
      problems.add(
        "expected at most \(JSONReader.depthLimit) nested arrays and objects, found more",
        at: name.range)
      return nil
    }
    uses.append(Use(name: text, block: member.value.range, place: name.range))
    return block.node
  }

  private mutating func block(_ member: Node.Member) -> Block? {
    if let block = done[member.key] { return block }
    guard case .object = member.value.value else {
      problems.add(
        "expected a shared block (an object), found \(member.value.described)",
        at: member.value.range)
      done[member.key] = .some(nil)
      return nil
    }
    open.append(member.key)
    let node = expanded(member.value)
    open.removeLast()
    let (size, depth) = node.measured
    let block = Block(node: node, size: size, depth: depth)
    done[member.key] = block
    return block
  }
}

extension Node {
  /// The names in a string or a list of strings; nil if it is something else.
  var names: [Node]? {
    switch value {
    case .string: return [self]
    case .array(let elements):
      let areNames = elements.allSatisfy { if case .string = $0.value { true } else { false } }
      return areNames && !elements.isEmpty ? elements : nil
    default: return nil
    }
  }

  /// How many values it has, itself included, and how deep they are nested.
  var measured: (size: Int, depth: Int) {
    let parts: [Node] =
      switch value {
      case .array(let elements): elements
      case .object(let members): members.map(\.value)
      default: []
      }
    return parts.map(\.measured).reduce((1, 1)) { ($0.0 + $1.size, max($0.1, $1.depth + 1)) }
  }
}
