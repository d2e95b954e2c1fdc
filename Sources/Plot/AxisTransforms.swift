/// The scales of both axes.
public struct AxisTransforms: Hashable, Sendable {
  /// The horizontal one.
  public var x: Scale.Transform
  /// The vertical one.
  public var y: Scale.Transform

  /// Creates a pair.
  public init(x: Scale.Transform, y: Scale.Transform) { (self.x, self.y) = (x, y) }
}
