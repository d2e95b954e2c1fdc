import Configuration
import Graphics
import Report

/// What is left to do when all figures are composed.
enum BuildWork: Sendable {
  case document(String)
  case figure(FigureFile)
  /// What a check compares a figure with.
  case scene(String, Scene)

  /// A file that was made.
  struct Done: Sendable {
    let name: String
    let bytes: [UInt8]
    var problems: [Diagnostic] = []
    var record: Manifest.File?
  }

  /// What came of all works.
  struct Outcome: Sendable {
    /// The files that were made; of a figure all or none.
    var done: [Done] = []
    /// The figures and documents that could not be drawn.
    var undrawn: Set<String> = []
    /// Why.
    var failures: [Diagnostic] = []
  }

  /// Does all works; what fails is shown at once, and does not hinder the others.
  static func outcome(
    of works: [BuildWork], _ handout: HandoutFiles?, _ pool: JobPool
  ) async throws -> Outcome {
    let timings = pool.console.timings
    let results = try await pool.results(works, "files") { work throws(Failure) in
      try timings.measure(work.title) { () throws(Failure) in try work.done(handout) }
    }
    var outcome = Outcome()
    for case (let work, .failure(let failure)) in zip(works, results) {
      outcome.undrawn.insert(work.owner)
      outcome.failures += failure.diagnostics
    }
    for case (let work, .success(let done)) in zip(works, results)
    where !outcome.undrawn.contains(work.owner) {
      outcome.done.append(done)
    }
    return outcome
  }

  /// The figure or document that the file belongs to.
  private var owner: String {
    switch self {
    case .document(let name), .scene(let name, _): name
    case .figure(let file): file.figure.name
    }
  }

  /// What the work is called where times are listed.
  private var title: String {
    switch self {
    case .document(let name): "setting \(name)"
    case .figure(let file): "encoding \(file.name)"
    case .scene(let name, _): "packing the drawing of \(name)"
    }
  }

  private func done(_ handout: HandoutFiles?) throws(Failure) -> Done {
    switch self {
    case .document(let name):
      let file = try handout?.file(name)
      return Done(name: name, bytes: file?.bytes ?? [], problems: file?.problems ?? [])
    case .figure(let file):
      let (bytes, record) = try file.encoded()
      return Done(name: file.name, bytes: bytes, record: record)
    case .scene(let name, let scene):
      return Done(name: Baseline.sceneName(name), bytes: Baseline.file(of: scene))
    }
  }
}
