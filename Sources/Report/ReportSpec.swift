public import Configuration
public import Graphics
import Optimization
import Plot
public import Typesetting

/// A whole config, read and checked: nothing in it can go wrong later.
public struct ReportSpec: Sendable {
  /// The title.
  public private(set) var title = ""
  /// Who answers for it.
  public private(set) var author = ""
  /// The seed of all noise.
  public private(set) var seed: UInt64 = 0
  /// Dots per inch of PNG files.
  public private(set) var dotsPerInch = 254.0
  /// The look of figures that have none of their own.
  private(set) var theme = Theme.handout
  /// All looks that the config may name.
  private var themes = Theme.all
  /// How SVG files hold text.
  public private(set) var svgText = TextDrawing.outlines
  /// The language of titles and other texts, as BCP 47 has it.
  public private(set) var language = "en"
  /// The experiments, in the order of the config.
  public private(set) var experiments: [Experiment] = []
  /// The names of their optimizers, in the order in which the config first names them.
  private(set) var optimizerNames: [String] = []
  /// The figures, in the order of the config.
  public private(set) var figures: [FigureSpec] = []
  /// The handout, if the config declares one.
  public private(set) var handout: HandoutSpec?
  /// The files that were read: the config, those that it extends, and the texts of the handout.
  public private(set) var files: [Source] = []

  /// How far what is committed may be from what is made, where figures do not say.
  public private(set) var tolerances = Tolerances()
  /// What the parts of the config are made of.
  public private(set) var inputs = ReportInputs()

  /// Reads and checks a config; throws every mistake that it has. Results that may take more than
  /// `memoryLimit` bytes are one. `files` gives the texts that a config names by their paths.
  public init(
    _ source: Source, labels: LabelSetter, memoryLimit: Double = ReportSpec.memoryLimit,
    files: (String) -> Source? = { _ in nil }
  ) throws(Diagnostics) {
    let config = try ConfigTree(source, files: files)
    try self.init(config, labels: labels, memoryLimit: memoryLimit, files: files)
  }

  /// Checks a config that has been put together.
  public init(
    _ config: ConfigTree, labels: LabelSetter, memoryLimit: Double = ReportSpec.memoryLimit,
    files: (String) -> Source? = { _ in nil }
  ) throws(Diagnostics) {
    let problems = DiagnosticCollector(allowance: config.allowance)
    do {
      var report = ConfigValue(config.node, "", problems: problems)
      if let fields = report.fields("a report") {
        self.files = config.files
        read(fields, source: config.source, labels: labels, memoryLimit: memoryLimit, files: files)
      }
      try problems.check()
    } catch {
      throw config.located(error)
    }
    inputs = ReportInputs(config.node)
  }

  /// A config that says nothing.
  init() {}

  /// Reads a config; mistakes go where those of its fields go.
  mutating func read(
    _ opened: Fields, source: Source, labels: LabelSetter, memoryLimit: Double,
    files: (String) -> Source?
  ) {
    var fields = opened
    let problems = fields.problems
    readFront(&fields)
    tolerances.read(&fields)
    let before = problems.all.count
    let experimentMembers =
      fields.members(
        "experiments", upTo: ReportSpec.experimentLimit,
        about: "what is run, by the names that figures and texts use") ?? []
    experiments = experimentMembers.compactMap { member in
      var member = member
      return member.value.defined("experiment") { value in
        Experiment((member.key, member.range, value), source: source, problems: problems)
      }
    }
    optimizerNames = ReportSpec.optimizerNames(of: experiments)
    let hasBrokenExperiment = problems.all.count > before
    ReportSpec.checkCase(of: experimentMembers, "experiment", problems)
    checkSize(experimentMembers, limit: memoryLimit, problems)

    // A figure of an experiment that has mistakes would be blamed for them.
    let figureProblems = problems.apart()
    var later = fields.reporting(to: figureProblems)
    let reader = MarkReader(source: source, experiments: experiments, labels: labels)
    fields.require("figures")
    let members =
      later.members(
        "figures", keys: FigureSpec.namePattern, upTo: ReportSpec.figureLimit,
        about: "what is drawn, by the names of the files")
      ?? []
    figures = members.compactMap { member in
      var member = member
      return member.value.defined("figure") { value in
        FigureSpec(
          (member.key, member.range, value), reader: reader, themes: themes,
          dotsPerInch: dotsPerInch, tolerances: tolerances)
      }
    }
    ReportSpec.checkCase(of: members, "figure", figureProblems)
    if var value = later.value("handout", about: "prose with figures, tables and results in it") {
      var read: [Source] = []
      handout = value.defined("handout") { value in
        HandoutSpec(
          value, reader: reader, figures: members.map(\.key), author: author,
          files: { path in
            let file = files(path)
            read += file.map { [$0] } ?? []
            return file
          })
      }
      self.files += read
      ReportSpec.checkFiles(of: members, handout?.fileNames ?? [], figureProblems)
    }
    for key in ["figures", "handout"] { fields.know(key) }
    let lost =
      hasBrokenExperiment ? ReportSpec.names(fields.node).subtracting(experiments.map(\.name)) : []
    for mistake in figureProblems.all where !ReportSpec.follows(mistake, fromLossOf: lost) {
      problems.add(mistake)
    }
    fields.finish()
  }

  /// The optimizers of some experiments, in the order in which they come up.
  static func optimizerNames(of experiments: [Experiment]) -> [String] {
    var names: [String] = []
    for candidate in experiments.lazy.flatMap(\.variants).flatMap(\.candidates) {
      guard case .minimize(let minimization) = candidate.setting else { continue }
      let name = minimization.optimizer.entry.name
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// How far a committed figure may be from what is made.
  public func tolerances(of figure: String) -> Tolerances {
    figures.first { $0.name == figure }?.tolerances ?? tolerances
  }

  /// What a figure depends on; `theme` is that of the command line, if it names one.
  public func inputs(of figure: FigureSpec, theme: String?) -> Inputs {
    inputs.figure(figure.name, optimizers: optimizerNames)
      .adding(theme.map { [.init("theme of the command line", $0)] } ?? [])
  }

  /// Reads what is said about the whole.
  private mutating func readFront(_ fields: inout Fields) {
    fields.knowPutTogether()
    var schema: String?
    fields.read("$schema", into: &schema, about: "where editors find this schema")
    fields.read("title", into: &title, about: "what the report is called")
    fields.read("author", into: &author, about: "who answers for it")
    var seed = 0
    fields.read("seed", into: &seed, in: 0...Int(Int32.max), about: "the seed of all noise")
    self.seed = UInt64(seed)
    fields.read(
      "dotsPerInch", into: &dotsPerInch, .within(36...1200), about: "the resolution of PNG files")
    themes = ThemeReader(&fields, dotsPerInch: dotsPerInch).themes
    var theme: Theme?
    fields.read(
      "theme", into: &theme, among: themes.map { (name: $0.name, value: $0.theme) },
      about: "the look of figures that have none of their own", summaries: themes.map(\.summary))
    self.theme = theme ?? self.theme
    fields.read(
      "svgText", into: &svgText,
      from: [(name: "outlines", value: .outlines), ("text", .selectable)],
      about: "how SVG files hold text",
      summaries: ["as shapes, the same everywhere", "as text that can be selected"])
    readLanguage(&fields)
  }

  /// The names of the themes, sorted but for those of the config, which come last.
  public var themeNames: [String] { themes.map(\.name) }

  /// The same report, all figures in one theme; nil if there is none of that name.
  public func with(theme name: String) -> ReportSpec? {
    guard let chosen = themes.first(where: { $0.name == name }) else { return nil }
    var spec = self
    spec.theme = chosen.theme
    spec.figures = figures.map { $0.withoutTheme }
    return spec
  }

  /// Reads `language`: "en", "de-AT".
  private mutating func readLanguage(_ fields: inout Fields) {
    fields.read("language", into: &language, about: "the language of the texts, as BCP 47 has it")
    let parts = language.split(separator: "-", omittingEmptySubsequences: false)
    let isTag = parts.allSatisfy { part in
      (1...8).contains(part.count)
        && part.utf8.allSatisfy {
          UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
            || UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20
        }
    }
    if isTag, (2...3).contains(parts[0].count) { return }
    fields.report(
      "expected a language such as \"en\" or \"de-AT\", found \"\(language)\"", at: "language")
  }
}
