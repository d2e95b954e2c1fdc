import ArgumentParser
import Configuration

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
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

/// A variable of the environment.
func variable(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }
