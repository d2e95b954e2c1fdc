/// One axis of a panel, as declared.
public struct Axis: Hashable, Sendable {
  /// Markup of the title; empty for none.
  public var title = ""
  /// The kind of scale.
  public var transform: Scale.Transform = .linear
  /// The lower end of the domain; nil is found from the data.
  public var lower: Double?
  /// The upper end of the domain; nil is found from the data.
  public var upper: Double?
  /// The labelled values; nil finds round ones.
  public var ticks: [Double]?
  /// Whether round values are multiples and simple fractions of π, on a linear scale.
  public var countsInPi = false
  /// Whether there are short ticks without labels between those of a linear scale.
  public var hasMinorTicks = false
  /// Whether grid lines are drawn at major ticks.
  public var hasGrid = false
  /// Whether a log axis has a lane for exact zero even when no datum is zero.
  public var hasFloorLane = false
  /// Panels with the same group have the same domain; nil shares with none.
  public var sharing: String?
  /// Below how many panels of a row, which share the axis, the title is written once.
  public var titleSpan = 1

  /// Creates a linear axis that covers the data.
  public init() {}
}

/// One set of axes with its marks, as declared.
public struct Panel: Sendable {
  /// What surrounds the marks.
  public enum Kind: Hashable, Sendable {
    /// Axes at the left and the bottom.
    case curve
    /// A frame on four sides: a plane of parameters.
    case plane
    /// An axis at the bottom alone: a number line.
    case line
    /// Nothing: the mark brings its own guides (table, graph, surface).
    case blank
  }
  /// Where the keys of the marks are explained.
  public enum LegendPlacement: Hashable, Sendable {
    /// Labels at the curves where they fit, else a legend above the panel.
    case automatic
    /// Labels at the curves.
    case direct
    /// A legend above the panel.
    case above
    /// A legend above the row, for all its panels.
    case row
    /// Nowhere: another panel explains them.
    case hidden
  }

  /// Markup of the title; empty for none.
  public var title = ""
  /// What surrounds the marks.
  public var kind: Kind = .curve
  /// The marks from back to front.
  public var marks: [any Mark] = []
  /// The horizontal axis.
  public var x = Axis()
  /// The vertical axis.
  public var y = Axis()
  /// Whether one unit of x is as long as one unit of y.
  public var hasEqualAspect = false
  /// Where the keys are explained.
  public var legend: LegendPlacement = .automatic
  /// What the title says of all that has such a name: neither a legend nor a curve repeats it.
  public var saidName = ""
  /// Whether an automatic legend may leave names to the curves.
  public var hasNamesAtCurves = true
  /// Width relative to the other panels of the row.
  public var weight = 1.0
  /// Letter shown before the title ("a"); empty for none.
  public var letter = ""

  /// Creates an empty panel.
  public init() {}

  /// A place in a row where nothing stands.
  public static var placeholder: Panel {
    var panel = Panel()
    panel.kind = .blank
    return panel
  }

  /// Whether nothing stands here.
  var isPlaceholder: Bool { kind == .blank && marks.isEmpty && title.isEmpty }

  /// The panel without the legend that panels of another row show already.
  public func explained(by others: [Panel]) -> Panel {
    let texts = Set(others.flatMap { $0.marks.flatMap(\.keys) })
    guard legend == .row, marks.allSatisfy({ texts.isSuperset(of: $0.keys) && $0.colorBar == nil })
    else { return self }
    var panel = self
    panel.legend = .hidden
    return panel
  }

  /// The color bar of the first mark that has one.
  var colorBar: ColorBar? { marks.lazy.compactMap(\.colorBar).first }

  /// Whether there is an axis at the left.
  var hasVerticalAxis: Bool { kind == .curve || kind == .plane }
}

/// Panels side by side.
public struct PanelRow: Sendable {
  /// The panels from left to right.
  public var panels: [Panel]
  /// Height relative to the other rows.
  public var weight: Double

  /// Creates a row.
  public init(_ panels: [Panel], weight: Double = 1) {
    self.panels = panels
    self.weight = weight
  }
}
