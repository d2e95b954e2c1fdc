/// What the axes of a panel show of the data: without the air around them, and without what units
/// of equal length add to one of the axes.
public struct PanelRanges: Hashable, Sendable {
  /// The horizontal range.
  public let x: ClosedRange<Double>
  /// The vertical range.
  public let y: ClosedRange<Double>
}

extension Figure {
  /// The ranges of the panels, row by row.
  public var ranges: [[PanelRanges]] { DomainTraining(rows).ranges }
}
