import Elementary
import Graphics
import Testing

@testable import Plot

/// Surfaces of functions that end somewhere, seen almost from above.
@Suite struct SurfaceBorderTests {
  let frame = squareFrame(x: 0...1, y: 0...1)

  private func mark(
    _ function: BorderTests.Function, within range: ClosedRange<Double>, reach: Double
  ) -> SurfaceMark {
    let field = BorderTests.field(function, reach: reach, count: 31)
    var mark = SurfaceMark(
      field: field, levels: .linear(count: 5), xTitle: "x", yTitle: "y", zTitle: "z")
    (mark.azimuth, mark.elevation) = (-0.5 * .pi, 0.5 * .pi - 0.001)
    mark.floor = .nothing
    mark.heightRange = range
    mark.border = FieldBorder(of: field, within: range, function)
    return mark
  }

  private func fills(_ mark: SurfaceMark) throws -> [[Point]] {
    let floor = frame.theme.ink.mixed(with: frame.theme.background, by: 0.975)
    return mark.draw(in: frame).compactMap { item in
      if case .path(let path, let fill?, _) = item, fill != floor { path.points } else { nil }
    }
  }

  /// A hemisphere covers a disc and nothing else, without teeth.
  @Test func hemispheresEndInACircle() throws {
    let mark = mark(BorderTests.disc, within: 0...1, reach: 1.2)
    let drawing = try #require(SurfaceDrawing(mark, in: frame))
    let fills = try fills(mark)
    for step in 0..<90 {
      let angle = 2 * Double.pi * (Double(step) + 0.3) / 90
      func isCovered(_ radius: Double) -> Bool {
        let place = drawing.view.point(radius * cosine(angle), radius * sine(angle), 0)
        return fills.contains { isInside(place, $0) }
      }
      #expect(isCovered(0.985) && !isCovered(1.005), "\(angle)")
    }
  }

  /// A range of heights cuts a surface that ends as well.
  @Test func heightsCutSurfacesThatEnd() throws {
    var mark = mark(BorderTests.disc, within: -1e300...1e300, reach: 1.2)
    mark.heightRange = 0...0.5
    let drawing = try #require(SurfaceDrawing(mark, in: frame))
    let fills = try fills(mark)
    for (radius, isCovered) in [(0.5, false), (0.8, false), (0.95, true), (1.1, false)] {
      let place = drawing.view.point(radius, 0, 0)
      #expect(fills.contains { isInside(place, $0) } == isCovered, "\(radius)")
    }
  }

  /// Beside a pole there is no slit: every whole cell is covered up to its edges.
  @Test(arguments: [(-0.5 * .pi - 0.4, 0.6), (1, 1.5), (-2.5, 0.6)])
  func wallsHaveNoSlits(_ azimuth: Double, _ elevation: Double) throws {
    var mark = mark({ x, y in 1 / (x * y) }, within: -8...8, reach: 2)
    (mark.azimuth, mark.elevation) = (azimuth, elevation)
    let drawing = try #require(SurfaceDrawing(mark, in: frame))
    let (quads, fills, field) = (SurfaceQuads(drawing), try fills(mark), mark.field)
    let boxes = fills.map { Rect(around: $0) ?? frame.area }
    func isAnyInside(_ place: Point) -> Bool {
      zip(boxes, fills).contains { $0.contains(place) && isInside(place, $1) }
    }
    for row in 0..<field.y.count - 1 {
      for column in 0..<field.x.count - 1 {
        let pieces = quads.pieces(column, row)
        guard pieces.count == 1, !pieces[0].contains(where: \.isEnd) else { continue }
        let corners = [(0, 0), (1, 0), (1, 1), (0, 1)].map { step in
          let corner = quads.corner(column + step.0, row + step.1)
          return drawing.view.point(corner.x, corner.y, corner.z)
        }
        let center = corners.reduce(.zero) { $0 + $1 * 0.25 }
        for (a, b) in zip(corners, corners.dropFirst() + corners.prefix(1)) {
          let place = (a + b) * 0.475 + center * 0.05
          let isCovered = !isInside(place, corners) || isAnyInside(place)
          #expect(isCovered, "\(column) \(row)")
        }
      }
    }
  }

  /// No cell leads over a pole, and what is shown ends at the heights that are.
  @Test func sheetsArePartedByPoles() throws {
    let mark = mark({ x, _ in 1 / (x - 0.01) }, within: -5...5, reach: 2)
    let drawing = try #require(SurfaceDrawing(mark, in: frame))
    func column(_ x: Double) -> Double { drawing.view.point(x, 0, 0).x }
    let fills = try fills(mark)
    #expect(fills.count > 600)
    for fill in fills {
      let (left, right) = (fill.map(\.x).min() ?? 0, fill.map(\.x).max() ?? 0)
      #expect(left >= column(0.2099) || right <= column(-0.1899), "\(left) \(right)")
    }
    #expect(
      abs((fills.flatMap { $0 }.map(\.x).filter { $0 > column(0.01) }.min() ?? 0) - column(0.21))
        < 0.1)
  }

  /// Of a whole function nothing changes.
  @Test func wholeFunctionsHaveNoBorder() {
    let bowl: BorderTests.Function = { x, y in x * x + y * y }
    var mark = mark(bowl, within: 0...9, reach: 2)
    mark.heightRange = nil
    let most = Double.greatestFiniteMagnitude
    mark.border = FieldBorder(of: mark.field, within: -most...most, bowl)
    let items = mark.draw(in: frame)
    mark.border = nil
    #expect(mark.draw(in: frame) == items)
  }

  /// A level surface has an axis that says how high it is.
  @Test(arguments: [3.0, 0, -2])
  func levelSurfacesHaveHeights(_ height: Double) {
    let field = Field(x: 5...6, y: 5...6, columns: 3, rows: 3) { _, _ in height }
    let mark = SurfaceMark(
      field: field, levels: .linear(count: 5), xTitle: "x", yTitle: "y", zTitle: "z")
    let numbers = texts(mark.draw(in: frame)).compactMap {
      Double($0.text.replacing("\u{2212}", with: "-"))
    }
    #expect(numbers.contains(height))
  }
}
