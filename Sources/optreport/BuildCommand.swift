import ArgumentParser
import CairoBackend
import Configuration
import Graphics
import HTML
import Report
import Spelling

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `optreport build`: config in, figures out.
struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Runs the experiments of a config, checks what they claim, and draws its figures.",
    discussion: """
      Everything is checked before anything runs. A result that is not what the config expects is \
      shown with what was found, and the exit code is 1. Beside the figures stands manifest.json: \
      what each file is, and its checksum.

      EXAMPLES:
        optreport build Configs/experiments.json
        optreport build experiments.json 3-momentum 4-adam --format png --out Draft
      """)

  @Argument(help: "The config.", completion: .file(extensions: ["json"]))
  var config: String

  @Argument(help: "The figures to draw; all of them if none is named.")
  var figures: [String] = []

  @Option(help: "The formats to write, separated by commas. (default: pdf,png)")
  var format: [FormatList] = []

  @Option(help: "The folder to write to; made if it is not there.", completion: .directory)
  var out = "Output"

  @Option(help: "Draw all figures in this theme instead of those that the config names.")
  var theme: String?

  @OptionGroup var options: RunOptions

  @Option(
    help: ArgumentHelp(
      "Write the results of the experiments as well, to the folder data: csv, json, or both.",
      valueName: "formats"))
  var data: [DataFormatList] = []

  @Flag(
    help: "Write figures.tex and figures.md, too, for texts in LaTeX, Quarto or Pandoc's Markdown.")
  var lists = false

  @Flag(help: "Print nothing but errors.")
  var quiet = false

  func validate() throws {
    if out.isEmpty { throw ValidationError("expected a folder for --out, found nothing") }
  }

  func run() async throws {
    let progress = Progress(isQuiet: quiet)
    let file = try ConfigFile(config)
    let spec = try themed(
      file.report(memoryLimit: options.memory.memoryLimit, consequence: "nothing was run"))
    let chosen = try chosen(of: spec)
    let formats = FileFormat.allCases.filter { chosenFormats.contains($0) }
    try checkAnimations(formats, chosen)
    let names = chosen.flatMap { figure in
      formats.filter { figure.isAnimated || !$0.isAnimated }.map { "\(figure.name).\($0.ending)" }
    }
    let dataFormats = DataFormat.allCases.filter { data.flatMap(\.formats).contains($0) }
    let results = ResultFiles(spec, experiments: spec.experiments, formats: dataFormats)
    // A handout shows all figures, so it is not made where only some are drawn.
    let documents = figures.isEmpty ? HandoutFiles.names(of: spec.handout) : []
    let listNames = lists || !documents.isEmpty ? FigureList.fileNames : []
    let folder = try OutputFolder(
      out, files: names + documents + listNames + results.names + [Manifest.fileName])

    let pool = options.pool(progress)
    let runs = try await options.results(of: spec, pool)
    let report = Report(spec, runs: runs)
    let drawn = try await pool.map(chosen, "figures") { figure in
      BuildCommand.files(of: figure, in: report, as: formats)
    }
    let files = drawn.flatMap(\.files)
    let handout = documents.isEmpty ? nil : HandoutFiles(report, drawn: drawn.map(\.drawn))
    // The pages of the handout take longest, so they come first.
    let works =
      (handout == nil ? [] : documents).map(Work.document) + files.map(Work.figure)
    let done = try await pool.map(works, "files") { try $0.done(handout) }
    let set = zip(documents, done.map(\.document)).compactMap { name, file in
      file.map { (name: name, file: $0) }
    }
    try refuse(set.flatMap(\.file.problems), in: file.source)
    let encoded = done.compactMap(\.figure)
    try write(
      zip(files, encoded).map { ($0, $1.bytes, $1.record) },
      set.map { ($0.name, $0.file.bytes) }
        + (listNames.isEmpty ? [] : FigureList(drawn.map(\.listed)).files),
      results.isEmpty ? [] : try await results.files(of: report, pool), of: spec, file, to: folder)
    if !quiet {
      for warning in drawn.compactMap(\.warning) {
        StandardError.show(warning.rendered(in: file.source))
      }
      for note in report.notes + (handout?.notes ?? []) { StandardError.show("note: \(note)\n") }
      StandardError.show(
        "\(counted(chosen.count, "figure")), "
          + "\(counted(files.count + set.count + listNames.count + results.names.count, "file")) in \(out) "
          + "(\(progress.elapsedText))\n")
    }
    // The figures show what the runs did, also where that is not what the config expects.
    if !report.brokenClaims.isEmpty {
      let mistakes = Diagnostics(report.brokenClaims)
      throw Failure(
        text: mistakes.rendered(
          in: file.source, consequence: "the figures show what was found instead"),
        code: .brokenClaim)
    }
  }

  /// Nothing is written if a handout does not fit its pages.
  private func refuse(_ problems: [Diagnostic], in source: Source) throws(Failure) {
    if problems.isEmpty { return }
    throw Failure(
      text: Diagnostics(problems).rendered(in: source, consequence: "nothing was written"),
      code: .badConfig)
  }

  /// What is left to do when all figures are drawn.
  private enum Work: Sendable {
    case document(String)
    case figure(FigureFile)

    func done(_ handout: HandoutFiles?) throws(Failure) -> (
      document: (bytes: [UInt8], problems: [Diagnostic])?,
      figure: (bytes: [UInt8], record: Manifest.File)?
    ) {
      switch self {
      case .document(let name): (try handout?.file(name), nil)
      case .figure(let file): (nil, try file.encoded())
      }
    }
  }

  private var chosenFormats: [FileFormat] {
    format.isEmpty ? FileFormat.usual : format.flatMap(\.formats)
  }

  /// Refuses formats of animations where nothing moves.
  private func checkAnimations(
    _ formats: [FileFormat], _ figures: [FigureSpec]
  ) throws(Failure) {
    guard let format = formats.first(where: \.isAnimated), !figures.contains(where: \.isAnimated)
    else { return }
    throw Failure("--format \(format): no figure has an \"animation\"", code: .usage)
  }

  /// The report in the theme that the command line asks for.
  private func themed(_ spec: ReportSpec) throws(Failure) -> ReportSpec {
    guard let theme else { return spec }
    if let spec = spec.with(theme: theme) { return spec }
    let hint =
      NearestName.of(theme, among: spec.themeNames).map { "did you mean \"\($0)\"?" }
      ?? "known: \(spec.themeNames.joined(separator: ", "))"
    throw Failure("unknown theme \"\(theme)\"; \(hint)", code: .usage)
  }

  /// The named figures, in the order of the config.
  private func chosen(of spec: ReportSpec) throws(Failure) -> [FigureSpec] {
    let known = spec.figures.map(\.name)
    for name in figures where !known.contains(name) {
      let hint =
        NearestName.of(name, among: known).map { "did you mean \"\($0)\"?" }
        ?? "known: \(known.joined(separator: ", "))"
      throw Failure("unknown figure \"\(name)\"; \(hint)", code: .usage)
    }
    return spec.figures.filter { figures.isEmpty || figures.contains($0.name) }
  }

  /// The files of a figure; their scene is composed once.
  private static func files(
    of figure: FigureSpec, in report: Report, as formats: [FileFormat]
  ) -> DrawnFigure {
    let built = report.figure(figure)
    let composition = built.composed(measuring: FontLibrary.shared)
    let metadata = DocumentMetadata(
      title: built.plainTitle, author: report.spec.author, subject: built.alternative,
      name: built.name, language: report.spec.language)
    let own = formats.filter { figure.isAnimated || !$0.isAnimated }
    let files = own.map { format in
      FigureFile(
        figure: built, scene: composition.scene, format: format, metadata: metadata,
        dotsPerInch: report.spec.dotsPerInch, svgText: report.spec.svgText)
    }
    return DrawnFigure(
      drawn: (built, composition.scene, metadata), files: files, warning: composition.warning)
  }

  /// A figure on its way to files and into the handout.
  private struct DrawnFigure: Sendable {
    let drawn: (figure: BuiltFigure, scene: Scene, metadata: DocumentMetadata)
    let files: [FigureFile]
    let warning: Diagnostic?

    /// The figure for those who include it in texts of their own.
    var listed: FigureList.Figure {
      FigureList.Figure(
        name: drawn.figure.name, caption: drawn.figure.caption,
        alternative: drawn.figure.alternative, width: drawn.scene.size.width * 25.4 / 72)
    }
  }

  private func write(
    _ files: [(file: FigureFile, bytes: [UInt8], record: Manifest.File)],
    _ documents: [(name: String, bytes: [UInt8])],
    _ results: [(name: String, bytes: [UInt8])], of spec: ReportSpec, _ config: ConfigFile,
    to folder: OutputFolder
  ) throws(Failure) {
    let names = spec.figures.map(\.name)
    let figures = names.compactMap { name in
      let own = files.filter { $0.file.figure.name == name }
      return own.first.map { Manifest.Figure($0.file.figure, files: own.map(\.record)) }
    }
    let manifest = Manifest(
      config: config.name, bytes: config.source.bytes, seed: spec.seed, figures: figures,
      data: results.map { Manifest.DataFile(name: $0.name, bytes: $0.bytes) },
      documents: documents.map { Manifest.DataFile(name: $0.name, bytes: $0.bytes) })
    try folder.write(
      files.map { ($0.file.name, $0.bytes) } + documents + results, manifest, order: names)
  }
}
