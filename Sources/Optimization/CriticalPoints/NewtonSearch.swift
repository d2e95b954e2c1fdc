import Elementary

/// Newton's method on ∇f(x) = 0 for an objective of one or two variables,
///
///     x ← x − s H⁻¹ ∇f(x),  s = 1, ½, ¼, … until ‖∇f‖ falls,
///
/// with the exact H.
struct NewtonSearch {
  /// A point, a step or a gradient; in one variable the second number is 0.
  private typealias Vector = SIMD2<Double>
  private typealias Matrix = InlineArray<4, Double>

  private let objective: any Objective
  private let evaluator: any Evaluator
  private let region: [ClosedRange<Double>]

  init(_ objective: any Objective, region: [ClosedRange<Double>]) {
    self.objective = objective
    self.region = region
    evaluator = objective.evaluator()
  }

  /// The point to which a start leads; nil if there is none, or it is farther away than `reach`, a
  /// part of the box. `steepest` is the length of the longest gradient of many in the box.
  func point(from start: [Double], steepest: Double, reach: Double = .infinity) -> [Double]? {
    let start = Vector(start[0], start.count > 1 ? start[1] : 0)
    var x = start
    var g = gradient(x)
    var norm = length(g)
    var h = hessian(x)
    var lastMove = Vector.zero
    // Where H is singular at the end each step takes but a third of the way.
    for _ in 0..<120 {
      guard norm.isFinite, norm > 0, let step = step(h, g) else { break }
      var scale = 1.0
      var next = x
      var nextGradient = g
      repeat {
        next = x - scale * step
        nextGradient = gradient(next)
        scale *= 0.5
      } while !(length(nextGradient) < norm) && scale > 1e-6
      guard length(nextGradient) < norm else { break }
      lastMove = next - x
      (x, g, norm) = (next, nextGradient, length(nextGradient))
      guard isNear(x, start, within: reach) else { return nil }
      h = hessian(x)
    }
    return isRest(x, g, h, lastMove, steepest: steepest) ? numbers(x) : nil
  }

  /// Whether Newton's method has come to rest at a point where it may have been stopped.
  private func isRest(
    _ x: Vector, _ g: Vector, _ h: Matrix, _ lastMove: Vector, steepest: Double
  ) -> Bool {
    let norm = length(g)
    // At rounding level ‖∇f‖ is about ε‖H‖‖x‖; at a pole ‖H‖ grows faster than ‖∇f‖, which is large.
    let size = h.indices.map { abs(h[$0]) }.max() ?? 0
    guard norm <= 1e-9 * max(1, size) && norm <= 1e-6 * steepest else { return false }
    // On a slope that flattens for ever, as that of exp(−x), the next step is as long as the last,
    // until nothing is left of the slope.
    guard let step = step(h, g) else {
      return norm > 0 ? norm <= 1e-9 * size : isShort(lastMove)
    }
    return isShort(step)
  }

  /// Whether a step is nothing against the region.
  private func isShort(_ step: Vector) -> Bool {
    region.indices.allSatisfy {
      abs(step[$0]) <= 1e-5 * (region[$0].upperBound - region[$0].lowerBound)
    }
  }

  /// Whether two points are the same up to a part of the box.
  private func isNear(_ a: Vector, _ b: Vector, within part: Double) -> Bool {
    region.indices.allSatisfy {
      abs(a[$0] - b[$0]) < part * (region[$0].upperBound - region[$0].lowerBound)
    }
  }

  /// H⁻¹ g; nil if H is singular.
  private func step(_ h: Matrix, _ g: Vector) -> Vector? {
    if region.count == 1 { return h[0] == 0 ? nil : Vector(g.x / h[0], 0) }
    let determinant = h[0] * h[3] - h[1] * h[2]
    guard determinant != 0, determinant.isFinite else { return nil }
    return Vector(
      (h[3] * g.x - h[1] * g.y) / determinant, (h[0] * g.y - h[2] * g.x) / determinant)
  }

  private func length(_ g: Vector) -> Double {
    region.count == 1 ? abs(g.x) : hypotenuse(g.x, g.y)
  }

  private func gradient(_ x: Vector) -> Vector {
    if region.count == 1 {
      let point: InlineArray<1, Double> = [x.x]
      var gradient: InlineArray<1, Double> = [0]
      var span = gradient.mutableSpan
      _ = evaluator.evaluate(at: point.span, gradient: &span)
      return Vector(gradient[0], 0)
    }
    let point: InlineArray<2, Double> = [x.x, x.y]
    var gradient: InlineArray<2, Double> = [0, 0]
    var span = gradient.mutableSpan
    _ = evaluator.evaluate(at: point.span, gradient: &span)
    return Vector(gradient[0], gradient[1])
  }

  /// H, row-major; in one variable the last three numbers are 0.
  private func hessian(_ x: Vector) -> Matrix {
    if region.count == 1 {
      let point: InlineArray<1, Double> = [x.x]
      var hessian: InlineArray<1, Double> = [0]
      var span = hessian.mutableSpan
      objective.hessian(at: point.span, into: &span)
      return [hessian[0], 0, 0, 0]
    }
    let point: InlineArray<2, Double> = [x.x, x.y]
    var hessian: Matrix = [0, 0, 0, 0]
    var span = hessian.mutableSpan
    objective.hessian(at: point.span, into: &span)
    return hessian
  }

  private func numbers(_ x: Vector) -> [Double] { region.count == 1 ? [x.x] : [x.x, x.y] }
}
