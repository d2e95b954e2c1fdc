public import Graphics

/// A mark that is made when the scales are known: a curve or a field sampled over just what the
/// panel shows.
public struct DeferredMark: Mark {
  /// What is drawn, in a few words for those who cannot see it.
  public let summary: String
  /// All that is said of it to those who cannot see it; nil makes it of the summary and the name.
  public var sentence: String?
  /// What the scales must cover.
  public let extent: Extent
  /// Lines of the legend.
  public let keys: [LegendKey]
  /// Whether the keys depend on the frame.
  public var hasScaledKeys = false
  /// Whether the mark leaves what others write on their lines free.
  public var givesWay = false
  /// What explains the fill.
  public let colorBar: ColorBar?
  /// Whether the mark lies on the ground.
  public let isGround: Bool
  private let along: @Sendable (Scale) -> Extent
  private var make: @Sendable (PanelFrame) -> any Mark

  /// Creates a mark from what is known before the layout and what makes the rest; `along` says what
  /// it covers once the horizontal axis is known.
  public init(
    _ summary: String = "", extent: Extent, keys: [LegendKey] = [], colorBar: ColorBar? = nil,
    isGround: Bool = false, along: @escaping @Sendable (Scale) -> Extent = { _ in Extent() },
    make: @escaping @Sendable (PanelFrame) -> any Mark
  ) {
    self.summary = summary
    self.extent = extent
    self.keys = keys
    self.colorBar = colorBar
    self.isGround = isGround
    self.along = along
    self.make = make
  }

  /// See ``Mark``.
  public func extent(along x: Scale) -> Extent { along(x) }

  /// See ``Mark``.
  public func keys(in frame: PanelFrame) -> [LegendKey] {
    hasScaledKeys ? make(frame).keys(in: frame) : keys
  }

  /// The mark that is made only once.
  public func settled(in frame: PanelFrame) -> any Mark {
    let made = make(frame).settled(in: frame)
    var copy = self
    copy.make = { _ in made }
    return copy
  }

  /// See ``Mark``.
  public func draw(in frame: PanelFrame) -> [Scene.Item] { make(frame).draw(in: frame) }

  /// See ``Mark``.
  public func markers(in frame: PanelFrame) -> [Scene.Item] { make(frame).markers(in: frame) }

  /// See ``Mark``.
  public func labels(in frame: PanelFrame) -> [LabelRequest] { make(frame).labels(in: frame) }

  /// See ``Mark``; none without keys, of which they take the place.
  public func directLabels(in frame: PanelFrame) -> [LabelRequest] {
    keys.isEmpty && !hasScaledKeys ? [] : make(frame).directLabels(in: frame)
  }

  /// See ``Mark``.
  public func texts(in frame: PanelFrame) -> [TurnedRect] { make(frame).texts(in: frame) }

  /// See ``Mark``.
  public func absence(in frame: PanelFrame) -> String? { make(frame).absence(in: frame) }

  /// See ``Mark``.
  public func remark(in frame: PanelFrame) -> String? { make(frame).remark(in: frame) }

  /// See ``Mark``.
  public func leastSize(in frame: PanelFrame) -> Size { make(frame).leastSize(in: frame) }

  /// See ``Mark``.
  public func obstacles(in frame: PanelFrame) -> [Obstacle] { make(frame).obstacles(in: frame) }
}
