import Formula
import Optimization

/// Whether the cost of a step stays the same as runs grow: 10³ … 10⁷ steps, 10 … 10⁴ runs, 2 … 2000
/// dimensions.
struct Growth {
  let timer: Timer

  func run() throws {
    let bowl = try Formula("(x - 3)^2 + (y + 1)^2")
    // Gradient descent comes to rest in the valley; Adam's moments would fade into subnormal
    // numbers, which processors are slow with.
    let valley = try Formula("(1 - x)^2 + 100*(y - x^2)^2")
    var short = timer
    short.rounds = min(3, timer.rounds)
    for exponent in 3...7 {
      let steps = [1000, 10_000, 100_000, 1_000_000, 10_000_000][exponent - 3]
      short.report("steps", "1e\(exponent)", units: steps) {
        _ = minimize(
          valley, using: GradientDescent(), schedule: ConstantSchedule(1e-3), from: [-1.2, 1],
          steps: steps)
      }
    }
    for count in [100, 1000, 10_000] {
      let points = (0..<count).map {
        SweepPoint(Adam(), learningRate: 1e-3 * Double(1 + $0 % 100), start: [0, 0])
      }
      timer.report("runs", "\(count)", units: count * 100) {
        _ = summarize(bowl, points: points[...], steps: 100)
      }
    }
    for n in [2, 20, 200, 2000] {
      let terms = (1..<n).map { "100*(x\($0 + 1) - x\($0)^2)^2 + (1 - x\($0))^2" }
      let f = try Formula(terms.joined(separator: " + "))
      timer.report("dimensions", "\(n)", units: n * 100) {
        _ = minimize(
          f, using: Adam(), schedule: ConstantSchedule(0.01), from: Array(repeating: 0, count: n),
          steps: 100)
      }
    }
  }
}
