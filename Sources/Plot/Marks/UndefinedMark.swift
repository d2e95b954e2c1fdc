public import Graphics

/// Hatching where a function is not defined, for fields of arrows or lines, which say nothing there.
public struct UndefinedMark: Mark {
  /// Where.
  public var region: SuperlevelSet

  /// Creates hatching.
  public init(region: SuperlevelSet) { self.region = region }

  /// Nothing: it lies in what others show.
  public var extent: Extent { Extent() }
  /// Yes.
  public var isGround: Bool { true }
  /// What the hatching means.
  public var keys: [LegendKey] {
    region.rings.isEmpty ? [] : [LegendKey("undefined", sample: .hatching)]
  }

  /// See ``Mark``.
  public func draw(in frame: PanelFrame) -> [Scene.Item] { frame.items(undefined: region) }
}
