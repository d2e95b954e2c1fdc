/// The running means that Adam and its relatives keep of one coordinate.
public struct Moments: BitwiseCopyable, Sendable {
  /// m, of the gradient.
  public internal(set) var m = 0.0
  /// v, of its square.
  public internal(set) var v = 0.0

  /// Takes a gradient into both means.
  @inline(__always)
  mutating func update(_ g: Double, beta1: Double, beta2: Double) {
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
  }
}
