import ArgumentParser
import Configuration

/// What all commands that read a config have in common.
struct ConfigOptions: ParsableArguments {
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

  /// The overrides, in their order.
  func read() throws(Failure) -> [Override] {
    var read: [Override] = []
    for argument in overrides {
      do {
        read.append(try Override(argument, option: "--set"))
      } catch {
        let text = error.all.map { $0.rendered(in: Source(name: "--set", bytes: [])) }.joined()
        throw Failure(text: text, code: .usage)
      }
    }
    return read
  }
}
