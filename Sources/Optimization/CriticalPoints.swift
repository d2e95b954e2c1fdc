import Elementary

/// A point where the gradient vanishes.
public struct CriticalPoint: Hashable, Sendable {
  /// What the objective does around the point.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case minimizer, saddle, maximizer
  }

  /// Where, n coordinates.
  public let point: [Double]
  /// f there.
  public let value: Double
  /// What the objective does around it.
  public let kind: Kind

  init(point: [Double], value: Double, kind: Kind) {
    self.point = point
    self.value = value
    self.kind = kind
  }

  /// A minimizer that is known beforehand.
  public init(minimizer point: [Double], of objective: any Objective) {
    self.init(point: point, value: objective.value(at: point.span), kind: .minimizer)
  }
}

/// Finds the critical points of an objective of one or two variables in a box.
///
/// Newton's method on ∇f(x) = 0 from every point of a grid, then from between what that finds,
///
///     x ← x − s H⁻¹ ∇f(x),  s = 1, ½, ¼, … until ‖∇f‖ falls,
///
/// with the exact H. What several starts find is kept once; a
/// point outside the box is dropped. A point that no start leads to is missed: the grid decides.
///
/// > J. Nocedal, S. J. Wright. *Numerical Optimization*, 2nd edition, 2006, chapter 11,
/// > doi:10.1007/978-0-387-40065-5
public struct CriticalPointFinder {
  private let objective: any Objective
  private let region: [ClosedRange<Double>]

  /// Starts per axis of the grid in two variables; its square in one.
  private static let startsPerAxis = 9

  /// Creates a finder; `region` has one range for each of one or two variables.
  public init(_ objective: any Objective, region: [ClosedRange<Double>]) {
    precondition(region.count == objective.dimension, "\(region.count) ranges")
    precondition((1...2).contains(region.count), "\(region.count) variables")
    self.objective = objective
    self.region = region
  }

  /// The points found, the lowest first.
  public func points() -> [CriticalPoint] {
    var found: [CriticalPoint] = []
    let steepest = starts.map { length(gradient($0)) }.filter(\.isFinite).max() ?? 0
    func search(from starts: [[Double]]) {
      for start in starts {
        // Where the objective is not defined, the formula of its gradient may still vanish.
        guard let point = solve(from: start, steepest: steepest), isInside(point),
          value(point).isFinite
        else {
          continue
        }
        let h = hessian(point)
        // Where H is singular Newton's method comes to rest anywhere around the point.
        let distance = isSingular(h) ? 1e-3 : 1e-6
        guard !found.contains(where: { isNear($0.point, point, within: distance) }) else {
          continue
        }
        found.append(CriticalPoint(point: point, value: value(point), kind: kind(of: h, at: point)))
      }
    }
    search(from: starts)
    // Between two valleys there is a pass, which attracts few starts of a coarse grid.
    let known = found.prefix(CriticalPointFinder.startsPerAxis).map(\.point)
    search(
      from: known.indices.flatMap { i in
        known[..<i].map { zip($0, known[i]).map { 0.5 * ($0 + $1) } }
      })
    return found.sorted { a, b in
      a.value != b.value ? a.value < b.value : a.point.lexicographicallyPrecedes(b.point)
    }
  }

  private var starts: [[Double]] {
    let count = CriticalPointFinder.startsPerAxis
    func axis(_ range: ClosedRange<Double>, _ count: Int) -> [Double] {
      (0..<count).map { index in
        let fraction = (Double(index) + 0.5) / Double(count)
        return range.lowerBound + fraction * (range.upperBound - range.lowerBound)
      }
    }
    if region.count == 1 { return axis(region[0], count * count).map { [$0] } }
    return axis(region[1], count).flatMap { y in axis(region[0], count).map { x in [x, y] } }
  }

  private func solve(from start: [Double], steepest: Double) -> [Double]? {
    var x = start
    var g = gradient(x)
    var norm = length(g)
    var lastMove = x.map { _ in 0.0 }
    // Where H is singular at the end each step takes but a third of the way.
    for _ in 0..<120 {
      guard norm.isFinite, norm > 0, let step = newtonStep(hessian(x), g) else { break }
      var scale = 1.0
      var next = x
      var nextGradient = g
      repeat {
        next = zip(x, step).map { $0 - scale * $1 }
        nextGradient = gradient(next)
        scale *= 0.5
      } while !(length(nextGradient) < norm) && scale > 1e-6
      guard length(nextGradient) < norm else { break }
      lastMove = zip(next, x).map { $0 - $1 }
      (x, g, norm) = (next, nextGradient, length(nextGradient))
    }
    // At rounding level ‖∇f‖ is about ε‖H‖‖x‖; at a pole ‖H‖ grows faster than ‖∇f‖, which is large.
    let size = hessian(x).map { abs($0) }.max() ?? 0
    guard norm <= 1e-9 * max(1, size) && norm <= 1e-6 * steepest else { return nil }
    // On a slope that flattens for ever, as that of exp(−x), the next step is as long as the last,
    // until nothing is left of the slope.
    guard let step = newtonStep(hessian(x), g) else {
      return norm > 0 ? (norm <= 1e-9 * size ? x : nil) : isShort(lastMove) ? x : nil
    }
    return isShort(step) ? x : nil
  }

  /// Whether a step is nothing against the region.
  private func isShort(_ step: [Double]) -> Bool {
    zip(step, region).allSatisfy { abs($0) <= 1e-5 * ($1.upperBound - $1.lowerBound) }
  }

  /// H⁻¹ g for a row-major 1 × 1 or 2 × 2 matrix; nil if singular.
  private func newtonStep(_ h: [Double], _ g: [Double]) -> [Double]? {
    if g.count == 1 { return h[0] == 0 ? nil : [g[0] / h[0]] }
    let determinant = h[0] * h[3] - h[1] * h[2]
    guard determinant != 0, determinant.isFinite else { return nil }
    return [
      (h[3] * g[0] - h[1] * g[1]) / determinant, (h[0] * g[1] - h[2] * g[0]) / determinant,
    ]
  }

  private func hessian(_ x: [Double]) -> [Double] {
    var h = Array(repeating: 0.0, count: x.count * x.count)
    var span = h.mutableSpan
    objective.hessian(at: x.span, into: &span)
    return h
  }

  /// Whether an eigenvalue is zero but for rounding.
  private func isSingular(_ h: [Double]) -> Bool {
    if h.count == 1 { return abs(h[0]) < 1e-6 }
    let size = h.map { abs($0) }.max() ?? 0
    return abs(h[0] * h[3] - h[1] * h[2]) <= 1e-9 * max(size, 1e-3) * max(size, 1e-3)
  }

  /// By the signs of the eigenvalues; where one is zero, by the values around the point.
  private func kind(of h: [Double], at point: [Double]) -> CriticalPoint.Kind {
    if !isSingular(h) {
      if h.count > 1, h[0] * h[3] < h[1] * h[2] { return .saddle }
      return h[0] > 0 ? .minimizer : .maximizer
    }
    let center = value(point)
    let around = neighbors(of: point).map(value)
    if around.allSatisfy({ $0 >= center }) { return .minimizer }
    return around.allSatisfy { $0 <= center } ? .maximizer : .saddle
  }

  /// 16 points on a small ellipse in the shape of the box, two in one variable.
  private func neighbors(of point: [Double]) -> [[Double]] {
    let radii = region.map { 1e-3 * ($0.upperBound - $0.lowerBound) }
    if point.count == 1 { return [[point[0] - radii[0]], [point[0] + radii[0]]] }
    return (0..<16).map { index in
      let angle = 2 * Double.pi * Double(index) / 16
      return [point[0] + radii[0] * cosine(angle), point[1] + radii[1] * sine(angle)]
    }
  }

  private func value(_ x: [Double]) -> Double { objective.value(at: x.span) }

  private func gradient(_ x: [Double]) -> [Double] {
    var g = Array(repeating: 0.0, count: x.count)
    var span = g.mutableSpan
    _ = objective.evaluate(at: x.span, gradient: &span)
    return g
  }

  private func length(_ g: [Double]) -> Double {
    g.count == 1 ? abs(g[0]) : hypotenuse(g[0], g[1])
  }

  private func isInside(_ x: [Double]) -> Bool {
    zip(x, region).allSatisfy { x, range in
      let slack = 1e-9 * (range.upperBound - range.lowerBound)
      return x >= range.lowerBound - slack && x <= range.upperBound + slack
    }
  }

  /// Whether two points are the same up to a part of the box.
  private func isNear(_ a: [Double], _ b: [Double], within part: Double) -> Bool {
    zip(zip(a, b), region).allSatisfy { pair, range in
      abs(pair.0 - pair.1) < part * (range.upperBound - range.lowerBound)
    }
  }
}
