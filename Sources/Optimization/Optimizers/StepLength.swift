/// What a rule with a line search remembers: how far it went.
public struct StepLength: Sendable {
  /// n
  let dimension: Int
  /// α of the last step, the multiple of the direction.
  var alpha = 0.0

  init(dimension: Int) { self.dimension = dimension }

  /// α under the name `stepFactor`, the same for every coordinate.
  var readings: [StateColumn] {
    [
      StateColumn(
        name: "stepFactor", symbol: "\\alpha", values: Array(repeating: alpha, count: dimension))
    ]
  }
}
