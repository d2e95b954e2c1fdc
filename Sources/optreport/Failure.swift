import ArgumentParser

/// Why the program ends without having done what it was asked to do.
struct Failure: Error {
  /// What standard error says, with its line end.
  let message: String
  /// What the shell gets.
  let code: ExitCode

  /// Ends with "error: …".
  init(_ message: String, code: ExitCode) {
    self.init(text: "error: \(message)\n", code: code)
  }

  /// Ends with a text of several lines.
  init(text: String, code: ExitCode) {
    message = text
    self.code = code
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
}
