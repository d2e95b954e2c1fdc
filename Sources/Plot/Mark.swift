public import Graphics
public import Typesetting

/// Geometry that stands for data, on scales that it does not own.
///
/// The panel asks every mark for its extent, trains the scales on the union (that of x first, for
/// curves that go from edge to edge are as high as what is seen of them), settles the layout and only then lets the marks draw. A mark returns items; it never draws.
public protocol Mark: Sendable {
  /// What the scales must cover.
  var extent: Extent { get }
  /// What the vertical scale must cover besides for what is seen along the horizontal one; default
  /// nothing more.
  func extent(along x: Scale) -> Extent
  /// Lines of the legend that explain the mark; default none.
  var keys: [LegendKey] { get }
  /// The keys where they depend on how large something is drawn; default those that do not.
  func keys(in frame: PanelFrame) -> [LegendKey]
  /// The color bar that explains the mark's fill; default nil.
  var colorBar: ColorBar? { get }
  /// Whether the mark lies on the ground, under the grid and all other marks (fields, spans).
  var isGround: Bool { get }
  /// Whether there is nothing to show beyond what the scales must cover.
  var isBounded: Bool { get }
  /// How much of the bottom of the area the mark needs for itself, below all data, in points;
  /// default nothing.
  var laneHeight: Double { get }
  /// The last step that the mark shows; nil if it has no steps.
  var lastStep: Int? { get }
  /// The mark as it is after so many steps; nil if it has no steps.
  func revealed(to step: Int) -> (any Mark)?
  /// The mark with what it needs more than once worked out for a frame, in which alone it is asked
  /// from then on; only what stands in the way of texts may change there. Default the mark itself.
  func settled(in frame: PanelFrame) -> any Mark
  /// The geometry, already cut at `frame.area`; scales are trained, layout is settled.
  func draw(in frame: PanelFrame) -> [Scene.Item]
  /// Markers that the lines of no mark may cover, cut like the geometry: they lie over all of them.
  func markers(in frame: PanelFrame) -> [Scene.Item]
  /// Text that belongs to the mark; the panel finds room for it among the marks' obstacles.
  func labels(in frame: PanelFrame) -> [LabelRequest]
  /// Text that says at the mark what its keys say in a legend; drawn only where it fits, and then
  /// instead of the keys. A place right of the panel's area is allowed.
  func directLabels(in frame: PanelFrame) -> [LabelRequest]
  /// The least area in which the mark can be read, in points; default none.
  func leastSize(in frame: PanelFrame) -> Size
  /// Where the mark writes on its own lines.
  func texts(in frame: PanelFrame) -> [TurnedRect]
  /// Whether the mark fills the panel with lines or arrows, which leave such texts free.
  var givesWay: Bool { get }
  /// Ink that labels must not cover.
  func obstacles(in frame: PanelFrame) -> [Obstacle]
  /// What to say in an otherwise empty panel in which the mark draws nothing, in markup; nil, the
  /// default, if there are no data.
  func absence(in frame: PanelFrame) -> String?
  /// What of the mark cannot be drawn though its name stands in the legend, in words; nil, the
  /// default, if all can.
  func remark(in frame: PanelFrame) -> String?
}

extension Mark {
  /// Nothing more.
  public func extent(along x: Scale) -> Extent { Extent() }
  /// None.
  public var keys: [LegendKey] { [] }
  /// The same whatever the frame.
  public func keys(in frame: PanelFrame) -> [LegendKey] { keys }
  /// None.
  public var colorBar: ColorBar? { nil }
  /// None.
  public var lastStep: Int? { nil }
  /// Nothing.
  public var laneHeight: Double { 0 }
  /// Nil.
  public func revealed(to step: Int) -> (any Mark)? { nil }
  /// No.
  public var isBounded: Bool { false }
  /// In front of the grid.
  public var isGround: Bool { false }
  /// The same.
  public func settled(in frame: PanelFrame) -> any Mark { self }
  /// None.
  public func leastSize(in frame: PanelFrame) -> Size { Size(width: 0, height: 0) }
  /// None.
  public func markers(in frame: PanelFrame) -> [Scene.Item] { [] }
  /// None.
  public func labels(in frame: PanelFrame) -> [LabelRequest] { [] }
  /// None.
  public func directLabels(in frame: PanelFrame) -> [LabelRequest] { [] }
  /// None.
  public func texts(in frame: PanelFrame) -> [TurnedRect] { [] }
  /// No.
  public var givesWay: Bool { false }
  /// None.
  public func obstacles(in frame: PanelFrame) -> [Obstacle] { [] }
  /// Nil.
  public func absence(in frame: PanelFrame) -> String? { nil }
  /// Nil.
  public func remark(in frame: PanelFrame) -> String? { nil }

  /// A name without markup, in quotes; what a mark is called if it has none.
  func quoted(_ name: String, or kind: String) -> String {
    name.isEmpty ? kind : "“\(PlainText.text(of: name))”"
  }
}

/// Ink that labels keep clear of.
public enum Obstacle: Hashable, Sendable {
  /// A polyline in points; what lies outside the panel does not count.
  case polyline([Point])
  /// A filled area.
  case rect(Rect)
  /// A thin line (an isoline) that labels cross only where no free place is near.
  case faint([Point])
}

/// A text that wants a place in a panel.
public struct LabelRequest: Sendable {
  /// A place the text could take.
  public struct Candidate: Hashable, Sendable {
    /// Where the anchor lies, in points.
    public var position: Point
    /// Which part of the text lies there, left to right.
    public var horizontal: Label.HorizontalAnchor
    /// Which part of the text lies there, top to bottom.
    public var vertical: Label.VerticalAnchor
    /// Cost of the place by itself; 0 is the place a draftsman would try first.
    public var penalty: Double

    /// Creates a candidate.
    public init(
      _ position: Point, _ horizontal: Label.HorizontalAnchor, _ vertical: Label.VerticalAnchor,
      penalty: Double = 0
    ) {
      self.position = position
      self.horizontal = horizontal
      self.vertical = vertical
      self.penalty = penalty
    }
  }

  /// The text.
  public var label: Label
  /// Places in order of preference; at least one.
  public var candidates: [Candidate]
  /// Where an arrow from the text ends; nil draws none.
  public var target: Point?
  /// The end of the curve that the text is the name of; nil if it is no such name.
  var curveEnd: Point?
  /// Where a thin line from the end of a curve leads to its name, which had to make way for others.
  var leader: Point?
  /// Ink of the arrow.
  public var color: Color
  /// Whether the text is left out where every place covers data (true), or takes the best of the
  /// bad places (false).
  public var isOptional: Bool
  /// Whether the text is left out where every place covers another text or much of what is drawn, or
  /// lies beyond the panel.
  public var yields = false
  /// Whether the text is needed although another one has the same words: the numbers of two bars.
  public var isRepeatable = false
  /// Whether the text lies on paper of its own: for places with deep colors.
  public var hasPaper = false
  /// What a warning calls the text where it has no room, in plain words.
  public var name = ""
  /// The step from which on the text says something true: the name of a curve stands at its end,
  /// which an animation shows last. Nil, the default, if it always does.
  public var step: Int?
  /// The place of the curve that the text names among the marks; nil if it names none.
  var curve: Int?

  /// Creates a request.
  public init(
    _ label: Label, candidates: [Candidate], color: Color, target: Point? = nil,
    isOptional: Bool = false
  ) {
    self.label = label
    self.candidates = candidates
    self.color = color
    self.target = target
    self.isOptional = isOptional
  }
}
