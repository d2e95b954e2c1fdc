import CairoBackend
import Report
import Typesetting

/// What the command line may name, and what the shell gets.
enum CommandCatalog {
  /// The kinds of names, sorted.
  static let sections = [
    Catalog.Section("exitCodes", "exit code", exitCodes),
    Catalog.Section("formats", "format of figures", formats),
    ConfigSchema.keys(labels: LabelSetter(measuring: FontLibrary.shared)),
    Catalog.Section("resultFormats", "format of results", resultFormats),
  ]

  /// What the shell gets, and why.
  static let exitCodes = [
    Catalog.Entry("0", "done"),
    Catalog.Entry(
      "1",
      "the results do not bear out an expectation (the figures show them), a check or a diff found "
        + "a difference, or fmt --check found files to change"),
    Catalog.Entry("64", "the command line has a mistake"),
    Catalog.Entry("65", "the config has mistakes; all are shown, nothing was run"),
    Catalog.Entry("66", "the config, or another file, cannot be read"),
    Catalog.Entry("70", "a figure could not be drawn"),
    Catalog.Entry("73", "the output folder cannot be written, or a file is there already"),
    Catalog.Entry("74", "standard output cannot be written"),
  ]

  /// The codes for the help of the program, below each other.
  static var exitCodeLines: String {
    exitCodes.map { code in
      "  \(code.name)" + String(repeating: " ", count: 4 - code.name.count) + code.summary
    }.joined(separator: "\n")
  }

  private static let formats = FileFormat.allCases.map { format in
    let meaning =
      switch format {
      case .pdf: "for print; letters are text"
      case .png: "for screens and slides"
      case .svg: "for pages"
      case .txt: "what the figure shows, in words"
      case .apng: "a PNG that moves, of figures with an animation"
      case .pages: "a PDF with a page for each picture, of figures with an animation"
      }
    return Catalog.Entry("\(format)", meaning)
  }

  private static let resultFormats = DataFormat.allCases.map { format in
    let meaning =
      switch format {
      case .csv: "a table of steps and a table of runs"
      case .json: "both, with what they mean"
      }
    return Catalog.Entry(format.rawValue, meaning)
  }
}
