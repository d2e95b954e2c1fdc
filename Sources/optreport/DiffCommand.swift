import ArgumentParser
import CairoBackend
import Configuration
import Report

/// `optreport diff`: how different two pictures look.
struct DiffCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Tells how different two PNG or PDF files look.",
    discussion: """
      Colors are compared as eyes see them: about 1 can just be seen, and black differs from white \
      by 100. The exit code is 0 if the files look alike, 1 if they do not or are of two kinds, \
      and 66 if one is damaged. Pages of PDF files are drawn by pdftoppm.

      EXAMPLES:
        optreport diff before.png after.png --image difference.png
        optreport diff before.pdf after.pdf --difference 5
      """)

  @Argument(help: "A PNG or PDF file.", completion: .file(extensions: ["png", "pdf"]))
  var before: String

  @Argument(help: "Another of the same kind.", completion: .file(extensions: ["png", "pdf"]))
  var after: String

  @Option(parsing: .unconditional, help: "By how much the colors of a pixel may differ.")
  var difference = Tolerances().color

  @Option(
    parsing: .unconditional,
    help: "The share of pixels that may differ by more, from 0 to 1.")
  var share = Tolerances().share

  @Option(
    help: ArgumentHelp("Write a picture of what differs.", valueName: "file"),
    completion: .file(extensions: ["png"]))
  var image: String?

  @OptionGroup var output: ResultOptions

  var consoleSettings: Console.Settings { output.settings }

  func validate() throws {
    if !(0...100 ~= difference) {
      throw ValidationError("expected --difference from 0 to 100, found \(difference)")
    }
    if !(0...1 ~= share) { throw ValidationError("expected --share from 0 to 1, found \(share)") }
  }

  func run(_ console: Console) async throws {
    var tolerances = Tolerances()
    tolerances.color = difference
    tolerances.share = share
    let (old, new) = (try WholeFile(path: before).read(), try WholeFile(path: after).read())
    let comparison = FileComparison(
      after, before: old, called: before, now: new, tolerances: tolerances)
    console.result([
      ("before", .string(before)), ("after", .string(after)), ("pixels", comparison.verdict.json),
    ])
    switch comparison.verdict {
    case .same: say("\(after): the same bytes")
    case .withinTolerance: say("\(after): looks alike")
    case .notCompared(let reason): throw Failure(reason, code: .notDrawn)
    case .differs(let lines) where comparison.isUnreadable:
      throw Failure(lines.joined(separator: "\n"), code: .noInput)
    case .differs(let lines):
      say(lines.joined(separator: "\n"))
      if let image, let bytes = comparison.images.lazy.compactMap(\.difference).first {
        try WholeFile(path: image).replace(bytes)
      }
      throw ExitCode.drift
    }
  }

  private func say(_ text: String) {
    if !output.json { print(text) }
  }
}
