import Configuration
import Typesetting

/// The members of a config as canonical text, and who depends on which.
///
/// Blanks, comments and the order of members do not count; nor does what a figure does not show.
public struct ReportInputs: Sendable {
  private var experiments: [(name: String, whole: String, run: String)] = []
  private var figures: [(name: String, text: String, shown: [String])] = []
  private var settings: [Inputs.Part] = []
  private var seed = "0"
  private var rest = ""

  /// What figures are drawn with, whatever they show.
  private static let figureSettings = [
    "author", "dotsPerInch", "language", "svgText", "theme", "themes",
  ]

  init() {}

  /// Takes a config apart that has no mistakes.
  init(_ node: Node) {
    guard case .object(let members) = node.value else { return }
    for member in members {
      switch (member.key, member.value.value) {
      case ("experiments", .object(let own)):
        experiments = own.map {
          ($0.key, $0.value.canonicalText, $0.value.without("expect").canonicalText)
        }
      case ("seed", _): seed = member.value.canonicalText
      default: break
      }
    }
    if case .object(let own)? = node.member("figures")?.value.value {
      figures = own.map {
        // Tolerances do not change what is drawn.
        let drawn = $0.value.without("check")
        let words = drawn.words
        return (
          $0.key, drawn.canonicalText,
          experiments.map(\.name).filter { words.hold(Array($0.utf8)) }
        )
      }
    }
    settings = ReportInputs.figureSettings.compactMap { key in
      node.member(key).map { Inputs.Part(key, $0.value.canonicalText) }
    }
    rest =
      ["experiments", "figures", "$schema", "check"].reduce(node) { $0.without($1) }
      .canonicalText
  }

  /// What the runs of an experiment depend on: not on what is expected of them.
  public func runs(of experiment: String) -> Inputs {
    let text = experiments.first { $0.name == experiment }?.run ?? ""
    // Noise is drawn by the name.
    return Inputs([.init("experiment \(experiment)", text), .init("seed", seed)])
  }

  /// What a figure depends on: its own text, the experiments that it may name, and the order of the
  /// optimizers in the report, which gives each its color.
  func figure(_ name: String, optimizers: [String]) -> Inputs {
    guard let figure = figures.first(where: { $0.name == name }) else { return Inputs([]) }
    let shown = experiments.filter { figure.shown.contains($0.name) }
    return Inputs(
      [.init("figure", figure.text)]
        + shown.map { .init("experiment \($0.name)", $0.whole) }
        + [.init("optimizers", optimizers.joined(separator: " ")), .init("seed", seed)] + settings)
  }

  /// The experiments that a figure may show, in the order of the config.
  public func experiments(shownBy figure: String) -> [String] {
    figures.first { $0.name == figure }?.shown ?? []
  }

  /// What the handout depends on: on everything.
  public var document: Inputs {
    Inputs(
      [.init("report", rest)] + experiments.map { .init("experiment \($0.name)", $0.whole) }
        + figures.map { .init("figure \($0.name)", $0.text) })
  }
}

extension Node {
  /// An object without one of its members.
  fileprivate func without(_ key: String) -> Node {
    guard case .object(let members) = value else { return self }
    return Node(.object(members.filter { $0.key != key }), at: range)
  }

  /// All strings and keys below the node, a line each.
  fileprivate var words: [UInt8] {
    switch value {
    case .string(let text): text.utf8 + [Node.end]
    case .array(let elements): elements.flatMap(\.words)
    case .object(let members): members.flatMap { $0.key.utf8 + [Node.end] + $0.value.words }
    default: []
    }
  }

  private static let end = UInt8(ascii: "\n")
}

extension [UInt8] {
  /// Whether a part stands among the bytes.
  fileprivate func hold(_ part: [UInt8]) -> Bool {
    guard let first = part.first else { return true }
    return indices.dropLast(part.count - 1).contains { start in
      self[start] == first && self[start...].starts(with: part)
    }
  }
}
