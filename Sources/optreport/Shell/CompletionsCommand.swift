import ArgumentParser

/// `optreport completions`: what a shell needs to complete command lines.
struct CompletionsCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Prints the completions for a shell.",
    discussion: """
      Commands, options and their values are completed, and the names of figures and experiments of \
      the config that stands on the command line. `make install` installs the completions where the \
      shells look for them.

      EXAMPLES:
        source <(optreport completions bash)
        optreport completions zsh > ~/.zfunc/_optreport
        optreport completions fish > ~/.config/fish/completions/optreport.fish
      """)

  /// The shells that there are completions for.
  enum Shell: String, CaseIterable, ExpressibleByArgument {
    case bash, zsh, fish

    var completions: CompletionShell {
      switch self {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    }
  }

  @Argument(help: "The shell.")
  var shell: Shell

  @OptionGroup var messages: MessageOptions

  var consoleSettings: Console.Settings { messages.settings }

  func run(_: Console) async throws {
    print(Optreport.completionScript(for: shell.completions))
  }
}
