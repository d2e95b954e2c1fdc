import Configuration
import Formula
import Plot

/// `{"mark": "surface", "of" or "formula", "x", "y", "paths", "azimuth", "elevation", "wireframe",
/// "floor", "scale", "range", "levels", "title"}`: the objective
/// in three dimensions with the paths of runs lifted onto it.
struct SurfaceSpec: MarkSpec {
  let plane: Plane
  private var paths: [TrajectorySpec] = []
  private var azimuth = -60.0
  private var elevation = 35.0
  private var xRange: ClosedRange<Double>?
  private var yRange: ClosedRange<Double>?
  private var levelCount = 10
  private let title: TextTemplate?
  private var isWireframe = false
  private var floor = SurfaceMark.Floor.contours
  private(set) var isLogarithmic = false
  private(set) var heights: ClosedRange<Double>?

  /// Lines of the mesh along each side.
  private static let meshCount = 15

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
    let (x, y) = (xRange ?? box.x, yRange ?? box.y)
    let sampling = sampling(x: x, y: y)
    let names = plane.formula.variables.map { "$\(FormulaMarkup.text($0))$" }
    var mark = SurfaceMark(
      field: sampling.field,
      trajectories: paths.flatMap { $0.curves(in: stage) }.map { curve in
        SurfaceMark.Trajectory(x: curve.x, y: curve.y, style: curve.style, label: curve.name)
      },
      levels: .linear(count: levelCount), xTitle: names[0], yTitle: names[1],
      zTitle: stage.results.text(title))
    mark.map = stage.theme.fieldMap
    mark.azimuth = azimuth * .pi / 180
    mark.elevation = elevation * .pi / 180
    mark.isWireframe = isWireframe
    mark.meshStride = sampling.resolution / SurfaceSpec.meshCount
    mark.isUndersampled = sampling.isTooCoarse
    mark.details = sampling.details
    mark.floor = floor
    mark.hasLogarithmicHeights = isLogarithmic
    mark.heightRange = heights.map(SurfaceSpec.shown(isLogarithmic))
    cut(&mark, sampling)
    return [mark]
  }

  /// Ends the surface where the function is not defined, jumps, or grows beyond all bounds.
  private func cut(_ mark: inout SurfaceMark, _ sampling: Sampling) {
    let (field, height, usual) = (sampling.field, sampling.height, sampling.usual)
    let most = Double.greatestFiniteMagnitude
    if mark.heightRange == nil { mark.heightRange = usual }
    guard
      usual != nil || !sampling.jumps.isEmpty || field.z.contains(where: { !$0.isFinite })
    else { return }
    let shown = usual == nil ? -most...most : mark.heightRange ?? -most...most
    mark.border = FieldBorder(of: field, within: shown, jumps: sampling.jumps, height)
    let (x, y) = (field.x, field.y)
    let fine = Field(
      x: x[0]...x[x.count - 1], y: y[0]...y[y.count - 1], columns: SurfaceSpec.floorResolution,
      rows: SurfaceSpec.floorResolution, height)
    mark.floorField = BorderedField(fine, height)
    mark.floorJumps = FieldJumps(of: fine, height)
  }

  /// Samples along each axis of the contours on the floor of a surface that ends somewhere.
  private static let floorResolution = 160
}
