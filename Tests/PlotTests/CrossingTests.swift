import Graphics
import Testing

@testable import Plot

@Suite struct CrossingTests {
  private func crossings(_ nodeCount: Int, _ edges: [(from: Int, to: Int)]) -> Int {
    let layers = ComputationGraphLayers(nodeCount: nodeCount, edges: edges)
    return ComputationGraphCrossings(layers.layers, routes: layers.routes)
      .count(in: layers.layers)
  }

  /// A binary tree whose leaves are named in the worst order has a drawing in the plane.
  @Test func treesHaveNoCrossings() {
    // Leaves 0–7 join as (0, 4), (1, 5), (2, 6), (3, 7), these as (8, 10), (9, 11), then the root.
    let pairs = (0..<4).flatMap { [(from: $0, to: 8 + $0), (from: $0 + 4, to: 8 + $0)] }
    let joins = [(8, 12), (10, 12), (9, 13), (11, 13), (12, 14), (13, 14)].map {
      (from: $0.0, to: $0.1)
    }
    #expect(crossings(15, pairs + joins) == 0)
  }

  /// The complete bipartite graph of m and n nodes in two layers has m(m−1)n(n−1)/4 crossings in any
  /// order.
  @Test(arguments: [(2, 2), (2, 3), (3, 3), (4, 5)])
  func completeLayersHaveTheirNumber(_ m: Int, _ n: Int) {
    let edges = (0..<m).flatMap { a in (0..<n).map { (from: a, to: m + $0) } }
    #expect(crossings(m + n, edges) == m * (m - 1) * n * (n - 1) / 4)
  }

  /// An exchange never makes more edges cross.
  @Test func exchangesOnlyHelp() {
    let routes = [[0, 7], [1, 6], [2, 5], [3, 4], [0, 5], [3, 6]]
    let layers = [[0, 1, 2, 3], [4, 5, 6, 7]]
    let counting = ComputationGraphCrossings(layers, routes: routes)
    let better = counting.exchanged(layers)
    #expect(counting.count(in: better) < counting.count(in: layers))
    #expect(better.map { $0.sorted() } == layers)
  }
}

/// Long columns of a computation graph.
@Suite struct GraphHeightTests {
  /// Twelve inputs of one sum: in a panel that is high enough for them no text lies over a box below.
  @Test func textsUnderBoxesHaveRoom() {
    var frame = squareFrame(x: 0...1, y: 0...1)
    frame.area = Rect(x: 0, y: 0, width: 320, height: 400)
    let mark = ComputationGraphMark(
      nodes: (0...12).map { .init("n\($0)", value: "1", adjoint: "a\($0)") },
      edges: (0..<12).map { .init(from: $0, to: 12, derivative: "d", backward: "b") })
    let items = mark.draw(in: frame)
    let boxes = paths(items).filter { $0.verbs.count == 10 }.compactMap(\.bounds)
    #expect(boxes.count == 13)
    for run in texts(items) where run.text.hasPrefix("a") {
      let extents = FixedPitchMeasurer().extents(of: run.text, font: run.font)
      let (x, y) = (run.position.x, run.position.y)
      let text = Rect(
        minX: x, minY: y - extents.inkTop, maxX: x + extents.advance, maxY: y + extents.inkBottom)
      #expect(!boxes.contains { $0.intersects(text) }, "\(run.text)")
    }
  }
}

/// Edges beside boxes of different widths.
@Suite struct GraphBendTests {
  /// A narrow box beside wide ones: its edge keeps off them.
  @Test func edgesBendBeyondTheWidestBoxOfTheirLayer() {
    var frame = squareFrame(x: 0...1, y: 0...1)
    frame.area = Rect(x: 0, y: 0, width: 400, height: 200)
    let mark = ComputationGraphMark(
      nodes: [.init("a long name of a node", value: "1", adjoint: "")]
        + (1...2).map { .init("n\($0)", value: "1", adjoint: "") }
        + [
          .init("another name of a node", value: "1", adjoint: ""),
          .init("n4", value: "1", adjoint: ""),
        ],
      edges: (0..<4).map { .init(from: $0, to: 4, derivative: "", backward: "") })
    let items = mark.draw(in: frame)
    let boxes = paths(items).filter { $0.verbs.count == 10 }.compactMap(\.bounds)
    let tracks = paths(items).filter { path in
      path.points.count > 4 && path.verbs.allSatisfy { $0 != .close && $0 != .curve }
    }
    #expect(boxes.count == 5 && tracks.count == 4)
    for track in tracks {
      for (a, b) in zip(track.points, track.points.dropFirst()) {
        for box in boxes {
          #expect(Polyline.segment(from: a, to: b, in: box.outset(by: -0.5)) == nil)
        }
      }
    }
  }
}
