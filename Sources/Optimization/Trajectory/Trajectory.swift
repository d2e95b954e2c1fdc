/// All iterates of a run and what was recorded with them, as a structure of arrays.
///
/// Step 0 is the start. A run of T steps has T + 1 points, the last of which may be short of the
/// number of steps asked for: `outcome` says why.
public struct Trajectory: Sendable {
  /// Why a run ended.
  public enum Outcome: Hashable, Sendable {
    /// A criterion of the stopping rule held at step t, the last recorded.
    case stopped(step: Int, by: StoppingRule.Criterion)
    /// All steps were taken.
    case stepLimit
    /// At step t, x_t, f(x_t) or ∇f(x_t) was not finite; step t − 1 is the last recorded.
    case diverged(step: Int)
    /// At step t, f(x_t) or its gradient was not a number, and nothing before had grown large: x_t is
    /// where f is not defined, as log is below 0; step t − 1 is the last recorded. Also a start at
    /// which one of them is infinite.
    case undefined(step: Int)
  }

  /// n, the number of coordinates.
  public let dimension: Int
  /// x_t, (T + 1) × n, row-major.
  public internal(set) var iterates: [Double]
  /// f(x_t), T + 1 of them.
  public internal(set) var values: [Double]
  /// ‖∇f(x_t)‖₂ of the gradient without noise, T + 1 of them.
  public internal(set) var gradientNorms: [Double]
  /// η_t of every step taken: T of them, and if the run diverged the one that led there.
  public internal(set) var learningRates: [Double]
  /// Why the run ended.
  public internal(set) var outcome: Outcome
  /// How often f and its gradient were evaluated.
  public internal(set) var evaluations: Int
  /// How often f had been evaluated when x_t was recorded, T + 1 numbers; empty if it is t + 1.
  public internal(set) var evaluationCounts: [Int]
  /// What the rule saw and remembered at every step taken, if asked for; otherwise empty.
  ///
  /// The first column is the gradient it was given, noise included.
  public internal(set) var state: [StateColumn]

  /// T + 1, the number of recorded points.
  public var count: Int { values.count }

  /// How often f had been evaluated when x_t was recorded.
  public func evaluations(at step: Int) -> Int {
    evaluationCounts.isEmpty ? step + 1 : evaluationCounts[step]
  }

  /// x_t
  public func iterate(_ step: Int) -> ArraySlice<Double> {
    iterates[step * dimension..<(step + 1) * dimension]
  }

  /// One coordinate of every iterate, T + 1 numbers.
  public func coordinate(_ index: Int) -> [Double] {
    precondition(
      0..<dimension ~= index, "coordinate \(index) of a trajectory in \(dimension) dimensions")
    return stride(from: index, to: iterates.count, by: dimension).map { iterates[$0] }
  }
}

/// A quantity of an optimizer's state: one value per coordinate and step.
public struct StateColumn: Hashable, Sendable {
  /// A name to ask for it: "mHat".
  public let name: String
  /// Its symbol in TeX markup: "\\hat m".
  public let symbol: String
  /// Steps × n, row-major; row t belongs to the step from x_t to x_{t+1}.
  public internal(set) var values: [Double]
}
