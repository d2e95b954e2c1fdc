import Graphics
import Plot
import Testing
import Typesetting

@Suite struct StripTests {
  let frame = squareFrame(x: 0...1, y: 0...1)

  private func mark(cut: Double) -> StripMark {
    StripMark([
      .init(0...cut, color: Color(0x240473), name: "left"),
      .init(cut...1, color: Color(0x8c2016), name: "right"),
    ])
  }

  /// Every name is in the middle of its piece; else none is, and the keys explain the colors.
  @Test(arguments: [(0.5, 2), (0.3, 2), (0.02, 0)])
  func namesStandInPiecesThatHoldThem(_ cut: Double, _ count: Int) {
    let mark = mark(cut: cut)
    let requests = mark.directLabels(in: frame)
    #expect(requests.count == count)
    for (request, middle) in zip(requests, [0.5 * cut, 0.5 * (cut + 1)]) {
      #expect(abs(request.candidates[0].position.x - frame.x(middle)) < 1e-9)
    }
    #expect(mark.keys.map(\.text) == ["left", "right"])
  }

  /// Where nothing finite came out there are lines, a key to them, and paper under the name.
  @Test func piecesWithoutANumberAreHatched() {
    var mark = mark(cut: 0.5)
    mark.pieces[1].isHatched = true
    #expect(mark.keys.last == LegendKey("right", sample: .hatching))
    let items = mark.draw(in: frame)
    let fills = items.filter { if case .path(_, _?, _) = $0 { true } else { false } }
    #expect(fills.count == 1 && items.count == 2)
    #expect(mark.directLabels(in: frame).map(\.hasPaper) == [false, true])
  }

  /// Nothing else is written on the strip, but its own names are not in their own way.
  @Test func obstaclesLeaveTheNamesFree() {
    let mark = mark(cut: 0.5)
    let boxes = mark.directLabels(in: frame).compactMap { request -> Rect? in
      request.candidates.first.map {
        request.label.bounds(at: $0.position, $0.horizontal, $0.vertical)
      }
    }
    #expect(boxes.count == 2)
    for obstacle in mark.obstacles(in: frame) {
      guard case .rect(let rect) = obstacle else { continue }
      for box in boxes { #expect(!rect.intersects(box)) }
    }
  }

  /// Text is legible on every tint, and in grey no two are alike, neighbors least.
  @Test(arguments: [Theme.handout, .slidesDark, .grey])
  func tintsStepInLightness(_ theme: Theme) {
    let pieces = theme.cycle.enumerated().map { index, style in
      StripMark.Piece(Double(index)...Double(index + 1), color: style.color, name: "\(index)")
    }
    var frame = squareFrame(x: 0...6, y: 0...1)
    frame.theme = theme
    let mark = StripMark(pieces, paper: theme.background)
    let tints = mark.draw(in: frame).compactMap { item -> Color? in
      guard case .path(_, let fill?, _) = item else { return nil }
      return theme.background.mixed(with: fill.withAlpha(1), by: fill.alpha)
    }
    #expect(tints.count == 6)
    for tint in tints { #expect(tint.contrast(with: theme.ink) >= 4.5) }
    let greys = tints.map { CIELab($0).lightness }
    for (a, b) in zip(greys.sorted(), greys.sorted().dropFirst()) { #expect(b - a >= 4) }
    for (a, b) in zip(greys.prefix(4), greys.prefix(4).dropFirst()) { #expect(abs(a - b) >= 4.9) }
  }

  /// Paper parts them where the steps are small.
  @Test func paperPartsPiecesThatMeet() {
    let edges = mark(cut: 0.3).draw(in: frame).compactMap { item -> Rect? in
      if case .path(let path, .some, _) = item { path.bounds } else { nil }
    }
    #expect(edges.count == 2)
    #expect(edges.first.map { $0.minX } == frame.area.minX)
    #expect(edges.last.map { $0.maxX } == frame.area.maxX)
    if let left = edges.first, let right = edges.last {
      #expect(right.minX - left.maxX >= 1)
      #expect(abs(0.5 * (right.minX + left.maxX) - frame.x(0.3)) < 1e-9)
    }
  }
}
