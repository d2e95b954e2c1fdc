/// Times the engine and prints a JSON object a line, as the programs of the peers do:
/// `{"engine", "problem", "opt", "ns", "cpu_ns"}`, the medians over `ROUNDS` (the first argument)
/// of the wall and processor time per step, per point or per sweep. A second argument picks one
/// problem.
@main
struct EngineBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    let timer = Timer(
      rounds: arguments.first.flatMap { Int($0) } ?? 9, problem: arguments.dropFirst().first)
    // First, since the largest memory of a process never shrinks.
    try Memory(timer: timer).run()
    try Steps(timer: timer).run()
    try Sweeps(timer: timer).run()
    try Fields(timer: timer).run()
    try Growth(timer: timer).run()
  }
}
