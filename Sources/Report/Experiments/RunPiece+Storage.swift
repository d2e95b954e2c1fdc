import Formula
import Optimization

extension RunPiece {
  /// The results of its runs as bytes, to be kept between builds; nil if they are not worth it.
  public func stored(_ runs: [Run]) -> [UInt8]? {
    guard areWorthKeeping(runs) else { return nil }
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
      case .losses(let curve):
        store.write("losses")
        curve.store(in: &store)
      case .difference, .evaluation: return nil
      }
    }
    return store.bytes
  }

  /// Whether reading the results would be quicker than making them anew; few are always kept.
  ///
  /// A recorded number takes as long to be kept and read as some operations of a formula. What is
  /// decided depends on what was done alone, never on how long it took.
  private func areWorthKeeping(_ runs: [Run]) -> Bool {
    var (numbers, operations) = (0, 0)
    for run in runs {
      let evaluation = run.minimization?.objective.formula.operationCount ?? 0
      switch run.result {
      case .trajectory(let trajectory):
        let states = trajectory.state.reduce(0) { $0 + $1.values.count }
        numbers += trajectory.count * (trajectory.dimension + 3) + states
        operations += trajectory.evaluations * evaluation
      case .losses(let curve):
        numbers += curve.losses.count
        operations += curve.losses.count * evaluation
      case .end(let end):
        numbers += 25
        operations += end.steps * evaluation
      case .difference, .evaluation: break
      }
    }
    return numbers <= RunPiece.fewNumbers || operations >= 8 * numbers
  }

  /// Their file is read as soon as it is found.
  private static let fewNumbers = 10_000

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
      case "losses":
        guard let curve = LossCurve(from: &store) else { return nil }
        result = .losses(curve)
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
