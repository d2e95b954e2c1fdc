import ArgumentParser
import Configuration
import Report

/// A build from config to folder that does only what the cache does not have.
struct CachedBuild {
  private let request: BuildRequest
  private let file: ConfigFile
  private let out: String
  private let cache: CacheFolder?

  /// Prepares a build; without a cache everything is made.
  init(_ request: BuildRequest, of file: ConfigFile, to out: String, cache: CacheFolder?) {
    self.request = request
    self.file = file
    self.out = out
    self.cache = cache
  }

  /// What a build has to say.
  struct Result: Sendable {
    /// Warnings and notes.
    let message: String
    /// What stands in the folder now.
    let summary: String
    /// The expectations that do not hold.
    let failure: Failure?
  }

  /// Builds, or finds that nothing is to be done.
  func result(_ pool: JobPool) async throws -> Result {
    if let cache, let place = try? OutputFolder(out, files: []),
      let stamp = BuildStamp.standing(stampName(place), config: file, folder: place, in: cache)
    {
      return Result(
        message: stamp.message, summary: "\(stamp.summary): unchanged",
        failure: stamp.claims.map { Failure(text: $0, code: .brokenClaim) })
    }
    let builder = try Builder(request, of: file)
    let folder = try OutputFolder(out, files: builder.fileNames + [Manifest.fileName])
    let program = cache.map(Program.identity)
    var record = cache.map { OutputRecord(of: folder, in: $0, program: program ?? "") }
    let runs = cache.map { RunCache($0, program: program ?? "") }
    let product = try await builder.product(pool, runs: runs, standing: record)
    let reasons = builder.reasons(product, record)
    let written = try folder.write(
      product.files, product.manifest, order: builder.spec.figures.map(\.name))

    let message =
      product.figures.compactMap(\.warning).map { $0.rendered(in: file.source) }.joined()
      + product.notes.map { "note: \($0)\n" }.joined()
    let claims =
      product.brokenClaims.isEmpty
      ? nil
      : Diagnostics(product.brokenClaims).rendered(
        in: file.source, consequence: "the figures show what was found instead")
    let summary =
      "\(counted(product.figures.count, "figure")), \(counted(product.shownNames.count, "file")) in \(out)"
    if let cache {
      record?.note(product, reasons: reasons)
      record?.keep(in: cache)
      BuildStamp(
        sources: builder.spec.files.map { ($0.name, $0.bytes) },
        outputs: product.names + [Manifest.fileName], in: folder, message: message,
        summary: summary, claims: claims
      ).keep(as: stampName(folder), in: cache)
      if !product.computed.isEmpty { cache.trim() }
    }
    return Result(
      message: message, summary: summary + work(product, written),
      failure: claims.map { Failure(text: $0, code: .brokenClaim) })
  }

  private func stampName(_ folder: OutputFolder) -> String {
    BuildStamp.name(request, config: file, folder: folder)
  }

  /// What was done, where not everything was: ": 2 experiments run, 1 figure drawn, 3 files written".
  private func work(_ product: BuildProduct, _ written: [String]) -> String {
    guard product.drawnCount < product.figures.count else { return "" }
    let work = [
      (product.computed.count, "experiment", "run"), (product.drawnCount, "figure", "drawn"),
      (written.filter(product.shownNames.contains).count, "file", "written"),
    ]
    let done = work.filter { $0.0 > 0 }.map { "\(counted($0, $1)) \($2)" }
    return done.isEmpty ? ": unchanged" : ": \(done.joined(separator: ", "))"
  }
}

extension Builder {
  /// Why figures were drawn.
  fileprivate func reasons(_ product: BuildProduct, _ record: OutputRecord?) -> [String: String] {
    guard let record else { return [:] }
    var reasons: [String: String] = [:]
    for figure in product.figures where figure.isDrawn {
      reasons[figure.name] = record.reason(
        figure.name, files: figure.record.files.map(\.name), madeOf: figure.inputs)
    }
    return reasons
  }
}
