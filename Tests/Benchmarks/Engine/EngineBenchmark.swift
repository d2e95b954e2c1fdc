import Formula
import Optimization

/// Times the engine and prints a JSON object a line, as the programs of the peers do:
/// `{"engine", "problem", "opt", "ns"}`, the median over `ROUNDS` (the first argument) of the time
/// per step, per point or per sweep. A second argument picks one problem.
@main
struct EngineBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    let timer = Timer(
      rounds: arguments.first.flatMap { Int($0) } ?? 9, problem: arguments.dropFirst().first)
    try Steps(timer: timer).run()
    try Sweeps(timer: timer).run()
    try Fields(timer: timer).run()
    try Growth(timer: timer).run()
  }
}

/// Measures and prints.
struct Timer {
  var rounds: Int
  /// The only problem that is measured.
  var problem: String?

  /// Prints the median time of a unit of work, of which `body` does `units`.
  func report(_ problem: String, _ rule: String, units: Int, _ body: () -> Void) {
    guard self.problem ?? problem == problem else { return }
    body()
    let clock = ContinuousClock()
    let times = (0..<rounds).map { _ in
      let (seconds, attoseconds) = clock.measure(body).components
      return (Double(seconds) * 1e9 + Double(attoseconds) * 1e-9) / Double(units)
    }.sorted()
    print(
      "{\"engine\":\"optreport\",\"problem\":\"\(problem)\",\"opt\":\"\(rule)\","
        + "\"ns\":\(times[times.count / 2])}")
  }
}
