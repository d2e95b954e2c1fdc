import Elementary

/// The noise of many runs side by side, bit by bit that of each by itself.
final class NoiseLanes {
  /// One for each run.
  private let streams: [NoiseStream]
  private let strengths: UnsafeMutablePointer<Double>
  private let radii: UnsafeMutablePointer<Double>
  private let angles: UnsafeMutablePointer<Double>
  private let directions: UnsafeMutablePointer<Double>

  init(_ streams: [NoiseStream]) {
    func column() -> UnsafeMutablePointer<Double> {
      let column = UnsafeMutablePointer<Double>.allocate(capacity: streams.count)
      column.initialize(repeating: 0, count: streams.count)
      return column
    }
    self.streams = streams
    (strengths, radii, angles, directions) = (column(), column(), column(), column())
  }

  deinit {
    for column in [strengths, radii, angles, directions] { column.deallocate() }
  }

  /// Replaces the gradients of a step, a pointer to those of all runs for each coordinate, by what
  /// the rules are to see.
  func perturb(_ gradients: [UnsafeMutablePointer<Double>], step: Int) {
    let count = streams.count
    for lane in streams.indices { strengths[lane] = streams[lane].strength(at: step) }
    for i in stride(from: 0, to: gradients.count, by: 2) {
      for lane in streams.indices {
        (radii[lane], angles[lane]) = streams[lane].uniforms(step: step, pair: i / 2)
      }
      Lanes.naturalLogarithm(radii, into: radii, count: count)
      for lane in 0..<count { radii[lane] = squareRoot(-2 * radii[lane]) }
      Lanes.cosine(angles, into: directions, count: count)
      perturb(gradients[i])
      guard i + 1 < gradients.count else { break }
      Lanes.sine(angles, into: directions, count: count)
      perturb(gradients[i + 1])
    }
  }

  private func perturb(_ gradient: UnsafeMutablePointer<Double>) {
    for lane in streams.indices {
      gradient[lane] = streams[lane].perturbed(
        gradient[lane], by: radii[lane] * directions[lane], strengths[lane])
    }
  }
}
