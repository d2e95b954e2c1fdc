import ArgumentParser

/// What a command that works on a config says, and how.
struct OutputOptions: ParsableArguments {
  @Flag(help: "Print nothing but errors.")
  var quiet = false

  @Flag(help: "Write what came out to standard output, as one JSON object.")
  var json = false

  @Flag(help: "Say at the end where the time went.")
  var timings = false

  @OptionGroup var messages: MessageOptions

  /// What the console is to do.
  var settings: Console.Settings {
    var settings = messages.settings
    settings.isQuiet = quiet
    settings.isJSON = json
    settings.showsTimings = timings
    return settings
  }
}

/// What a command that changes or finds files says, and how.
struct ResultOptions: ParsableArguments {
  @Flag(help: "Write what came out to standard output, as one JSON object.")
  var json = false

  @OptionGroup var messages: MessageOptions

  /// What the console is to do.
  var settings: Console.Settings {
    var settings = messages.settings
    settings.isJSON = json
    return settings
  }
}
