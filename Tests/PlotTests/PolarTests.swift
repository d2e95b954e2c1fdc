import Graphics
import Plot
import Testing

@Suite struct PolarTests {
  let frame = squareFrame(x: 0...1, y: 0...1)
  private let styles = Theme().cycle

  private func mark(_ x: Double, _ y: Double) -> PolarMark {
    PolarMark(x: x, y: y, rising: styles[0], falling: styles[1])
  }

  private func bounds(of color: Color, _ mark: PolarMark) -> Rect? {
    mark.draw(in: frame).compactMap { item -> Rect? in
      if case .path(let path, _, let stroke?) = item, stroke.color == color {
        path.bounds
      } else {
        nil
      }
    }.first
  }

  /// The curve of ‖∇f‖ cos φ is a circle over the gradient as its diameter; that of the directions
  /// in which f falls is its mirror image at the center.
  @Test(arguments: [(3.0, 0.0), (0, 2), (-1, 1), (4, 3), (1e-8, -1e-8), (1e12, 1)])
  func slopesAreTwoCircles(_ x: Double, _ y: Double) throws {
    let up = try #require(bounds(of: styles[0].color, mark(x, y)))
    let down = try #require(bounds(of: styles[1].color, mark(x, y)))
    let center = frame.area.center
    #expect(abs(up.width - up.height) < 1e-9 && abs(up.width - down.width) < 1e-9)
    let (a, b) = (up.center - center, down.center - center)
    #expect(abs(a.x + b.x) < 1e-9 && abs(a.y + b.y) < 1e-9)
    // On the page y is down.
    #expect(abs(a.x * y + a.y * x) < 1e-6 * max(abs(x), abs(y)))
    #expect(a.x * x - a.y * y > 0)
    #expect(abs(2 * a.distance(to: .zero) - up.width) < 1e-9)
  }

  @Test(arguments: [
    (0.0, 0.0), (.nan, 1), (.infinity, 0), (.leastNonzeroMagnitude, 0), (1e308, 1e308),
  ])
  func nothingIsTooMuch(_ x: Double, _ y: Double) {
    for case .path(let path, _, _) in mark(x, y).draw(in: frame) {
      for point in path.points { #expect(point.isFinite) }
    }
    _ = (mark(x, y).labels(in: frame), mark(x, y).obstacles(in: frame))
  }
}
