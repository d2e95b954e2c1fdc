/// What the command line puts in place of a value of the config: `experiments.bowl.steps=20`.
///
/// The path names keys, separated by dots, and places in arrays, from 0 and in brackets:
/// `figures.race.panels[0][1].y.scale`. A key with other characters stands in double quotes, as in
/// JSON. A value that begins with `{`, `[` or `"` is JSON; numbers, `true`, `false` and `null` are
/// themselves; everything else is a string as it stands.
public struct Override: Hashable, Sendable {
  /// One step of a path.
  struct Step: Hashable, Sendable {
    /// Where a step leads.
    enum Target: Hashable, Sendable {
      /// To a member of an object.
      case key(String)
      /// To an element of an array.
      case index(Int)
    }

    let target: Target
    /// Where it stands in the argument.
    let range: SourceRange
  }

  /// The argument, as messages show it.
  public let source: Source
  /// The path; never empty.
  let steps: [Step]
  /// The value, with places in the argument.
  let value: Node

  /// Messages repeat an argument up to this many characters.
  private static let shownLength = 60

  /// Reads an argument; `option` is how messages call what it belongs to ("--set").
  public init(_ argument: String, option: String) throws(Diagnostics) {
    let source = Override.source(of: argument, option: option)
    do {
      var reader = OverrideReader(source)
      steps = try reader.path()
      value = try reader.value()
    } catch {
      throw Diagnostics(
        error.all.map { Diagnostic($0.message, at: $0.range, hints: $0.hints, in: source) })
    }
    self.source = source
  }

  /// An argument, as messages show it.
  public static func source(of argument: String, option: String) -> Source {
    let isLong = argument.count > shownLength
    let shown = isLong ? argument.prefix(shownLength) + "…" : argument[...]
    return Source(name: "\(option) \(shown)", bytes: Array(argument.utf8), isFile: false)
  }

  /// The path up to a step, as messages show it.
  func path(to count: Int) -> String {
    String(decoding: source.bytes[..<(count == 0 ? 0 : steps[count - 1].range.end)], as: UTF8.self)
  }

  /// Whether it changes a shared block, and so all places that use the block.
  var changesBlocks: Bool { steps[0].target == .key(SharedBlocks.key) }

  /// The same in a text that stands further behind.
  func shifted(by distance: Int) -> (steps: [Step], value: Node) {
    (
      steps.map { Step(target: $0.target, range: $0.range.shifted(by: distance)) },
      value.shifted(by: distance)
    )
  }
}
