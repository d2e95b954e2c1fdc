import Formula
import Optimization

/// 10 000 pairs of learning rate and momentum, 500 heavy-ball steps each, on a formula.
struct Sweeps {
  let timer: Timer

  func run() throws {
    let bowl = try Formula("0.5*(x^2 + 25*y^2)")
    guard let preset = optimizers.first(where: { $0.name == "heavyBall" })?.presets[0] else {
      return
    }
    let points = (0..<10_000).map { place in
      SweepPoint(
        preset.make([0.99 * Double(place / 100) / 99, 0]),
        learningRate: 0.001 + 0.159 * Double(place % 100) / 99, start: [-9, 1.5])
    }
    timer.report("sweep10k", "momentum", units: 1) {
      _ = summarize(bowl, points: points[...], steps: 500, tracksBest: false)
    }
    timer.report("sweep10k-two", "momentum", units: 1) {
      _ = summarize(bowl, points: points[...], steps: 500, tracksBest: false, jobs: 2)
    }
    timer.report("sweep10k-best", "momentum", units: 1) {
      _ = summarize(bowl, points: points[...], steps: 500, tracksBest: true)
    }
  }
}
