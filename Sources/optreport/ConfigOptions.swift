import ArgumentParser
import Configuration
import Report

/// What all commands that read a config have in common.
struct ConfigOptions: ParsableArguments {
  /// How messages call the option that overrides values.
  static let override = "--set"

  @Option(
    name: .customLong("set"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      """
      Put a value in place of one of the config: seed=7, experiments.bowl.start=[1,2], \
      figures.race.panels[0][1].y.scale=log. May be given more than once.
      """,
      discussion: """
        A value that begins with {, [ or a quotation mark is JSON; numbers, true and false are \
        themselves, null takes a key away, everything else is a string.
        """,
      valueName: "path=value"))
  var overrides: [String] = []

  @Option(
    name: .customLong("config-limit"),
    help: ArgumentHelp(
      "Refuse configs, and files that they name, which are larger: 50MB. (default: 16MB)",
      valueName: "bytes"),
    transform: { text in
      guard let bytes = ByteCount.bytes(text), bytes < 1e15 else {
        throw ValidationError("expected a size such as 50MB, found \"\(text)\"")
      }
      return Int(bytes.rounded(.up))
    })
  var configLimit = 16_000_000

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      Let the config ask for so many times as much as usual before it is refused: steps, \
      repetitions, combinations, experiments, panels, and lengths of texts.
      """,
      valueName: "factor"))
  var raiseLimits = 1.0

  func validate() throws {
    guard raiseLimits >= 1, raiseLimits <= Limit.greatestFactor else {
      throw ValidationError("expected --raise-limits from 1 to 1000000, found \(raiseLimits)")
    }
  }

  /// The overrides, in their order.
  func read() throws(Failure) -> [Override] {
    var read: [Override] = []
    for argument in overrides {
      do {
        read.append(try Override(argument, option: ConfigOptions.override))
      } catch {
        throw Failure(
          error, in: Source(name: ConfigOptions.override, bytes: [], isFile: false), code: .usage)
      }
    }
    return read
  }
}
