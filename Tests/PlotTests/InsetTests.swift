import Graphics
import Testing

@testable import Plot

@Suite struct InsetTests {
  private let style = Theme().cycle[0]

  private func zoom(
    _ x: ClosedRange<Double>, _ y: ClosedRange<Double>, _ place: InsetMark.Place = .automatic
  ) -> InsetDrawing? {
    let frame = squareFrame(x: 0...10, y: 0...10)
    let line = LineMark(x: [0, 10], y: [10, 0], style: style)
    return InsetDrawing(
      InsetMark(x: x, y: y, place: place), among: line.obstacles(in: frame), frame: frame,
      hasEqualAspect: false)
  }

  /// The inset covers neither the curve nor what it shows, and stays in the panel.
  @Test(arguments: [(1.0, 1.5), (4.5, 5.5), (8, 9.5)])
  func standsWhereNothingIs(_ low: Double, _ high: Double) throws {
    let frame = squareFrame(x: 0...10, y: 0...10)
    let inset = try #require(zoom(low...high, (10 - high)...(10 - low)))
    #expect(frame.area.contains(inset.rect))
    #expect(!inset.rect.intersects(inset.source))
    for part in stride(from: 0.0, through: 10, by: 0.1) {
      #expect(!inset.rect.contains(frame.position(part, 10 - part)))
    }
  }

  /// A place that is asked for is taken.
  @Test func cornersAreCorners() throws {
    let frame = squareFrame(x: 0...10, y: 0...10)
    let rect = try #require(zoom(4...6, 4...6, .bottomLeft)).rect
    #expect(rect.midX < frame.area.midX && rect.midY > frame.area.midY)
  }

  /// What is drawn in the inset is what is in the range: a line through its corners.
  @Test func showsTheRangeEnlarged() throws {
    let inset = try #require(zoom(4...6, 4...6))
    let items = inset.items(drawing: [LineMark(x: [0, 10], y: [10, 0], style: style)])
    let zoomed = items.compactMap { item -> Scene.Group? in
      if case .group(let group) = item { group } else { nil }
    }
    let group = try #require(zoomed.first)
    #expect(group.clip == inset.rect)
    guard case .path(let path, _, _) = try #require(group.items.first) else { return }
    let bounds = try #require(path.bounds)
    #expect(abs(bounds.minX - inset.rect.minX) < 1 && abs(bounds.maxX - inset.rect.maxX) < 1)
    #expect(inset.rect.width > 1.3 * inset.source.width)
  }

  /// Two lines join the zoomed part and the inset, through neither of them.
  @Test func connectorsStayOutside() throws {
    for place in InsetMark.Place.allCases {
      let inset = try #require(zoom(4...6, 4...6, place))
      guard case .path(let guides, _, _)? = inset.items(drawing: []).first else { continue }
      #expect(guides.verbs.count { $0 == .move } == 3)
    }
  }

  @Test func whatIsNotInThePanelIsNotZoomed() {
    #expect(zoom(20...30, 1...2) == nil)
  }
}
