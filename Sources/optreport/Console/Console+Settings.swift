import ArgumentParser
import Configuration

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Console {
  /// What the command line says about messages.
  struct Settings: Sendable {
    var format = DiagnosticFormat.human
    var color = ColorChoice.auto
    var isQuiet = false
    var isJSON = false
    var showsTimings = false

    /// Whether a person is watching who can be shown a line that changes.
    var isLive: Bool {
      !isQuiet && !isJSON && format == .human && StandardError.isTerminal && !Settings.isDumb
    }

    /// How messages for people are set off.
    ///
    /// > "NO_COLOR: disabling ANSI color output by default." https://no-color.org
    var style: TextStyle {
      let isColored =
        switch color {
        case .always: true
        case .never: false
        case .auto:
          StandardError.isTerminal && !Settings.isDumb && (variable("NO_COLOR") ?? "").isEmpty
        }
      return isColored && format == .human ? .colored : .plain
    }

    private static var isDumb: Bool { variable("TERM") == "dumb" }
  }
}

extension Console.Settings {
  /// What a command line asks for that has mistakes, so that these are shown as asked for.
  init(arguments: [String]) {
    func value<Value: RawRepresentable<String>>(_ option: String) -> Value? {
      let values = arguments.enumerated().compactMap { index, argument -> Value? in
        if argument == option, index + 1 < arguments.count {
          return Value(rawValue: arguments[index + 1])
        }
        guard argument.hasPrefix(option + "=") else { return nil }
        return Value(rawValue: String(argument.dropFirst(option.count + 1)))
      }
      return values.last
    }
    format = value("--diagnostics") ?? .human
    color = value("--color") ?? .auto
    isJSON = arguments.contains("--json")
  }
}

extension Console.Settings {
  /// The settings as a value to keep.
  var stored: JSONText {
    .object([
      ("diagnostics", .string(format.rawValue)), ("color", .string(color.rawValue)),
      ("quiet", .boolean(isQuiet)), ("json", .boolean(isJSON)), ("timings", .boolean(showsTimings)),
    ])
  }

  /// The settings that were kept; nil if the value is no such thing.
  init?(stored node: Node) {
    guard let format = node.string("diagnostics").flatMap(DiagnosticFormat.init(rawValue:)),
      let color = node.string("color").flatMap(ColorChoice.init(rawValue:)),
      let isQuiet = node.boolean("quiet"), let isJSON = node.boolean("json"),
      let showsTimings = node.boolean("timings")
    else { return nil }
    self.init(
      format: format, color: color, isQuiet: isQuiet, isJSON: isJSON, showsTimings: showsTimings)
  }
}

/// A variable of the environment.
func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
