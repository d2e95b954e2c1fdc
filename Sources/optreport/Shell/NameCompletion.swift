import ArgumentParser
import Configuration
import Report

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Names that a shell offers for the word that is typed.
enum NameCompletion {
  /// The figures of the config on the command line.
  static let figures = CompletionKind.custom { words, _, _ in names("figures", words) }

  /// The experiments of the config on the command line.
  static let experiments = CompletionKind.custom { words, _, _ in names("experiments", words) }

  /// The themes, and those of the config on the command line.
  static let themes = CompletionKind.custom { words, _, _ in
    Catalog.themes.map(\.name) + names("themes", words)
  }

  /// The experiments and figures of a config on the command line, and all else that has a name; but
  /// these are too many to be shown where nothing is typed and the config has some.
  static let explained = CompletionKind.custom { words, _, prefix in
    let figures = names("figures", words)
    if words.contains("cache"), !figures.isEmpty { return figures }
    let own = names("experiments", words) + figures
    let all =
      prefix.isEmpty && !own.isEmpty
      ? own : own + Catalog.allSections.flatMap { $0.entries.map(\.name) }
    return all.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Several values with commas between them: those that are not there yet.
  static func list(of values: [String]) -> CompletionKind {
    .custom { _, _, prefix in
      let chosen = prefix.split(separator: ",", omittingEmptySubsequences: false).dropLast()
      let head = chosen.map { $0 + "," }.joined()
      return values.filter { !chosen.contains(Substring($0)) }.map { head + $0 }
    }
  }

  /// The keys of a member of the config, also while the config has mistakes elsewhere; names that
  /// are there already are not offered again.
  private static func names(_ key: String, _ words: [String]) -> [String] {
    for word in words.dropFirst() {
      // An option and its value may be one word.
      let isOption = word.hasPrefix("-")
      let path = isOption ? word.drop { $0 != "=" }.dropFirst() : word[...]
      guard let data = FileManager.default.contents(atPath: unquoted(path)),
        let config = try? JSONReader.read(Source(name: "", bytes: [UInt8](data))),
        case .object(let members)? = config.member(key)?.value.value
      else { continue }
      return members.map(\.key).filter { !words.dropLast().contains($0) }
    }
    return []
  }

  /// A word of a command line without the simple ways to quote it.
  private static func unquoted(_ word: Substring) -> String {
    var text = word.filter { $0 != "\"" && $0 != "'" && $0 != "\\" }
    if text.hasPrefix("~/") { text = (variable("HOME") ?? "~") + text.dropFirst() }
    return text
  }
}
