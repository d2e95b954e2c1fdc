import Formula
import Optimization

/// Single runs of objectives typed as formulas, every iterate recorded, in episodes of 1000 steps.
struct Steps {
  let timer: Timer

  private static let rosenbrock: [(name: String, rate: Double)] = [
    ("gd", 1e-3), ("heavyBall", 2e-4), ("nesterov", 2e-4), ("adagrad", 0.1), ("rmsprop", 0.01),
    ("adam", 0.05), ("adamw", 0.05),
  ]

  func run() throws {
    let valley = try Formula("(1 - x)^2 + 100*(y - x^2)^2")
    for (name, rate) in Steps.rosenbrock {
      report("rosenbrock", valley, name, rate, from: [-1.2, 1], episodes: 100)
    }
    // Curvatures from 1 to 100, as the peers have them.
    let terms = (0..<100).map { "10^(2*\($0)/99)*x\($0)^2" }
    let bowl = try Formula("0.5*(\(terms.joined(separator: " + ")))")
    report("quad100", bowl, "adam", 0.05, from: Array(repeating: 1, count: 100), episodes: 10)
  }

  private func report(
    _ problem: String, _ f: Formula, _ name: String, _ rate: Double, from start: [Double],
    episodes: Int
  ) {
    guard let preset = optimizers.first(where: { $0.name == name })?.presets[0] else { return }
    let rule = preset.make(preset.hyperparameters.map { $0.defaultValue ?? 0.9 })
    timer.report(problem, name, units: episodes * 1000) {
      for _ in 0..<episodes {
        _ = minimize(f, using: rule, schedule: ConstantSchedule(rate), from: start, steps: 1000)
      }
    }
  }
}
