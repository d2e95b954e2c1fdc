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

  /// Cells along each side of the surface; more of them where logarithms make valleys deep.
  private var resolution: Int { isLogarithmic ? 90 : 45 }
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
    let height = heightFunction(x: x, y: y)
    let field = field(x: x, y: y, height)
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
    mark.meshStride = resolution / SurfaceSpec.meshCount
    mark.floor = floor
    mark.hasLogarithmicHeights = isLogarithmic
    mark.heightRange = heights.map { heights in
      isLogarithmic
        ? decimalLogarithm(heights.lowerBound)...decimalLogarithm(heights.upperBound) : heights
    }
    cut(&mark, height)
    return [mark]
  }

  /// Ends the surface where the function is not defined, or grows beyond all bounds.
  private func cut(_ mark: inout SurfaceMark, _ height: (Double, Double) -> Double) {
    let field = mark.field
    let most = Double.greatestFiniteMagnitude
    let usual = field.boundedRange(of: height)
    if mark.heightRange == nil { mark.heightRange = usual }
    guard usual != nil || field.z.contains(where: { !$0.isFinite }) else { return }
    let shown = usual == nil ? -most...most : mark.heightRange ?? -most...most
    mark.border = FieldBorder(of: field, within: shown, height)
    let (x, y) = (field.x, field.y)
    let fine = Field(
      x: x[0]...x[x.count - 1], y: y[0]...y[y.count - 1], columns: SurfaceSpec.floorResolution,
      rows: SurfaceSpec.floorResolution, height)
    mark.floorField = BorderedField(fine, height)
  }

  /// Samples along each axis of the contours on the floor of a surface that ends somewhere.
  private static let floorResolution = 160

  private func field(
    x: ClosedRange<Double>, y: ClosedRange<Double>, _ height: (Double, Double) -> Double
  ) -> Field {
    let columns = Plane.points(x, resolution + 1)
    let rows = Plane.points(y, resolution + 1)
    return Field(x: columns, y: rows, z: rows.flatMap { y in columns.map { x in height(x, y) } })
  }

  /// The height of the surface: the function, or the decimal logarithm of its mean around a place, for
  /// a valley may be deep between two samples. What is lower than the lowest that is shown lies
  /// there, so that a minimum of zero is a bottom and no hole; below zero there is no logarithm.
  private func heightFunction(
    x: ClosedRange<Double>, y: ClosedRange<Double>
  ) -> (Double, Double) -> Double {
    guard isLogarithmic else { return plane.value }
    let part = 2.0 / 3 / Double(resolution)
    let step = (x: part * (x.upperBound - x.lowerBound), y: part * (y.upperBound - y.lowerBound))
    func mean(_ x: Double, _ y: Double) -> Double {
      let value = plane.value(x, y)
      guard value.isFinite else { return value }
      let around = [-1.0, 0, 1].flatMap { v in
        [-1.0, 0, 1].map { u in plane.value(x + u * step.x, y + v * step.y) }
      }.filter(\.isFinite)
      // What rounding leaves of a zero is no number below it.
      if value < 0, value < -1e-12 * around.reduce(0, { max($0, abs($1)) }) { return .nan }
      return around.reduce(0) { $0 + max($1, 0) / Double(around.count) }
    }
    let least =
      heights?.lowerBound
      ?? field(x: x, y: y, mean).z.filter { $0 > 0 && $0.isFinite }.min() ?? 1
    return { x, y in
      let value = mean(x, y)
      return value.isNaN ? .nan : decimalLogarithm(max(value, least))
    }
  }
}
