import Report

extension Builder {
  /// What is done first when the results are there: nothing else has to be waited for.
  private enum Start: Sendable {
    case figure(FigureSpec)
    /// What a check compares the results of an experiment with.
    case data(String, ExperimentData)
  }

  /// What came of it.
  private enum Made: Sendable {
    case drawn(DrawnFigure)
    case packed(BuildWork.Done)
  }

  /// The figures, composed, and the results of the experiments that are to be packed.
  ///
  /// Whoever has no figure left to compose packs results, instead of waiting for the last figure.
  func composed(
    _ figures: [FigureSpec], in report: Report, _ pool: JobPool,
    isPacked: (String) -> Bool
  ) async throws -> (drawn: [DrawnFigure], packed: [BuildWork.Done]) {
    let data = baselineExperiments.filter { isPacked(spec.experiments[$0].name) }
      .map { Start.data(spec.experiments[$0].name, report.data(of: $0)) }
    let timings = pool.console.timings
    let shares = { (start: Start) in
      if case .data = start { JobPool.Share(count: 0, work: 0) } else { JobPool.Share() }
    }
    let made = try await pool.map(figures.map(Start.figure) + data, "figures", shares: shares) {
      start in
      switch start {
      case .figure(let figure):
        timings.measure("composing \(figure.name)") { Made.drawn(DrawnFigure(figure, in: report)) }
      case .data(let name, let data):
        timings.measure("packing the results of \(name)") {
          Made.packed(BuildWork.Done(name: Baseline.dataName(name), bytes: Baseline.file(of: data)))
        }
      }
    }
    return (
      made.compactMap { if case .drawn(let figure) = $0 { figure } else { nil } },
      made.compactMap { if case .packed(let done) = $0 { done } else { nil } }
    )
  }
}
