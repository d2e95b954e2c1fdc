import Elementary
import Graphics
import Testing

@testable import Plot

/// Functions that end somewhere, or grow beyond all bounds.
@Suite struct BorderTests {
  typealias Function = @Sendable (Double, Double) -> Double

  static func field(
    _ function: Function, reach: Double = 2, count: Int = 160
  ) -> Field {
    Field(x: -reach...reach, y: -reach...reach, columns: count, rows: count, function)
  }

  static let bounded: [Function] = [
    { x, y in (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x) },
    { x, y in (x * x + y - 11) * (x * x + y - 11) + (x + y * y - 7) * (x + y * y - 7) },
    { x, y in x * x + 25 * y * y }, { x, y in x * x * x * x + y },
    { x, y in exponential(3 * x * y) },
    { x, y in 1 - squareRoot(squareRoot(x * x + y * y)) }, { x, y in 1 / (x * x + y * y + 1e-4) },
    { x, y in squareRoot(1 - x * x - y * y) }, { _, _ in 3 }, { x, _ in x > 0 ? 1e6 : 0 },
    { x, y in sine(x * x + y * y) / (x * x + y * y) }, { x, y in 1e300 * (x * x - y) },
    { x, y in 1e-300 * exponential(4 * x + y) }, { x, y in squareRoot(x * y) },
  ]

  /// However high a function is somewhere, all of it is shown.
  @Test(arguments: bounded.indices, [46, 47, 160])
  func boundedFunctionsAreWhole(_ index: Int, _ count: Int) {
    let function = Self.bounded[index]
    #expect(Self.field(function, count: count).boundedRange(of: function) == nil)
  }

  static let unbounded: [(Function, Bool, Bool)] = [
    ({ x, _ in 1 / x }, true, true), ({ x, y in 1 / (x * y) }, true, true),
    ({ x, y in 1 / (x * x + y * y - 1) }, true, true),
    ({ x, y in tangent(2 * x) * tangent(2 * y) }, true, true),
    ({ x, y in 1 / (x * x + y * y) }, false, true),
    ({ x, y in -1 / abs(x - 0.3) }, true, false),
    ({ x, y in naturalLogarithm(1 - x * x - y * y) }, true, false),
    ({ x, y in naturalLogarithm(x * y) }, true, false),
  ]

  /// Toward a pole or the border of the domain what nearly all samples reach is shown, and on the side
  /// on which the function is bounded everything.
  @Test(arguments: unbounded.indices, [46, 160])
  func polesDoNotSetTheScale(_ index: Int, _ count: Int) throws {
    let (function, falls, rises) = Self.unbounded[index]
    let field = Self.field(function, count: count)
    let (all, shown) = (try #require(field.range), try #require(field.boundedRange(of: function)))
    #expect((shown.lowerBound > all.lowerBound) == falls)
    #expect((shown.upperBound < all.upperBound) == rises)
    #expect(abs(shown.lowerBound) < 30 && abs(shown.upperBound) < 30, "\(shown)")
    let inside = field.z.count { shown.contains($0) }
    #expect(Double(inside) > 0.85 * Double(field.z.count { $0.isFinite }))
  }

  static let disc: Function = { x, y in squareRoot(1 - x * x - y * y) }

  /// The border of a disc is a circle, however coarse the grid.
  @Test func bordersAreFollowedBetweenSamples() {
    let field = Self.field(Self.disc, reach: 1.2, count: 40)
    let ends = FieldBorder(of: field, within: -9...9, Self.disc).gaps.values
      .flatMap { [$0.first, $0.second] }.compactMap { $0 }
    #expect(ends.count > 100)
    for end in ends {
      #expect(abs(hypotenuse(end.x, end.y) - 1) < 1e-6)
      #expect(end.z < 1e-3)
    }
  }

  /// On both sides of a pole a function is cut where it leaves what is shown; where it is only steep it
  /// goes on.
  @Test func polesAreCut() {
    let pole: Function = { x, _ in 1 / x }
    let gaps = FieldBorder(of: Self.field(pole, count: 46), within: -5...5, pole).gaps
    #expect(gaps.values.contains { $0.first != nil } && gaps.values.contains { $0.second != nil })
    for end in gaps.values.flatMap({ [$0.first, $0.second] }).compactMap({ $0 }) {
      #expect(abs(abs(end.z) - 5) < 1e-4)
    }
    let steep: Function = { x, _ in hyperbolicTangent(1e3 * x) }
    #expect(FieldBorder(of: Self.field(steep), within: -1.5...1.5, steep).gaps.isEmpty)
  }

  /// Beyond the border lies all of the box but the disc; a place without a value is no region.
  @Test func undefinedRegionsEndAtTheBorder() {
    let bordered = BorderedField(Self.field(Self.disc, reach: 1.2), Self.disc)
    var area = 0.0
    for ring in bordered.undefined.rings {
      for (a, b) in zip(ring.x.indices, ring.x.indices.dropFirst() + [0]) {
        area += 0.5 * (ring.x[a] * ring.y[b] - ring.x[b] * ring.y[a])
      }
    }
    #expect(abs(area - (2.4 * 2.4 - .pi)) < 2e-3, "\(area)")
    let hole: Function = { x, y in sine(x * x + y * y) / (x * x + y * y) }
    let whole = BorderedField(Self.field(hole, count: 161), hole)
    #expect(whole.undefined.rings.isEmpty)
    #expect(whole.field.z.allSatisfy { $0.isFinite })
  }

  /// Bands reach the border, and beyond it lies paper with the lines that hatched cells have.
  @Test(arguments: [true, false]) func undefinedRegionsAreHatched(_ isFilled: Bool) throws {
    let frame = squareFrame(x: -1.2...1.2, y: -1.2...1.2)
    let bordered = BorderedField(Self.field(Self.disc, reach: 1.2), Self.disc)
    var items: [Scene.Item]
    if isFilled {
      var mark = FilledContourMark(field: bordered.field, levels: .linear(count: 5))
      mark.undefined = bordered.undefined
      #expect(mark.keys == [LegendKey("undefined", sample: .hatching)])
      items = mark.draw(in: frame)
    } else {
      var mark = ContourMark(field: bordered.field, levels: .linear(count: 5))
      mark.undefined = bordered.undefined
      items = mark.draw(in: frame)
    }
    let hatching = items.compactMap { item -> [Point]? in
      guard case .path(let path, nil, let pen?) = item, pen.color == frame.theme.secondaryInk else {
        return nil
      }
      return path.points
    }.joined()
    #expect(hatching.count > 40)
    let center = frame.position(0, 0)
    let radius = frame.position(1, 0).x - center.x
    for point in hatching {
      #expect(
        point.distance(to: center) > radius - 0.1 && frame.area.outset(by: 1e-6).contains(point))
      let line = (point.x + point.y) / 4
      #expect(abs(line - line.rounded()) < 1e-6)
    }
    let papers = items.compactMap { item -> Path? in
      if case .path(let path, frame.theme.background?, nil) = item { path } else { nil }
    }
    let nearest = papers.flatMap(\.points).map { $0.distance(to: center) }.min()
    #expect(abs(try #require(nearest) - radius) < 0.1)
  }
}
