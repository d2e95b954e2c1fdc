import Foundation
import Testing

/// The table of options in the README is what the program says of itself.
@Suite struct OptionTableTests {
  /// The part of what the program tells other programs that matters here.
  struct Program: Decodable {
    let command: Command

    struct Command: Decodable {
      let commandName: String
      let arguments: [Argument]?
      let subcommands: [Command]?
    }

    struct Argument: Decodable {
      let kind: String
      let names: [Name]?
      let shouldDisplay: Bool
    }

    struct Name: Decodable {
      let kind: String
      let name: String
    }
  }

  static let groups = [
    "all that run": ["build", "check", "run", "watch"],
    "all that read a config": [
      "build", "check", "clean", "explain", "list", "run", "validate", "watch",
    ],
  ]

  /// The commands that each option of the program is for.
  static func options(of commands: [Program.Command]) -> [String: Set<String>] {
    var options: [String: Set<String>] = [:]
    for command in commands {
      for argument in command.arguments ?? [] where argument.shouldDisplay {
        for name in argument.names ?? [] where name.kind == "long" {
          options[name.name, default: []].insert(command.commandName)
        }
      }
    }
    for name in ["help", "version"] { options[name] = nil }
    return options
  }

  /// The commands that each option is for, as the table has it.
  static func table(_ commands: Set<String>) throws -> [String: Set<String>] {
    var options: [String: Set<String>] = [:]
    let text = try SchemaTests.text("README.md")
    let rows = text.components(separatedBy: "| option | of | does |\n|---|---|---|\n")[1]
      .components(separatedBy: "\n\n")[0]
    for row in rows.split(separator: "\n") {
      let cells = row.replacing("\\|", with: "/").split(separator: "|")
      var owners = Set(cells[1].matches(of: /`([a-z]+)`/).map { String($0.1) })
      for (group, names) in groups where cells[1].contains(group) { owners.formUnion(names) }
      if cells[1].hasPrefix(" all but ") { owners = commands.subtracting(owners) }
      if cells[1] == " all " { owners = commands }
      for name in cells[0].matches(of: /--([-a-z]+)/) {
        #expect(options[String(name.1)] == nil, "--\(name.1) stands there twice")
        options[String(name.1)] = owners
      }
    }
    return options
  }

  @Test func tellsWhichCommandsHaveWhichOptions() throws {
    let help = try Command(["--experimental-dump-help"])
    let program = try JSONDecoder().decode(Program.self, from: Data(help.output.utf8)).command
    let commands = (program.subcommands ?? []).filter { $0.commandName != "help" }
    let options = Self.options(of: commands)
    let table = try Self.table(Set(commands.map(\.commandName)))
    #expect(options.count > 20)
    for name in Set(options.keys).union(table.keys).sorted() {
      #expect(table[name]?.sorted() == options[name]?.sorted(), "--\(name)")
    }
  }
}
