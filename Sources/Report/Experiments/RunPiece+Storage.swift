import Optimization

extension RunPiece {
  /// The results of its runs as bytes, to be kept between builds; nil if they are not worth it: only
  /// what optimizers do takes time.
  public func stored(_ runs: [Run]) -> [UInt8]? {
    var store = StorageWriter()
    store.write(runs.count)
    for run in runs {
      switch run.result {
      case .trajectory(let trajectory):
        store.write("trajectory")
        trajectory.store(in: &store)
      case .end(let end):
        store.write("end")
        end.store(in: &store)
      case .difference, .evaluation: return nil
      }
    }
    return store.bytes
  }

  /// The runs with results that `stored` gave; nil if the bytes are something else.
  public func runs(from bytes: ArraySlice<UInt8>) -> [Run]? {
    var store = StorageReader(bytes)
    guard store.integer() == jobs.count else { return nil }
    var runs: [Run] = []
    for job in jobs {
      let result: RunResult
      switch store.text() {
      case "trajectory":
        guard let trajectory = Trajectory(from: &store) else { return nil }
        result = .trajectory(trajectory)
      case "end":
        guard let end = RunSummary(from: &store) else { return nil }
        result = .end(end)
      default: return nil
      }
      runs.append(
        Run(
          parameters: job.parameters, repetition: job.repetition, setting: job.setting,
          result: result))
    }
    return store.isAtEnd ? runs : nil
  }
}
