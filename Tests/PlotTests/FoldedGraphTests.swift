import Graphics
import Testing

@testable import Plot

/// Graphs that are too long for one row.
@Suite struct FoldedGraphTests {
  private func chain(_ count: Int) -> ComputationGraphMark {
    ComputationGraphMark(
      nodes: (0..<count).map { .init("node \($0) here", value: "\($0).25", adjoint: "a\($0)") },
      edges: (1..<count).map { .init(from: $0 - 1, to: $0, derivative: "dd", backward: "bb") })
  }

  private func frame(_ width: Double, _ height: Double) -> PanelFrame {
    var frame = squareFrame(x: 0...1, y: 0...1)
    frame.area = Rect(x: 10, y: 10, width: width, height: height)
    return frame
  }

  /// A chain that would need tiny text in one row is folded: its text can be read, stays inside, and
  /// none is left out.
  @Test(arguments: [(14, 434.0, 240.0), (14, 210.0, 260.0), (9, 300.0, 200.0)])
  func longChainsAreReadable(_ count: Int, _ width: Double, _ height: Double) throws {
    let frame = frame(width, height)
    let drawing = ComputationGraphDrawing(chain(count), in: frame)
    #expect(drawing.rows.count > 1)
    #expect(drawing.omission == nil)
    #expect(drawing.leastSize.width <= width && drawing.leastSize.height <= height)
    for text in texts(drawing.items) {
      #expect(text.font.size >= 6, "\(text.text)")
      #expect(frame.area.contains(text.position), "\(text.text)")
    }
    for (index, box) in drawing.boxes.enumerated() {
      #expect(frame.area.contains(box))
      #expect(!drawing.boxes[..<index].contains { $0.intersects(box) })
    }
  }

  /// What has room in one row stays there.
  @Test func shortChainsAreNotFolded() {
    #expect(ComputationGraphDrawing(chain(4), in: frame(434, 240)).rows.count == 1)
  }

  /// Every arrow keeps clear of all boxes but those at its ends.
  @Test func arrowsTurnBesideTheRows() {
    let drawing = ComputationGraphDrawing(chain(14), in: frame(434, 240))
    for edge in drawing.mark.edges.indices {
      for shift in [-2.0, 2] {
        let track = drawing.track(edge, shift: shift)
        for (index, box) in drawing.boxes.enumerated() where index != edge && index != edge + 1 {
          for (a, b) in zip(track, track.dropFirst()) {
            #expect(Polyline.segment(from: a, to: b, in: box) == nil)
          }
        }
      }
    }
  }

  /// The rows are about equally long, and no layer is lost.
  @Test(arguments: [(1, [0..<5]), (2, [0..<3, 3..<5]), (9, [0..<1, 1..<2, 2..<3, 3..<4, 4..<5])])
  func layersAreDividedEvenly(_ count: Int, _ ranges: [Range<Int>]) {
    let layers = ComputationGraphLayers(nodeCount: 5, edges: (1..<5).map { ($0 - 1, $0) })
    let rows = ComputationGraphRows(
      count, of: layers, widths: [1, 1, 1, 2, 1], gap: 0)
    #expect(rows.layers == ranges)
  }
}
