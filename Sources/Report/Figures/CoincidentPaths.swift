import Plot

/// Paths that lie on one another, as those of two optimizers that take the same steps.
enum CoincidentPaths {
  /// The marks; a path on others of other colors has gaps through which they are seen.
  static func separated(_ marks: [any Mark]) -> [any Mark] {
    var marks = marks
    var paths: [TrajectoryMark] = []
    for index in marks.indices {
      guard var path = marks[index] as? TrajectoryMark else { continue }
      let below = paths.filter { $0.style.color != path.style.color && coincide($0, path) }
      path.coveredPaths = below.count
      paths.append(path)
      marks[index] = path
    }
    return marks
  }

  /// Whether the iterates of two paths cannot be told apart; one that ends before the other waits.
  private static func coincide(_ a: TrajectoryMark, _ b: TrajectoryMark) -> Bool {
    guard let low = a.x.min(), let high = a.x.max(), let bottom = a.y.min(), let top = a.y.max(),
      !b.x.isEmpty
    else { return false }
    // Half a point where the path fills a panel.
    let tolerance = 0.002 * max(high - low, top - bottom)
    return (0..<max(a.x.count, b.x.count)).allSatisfy { step in
      let (i, j) = (min(step, a.x.count - 1), min(step, b.x.count - 1))
      return abs(a.x[i] - b.x[j]) <= tolerance && abs(a.y[i] - b.y[j]) <= tolerance
    }
  }
}
