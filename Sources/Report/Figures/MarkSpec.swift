import Configuration
import Plot

/// A mark as the config declares it, on its way to marks of `Plot`.
protocol MarkSpec: Sendable {
  /// Reads the members; nil after a mistake. Everything that could go wrong later is refused here.
  init?(_ fields: inout Fields, reader: MarkReader)
  /// The marks, made from results.
  func marks(in stage: Stage) -> [any Mark]
  /// What to know about what the mark shows, or does not show, in a panel with axes of declared ranges;
  /// nil, the default, for nothing.
  func note(in results: Results, over box: DeclaredBox) -> String?
  /// The paths of the mark in data, for labels of other marks to keep clear of.
  func paths(in results: Results) -> [PlanePath]
  /// The style of the curve of a formula, or of a line at it, that the mark draws; nil if it draws
  /// none.
  var formulaStyle: StyleChoice? { get }
  /// Whether the config leaves open how what the mark shows of runs or points looks.
  var leavesStyle: Bool { get }
  /// Whether the mark goes from edge to edge, and so does not say where the horizontal axis ends.
  var fillsWidth: Bool { get }
  /// Where the objective of the mark is studied, if its only variable goes along x; nil if not.
  var region: ClosedRange<Double>? { get }
  /// Whether the mark is a strip along x, which has no height of its own.
  var isStrip: Bool { get }
  /// Whether the mark needs a panel without axes.
  static var isBlank: Bool { get }
  /// Whether the mark needs a panel with a horizontal axis alone.
  static var isNumberLine: Bool { get }
  /// Whether the mark lies in a plane of two parameters.
  static var isPlane: Bool { get }
  /// Whether the two parameters of the plane have units of their own.
  static var hasFreeAspect: Bool { get }
}

extension MarkSpec {
  func note(in results: Results, over box: DeclaredBox) -> String? { nil }
  func paths(in results: Results) -> [PlanePath] { [] }
  var formulaStyle: StyleChoice? { nil }
  var leavesStyle: Bool { false }
  var fillsWidth: Bool { false }
  var region: ClosedRange<Double>? { nil }
  var isStrip: Bool { false }
  static var isBlank: Bool { false }
  static var isNumberLine: Bool { false }
  static var isPlane: Bool { false }
  static var hasFreeAspect: Bool { false }
}

/// The ranges that a panel declares for its axes; nil for those found from its marks.
typealias DeclaredBox = (x: ClosedRange<Double>?, y: ClosedRange<Double>?)

/// One kind of mark: its name in configs and what reads it.
struct MarkEntry: Sendable {
  let name: String
  let summary: String
  let type: any MarkSpec.Type

  init(_ name: String, _ summary: String, _ type: any MarkSpec.Type) {
    self.name = name
    self.summary = summary
    self.type = type
  }
}

/// All kinds of marks, sorted by name.
let markEntries: [MarkEntry] = [
  MarkEntry("arrow", "an arrow between two points", ArrowSpec.self),
  MarkEntry("band", "quantiles over repetitions with their median", BandSpec.self),
  MarkEntry("bar", "one number of each setting as a length", BarSpec.self),
  MarkEntry("basinMap", "which minimizer each start of a plane leads to", BasinMapSpec.self),
  MarkEntry("basins", "which minimizer each start of a sweep leads to", BasinsSpec.self),
  MarkEntry("brace", "a curly brace that spans two points", BraceSpec.self),
  MarkEntry("chord", "the segment between two points of a curve", ChordSpec.self),
  MarkEntry("computationGraph", "a formula's nodes, values and derivatives", GraphSpec.self),
  MarkEntry("contours", "lines or bands of equal loss", ContoursSpec.self),
  MarkEntry("directionalDerivative", "the slope in every direction", DirectionalSpec.self),
  MarkEntry("distribution", "how what came of runs is spread", DistributionSpec.self),
  MarkEntry("ecdf", "which part of the runs has come to a number or less", ECDFSpec.self),
  MarkEntry(
    "errorBars", "quantiles over repetitions at chosen steps, or across a sweep", ErrorBarsSpec.self
  ),
  MarkEntry("function", "the curve of a formula", FunctionSpec.self),
  MarkEntry("gradient", "the gradient at a point, as an arrow", GradientSpec.self),
  MarkEntry("heatmap", "what came of each pair of two swept numbers", HeatmapSpec.self),
  MarkEntry("histogram", "how often what came of runs lies where", HistogramSpec.self),
  MarkEntry("inset", "a zoom into a part of the panel", InsetSpec.self),
  MarkEntry("line", "a quantity at every step, or across a sweep", LineSpec.self),
  MarkEntry("maximizer", "where the objective is highest nearby", MaximizerSpec.self),
  MarkEntry("minimizer", "where the objective is lowest", MinimizerSpec.self),
  MarkEntry("numberLine", "iterates in one variable, hopping along the axis", NumberLineSpec.self),
  MarkEntry("phaseStrip", "for which values runs zigzag or diverge", PhaseStripSpec.self),
  MarkEntry("points", "single points, given or from a sweep", PointsSpec.self),
  MarkEntry("polar", "the slope in every direction, around a point", PolarSpec.self),
  MarkEntry("rule", "a reference line", RuleSpec.self),
  MarkEntry("saddle", "where the gradient vanishes between valleys", SaddleSpec.self),
  MarkEntry("secant", "the line through two points of a curve", SecantSpec.self),
  MarkEntry("span", "a shaded interval", SpanSpec.self),
  MarkEntry("streamlines", "lines along the gradient, or downhill", StreamlinesSpec.self),
  MarkEntry("surface", "the objective in three dimensions, with paths", SurfaceSpec.self),
  MarkEntry("table", "numbers of a run in rows, or texts", TableSpec.self),
  MarkEntry("tangent", "the line that touches a curve", TangentSpec.self),
  MarkEntry("text", "words at a place, with an arrow if wanted", TextSpec.self),
  MarkEntry("trajectory", "the path of the iterates", TrajectorySpec.self),
  MarkEntry("vectorField", "the gradient, or downhill, on a grid", VectorFieldSpec.self),
]
