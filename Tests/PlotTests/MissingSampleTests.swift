import Graphics
import Testing

@testable import Plot

/// Groups of which some numbers are not finite, which are more than all others.
@Suite struct MissingSampleTests {
  /// The median is that of all numbers, and not drawn where it is none; the ink shows it, in strips.
  @Test(arguments: [(0, 1), (3, 1), (8, 0)])
  func mediansAreOfAllNumbers(_ missing: Int, _ count: Int) {
    let values = (0..<7).map(Double.init) + Array(repeating: .infinity, count: missing)
    for direction in [BarMark.Direction.horizontal, .vertical] {
      let category = Category("a")
      let mark = DistributionMark(
        [.init(category, values: values, style: Theme().cycle[0])], shape: .strip,
        direction: direction)
      var panel = Panel()
      panel.marks = [mark]
      let scene = Figure(rows: [PanelRow([panel])]).scene(measuring: FixedPitchMeasurer())
      let lines = SceneQuery.flattened(scene.items).compactMap { item -> Rect? in
        guard case .path(let path, nil, let stroke?) = item, stroke.width == 1.4 else { return nil }
        return path.bounds
      }
      #expect(lines.count == count)
      let box = DistributionMark(
        [.init(category, values: values, style: Theme().cycle[0])], shape: .box,
        direction: direction)
      panel.marks = [box]
      let other = Figure(rows: [PanelRow([panel])]).scene(measuring: FixedPitchMeasurer())
      #expect(SceneQuery.isFinite(other))
    }
  }
}
