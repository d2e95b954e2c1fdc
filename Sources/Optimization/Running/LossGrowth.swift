/// Tells a run whose losses grow without bound from one that rose in its last steps by accident.
///
/// The last quarter of a run is looked at, 16 steps at least, in eight parts. Where losses grow without
/// bound, the highest of each part is higher than that of the part before; not by less and less, as it is
/// near a maximum; and together by more than a hundredth of the whole rise, which is more than slow ways
/// into a cycle have. Of noise in bounds and of chaos this is true by accident of fewer
/// than one run in 8! = 40,320.
struct LossGrowth {
  /// The steps that are looked at.
  let steps: ClosedRange<Int>
  /// Their parts: eight, where there are so many steps.
  let partCount: Int

  /// For a run of T ≥ 0 steps.
  init(of steps: Int) {
    let count = min(steps, max(16, steps / 4))
    self.steps = steps - count...steps
    partCount = min(8, count + 1)
  }

  /// The part to which a step belongs; nil if it is not looked at.
  func part(of step: Int) -> Int? {
    steps.contains(step) ? (step - steps.lowerBound) * partCount / steps.count : nil
  }

  /// Whether the highest losses of all parts are those of a run that grows without bound from
  /// f(x₀) on.
  func isUnbounded(_ highest: [Double], from start: Double) -> Bool {
    let rises = zip(highest, highest.dropFirst()).map { $1 - $0 }
    guard let first = rises.first, let last = rises.last, let top = highest.last else {
      return false
    }
    return rises.allSatisfy { $0 > 0 } && last >= 0.5 * first
      && rises.reduce(0, +) > 0.01 * (top - start)
  }

  /// Whether the losses f(x_t), one for each step from 0 on, end above the first and grow without
  /// bound.
  func isUnbounded(losses: [Double]) -> Bool {
    guard losses[steps.upperBound] > losses[0] else { return false }
    var highest = [Double](repeating: -.infinity, count: partCount)
    for step in steps {
      guard let part = part(of: step) else { continue }
      highest[part] = max(highest[part], losses[step])
    }
    return isUnbounded(highest, from: losses[0])
  }
}
