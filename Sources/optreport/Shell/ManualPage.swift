import ArgumentParser
import Report

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The manual page, made of what the commands say about themselves, so that they cannot disagree.
struct ManualPage {
  private let help: CommandHelp
  private var page = MdocText()

  /// When the page was last written by hand.
  private static let date = "November 26, 2026"

  /// What the program looks for in its environment.
  // swift-format-ignore
  static let environment: [(name: String, meaning: String)] = [
    ("GITHUB_STEP_SUMMARY", "With --diagnostics github: the file to which a summary is added."),
    ("GITHUB_WORKSPACE",    "With --diagnostics github: the folder that paths are shown relative to."),
    ("NO_COLOR",            "If it is set and not empty, messages have no colors, unless --color always asks for them."),
    ("TERM",                "If it is dumb, messages have no colors, and no progress is shown."),
    ("XDG_CACHE_HOME",      "If it is an absolute path, the cache stands in its folder optreport."),
  ]

  /// What the program writes beside what it is asked to.
  // swift-format-ignore
  static let files: [(name: String, meaning: String)] = [
    (".optreport",           "The cache, beside the config: the results of runs, and what was written. It is never needed."),
    ("Output/baseline",      "What check compares numbers and drawings with; to be committed with the figures."),
    ("Output/data",          "The results of experiments, written by run, and by build with --data."),
    ("Output/manifest.json", "What each file of the output folder is, and its checksum."),
  ]

  /// Creates the page of the whole program.
  init() throws {
    help = try CommandHelp.program
    begin()
    for command in help.displayed { add(command) }
    end()
  }

  /// The text, in mdoc.
  var text: String { page.text }

  private mutating func begin() {
    page.macro("Dd", ManualPage.date)
    page.macro("Dt", "OPTREPORT", "1")
    page.macro("Os")
    page.macro("Sh", "NAME")
    page.macro("Nm", "optreport")
    page.macro("Nd", "run optimization experiments and draw figures of them")
    page.macro("Sh", "SYNOPSIS")
    for command in help.displayed {
      page.macro("Nm")
      synopsis(of: command)
    }
    page.macro("Sh", "DESCRIPTION")
    let sections = help.sections
    page.prose(help.abstract ?? "")
    for paragraph in sections.paragraphs {
      page.macro("Pp")
      page.prose(paragraph)
    }
    page.macro("Sh", "COMMANDS")
  }

  /// Options are many, so the synopsis names only what a command cannot be without.
  private mutating func synopsis(of command: CommandHelp) {
    page.macro("Cm", command.commandName)
    for argument in command.ownArguments where argument.kind == .positional {
      let name = MdocText.argument(argument.valueName ?? "")
      let dots = argument.isRepeating ? ["..."] : []
      let words = (argument.isOptional ? ["Op"] : []) + ["Ar", name] + dots
      page.macro(words[0], words.dropFirst().joined(separator: " "))
    }
    if command.ownArguments.contains(where: { $0.kind != .positional }) {
      page.macro("Op", "Ar", "options")
    }
  }

  private mutating func add(_ command: CommandHelp) {
    page.macro("Ss", "optreport \(command.commandName)")
    page.prose(command.abstract ?? "")
    let sections = command.sections
    for paragraph in sections.paragraphs {
      page.macro("Pp")
      page.prose(paragraph)
    }
    let arguments = command.ownArguments
    if !arguments.isEmpty {
      page.macro("Bl", "-tag", "-width", "Ds")
      for argument in arguments { add(argument) }
      page.macro("El")
    }
    if let examples = sections.lines["EXAMPLES"] {
      page.macro("Pp")
      page.prose(examples.count == 1 ? "An example:" : "Examples:")
      page.literal(examples)
    }
  }

  private mutating func add(_ argument: CommandHelp.Argument) {
    let value = MdocText.argument(argument.valueName ?? "")
    let option = MdocText.argument(String((argument.preferredName?.text ?? "").dropFirst()))
    switch argument.kind {
    case .positional: page.macro("It", "Ar", value + (argument.isRepeating ? " ..." : ""))
    case .option: page.macro("It", "Fl", option, "Ar", value)
    case .flag: page.macro("It", "Fl", option)
    }
    // Defaults that are none of the values stand behind the text.
    let parts = (argument.abstract ?? "").components(separatedBy: " (default: ")
    page.prose(parts[0])
    if let discussion = argument.discussion { page.prose(discussion) }
    if let values = argument.allValues, !values.isEmpty {
      page.prose("Values: \(values.joined(separator: ", ")).")
    }
    if let standard = argument.defaultValue ?? parts.dropFirst().first?.dropLast().description {
      page.prose("The default is \(standard).")
    }
  }

  private mutating func end() {
    page.macro("Sh", "ENVIRONMENT")
    table(ManualPage.environment, macro: "Ev")
    page.macro("Sh", "FILES")
    table(ManualPage.files, macro: "Pa")
    page.macro("Sh", "EXIT STATUS")
    page.macro("Bl", "-tag", "-width", "Ds")
    for code in CommandCatalog.exitCodes {
      page.macro("It", code.name)
      page.prose(code.summary.prefix(1).uppercased() + code.summary.dropFirst() + ".")
    }
    page.macro("El")
    page.macro("Sh", "EXAMPLES")
    page.literal(help.sections.lines["EXAMPLES"] ?? [])
    page.macro("Sh", "SEE ALSO")
    page.prose("What a config may name:")
    page.macro("Nm", "Cm", "list")
    page.prose("and")
    page.macro("Nm", "Cm", "explain", ".")
  }

  private mutating func table(_ rows: [(name: String, meaning: String)], macro: String) {
    page.macro("Bl", "-tag", "-width", "Ds")
    for row in rows {
      page.macro("It", macro, MdocText.argument(row.name))
      page.prose(row.meaning)
    }
    page.macro("El")
  }
}
