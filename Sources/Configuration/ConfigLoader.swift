/// Reads a config and the files that it extends, and merges them.
struct ConfigLoader {
  /// The key of a config that names what it extends.
  static let key = "extends"
  /// Files may extend each other this deep.
  static let depthLimit = 16

  /// The texts so far, in the order in which they were read.
  private(set) var texts: [Source] = []
  let problems: DiagnosticCollector
  /// Why files are missing from the tree; what else is wrong with it may only follow from that.
  let losses: DiagnosticCollector
  private var done: [String: Node?] = [:]

  init(problems: DiagnosticCollector) {
    self.problems = problems
    losses = problems.apart()
  }

  /// The tree of a file, laid over those that it extends; nil after a mistake.
  mutating func tree(of config: Source, files: (String) -> Source?) -> Node? {
    tree(of: config, way: [FilePath.normalized(config.name)], files: files)
  }

  private mutating func tree(
    of file: Source, way: [String], files: (String) -> Source?
  ) -> Node? {
    let start = Source.start(behind: texts)
    texts.append(file)
    var own: Node
    do {
      own = try JSONReader.read(file).shifted(by: start)
    } catch {
      for mistake in error.all {
        losses.add(
          mistake.message, at: mistake.range?.shifted(by: start), hints: mistake.hints)
      }
      return nil
    }
    guard let extended = own.removeMember(ConfigLoader.key) else { return own }
    guard let names = extended.value.names else {
      losses.add(
        "expected the name of a file, or a list of names, for \"\(ConfigLoader.key)\", "
          + "found \(extended.value.described)", at: extended.value.range)
      return own
    }
    var tree: Node?
    for name in names {
      guard let base = base(name, way: way, files: files) else { continue }
      tree = tree.map { base.merged(over: $0, problems: problems) } ?? base
    }
    return tree.map { own.merged(over: $0, problems: problems) } ?? own
  }

  /// The tree of the file that a string names; nil, and a mistake, if there is none.
  private mutating func base(
    _ name: Node, way: [String], files: (String) -> Source?
  ) -> Node? {
    guard case .string(let text) = name.value else { return nil }
    let path = Source(joining: texts).path(text, at: name.range.start)
    let key = FilePath.normalized(path)
    if way.contains(key) {
      let circle = way.drop { $0 != key } + [key]
      losses.add(
        "\"\(text)\" extends itself", at: name.range,
        hints: circle.count > 2 ? [circle.joined(separator: " → ")] : [])
      return nil
    }
    if let tree = done[key] { return tree }
    guard way.count < ConfigLoader.depthLimit else {
      losses.add(
        "expected at most \(ConfigLoader.depthLimit) files that extend each other, found more",
        at: name.range)
      return nil
    }
    guard let file = files(path) else {
      losses.add(
        "\"\(text)\" cannot be read", at: name.range,
        hints: ["files are looked for beside the file that names them"])
      return nil
    }
    var tree = tree(of: file, way: way + [key], files: files)
    if let node = tree, !node.isObject {
      losses.add("expected an object to extend, found \(node.described)", at: node.range)
      tree = nil
    }
    done[key] = .some(tree)
    return tree
  }
}

extension Override {
  /// Whether it would change what the config extends.
  var changesFiles: Bool { steps[0].target == .key(ConfigLoader.key) }
}

extension Node {
  fileprivate var isObject: Bool { if case .object = value { true } else { false } }

  /// Takes a member out of an object; nil if it has none of that key.
  mutating func removeMember(_ key: String) -> Member? {
    guard case .object(var members) = value,
      let index = members.firstIndex(where: { $0.key == key })
    else { return nil }
    let member = members.remove(at: index)
    value = .object(members)
    return member
  }
}

/// Paths as texts.
enum FilePath {
  /// A path without "." and "..", so that two ways to a file look the same.
  static func normalized(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }
}
