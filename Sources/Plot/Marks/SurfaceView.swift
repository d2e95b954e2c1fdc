import Elementary
import Graphics

/// An orthographic view of a box: data go to a cube, the cube is turned, and depth is dropped.
///
/// The cube is [−1, 1]² × [−h, h]; the camera looks at its middle from an azimuth (from +x toward
/// +y) and an elevation.
struct SurfaceView {
  private let x: ClosedRange<Double>
  private let y: ClosedRange<Double>
  private let z: ClosedRange<Double>
  private let halfHeight: Double
  /// Axes of the page and of depth, in the cube.
  private let right: [Double]
  private let up: [Double]
  /// Toward the camera.
  let toward: [Double]
  private var scale = 1.0
  private var origin = Point.zero

  /// Creates a view in which the cube has its own size and its middle is the origin of the page.
  init(
    x: ClosedRange<Double>, y: ClosedRange<Double>, z: ClosedRange<Double>, azimuth: Double,
    elevation: Double, halfHeight: Double
  ) {
    (self.x, self.y, self.z, self.halfHeight) = (x, y, z, halfHeight)
    let (sa, ca, se, ce) = (sine(azimuth), cosine(azimuth), sine(elevation), cosine(elevation))
    right = [-sa, ca, 0]
    up = [-se * ca, -se * sa, ce]
    toward = [ce * ca, ce * sa, se]
  }

  /// The view scaled and moved so that what fills `content` now fits into an area, in its middle.
  func fitted(_ content: Rect, in area: Rect) -> SurfaceView {
    var view = self
    guard content.width > 0, content.height > 0 else { return view }
    let factor = max(0, min(area.width / content.width, area.height / content.height))
    let middle = Point(content.midX, content.midY)
    view.scale = scale * factor
    view.origin = Point(area.midX, area.midY) + (origin - middle) * factor
    return view
  }

  /// The place of a data point in the cube.
  func cube(_ px: Double, _ py: Double, _ pz: Double) -> SIMD3<Double> {
    SIMD3(unit(px, x), unit(py, y), halfHeight * unit(pz, z))
  }

  /// The place of a data point on the page.
  func point(_ px: Double, _ py: Double, _ pz: Double) -> Point {
    let (u, v, w) = (unit(px, x), unit(py, y), halfHeight * unit(pz, z))
    return Point(
      origin.x + scale * (u * right[0] + v * right[1]),
      origin.y - scale * (u * up[0] + v * up[1] + w * up[2]))
  }

  private func unit(_ value: Double, _ range: ClosedRange<Double>) -> Double {
    let width = range.upperBound - range.lowerBound
    return width > 0 ? 2 * (value - range.lowerBound) / width - 1 : 0
  }

  /// Whether the surface stands between a data point and the camera, found by walking toward the
  /// camera in steps until the ray has left the box.
  func isHidden(_ px: Double, _ py: Double, _ pz: Double, behind field: Field) -> Bool {
    let dx = 0.5 * toward[0] * (x.upperBound - x.lowerBound)
    let dy = 0.5 * toward[1] * (y.upperBound - y.lowerBound)
    let dz = 0.5 * toward[2] * (z.upperBound - z.lowerBound) / halfHeight
    let steps = 160
    // The diagonal of the cube; a point on the surface must not hide itself.
    let reach = 2 * squareRoot(2 + halfHeight * halfHeight)
    let slack = 0.012 * (z.upperBound - z.lowerBound)
    for step in 3...steps {
      let t = reach * Double(step) / Double(steps)
      let ray = pz + t * dz + slack
      // From here on nothing that is shown is as high.
      if ray >= z.upperBound { break }
      let (qx, qy) = (px + t * dx, py + t * dy)
      guard x.contains(qx), y.contains(qy) else { break }
      let height = field.value(atX: qx, y: qy)
      // Where the surface is cut off nothing hides.
      if height.isNaN || height > z.upperBound { continue }
      if height > ray { return true }
    }
    return false
  }
}
