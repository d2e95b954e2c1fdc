import ArgumentParser

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What the argument parser knows about a command, as it tells other programs.
struct CommandHelp: Decodable {
  let commandName: String
  let abstract: String?
  let discussion: String?
  let shouldDisplay: Bool
  let arguments: [Argument]?
  let subcommands: [CommandHelp]?

  /// One argument, option or flag.
  struct Argument: Decodable {
    enum Kind: String, Decodable { case positional, option, flag }

    let kind: Kind
    let abstract: String?
    let discussion: String?
    let valueName: String?
    let allValues: [String]?
    let defaultValue: String?
    let isOptional: Bool
    let isRepeating: Bool
    let shouldDisplay: Bool
    let names: [Name]?
    let preferredName: Name?

    struct Name: Decodable {
      let kind: String
      let name: String

      /// With its hyphens.
      var text: String { (kind == "long" ? "--" : "-") + name }
    }
  }

  /// The whole program.
  static var program: CommandHelp {
    get throws {
      struct Dump: Decodable { let command: CommandHelp }
      return try JSONDecoder().decode(Dump.self, from: Data(Optreport._dumpHelp().utf8)).command
    }
  }

  /// The commands that users see.
  var displayed: [CommandHelp] {
    (subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
  }

  /// The arguments that are not those of every command.
  var ownArguments: [Argument] {
    (arguments ?? []).filter { argument in
      argument.shouldDisplay && !["help", "version"].contains(argument.preferredName?.name)
    }
  }

  /// The names of all options and flags, with their hyphens.
  var optionNames: [String] { (arguments ?? []).flatMap { $0.names ?? [] }.map(\.text) }

  /// The paragraphs of the discussion, and the sections below them: a line of capitals and a colon,
  /// and indented lines.
  var sections: (paragraphs: [String], lines: [String: [String]]) {
    var paragraphs: [String] = []
    var lines: [String: [String]] = [:]
    var title: String?
    for line in (discussion ?? "").split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasSuffix(":"), line.dropLast().allSatisfy({ $0.isUppercase || $0 == " " }) {
        title = String(line.dropLast())
      } else if let title, line.hasPrefix("  ") {
        lines[title, default: []].append(String(line.dropFirst(2)))
      } else if !line.isEmpty {
        title = nil
        paragraphs.append(String(line))
      }
    }
    return (paragraphs, lines)
  }
}
