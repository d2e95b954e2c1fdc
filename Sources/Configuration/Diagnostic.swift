/// One mistake in a config: what, where, and what to write instead.
public struct Diagnostic: Error, Hashable, Sendable {
  /// Whether anything can be done in spite of it.
  public enum Severity: String, Hashable, Sendable {
    /// Nothing is done.
    case error
    /// Something is done, though not as well as was asked for.
    case warning
    /// Nothing is wrong.
    case note
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
    self.message = Diagnostic.bearable(message)
    self.range = range
    self.hints = hints.map(Diagnostic.bearable)
    self.severity = severity
  }

  /// A text without control characters, which could move the cursor of a terminal: tabs become
  /// blanks, the others their pictures; as many scalars as before.
  static func visible(_ text: String) -> String {
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

  /// The mistakes that are shown, and a line on the others if there are any.
  public var shown: (mistakes: [Diagnostic], rest: String?) {
    let hidden = all.count - Diagnostics.shownLimit
    return (
      Array(all.prefix(Diagnostics.shownLimit)),
      hidden > 0 ? "\(hidden) more errors are not shown" : nil
    )
  }

  /// The messages as a person reads them, and how many there are.
  public func rendered(in source: Source, consequence: String) -> String {
    let (mistakes, rest) = shown
    return mistakes.map { $0.rendered(in: source) }.joined() + (rest.map { "\($0)\n" } ?? "")
      + count(consequence: consequence) + "\n"
  }

  /// "2 errors; nothing was run".
  public func count(consequence: String) -> String {
    "\(all.count) error\(all.count == 1 ? "" : "s"); \(consequence)"
  }
}

/// Gathers the mistakes found while a config is read.
public final class DiagnosticCollector {
  /// The mistakes so far.
  public private(set) var all: [Diagnostic] = []
  /// How many times as much as usual a config may ask for before that is a mistake.
  public let allowance: Double

  /// Creates an empty collector.
  public init(allowance: Double = 1) { self.allowance = allowance }

  /// A collector of mistakes that are kept apart from these.
  public func apart() -> DiagnosticCollector { DiagnosticCollector(allowance: allowance) }

  /// Adds a mistake, in the config if no file is named.
  public func add(
    _ message: String, at range: SourceRange?, hints: [String] = [], in source: Source? = nil
  ) {
    all.append(Diagnostic(message, at: range, hints: hints, in: source))
  }

  /// Adds a mistake.
  public func add(_ diagnostic: Diagnostic) { all.append(diagnostic) }

  /// Takes back a mistake that another one explains, whatever hints it has.
  func withdraw(_ diagnostic: Diagnostic) {
    all.removeAll { $0.message == diagnostic.message && $0.range == diagnostic.range }
  }

  /// Throws all mistakes if there is any.
  public func check() throws(Diagnostics) {
    if !all.isEmpty { throw Diagnostics(all) }
  }
}
