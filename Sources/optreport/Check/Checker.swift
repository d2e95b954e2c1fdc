import Configuration
import Report

/// Makes everything anew in memory and compares it with what stands in a folder.
struct Checker {
  /// What is in the folder.
  let folder: OutputFolder
  private let builder: Builder
  private let manifest: Manifest?

  /// Prepares to check the files of a folder: of each figure those that are there or that the
  /// manifest of the folder names.
  init(_ request: BuildRequest, of file: ConfigFile, in folder: OutputFolder) throws(Failure) {
    self.folder = folder
    manifest = folder.contents(of: Manifest.fileName).flatMap(Manifest.init(json:))
    var request = request
    request.formats = FileFormat.allCases
    let known = Set(manifest?.data.map(\.name) ?? [])
    request.data = DataFormat.allCases.filter { format in
      known.contains { $0.hasSuffix(".\(format.rawValue)") }
    }
    // Lists are of all figures.
    request.hasLists = request.figures.isEmpty && folder.stamp(of: "figures.tex") != nil
    builder = try Builder(request, of: file, mayLackAnimations: true)
  }

  /// What the check found.
  struct Findings: Sendable {
    /// The figures in the order of the config, and the handout.
    var figures: [FigureCheck]
    /// The files that the manifest names and the config no longer makes.
    var orphans: [String]
    /// The claims that the results do not bear out.
    var brokenClaims: [Diagnostic]

    /// Whether anything differs by more than is allowed, or is left over.
    var hasDrift: Bool { figures.contains(where: \.isDrift) || !orphans.isEmpty }
  }

  /// Runs, draws and compares.
  func findings(_ pool: JobPool) async throws -> Findings {
    let product = try await builder.product(
      pool, runs: nil, standing: nil, wanted: { isExpected($0) })
    let made = Dictionary(product.files.map { ($0.name, $0.bytes) }) { first, _ in first }
    let spec = builder.spec
    let timings = pool.console.timings
    let figures = try await pool.map(product.figures, "comparisons") { figure in
      timings.measure("comparing \(figure.name)") { check(figure, made) }
    }
    let others = product.documentNames + product.manifest.data.map(\.name)
    let rest = try await pool.map(others, "comparisons") { name in
      timings.measure("comparing \(name)") { compared(name, made, spec.tolerances) }
    }
    let handout = FigureCheck(name: "other files", data: .same, scene: .same, files: rest)
    return Findings(
      figures: figures + (rest.isEmpty ? [] : [handout]), orphans: orphans(product),
      brokenClaims: product.brokenClaims)
  }

  private func check(_ figure: BuildProduct.Figure, _ made: [String: [UInt8]]) -> FigureCheck {
    let spec = builder.spec
    let names = figure.record.files.map(\.name)
    let tolerances = spec.tolerances(of: figure.name)
    return FigureCheck(
      name: figure.name, place: spec.figures.first { $0.name == figure.name }?.place,
      data: data(spec.inputs.experiments(shownBy: figure.name), made, tolerances),
      scene: scene(figure.name, made, tolerances),
      files: names.isEmpty
        ? [missing(figure.name, tolerances)]
        : names.map { compared($0, made, tolerances) })
  }

  private func compared(
    _ name: String, _ made: [String: [UInt8]], _ tolerances: Tolerances
  ) -> FileComparison {
    FileComparison(
      name, before: folder.contents(of: name), now: made[name] ?? [], tolerances: tolerances)
  }

  /// A figure of which no file is there.
  private func missing(_ name: String, _ tolerances: Tolerances) -> FileComparison {
    FileComparison("\(name).png", before: nil, now: [], tolerances: tolerances)
  }

  /// Whether a file is there, or should be.
  private func isExpected(_ name: String) -> Bool {
    folder.stamp(of: name) != nil
      || manifest?.figures.contains { $0.files.contains { $0.name == name } } ?? false
  }

  private func data(
    _ experiments: [String], _ made: [String: [UInt8]], _ tolerances: Tolerances
  ) -> Verdict {
    experiments.reduce(.same) { verdict, experiment in
      let name = Baseline.dataName(experiment)
      guard let now = made[name].flatMap(Gzip.unpacked) else { return verdict }
      guard let before = Baseline.text(name, in: folder) else {
        return verdict.and(.notCompared("\(name) is not there"))
      }
      return verdict.and(
        DataBaseline(text: before).verdict(
          comparedWith: DataBaseline(text: String(decoding: now, as: UTF8.self)),
          experiment: experiment, tolerances: tolerances))
    }
  }

  private func scene(
    _ figure: String, _ made: [String: [UInt8]], _ tolerances: Tolerances
  ) -> Verdict {
    let name = Baseline.sceneName(figure)
    guard let now = made[name].flatMap(Gzip.unpacked) else { return .same }
    guard let before = Baseline.text(name, in: folder) else {
      return .notCompared("\(name) is not there")
    }
    return SceneComparison(tolerance: tolerances.movement).verdict(
      before: before, now: String(decoding: now, as: UTF8.self))
  }

  /// What the manifest names, is there, and would not be made again.
  private func orphans(_ product: BuildProduct) -> [String] {
    guard let manifest, builder.request.figures.isEmpty else { return [] }
    let names = manifest.figures.flatMap { $0.files.map(\.name) } + manifest.documents.map(\.name)
    return names.filter { !product.names.contains($0) && folder.stamp(of: $0) != nil }.sorted()
  }
}
