/// An objective along a ray: φ(α) = f(x + αd), φ′(α) = ∇f(x + αd) · d.
///
/// What it evaluates, its oracle counts.
struct Ray {
  /// x
  let origin: [Double]
  /// d
  let direction: [Double]
  /// φ(0)
  let value: Double
  /// φ′(0), along the gradient that the rule was given.
  let slope: Double

  init(origin: Span<Double>, direction: [Double], value: Double, gradient: Span<Double>) {
    self.origin = origin.indices.map { origin[$0] }
    self.direction = direction
    self.value = value
    slope = direction.indices.reduce(0) { $0 + gradient[$1] * direction[$1] }
  }

  /// The ray downhill.
  init(downFrom origin: Span<Double>, value: Double, gradient: Span<Double>) {
    self.init(
      origin: origin, direction: gradient.indices.map { -gradient[$0] }, value: value,
      gradient: gradient)
  }

  /// x + αd
  func point(_ alpha: Double) -> [Double] {
    origin.indices.map { origin[$0] + alpha * direction[$0] }
  }

  /// φ(α)
  func value(_ alpha: Double, _ oracle: inout Oracle) -> Double {
    oracle.value(at: point(alpha).span)
  }

  /// φ(α) and φ′(α).
  func evaluate(_ alpha: Double, _ oracle: inout Oracle) -> (value: Double, slope: Double) {
    var gradient = Array(repeating: 0.0, count: direction.count)
    var span = gradient.mutableSpan
    let value = oracle.evaluate(at: point(alpha).span, gradient: &span)
    return (value, zip(gradient, direction).reduce(0) { $0 + $1.0 * $1.1 })
  }

  /// Moves x to x + αd.
  func move(_ x: inout MutableSpan<Double>, by alpha: Double) {
    for i in direction.indices { x[i] = origin[i] + alpha * direction[i] }
  }
}
