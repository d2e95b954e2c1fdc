import Formula
import Optimization

/// What a process that records 10⁶ steps takes at most, everything included, in bytes of memory per
/// byte of trajectory.
struct Memory {
  let timer: Timer

  func run() throws {
    guard timer.measures("memory") else { return }
    let valley = try Formula("(1 - x)^2 + 100*(y - x^2)^2")
    let run = minimize(
      valley, using: Adam(), schedule: ConstantSchedule(1e-3), from: [-1.2, 1], steps: 1_000_000)
    let count =
      run.iterates.count + run.values.count + run.gradientNorms.count + run.learningRates.count
    print(
      "{\"engine\":\"optreport\",\"problem\":\"memory\",\"opt\":\"1e6\","
        + "\"ratio\":\(Double(peakMemory()) / Double(8 * count))}")
  }
}
