import ArgumentParser
import Configuration
import Report

/// A build from config to folder that does only what the cache does not have.
struct CachedBuild {
  private let request: BuildRequest
  private let file: ConfigFile
  private let out: String
  private let cache: CacheFolder?
  private let commandLine: [String]?

  /// Prepares a build; without a cache everything is made. What it did is noted for the next build
  /// with the same command line, if that is given.
  init(
    _ request: BuildRequest, of file: ConfigFile, to out: String, cache: CacheFolder?,
    commandLine: [String]? = nil
  ) {
    self.commandLine = commandLine
    self.request = request
    self.file = file
    self.out = out
    self.cache = cache
  }

  /// What a build has to say.
  struct Result: Sendable {
    /// Warnings and notes.
    var messages: [Diagnostic] = []
    /// What stands in the folder now.
    var summary = ""
    /// The expectations that do not hold.
    var brokenClaims: [Diagnostic] = []
    /// What became of all expectations, for programs.
    var expectations: [JSONText] = []
    /// Why figures could not be drawn.
    var failures: [Diagnostic] = []
    /// What stands in the folder of what was asked for.
    var manifest: Manifest?
    /// The figures that were drawn, and the experiments of which anything was computed.
    var drawn: [String] = []
    var computed: [String] = []
  }

  /// Builds, or finds that nothing is to be done. What is wrong is shown when it is found.
  func result(_ pool: JobPool) async throws -> Result {
    let timings = pool.console.timings
    let builder = try timings.measure("reading \(file.source.name)") { () throws(Failure) in
      try Builder(request, of: file)
    }
    let folder = try OutputFolder(out, files: builder.fileNames + [Manifest.fileName])
    let program = cache.map(Program.identity)
    let record = cache.map { OutputRecord(of: folder, in: $0, program: program ?? "") }
    let runs = cache.map { RunCache($0, program: program ?? "") }
    let product = try await builder.product(pool, runs: runs, standing: record)
    return try await folder.alone(builder.spec.fileNames) {
      // Another build may have written to the folder meanwhile.
      if let record, !record.isStanding(product) {
        let product = try await builder.product(pool, runs: runs, standing: nil)
        return try written(product, builder, folder, record, pool.console)
      }
      return try written(product, builder, folder, record, pool.console)
    }
  }

  /// Writes what was made, and keeps what is to be known of it.
  private func written(
    _ product: BuildProduct, _ builder: Builder, _ folder: OutputFolder, _ record: OutputRecord?,
    _ console: Console
  ) throws(Failure) -> Result {
    let reasons = builder.reasons(product, record)
    let written = try console.timings.measure("writing") { () throws(Failure) in
      try folder.write(product.files, product.manifest, order: builder.spec.figures.map(\.name))
    }
    var result = Result(product, out)
    if let cache {
      var record = record
      record?.note(product, reasons: reasons)
      record?.keep(in: cache)
      if let commandLine, product.failures.isEmpty {
        BuildStamp.keep(
          commandLine, console.settings, by: builder, to: folder,
          outputs: product.names + [Manifest.fileName], result: result, in: cache)
      }
      if !product.computed.isEmpty { cache.trim() }
    }
    result.summary += work(product, written)
    return result
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

extension CachedBuild.Result {
  /// What a product says, before it is known what was written.
  fileprivate init(_ product: BuildProduct, _ out: String) {
    messages =
      product.figures.compactMap(\.warning)
      + product.notes.map { Diagnostic($0, at: nil, severity: .note) }
    summary =
      "\(counted(product.figures.count, "figure")), "
      + "\(counted(product.shownNames.count, "file")) in \(out)"
    brokenClaims = product.brokenClaims
    expectations = product.outcomes.map(\.json)
    failures = product.failures
    manifest = product.manifest
    drawn = product.figures.filter(\.isDrawn).map(\.name)
    computed = product.computed
  }

  /// Says what was built, and what has gone wrong.
  func report(_ out: String, to console: Console, source: Source) throws(Failure) {
    console.result([("out", .string(out))] + json)
    console.show(messages, in: source)
    console.say("\(summary) (\(console.progress.elapsedText))")
    if let failure { throw failure }
  }

  /// The result for programs.
  private var json: [(key: String, value: JSONText)] {
    (manifest?.members ?? []) + [
      ("drawn", .array(drawn.map(JSONText.string))),
      ("computed", .array(computed.map(JSONText.string))),
      ("expectations", .array(expectations)),
    ]
  }

  /// Why the build has not done all that it was to do; nil if it has.
  var failure: Failure? {
    if !failures.isEmpty {
      return Failure(
        shown: failures + brokenClaims,
        consequence: "what could not be drawn is left as it was, the rest is written",
        code: .notDrawn)
    }
    if brokenClaims.isEmpty { return nil }
    return Failure(
      shown: brokenClaims, consequence: "the figures show what was found instead",
      code: .brokenClaim)
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
