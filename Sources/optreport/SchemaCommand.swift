import ArgumentParser
import CairoBackend
import Report
import Typesetting

/// `optreport schema`: what a config may contain, for editors.
struct SchemaCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of configs, for editors.",
    discussion: """
      An editor that knows the schema completes keys and names, explains them, and underlines \
      mistakes as they are typed. Save it beside the config, and name it in its first line:

        optreport schema > experiments.schema.json

        { "$schema": "experiments.schema.json", … }

      What needs more than a look at one place, such as whether an experiment of a name is there, \
      `optreport validate` finds.
      """)

  @OptionGroup var messages: MessageOptions

  var consoleSettings: Console.Settings { messages.settings }

  func run(_: Console) async throws {
    print(ConfigSchema.text(labels: LabelSetter(measuring: FontLibrary.shared)), terminator: "")
  }
}
