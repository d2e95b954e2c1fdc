/// One picture of an animation: the layout is that of the whole figure, what the marks show is not.
public enum FigureFrame: Sendable {
  /// Marks with steps show those up to this one; labels are where they are in the end, and names at
  /// curves appear once the curves end there.
  case step(Int)
  /// Each panel, by row and column, has these marks.
  case marks([[[any Mark]]])
}

extension Figure {
  /// The last step of any mark; nil if none has steps.
  public var lastStep: Int? {
    rows.flatMap(\.panels).flatMap(\.marks).compactMap(\.lastStep).max()
  }

  /// The figure with its marks as they are after so many steps.
  public func revealed(to step: Int) -> Figure {
    var figure = self
    for row in rows.indices {
      for column in rows[row].panels.indices {
        let marks = rows[row].panels[column].marks
        figure.rows[row].panels[column].marks = marks.map { $0.revealed(to: step) ?? $0 }
      }
    }
    return figure
  }

  /// Lets legends name curves that grow, unless a panel wants names at the curves: at their ends these
  /// would not stand before the last step.
  public mutating func nameGrowingCurvesInLegends() {
    for row in rows.indices {
      for column in rows[row].panels.indices {
        let panel = rows[row].panels[column]
        guard panel.marks.contains(where: { $0.lastStep != nil }) else { continue }
        rows[row].panels[column].hasNamesAtCurves = false
      }
    }
  }

  /// The marks of each panel, by row and column.
  public var marks: [[[any Mark]]] { rows.map { $0.panels.map(\.marks) } }
}
