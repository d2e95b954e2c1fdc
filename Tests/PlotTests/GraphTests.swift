import Graphics
import Testing

@testable import Plot

@Suite struct GraphTests {
  let frame = squareFrame(x: 0...1, y: 0...1)

  private func mark(_ count: Int, _ edges: [(Int, Int)]) -> ComputationGraphMark {
    ComputationGraphMark(
      nodes: (0..<count).map { .init("n\($0)", value: "\($0)", adjoint: "a\($0)") },
      edges: edges.map { .init(from: $0.0, to: $0.1, derivative: "d", backward: "b") })
  }

  /// Two inputs that all units use, a weight for each, and what the units add up to.
  private func network(_ units: Int) -> ComputationGraphMark {
    let (unit, output) = (2 + units, 2 + 2 * units)
    let edges = (0..<units).flatMap { [(0, unit + $0), (1, unit + $0), (2 + $0, unit + $0)] }
    return mark(output + 1, edges + (0..<units).map { (unit + $0, output) })
  }

  /// Boxes by the name inside.
  private func boxes(_ mark: ComputationGraphMark, in frame: PanelFrame? = nil) -> [String: Rect] {
    let items = mark.draw(in: frame ?? self.frame)
    let rects = paths(items).filter { $0.verbs.count == 10 }.compactMap(\.bounds)
    var named: [String: Rect] = [:]
    for text in texts(items) where text.text.hasPrefix("n") {
      named[text.text] = rects.first { $0.contains(text.position) }
    }
    return named
  }

  /// Left to right along every edge; no box over another.
  @Test(arguments: [
    [(0, 1), (1, 2)], [(0, 2), (1, 2), (0, 1)], [(0, 1), (0, 2), (1, 3), (2, 3), (0, 3), (3, 4)],
  ])
  func edgesLeadToTheRightAndBoxesAreApart(_ edges: [(Int, Int)]) {
    let count = (edges.map { max($0.0, $0.1) }.max() ?? 0) + 1
    let boxes = boxes(mark(count, edges))
    #expect(boxes.count == count)
    for (from, to) in edges {
      guard let a = boxes["n\(from)"], let b = boxes["n\(to)"] else { continue }
      #expect(a.maxX < b.minX)
    }
    for i in 0..<count {
      for j in 0..<i {
        guard let a = boxes["n\(i)"], let b = boxes["n\(j)"] else { continue }
        #expect(!a.intersects(b))
      }
    }
  }

  /// An edge over a layer is led around the box in it.
  @Test func longEdgesGoAroundNodes() {
    let mark = mark(3, [(0, 1), (1, 2), (0, 2)])
    guard let middle = boxes(mark)["n1"] else { return #expect(Bool(false)) }
    let tracks = paths(mark.draw(in: frame)).filter { path in
      path.points.count > 4 && path.verbs.allSatisfy { $0 != .close && $0 != .curve }
    }
    for track in tracks {
      for (a, b) in zip(track.points, track.points.dropFirst()) {
        #expect(Polyline.segment(from: a, to: b, in: middle.outset(by: -0.5)) == nil)
      }
    }
  }

  /// Where arrows could not bend between the columns, the graph asks for more room.
  @Test func asksForRoomBetweenItsColumns() {
    let long = mark(90, (0..<89).map { ($0, $0 + 1) })
    #expect(long.leastSize(in: frame).width > frame.area.width)
    let short = mark(3, [(0, 1), (1, 2)])
    let least = short.leastSize(in: frame)
    #expect(least.width < frame.area.width && least.width > 40)
    var narrow = frame
    narrow.area = Rect(x: 0, y: 0, width: least.width + 1, height: least.height + 1)
    let boxes = boxes(short, in: narrow)
    for (a, b) in zip(["n0", "n1"], ["n1", "n2"]) {
      #expect((boxes[b]?.minX ?? 0) - (boxes[a]?.maxX ?? 0) > 12)
    }
  }

  @Test func textIsNeverBelowSixPoints() {
    let long = mark(9, (0..<8).map { ($0, $0 + 1) })
    for text in texts(long.draw(in: frame)) { #expect(text.font.size >= 6) }
  }

  /// A cycle is a mistake of the caller, but no reason to hang.
  @Test func aCycleIsDrawnSomehow() {
    #expect(!mark(2, [(0, 1), (1, 0)]).draw(in: frame).isEmpty)
  }

  /// What is written on the arrows, and under the boxes at the sides, is clear of all arrows and
  /// inside the panel.
  @Test(arguments: [[(0, 1), (1, 2)], [(0, 1), (1, 2), (0, 2)]])
  func textIsClearOfArrowsAndInside(_ edges: [(Int, Int)]) {
    var frame = frame
    frame.area = Rect(x: 10, y: 10, width: 260, height: 160)
    let items = mark(3, edges).draw(in: frame)
    let tracks = paths(items).filter { path in
      path.points.count > 1 && path.verbs.allSatisfy { $0 != .close && $0 != .curve }
    }
    for text in texts(items) {
      let extents = FixedPitchMeasurer().extents(of: text.text, font: text.font)
      let (x, y) = (text.position.x, text.position.y)
      let box = Rect(minX: x, minY: y - 0.7 * text.font.size, maxX: x + extents.advance, maxY: y)
      #expect(frame.area.contains(box))
      for track in tracks where text.text == "d" || text.text == "b" {
        for (a, b) in zip(track.points, track.points.dropFirst()) {
          #expect(Polyline.segment(from: a, to: b, in: box) == nil, "\(text.text) at \(box)")
        }
      }
    }
  }

  /// Arrows that leave one box have room for what is written on each: all is there, and nothing lies
  /// on another text or a box.
  @Test(arguments: [2, 3])
  func sharedInputsHaveRoomForTheTexts(_ units: Int) {
    var frame = frame
    frame.area = Rect(x: 10, y: 10, width: 420, height: 330)
    let mark = network(units)
    let items = mark.draw(in: frame)
    let onArrows = texts(items).filter { $0.text == "d" || $0.text == "b" }
    #expect(onArrows.count == 2 * mark.edges.count)
    var taken = boxes(mark, in: frame).map(\.value)
    for text in texts(items) where !text.text.hasPrefix("n") && text.text.first?.isLetter == true {
      let width = FixedPitchMeasurer().extents(of: text.text, font: text.font).advance
      let box = Rect(
        x: text.position.x, y: text.position.y - 0.7 * text.font.size, width: width,
        height: 0.7 * text.font.size)
      #expect(!taken.contains { $0.intersects(box) }, "\(text.text) at \(box)")
      taken.append(box)
    }
  }

  /// Where arrows run steeply, texts stand beside them, and hardly one covers a piece of an arrow.
  @Test func textsStandBesideSteepArrows() {
    var frame = frame
    frame.area = Rect(x: 10, y: 10, width: 560, height: 320)
    let edges = [
      (0, 2), (1, 2), (2, 3), (0, 3), (2, 4), (3, 4), (4, 5), (3, 5), (5, 6), (6, 7), (2, 7),
      (7, 8),
      (5, 8),
    ]
    let mark = ComputationGraphMark(
      nodes: (0..<9).map { .init("n\($0)", value: "0.4200", adjoint: "") },
      edges: edges.map { .init(from: $0.0, to: $0.1, derivative: "−0.846", backward: "0.5069") })
    let items = mark.draw(in: frame)
    let tracks = paths(items).filter { $0.verbs.count > 5 && $0.verbs.count != 10 }.map(\.points)
    #expect(tracks.count > edges.count)
    let onArrows = texts(items).filter { $0.text == "−0.846" || $0.text == "0.5069" }
    #expect(onArrows.count > 20)
    let covered = onArrows.count { text in
      let width = FixedPitchMeasurer().extents(of: text.text, font: text.font).advance
      let box = Rect(
        x: text.position.x, y: text.position.y - 0.6 * text.font.size, width: width,
        height: 0.6 * text.font.size)
      return tracks.contains { $0.contains(where: box.contains) }
    }
    #expect(covered <= 2, "\(covered) of \(onArrows.count)")
  }

  /// What flows back runs beside what goes forward: each edge bends once, at one place for both.
  @Test func arrowsOfAnEdgeBendTogether() throws {
    var frame = frame
    frame.area = Rect(x: 10, y: 10, width: 420, height: 330)
    // The second of the two units lies as far below the middle as what it leads to, nearly.
    let mark = mark(
      15,
      [(0, 8), (1, 8), (2, 8), (3, 8), (3, 10), (4, 8), (4, 10), (5, 10), (6, 10), (7, 10)]
        + [(8, 12), (9, 12), (10, 12), (11, 12), (12, 14), (13, 14)])
    let tracks = paths(mark.draw(in: frame)).filter { path in
      path.points.count > 4 && path.verbs.allSatisfy { $0 != .close && $0 != .curve }
    }
    try #require(tracks.count == 2 * mark.edges.count)
    /// Where a track is steepest.
    func bend(_ track: Path) -> Double {
      let pieces = zip(track.points, track.points.dropFirst())
      let steepest = pieces.max { abs($0.1.y - $0.0.y) < abs($1.1.y - $1.0.y) }
      return steepest.map { 0.5 * ($0.0.x + $0.1.x) } ?? 0
    }
    for edge in mark.edges.indices {
      let (there, back) = (tracks[2 * edge], tracks[2 * edge + 1])
      guard let first = there.points.first, let last = there.points.last else { continue }
      if abs(first.y - last.y) > 8 { #expect(abs(bend(there) - bend(back)) < 8) }
    }
  }

  /// Where the whole texts do not fit, their values stand on the edges, none of them under a box.
  @Test func crowdedGraphsShowValues() {
    let edges = (0..<5).map {
      ComputationGraphMark.Edge(
        from: $0, to: $0 + 1, derivative: "a long derivative", backward: "a long product",
        shortDerivative: "7", shortBackward: "8")
    }
    let nodes = (0..<6).map { ComputationGraphMark.Node("n\($0)", value: "\($0)") }
    let items = ComputationGraphMark(nodes: nodes, edges: edges).draw(in: frame)
    let written = texts(items).map(\.text)
    #expect(!written.contains { $0.hasPrefix("a long") })
    let boxes = paths(items).filter { $0.verbs.count == 10 }.compactMap(\.bounds)
    for text in texts(items) where text.text == "7" || text.text == "8" {
      #expect(!boxes.contains { $0.contains(text.position) })
    }
  }

  /// A panel without any room has a picture all the same.
  @Test(arguments: [1.0, 20, 60])
  func panelsWithoutRoomAreDrawnSomehow(_ width: Double) {
    var frame = frame
    frame.area = Rect(x: 10, y: 10, width: width, height: 40)
    #expect(!network(3).draw(in: frame).isEmpty)
    #expect(!mark(9, (0..<8).map { ($0, $0 + 1) }).draw(in: frame).isEmpty)
  }

  /// Texts that would lie on others are left out, and that is told.
  @Test(arguments: 1...9)
  func textsThatAreLeftOutAreTold(_ units: Int) throws {
    let mark = network(units)
    let shown = texts(mark.draw(in: frame)).count { $0.text == "d" || $0.text == "b" }
    let drawing = try #require(mark.settled(in: frame) as? ComputationGraphDrawing)
    let missing = 2 * mark.edges.count - shown
    #expect(
      drawing.omission?.hasPrefix(missing == 1 ? "a text" : "\(missing) texts") ?? (missing == 0))
  }
}
