public import Graphics

/// A zoom into a part of the panel, drawn inside the panel where it covers least.
///
/// The panel draws it: all its other marks once more, in a frame of their own.
public struct InsetMark: Mark {
  /// Where the zoomed part is drawn.
  public enum Place: Hashable, Sendable, CaseIterable {
    /// Where it covers least.
    case automatic
    case topLeft, topRight, bottomLeft, bottomRight
  }

  /// The zoomed range of x.
  public var x: ClosedRange<Double>
  /// The zoomed range of y.
  public var y: ClosedRange<Double>
  /// Where the zoomed part is drawn.
  public var place: Place

  /// Creates an inset.
  public init(x: ClosedRange<Double>, y: ClosedRange<Double>, place: Place = .automatic) {
    self.x = x
    self.y = y
    self.place = place
  }

  /// None: what is zoomed is shown anyway.
  public var extent: Extent { Extent() }

  /// None: the panel draws the inset.
  public func draw(in frame: PanelFrame) -> [Scene.Item] { [] }
}
