/// One picture of an animation: the layout is that of the whole figure, what the marks show is not.
public enum FigureFrame: Sendable {
  /// Marks with steps show those up to this one; labels are where they are in the end.
  case step(Int)
  /// Each panel, by row and column, has these marks.
  case marks([[[any Mark]]])
}

extension Figure {
  /// The last step of any mark; nil if none has steps.
  public var lastStep: Int? {
    rows.flatMap(\.panels).flatMap(\.marks).compactMap(\.lastStep).max()
  }

  /// The marks of each panel, by row and column.
  public var marks: [[[any Mark]]] { rows.map { $0.panels.map(\.marks) } }
}
