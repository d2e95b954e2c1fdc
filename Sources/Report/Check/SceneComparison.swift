/// What is drawn differently in two scenes, found in their texts as `SceneDump` writes them.
public struct SceneComparison: Sendable {
  private let tolerance: Double

  /// Allows anything to move by so many points.
  public init(tolerance: Double) { self.tolerance = tolerance }

  /// One line of a dump: where it stands, what it is, and its numbers.
  fileprivate struct Item {
    /// The groups that it is in: "panel[0,0] / marks".
    let group: String
    /// The line without its numbers, or of a path what it is drawn with.
    let look: String
    /// The numbers, in points.
    let numbers: [Double]
    /// The line itself.
    let line: String

    var isText: Bool { line.hasPrefix("text ") }
    /// The quoted text.
    var text: String {
      let parts = line.split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false)
      return parts.count > 1 ? "\"\(parts[1])\"" : line
    }
    var kind: String { String(line.prefix { $0 != " " }) }
  }

  /// Compares two dumps.
  public func verdict(before: String, now: String) -> Verdict {
    if before == now { return .same }
    let (old, new) = (SceneComparison.items(before), SceneComparison.items(now))
    let change = new.map(\.identity).difference(from: old.map(\.identity))
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for step in change {
      switch step {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    let keptOld = old.indices.filter { !removed.contains($0) }
    let keptNew = new.indices.filter { !inserted.contains($0) }
    var lines = zip(keptOld, keptNew).compactMap { moved(old[$0], new[$1]) }
    lines += replaced(removed.sorted().map { old[$0] }, inserted.sorted().map { new[$0] })
    if lines.isEmpty { return .withinTolerance }
    let shown = lines.prefix(8)
    return .differs(shown + (lines.count > 8 ? ["\(lines.count - 8) more items differ"] : []))
  }

  /// How an item that is there in both has moved; nil if it has not.
  private func moved(_ old: Item, _ new: Item) -> String? {
    if old.line == new.line { return nil }
    let name = "\(new.group): \(new.isText ? new.text : new.kind)"
    guard old.numbers.count == new.numbers.count else {
      return "\(name) had \(old.numbers.count / 2) points, has \(new.numbers.count / 2)"
    }
    let distance = zip(old.numbers, new.numbers).map { abs($0 - $1) }.max() ?? 0
    if distance <= tolerance { return nil }
    let hundredths = Int((distance * 100).rounded())
    let fraction = hundredths % 100
    return "\(name) moved by up to \(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction) pt"
  }

  /// What came and went; of one kind in one group, what came took the place of what went.
  private func replaced(_ old: [Item], _ new: [Item]) -> [String] {
    var came = new
    var lines: [String] = []
    for item in old {
      let place = came.firstIndex { $0.group == item.group && $0.kind == item.kind }
      guard let place else {
        lines.append("\(item.group): \(item.described) is gone")
        continue
      }
      let other = came.remove(at: place)
      if other.line == item.line { continue }
      if item.isText, item.text != other.text {
        lines.append("\(item.group): text \(item.text) is now \(other.text)")
      } else if item.isText {
        lines.append("\(item.group): text \(item.text) looks different")
      } else {
        lines.append("\(item.group): \(item.kind) was drawn \(item.look), is drawn \(other.look)")
      }
    }
    return lines + came.map { "\($0.group): \($0.described) is new" }
  }

  private static func items(_ dump: String) -> [Item] {
    var groups: [String] = []
    return dump.split(separator: "\n").map { line in
      let depth = line.prefix { $0 == " " }.count / 2
      let content = String(line.dropFirst(2 * depth))
      groups = Array(groups.prefix(max(0, depth - 1)))
      let group = groups.isEmpty ? "figure" : groups.joined(separator: " / ")
      if content.hasPrefix("group ") {
        groups.append(String(content.dropFirst(6).prefix { $0 != " " }))
      }
      return Item(group: group, content)
    }
  }
}

extension SceneComparison.Item {
  /// What makes an item the same in two scenes.
  fileprivate var identity: String { "\(group) \(look)" }

  fileprivate var described: String {
    if isText { return "text \(text)" }
    if kind == "group" { return look }
    return "\(kind) \(look)"
  }

  fileprivate init(group: String, _ line: String) {
    self.group = group
    self.line = line
    var numbers: [Double] = []
    if line.hasPrefix("path ") {
      // "path M1,2 L3,4 Z fill #fff stroke #000 1.00": verbs and points first, then the look.
      let words = line.dropFirst(5).split(separator: " ")
      let end = words.firstIndex { $0 == "fill" || $0 == "stroke" } ?? words.endIndex
      for word in words[..<end] {
        for number in word.drop(while: { $0.isLetter }).split(separator: ",") {
          numbers.append(Double(number) ?? .nan)
        }
      }
      look = words[end...].joined(separator: " ")
    } else {
      // What is quoted is kept; numbers behind it are places.
      let end = line.lastIndex(of: "\"").map { line.index(after: $0) } ?? line.startIndex
      var rest: [String] = []
      for word in line[end...].split(separator: " ") {
        let values = word.split(separator: ",").map { Double($0) }
        if values.contains(where: { $0 == nil }) {
          rest.append(String(word))
        } else {
          numbers += values.compactMap { $0 }
        }
      }
      look = line[..<end] + rest.joined(separator: " ")
    }
    self.numbers = numbers
  }
}
