import Configuration
import HTML
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
    manifest = folder.manifest
    let known = Set((manifest?.files.map(\.name) ?? []) + folder.names() + folder.names(in: "data"))
    var request = request
    request.formats = FileFormat.allCases
    request.data = DataFormat.allCases.filter { format in
      known.contains { $0.hasPrefix("data/") && $0.hasSuffix(".\(format.rawValue)") }
    }
    // Lists are of all figures.
    request.hasLists = request.figures.isEmpty && !known.isDisjoint(with: FigureList.fileNames)
    builder = try Builder(request, of: file, mayLackAnimations: true)
  }

  /// What the check found.
  struct Findings: Sendable {
    /// The figures in the order of the config, and the files that belong to none.
    var figures: [FigureCheck]
    /// The files that a build wrote once and the config no longer makes.
    var orphans: [String]
    /// The claims that the results do not bear out.
    var brokenClaims: [Diagnostic]
    /// Why figures or documents could not be drawn; these are not compared.
    var failures: [Diagnostic]

    /// Whether anything differs by more than is allowed, or is left over.
    var hasDrift: Bool { figures.contains(where: \.isDrift) || !orphans.isEmpty }
  }

  /// Runs, draws and compares.
  func findings(_ pool: JobPool) async throws -> Findings {
    let expected = expectedNames
    let product = try await builder.product(
      pool, runs: nil, standing: nil, wanted: { expected.contains($0) })
    let made = Dictionary(product.files.map { ($0.name, $0.bytes) }) { first, _ in first }
    let spec = builder.spec
    let timings = pool.console.timings
    let figures = try await pool.map(product.figures, "comparisons") { figure in
      timings.measure("comparing \(figure.name)") { check(figure, made) }
    }
    let others =
      product.documentNames + product.manifest.data.map(\.name).filter(expected.contains)
    var rest = try await pool.map(others, "comparisons") { name in
      timings.measure("comparing \(name)") { compared(name, made, spec.tolerances) }
    }
    rest += made.keys.sorted().compactMap(obstacle)
    rest += [staleManifest(of: figures.flatMap(\.files) + rest)].compactMap { $0 }
    let unshown = spec.experiments.map(\.name).filter { name in
      !spec.figures.contains { spec.inputs.experiments(shownBy: $0.name).contains(name) }
    }
    let other = FigureCheck(
      name: FigureCheck.others, data: data(unshown, made, spec.tolerances), scene: .same,
      files: rest)
    return Findings(
      figures: figures + (rest.isEmpty && !other.isDrift ? [] : [other]), orphans: orphans,
      brokenClaims: product.brokenClaims, failures: product.failures)
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
        ? [FileComparison("\(figure.name).png", wrong: ["\(figure.name).png is not there"])]
        : names.map { compared($0, made, tolerances) })
  }

  private func compared(
    _ name: String, _ made: [String: [UInt8]], _ tolerances: Tolerances
  ) -> FileComparison {
    guard let before = folder.contents(of: name) else {
      let state = isThere(name) ? "cannot be read" : "is not there"
      return FileComparison(name, wrong: ["\(name) \(state)"])
    }
    return FileComparison(name, before: before, now: made[name] ?? [], tolerances: tolerances)
  }

  /// The files of figures, handout and results that are there, or should be. Without a manifest
  /// nobody knows the formats that were asked for; those that one figure has all should have.
  private var expectedNames: Set<String> {
    let formats = FileFormat.allCases.filter { format in
      manifest == nil
        && builder.spec.figures.contains { $0.fileNames(as: [format]).contains(where: isThere) }
    }
    return Set(
      (manifest?.files.map(\.name) ?? []) + builder.documentNames
        + builder.fileNames.filter(isThere)
        + builder.chosen.flatMap { $0.fileNames(as: formats) })
  }

  private func isThere(_ name: String) -> Bool { folder.stamp(of: name) != nil }

  /// What is wrong with a file that figures are compared with; how they look can be told without.
  private func obstacle(_ name: String) -> FileComparison? {
    guard name.hasPrefix("\(Baseline.folder)/") else { return nil }
    do {
      _ = try Baseline.text(name, in: folder)
      return nil
    } catch {
      return FileComparison(name, wrong: [error.reason])
    }
  }

  /// What is wrong with the manifest: a build that was killed may have left an old one.
  private func staleManifest(of files: [FileComparison]) -> FileComparison? {
    let name = Manifest.fileName
    guard let manifest else {
      let state = isThere(name) ? "is not as optreport writes it" : "is not there"
      return FileComparison(name, wrong: ["\(name) \(state)"])
    }
    // A file that drifted is blamed itself.
    let standing = Set(files.filter { !$0.verdict.isDrift }.map(\.name))
    let lines = manifest.files.filter { standing.contains($0.name) && !folder.isStanding($0) }
      .map { "\(name) has the checksum of another \($0.name)" }
    return lines.isEmpty ? nil : FileComparison(name, wrong: lines)
  }

  private func data(
    _ experiments: [String], _ made: [String: [UInt8]], _ tolerances: Tolerances
  ) -> Verdict {
    experiments.reduce(.same) { $0.and(data(of: $1, made, tolerances)) }
  }

  private func data(
    of experiment: String, _ made: [String: [UInt8]], _ tolerances: Tolerances
  ) -> Verdict {
    let name = Baseline.dataName(experiment)
    guard let now = made[name].flatMap(Gzip.unpacked) else { return .same }
    do {
      return DataBaseline(text: try Baseline.text(name, in: folder)).verdict(
        comparedWith: DataBaseline(text: String(decoding: now, as: UTF8.self)),
        experiment: experiment, tolerances: tolerances)
    } catch {
      return .notCompared(error.reason)
    }
  }

  private func scene(
    _ figure: String, _ made: [String: [UInt8]], _ tolerances: Tolerances
  ) -> Verdict {
    let name = Baseline.sceneName(figure)
    guard let now = made[name].flatMap(Gzip.unpacked) else { return .same }
    do {
      return SceneComparison(tolerance: tolerances.movement).verdict(
        before: try Baseline.text(name, in: folder), now: String(decoding: now, as: UTF8.self))
    } catch {
      return .notCompared(error.reason)
    }
  }

  /// What the program wrote once and would not write again.
  private var orphans: [String] {
    builder.request.figures.isEmpty
      ? Orphans(of: builder.spec, in: folder).names : []
  }
}
