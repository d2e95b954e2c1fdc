import ArgumentParser
import Configuration

/// Why the program ends without having done all that it was asked to do.
struct Failure: Error {
  /// What is wrong.
  let diagnostics: [Diagnostic]
  /// The file that is meant where a diagnostic names none.
  let source: Source?
  /// What the mistakes mean for the command: "nothing was run".
  let consequence: String?
  /// What the shell gets.
  let code: ExitCode
  /// Whether the mistakes were shown when they were found, so that they are only counted now.
  private(set) var isShown = false
  /// The same as a list that can be counted.
  var mistakes: Diagnostics { Diagnostics(diagnostics) }

  /// Ends with one message that has no place in a file.
  init(_ message: String, hints: [String] = [], code: ExitCode) {
    diagnostics = [Diagnostic(message, at: nil, hints: hints)]
    source = nil
    consequence = nil
    self.code = code
  }

  /// Ends with mistakes in a file.
  init(_ mistakes: Diagnostics, in source: Source, consequence: String? = nil, code: ExitCode) {
    diagnostics = mistakes.all
    self.source = source
    self.consequence = consequence
    self.code = code
  }

  /// Ends with mistakes that were shown already.
  init(shown mistakes: [Diagnostic], consequence: String, code: ExitCode) {
    diagnostics = mistakes
    source = nil
    self.consequence = consequence
    self.code = code
    isShown = true
  }
}

/// The numbers of BSD's `sysexits.h`, which Swift's argument parser uses too.
extension ExitCode {
  /// The results do not bear out an expectation.
  static let brokenClaim = ExitCode(1)
  /// What stands in a folder is not what the config makes.
  static let drift = ExitCode(1)
  /// The command line has a mistake.
  static let usage = ExitCode(64)
  /// The config has mistakes.
  static let badConfig = ExitCode(65)
  /// The config cannot be read.
  static let noInput = ExitCode(66)
  /// A figure could not be drawn.
  static let notDrawn = ExitCode(70)
  /// The output folder cannot be written.
  static let cannotWrite = ExitCode(73)
  /// Standard output cannot be written.
  static let cannotPrint = ExitCode(74)
}
