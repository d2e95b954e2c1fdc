import Configuration
import Elementary
import Formula
import Plot

/// `{"mark": "surface", "of" or "formula", "x", "y", "paths", "azimuth", "elevation", "wireframe",
/// "floor", "scale", "range", "levels", "title"}`: the objective
/// in three dimensions with the paths of runs lifted onto it.
struct SurfaceSpec: MarkSpec {
  private let plane: Plane
  private var paths: [TrajectorySpec] = []
  private var azimuth = -60.0
  private var elevation = 35.0
  private var xRange: ClosedRange<Double>?
  private var yRange: ClosedRange<Double>?
  private var levelCount = 10
  private let title: TextTemplate?
  private var isWireframe = false
  private var floor = SurfaceMark.Floor.contours
  private var isLogarithmic = false
  private var heights: ClosedRange<Double>?

  /// Cells along each side of the surface.
  private static let resolution = 45

  static var isBlank: Bool { true }

  init?(_ fields: inout Fields, reader: MarkReader) {
    let plane = Plane(&fields, reader: reader)
    fields.read("x", into: &xRange, about: "from where to where it goes")
    fields.read("y", into: &yRange, about: "from where to where it goes")
    fields.read(
      "azimuth", into: &azimuth, .within(-360...360), about: "from where one looks, in degrees")
    fields.read(
      "elevation", into: &elevation, .within(1...89), about: "from how high one looks, in degrees")
    fields.read("levels", into: &levelCount, in: 0...50, about: "about how many contour lines")
    fields.read("wireframe", into: &isWireframe, about: "whether it has no color")
    fields.read(
      "floor", into: &floor,
      from: [(name: "contours", value: .contours), ("paths", .paths), ("none", .nothing)],
      about: "what lies on the floor")
    fields.read(
      "scale", into: &isLogarithmic, from: [(name: "linear", value: false), ("log", true)],
      about: "how numbers become heights")
    fields.read("range", into: &heights, about: "the lowest and the highest height shown")
    if isLogarithmic, let heights, heights.lowerBound <= 0 {
      fields.report("\"range\" must be above 0 on a logarithmic scale", at: "range")
    }
    title = reader.text("title", &fields, about: "what its vertical axis is called")
    let elements = fields.elements("paths", about: "runs whose paths lie on it")
    paths = (elements ?? []).compactMap { element in
      var element = element
      guard var inner = element.fields("a path") else { return nil }
      defer { inner.finish() }
      return TrajectorySpec(&inner, reader: reader)
    }
    guard let plane else { return nil }
    self.plane = plane
  }

  func paths(in results: Results) -> [PlanePath] {
    paths.flatMap { $0.paths(in: results) }
  }

  func marks(in stage: Stage) -> [any Mark] {
    let box = plane.box(in: stage)
    let columns = Plane.points(xRange ?? box.x, SurfaceSpec.resolution + 1)
    let rows = Plane.points(yRange ?? box.y, SurfaceSpec.resolution + 1)
    let values = rows.flatMap { y in columns.map { x in plane.formula.value(at: [x, y]) } }
    let field = Field(x: columns, y: rows, z: isLogarithmic ? logarithms(of: values) : values)
    let names = plane.formula.variables.map { "$\(FormulaMarkup.text($0))$" }
    var mark = SurfaceMark(
      field: field,
      trajectories: paths.flatMap { $0.curves(in: stage) }.map { curve in
        SurfaceMark.Trajectory(x: curve.x, y: curve.y, style: curve.style, label: curve.name)
      },
      levels: .linear(count: levelCount), xTitle: names[0], yTitle: names[1],
      zTitle: stage.results.text(title))
    mark.map = stage.theme.fieldMap
    mark.azimuth = azimuth * .pi / 180
    mark.elevation = elevation * .pi / 180
    mark.isWireframe = isWireframe
    mark.floor = floor
    mark.hasLogarithmicHeights = isLogarithmic
    mark.heightRange = heights.map { heights in
      isLogarithmic
        ? decimalLogarithm(heights.lowerBound)...decimalLogarithm(heights.upperBound) : heights
    }
    return [mark]
  }

  /// The decimal logarithms of heights; what is lower than the lowest that is shown lies there, so
  /// that a minimum of zero is a bottom and no hole.
  private func logarithms(of values: [Double]) -> [Double] {
    let least = heights?.lowerBound ?? values.filter { $0 > 0 && $0.isFinite }.min() ?? 1
    return values.map { $0.isNaN ? .nan : decimalLogarithm(max($0, least)) }
  }
}
