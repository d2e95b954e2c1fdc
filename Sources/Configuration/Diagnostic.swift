/// One mistake in a config: what, where, and what to write instead.
public struct Diagnostic: Error, Hashable, Sendable {
  /// Whether anything can be done in spite of it.
  public enum Severity: String, Hashable, Sendable {
    /// Nothing is done.
    case error
    /// Something is done, though not as well as was asked for.
    case warning
  }

  /// What is wrong: lower case, no full stop, "expected X, found Y".
  public var message: String
  /// Where; nil if the mistake has no place.
  public var range: SourceRange?
  /// What would be right, one line each.
  public var hints: [String]
  /// How bad it is.
  public var severity: Severity
  /// The file that has the mistake, if it is another than the config.
  public var source: Source?

  /// Creates a diagnostic.
  public init(
    _ message: String, at range: SourceRange?, hints: [String] = [], severity: Severity = .error,
    in source: Source? = nil
  ) {
    self.source = source
    self.message = message
    self.range = range
    self.hints = hints
    self.severity = severity
  }

  /// Widest part of a source line that is shown, in columns.
  private static let window = 100

  /// The message as a person reads it: place, text, the line with a caret under the place.
  ///
  ///     broken.json:5:45: error: "beta1" must be in [0, 1), found 1.5
  ///       5 |     "optimizer": { "name": "adam", "beta1": 1.5 },
  ///         |                                             ^~~
  ///         = …
  public func rendered(in config: Source) -> String {
    guard let whole = self.range else {
      return
        "\((self.source ?? config).name): \(severity.rawValue): \(Diagnostic.visible(message))\n"
        + hints.map { "  = \($0)\n" }.joined()
    }
    let (source, range) = (self.source ?? config).located(whole)
    let place = source.position(of: range.start)
    let end = source.position(of: max(range.start, range.end - 1))
    let around = source.excerpt(
      around: range.start, before: Diagnostic.window, after: 2 * Diagnostic.window)
    let before = Array(Diagnostic.visible(around.before).unicodeScalars)
    let scalars = before + Array(Diagnostic.visible(around.after).unicodeScalars)
    // Counted from the beginning of the line, as far as it is looked at.
    let skipped = place.column - 1 - before.count
    let count = skipped + scalars.count
    let last = end.line == place.line ? end.column : max(place.column, count)

    // A long line is cut to a window that holds the place.
    let first = max(0, min(place.column - 1 - 40, count - Diagnostic.window))
    let shown = scalars.dropFirst(first - skipped).prefix(Diagnostic.window)
    var text = first > 0 ? "…" : ""
    text.unicodeScalars.append(contentsOf: shown)
    if first + shown.count < count { text += "…" }
    let indent = place.column - 1 - first + (first > 0 ? 1 : 0)
    let width = max(0, min(last - place.column, shown.count - (place.column - first)))

    let number = "\(place.line)"
    let margin = String(repeating: " ", count: number.count)
    let message = Diagnostic.visible(message)
    var lines = ["\(source.name):\(place.line):\(place.column): \(severity.rawValue): \(message)"]
    lines.append("  \(number) | \(text)")
    lines.append(
      "  \(margin) | \(String(repeating: " ", count: indent))^"
        + String(repeating: "~", count: width))
    lines += hints.map { "  \(margin) = \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A text without control characters, which could move the cursor of a terminal: tabs become
  /// blanks, the others their pictures; as many scalars as before.
  private static func visible(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09: scalars.append(" ")
      case 0x00..<0x20: scalars.append(Unicode.Scalar(0x2400 + scalar.value) ?? scalar)
      case 0x7f..<0xa0: scalars.append("\u{fffd}")
      // Marks that turn the direction of writing would show a text in another order.
      case 0x061c, 0x200e...0x200f, 0x202a...0x202e, 0x2066...0x2069: scalars.append("\u{fffd}")
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }
}

/// All mistakes of a config.
public struct Diagnostics: Error, Hashable, Sendable {
  /// The mistakes, in the order of their places.
  public var all: [Diagnostic]

  /// Creates the list, sorted by file and place, each once; the config comes first.
  public init(_ diagnostics: [Diagnostic]) {
    var seen: Set<Diagnostic> = []
    let files = diagnostics.compactMap(\.source?.name).reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    func rank(_ diagnostic: Diagnostic) -> Int {
      diagnostic.source.flatMap { files.firstIndex(of: $0.name) } ?? -1
    }
    all = diagnostics.filter { seen.insert($0).inserted }
      .enumerated()
      .map { (rank($0.element), $0.element.range?.start ?? 0, $0.offset, $0.element) }
      .sorted { ($0.0, $0.1, $0.2) < ($1.0, $1.1, $1.2) }
      .map(\.3)
  }

  /// So many mistakes are shown: nobody reads more at a time.
  private static let shownLimit = 200

  /// The messages as a person reads them, and how many there are.
  public func rendered(in source: Source, consequence: String) -> String {
    let hidden = all.count - Diagnostics.shownLimit
    let rest = hidden > 0 ? "\(hidden) more errors are not shown\n" : ""
    let count = "\(all.count) error\(all.count == 1 ? "" : "s"); \(consequence)\n"
    return all.prefix(Diagnostics.shownLimit).map { $0.rendered(in: source) }.joined() + rest
      + count
  }
}

/// Gathers the mistakes found while a config is read.
public final class DiagnosticCollector {
  /// The mistakes so far.
  public private(set) var all: [Diagnostic] = []

  /// Creates an empty collector.
  public init() {}

  /// Adds a mistake, in the config if no file is named.
  public func add(
    _ message: String, at range: SourceRange?, hints: [String] = [], in source: Source? = nil
  ) {
    all.append(Diagnostic(message, at: range, hints: hints, in: source))
  }

  /// Throws all mistakes if there is any.
  public func check() throws(Diagnostics) {
    if !all.isEmpty { throw Diagnostics(all) }
  }
}
