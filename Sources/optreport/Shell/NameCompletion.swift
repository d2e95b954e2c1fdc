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

  /// All that has a name, and the experiments and figures of a config on the command line.
  static let explained = CompletionKind.custom { words, _, _ in
    Catalog.allSections.flatMap { $0.entries.map(\.name) } + names("experiments", words)
      + names("figures", words)
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
    for word in words.dropFirst() where !word.hasPrefix("-") {
      guard let data = FileManager.default.contents(atPath: unquoted(word)),
        let config = try? JSONReader.read(Source(name: word, bytes: [UInt8](data))),
        case .object(let members)? = config.member(key)?.value.value
      else { continue }
      return members.map(\.key).filter { !words.dropLast().contains($0) }
    }
    return []
  }

  /// A word of a command line without the simple ways to quote it.
  private static func unquoted(_ word: String) -> String {
    var text = word.filter { $0 != "\"" && $0 != "'" && $0 != "\\" }
    if text.hasPrefix("~/") { text = (variable("HOME") ?? "~") + text.dropFirst() }
    return text
  }
}
