import ArgumentParser
import Spelling

/// What is wrong with a command line that the argument parser refuses.
struct UsageMistake {
  /// The words behind the name of the program.
  private let words: [String]
  private let program: CommandHelp?

  /// Takes the words behind the name of the program.
  init(_ words: [String]) {
    self.words = words
    program = try? CommandHelp.program
  }

  /// The mistake, with the nearest name; or what the parser says, where nothing more is known.
  func failure(_ message: String, code: ExitCode) -> Failure {
    unknownCommand ?? unknownOption ?? unknownValue(message)
      ?? Failure(message.prefix(1).lowercased() + message.dropFirst(), code: code)
  }

  /// What is wrong if a word ends in "=", as "--json=" does; the parser would take it for "--json".
  static func emptyValue(in words: [String]) -> Failure? {
    let options = words.prefix { $0 != "--" }
    for (word, last) in zip(options, [""] + options)
    where last != ConfigOptions.override && word.wholeMatch(of: /--[-a-z]+=/) != nil {
      return Failure("expected a value behind \"\(word)\", found nothing", code: .usage)
    }
    return nil
  }

  /// The command that the first word names, or else the program.
  private var command: CommandHelp? {
    program?.displayed.first { $0.commandName == words.first } ?? program
  }

  /// What is wrong if the first word is no command; nil if it is one, or an option.
  private var unknownCommand: Failure? {
    let names = program?.displayed.map(\.commandName) ?? []
    guard let word = words.first, !word.hasPrefix("-"), !names.contains(word), word != "help"
    else { return nil }
    let hint =
      word.hasSuffix(".json")
      ? "write optreport build \(word)" : NearestName.hint(word, among: names)
    return Failure("unknown command \"\(word)\"; \(hint)", code: .usage)
  }

  /// What is wrong if a word is no option of the command, whatever else is.
  private var unknownOption: Failure? {
    guard let command else { return nil }
    let known = command.optionNames
    var rest = words.prefix { $0 != "--" }
    while let word = rest.popFirst() {
      // What is put into the config may begin with a hyphen, and so may numbers.
      if word == ConfigOptions.override { rest = rest.dropFirst() }
      let name = String(word.prefix { $0 != "=" })
      guard name.hasPrefix("-"), name.count > 1, !known.contains(name),
        Double(word) == nil
      else { continue }
      return Failure("unknown option \"\(name)\"; \(hint(name, among: known))", code: .usage)
    }
    return nil
  }

  private func hint(_ option: String, among known: [String]) -> String {
    let owners = (program?.displayed ?? []).filter { $0.optionNames.contains(option) }
    if !owners.isEmpty {
      return "it is one of " + owners.map(\.commandName).joined(separator: ", ")
    }
    // Hyphens are no likeness.
    func word(_ option: String) -> String { String(option.drop { $0 == "-" }) }
    if let nearest = NearestName.of(word(option), among: known.map(word)) {
      return "did you mean \"--\(nearest)\"?"
    }
    let name = command?.commandName ?? ""
    let call = name == program?.commandName ? name : "optreport \(name)"
    return "\"\(call) --help\" shows what there is"
  }

  /// What is wrong if something is none of the values that there are.
  private func unknownValue(_ message: String) -> Failure? {
    let refusal = /^The value '(.*)' is invalid for '(\S+).*'\. Please provide one of/
      .dotMatchesNewlines()
    guard let match = message.firstMatch(of: refusal),
      let argument = command?.arguments?.first(where: { argument in
        let name = argument.preferredName?.text ?? "<\(argument.valueName ?? "")>"
        return match.2 == name
      }), let values = argument.allValues
    else { return nil }
    // Several values stand with commas between them.
    let given = match.1.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let value = given.first { !values.contains($0) } ?? String(match.1)
    let hint = NearestName.hint(value, among: values)
    if let option = argument.preferredName?.text {
      return Failure("unknown value \"\(value)\" for \(option); \(hint)", code: .usage)
    }
    return Failure("unknown \(argument.valueName ?? "") \"\(value)\"; \(hint)", code: .usage)
  }
}
