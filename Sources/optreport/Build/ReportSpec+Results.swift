import Configuration
import Report

extension ReportSpec {
  /// The results of some experiments of a config; none of the others. What the cache holds is not
  /// computed again; `computed` names the experiments of which anything was.
  ///
  /// Where the first failure ends the work, each experiment is held against what `source` expects of
  /// it before the next one runs.
  func results(
    _ pool: JobPool, cache: RunCache?, source: Source, consequence: String = "nothing was written",
    where isChosen: (Experiment) -> Bool = { _ in true }
  ) async throws -> (runs: [[Run]], computed: [String]) {
    guard pool.isFailFast else {
      return try await results(of: experiments, pool, cache: cache, where: isChosen)
    }
    var all: (runs: [[Run]], computed: [String]) = ([], [])
    for experiment in experiments {
      let (runs, computed) = try await results(
        of: [experiment], pool, cache: cache, where: isChosen)
      if isChosen(experiment),
        let broken = Report.brokenClaims(of: experiment, by: runs[0]).first
      {
        throw Failure(
          Diagnostics([broken]), in: source, consequence: consequence, code: .brokenClaim)
      }
      all.runs += runs
      all.computed += computed
    }
    return all
  }

  private func results(
    of experiments: [Experiment], _ pool: JobPool, cache: RunCache?,
    where isChosen: (Experiment) -> Bool
  ) async throws -> (runs: [[Run]], computed: [String]) {
    let pieces = experiments.map { isChosen($0) ? Report.pieces(of: $0, in: self) : [] }
    let jobs = zip(experiments, pieces).flatMap { experiment, pieces in
      let own = inputs.runs(of: experiment.name)
      return pieces.enumerated().map { index, piece in
        (
          piece: piece, experiment: experiment.name,
          name: cache?.name(of: own, piece: index, of: pieces.count)
        )
      }
    }
    let timings = pool.console.timings
    let shares = { (job: (piece: RunPiece, experiment: String, name: String?)) in
      JobPool.Share(count: job.piece.count, work: job.piece.cost)
    }
    let done = try await pool.map(jobs, "runs", shares: shares) { job in
      timings.measure("running \(job.experiment)") {
        guard let cache, let name = job.name else {
          return (runs: job.piece.runs(), wasKept: false)
        }
        return cache.runs(of: job.piece, name: name)
      }
    }
    var rest = done.map(\.runs)[...]
    let finished = zip(experiments, pieces).map { experiment, pieces in
      defer { rest = rest.dropFirst(pieces.count) }
      return (experiment, rest.prefix(pieces.count).flatMap { $0 })
    }
    let computed = Set(zip(jobs, done).filter { !$1.wasKept }.map(\.0.experiment))
    return (
      try await pool.map(finished, "experiments") { experiment, runs in
        timings.measure("finding the results of \(experiment.name)") {
          Report.results(of: experiment, in: self, from: runs)
        }
      },
      experiments.map(\.name).filter { computed.contains($0) }
    )
  }
}
