import ArgumentParser
import CairoBackend
import Configuration
import Graphics
import HTML
import Report
import Spelling

/// Makes what a config declares, in memory; what the cache knows to stand in the output folder as
/// it would be made is not made again.
struct Builder: Sendable {
  /// The config.
  let file: ConfigFile
  /// What it declares.
  let spec: ReportSpec
  /// What is asked for.
  let request: BuildRequest
  /// The figures that are asked for, in the order of the config.
  let chosen: [FigureSpec]
  private let results: ResultFiles
  private let documents: [String]
  private let lists: [String]

  /// Reads and checks the config, and the names and formats that are asked for.
  init(
    _ request: BuildRequest, of file: ConfigFile, mayLackAnimations: Bool = false
  ) throws(Failure) {
    self.file = file
    self.request = request
    spec = try Builder.themed(
      file.report(memoryLimit: request.memoryLimit),
      request.theme)
    chosen = try Builder.chosen(request.figures, of: spec)
    results = try ResultFiles(
      spec, experiments: spec.experiments, formats: request.data)
    // A handout shows all figures, so it is not made where only some are drawn.
    documents = request.figures.isEmpty ? HandoutFiles.names(of: spec.handout) : []
    lists = request.hasLists || !documents.isEmpty ? FigureList.fileNames : []
    if !mayLackAnimations, let format = request.formats.first(where: \.isAnimated),
      !chosen.contains(where: \.isAnimated)
    {
      throw Failure("--format \(format): no figure has an \"animation\"", code: .usage)
    }
  }

  /// The names of the handout and the lists.
  var documentNames: [String] { documents + lists }

  /// The names of all files, in the output folder.
  var fileNames: [String] {
    chosen.flatMap(figureFileNames) + documentNames + results.names
      + baselineExperiments.map { Baseline.dataName(spec.experiments[$0].name) }
  }

  /// The files of a figure; the last is what a check compares its drawing with.
  private func figureFileNames(_ figure: FigureSpec) -> [String] {
    figure.fileNames(as: request.formats) + [Baseline.sceneName(figure.name)]
  }

  /// The places of the experiments whose numbers a check compares.
  var baselineExperiments: [Int] {
    spec.experiments.indices.filter { shown?.contains(spec.experiments[$0].name) ?? true }
  }

  /// The experiments that the figures show, where some are asked for; nil if none is left out.
  private var shown: Set<String>? {
    request.figures.isEmpty
      ? nil : Set(chosen.flatMap { spec.inputs.experiments(shownBy: $0.name) })
  }

  /// What a figure depends on.
  func inputs(of figure: FigureSpec) -> Inputs {
    spec.inputs(of: figure, theme: request.theme)
  }

  /// What the handout and the lists depend on.
  private var documentInputs: Inputs {
    spec.inputs.document.adding(
      [.init("theme of the command line", request.theme ?? "")]
        + file.prose(of: spec).map { .init($0.name, String(decoding: $0.bytes, as: UTF8.self)) })
  }

  /// Makes everything. `record` tells what stands in the folder and need not be made; files of
  /// figures and handout that are not `wanted` are not made either.
  func product(
    _ pool: JobPool, runs cache: RunCache?, standing record: OutputRecord?,
    wanted: @Sendable (String) -> Bool = { _ in true }
  ) async throws -> BuildProduct {
    // Nothing else is waited for where some figures are asked for.
    let needed = results.isEmpty ? shown : nil
    let (runs, computed) = try await spec.results(
      pool, cache: cache, source: file.source, consequence: request.consequence
    ) { needed?.contains($0.name) ?? true }
    let report = Report(spec, runs: runs, of: needed)
    // Expectations that do not hold are shown as soon as that is known.
    pool.console.show(report.brokenClaims, in: file.source)
    let pageNames = documentNames.filter(wanted)
    let pages = record?.reusable(pageNames, madeOf: documentInputs) ?? false
    let standing = chosen.map { figure in
      record?.figure(figure.name, files: figureFileNames(figure), madeOf: inputs(of: figure))
    }
    // The handout needs the drawing of a figure even where its files stand.
    let needsAll = !pageNames.isEmpty && !pages
    let toDraw = zip(chosen, standing).filter { needsAll || $1 == nil }.map(\.0)
    let (drawn, packed) = try await composed(toDraw, in: report, pool) { name in
      record?.isStanding(Baseline.dataName(name), madeOf: spec.inputs.runs(of: name)) != true
    }
    let redrawn = drawn.filter { figure in
      !zip(chosen, standing).contains { $0.name == figure.figure.name && $1 != nil }
    }
    let handout = pageNames.isEmpty || pages ? nil : HandoutFiles(report, drawn: drawn)

    // The pages of the handout take longest, so they come first.
    var works = (handout == nil ? [] : documents.filter(wanted)).map(BuildWork.document)
    works += redrawn.flatMap { $0.files(as: request.formats, in: report) }
      .filter { wanted($0.name) }.map(BuildWork.figure)
    works += redrawn.map { BuildWork.scene($0.figure.name, $0.scene) }
    let outcome = try await BuildWork.outcome(of: works, handout, pool)
    let done = outcome.done + packed
    try refuse(done.flatMap(\.problems), in: file.source)
    let listFiles = needsAll && !lists.isEmpty ? FigureList(drawn.map(\.listed)).files : []
    let dataFiles = results.isEmpty ? [] : try await results.files(of: report, pool)

    let figures = zip(chosen, standing).filter { spec, _ in
      !outcome.undrawn.contains(spec.name)
    }.map { spec, standing in
      figure(
        spec, standing, drawn.first { $0.figure.name == spec.name }, done.compactMap(\.record))
    }
    let lost = outcome.undrawn.union(
      chosen.filter { outcome.undrawn.contains($0.name) }.flatMap(figureFileNames))
    let manifest = Manifest(
      config: file.name, bytes: file.bytes(of: spec), seed: spec.seed,
      figures: figures.map(\.record),
      data: dataFiles.map { Manifest.DataFile(name: $0.name, bytes: $0.bytes) },
      documents: pages
        ? record?.documents(pageNames) ?? []
        : (done.map { ($0.name, $0.bytes) } + listFiles).filter { pageNames.contains($0.0) }
          .map { Manifest.DataFile(name: $0.0, bytes: $0.1) })
    return BuildProduct(
      figures: figures, files: done.map { ($0.name, $0.bytes) } + listFiles + dataFiles,
      keys: Dictionary(
        baselineExperiments.map { index in
          let name = spec.experiments[index].name
          return (Baseline.dataName(name), spec.inputs.runs(of: name).key)
        }, uniquingKeysWith: { first, _ in first }),
      names: fileNames.filter { !lost.contains($0) }, manifest: manifest,
      documentInputs: documentInputs,
      documentNames: lost.isDisjoint(with: pageNames) ? pageNames : [],
      notes: report.notes + (documents.isEmpty ? [] : HandoutFiles.notes(of: spec)),
      brokenClaims: report.brokenClaims, outcomes: report.outcomes(of: needed),
      failures: outcome.failures,
      computed: computed)
  }

  /// The figure of the product: as it stands, or as it was drawn.
  private func figure(
    _ spec: FigureSpec, _ standing: OutputRecord.Standing?, _ drawn: DrawnFigure?,
    _ records: [Manifest.File]
  ) -> BuildProduct.Figure {
    let names = figureFileNames(spec)
    if let standing {
      return BuildProduct.Figure(
        name: spec.name, record: standing.record, inputs: inputs(of: spec),
        warning: standing.warning.map(spec.warning), isDrawn: false)
    }
    guard let drawn else { preconditionFailure("figure \(spec.name) was neither drawn nor kept") }
    return BuildProduct.Figure(
      name: spec.name,
      record: Manifest.Figure(drawn.figure, files: records.filter { names.contains($0.name) }),
      inputs: inputs(of: spec), warning: drawn.warning, isDrawn: true)
  }

  /// Nothing is written if a handout does not fit its pages.
  private func refuse(_ problems: [Diagnostic], in source: Source) throws(Failure) {
    if problems.isEmpty { return }
    throw Failure(
      Diagnostics(problems), in: source, consequence: request.consequence, code: .badConfig)
  }
}

// MARK: - What is asked for

extension Builder {
  /// The report in the theme that the command line asks for.
  private static func themed(
    _ spec: ReportSpec, _ theme: String?
  ) throws(Failure) -> ReportSpec {
    guard let theme else { return spec }
    if let spec = spec.with(theme: theme) { return spec }
    throw Failure(
      "unknown theme \"\(theme)\"; \(NearestName.hint(theme, among: spec.themeNames))", code: .usage
    )
  }

  /// The named figures, in the order of the config.
  private static func chosen(
    _ names: [String], of spec: ReportSpec
  ) throws(Failure) -> [FigureSpec] {
    let known = spec.figures.map(\.name)
    for name in names where !known.contains(name) {
      throw Failure(
        "unknown figure \"\(name)\"; \(NearestName.hint(name, among: known))", code: .usage)
    }
    return spec.figures.filter { names.isEmpty || names.contains($0.name) }
  }
}
