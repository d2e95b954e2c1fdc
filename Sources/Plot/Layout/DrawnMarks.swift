import Graphics

/// What marks draw, from bottom to top.
struct DrawnMarks {
  /// What lies under the grid.
  var ground: [Scene.Item] = []
  /// What lies over it: lines first, then the markers that no line may cover.
  var data: [Scene.Item] = []

  /// Whether nothing can be seen.
  var isEmpty: Bool { ground.isEmpty && data.isEmpty }

  /// Draws marks in a frame; `drawn` has what some of them drew there before.
  init(_ marks: [any Mark], in frame: PanelFrame, drawn: [[Scene.Item]?] = []) {
    for index in DrawnMarks.order(of: marks) {
      let mark = marks[index]
      let items = index < drawn.count ? drawn[index] ?? mark.draw(in: frame) : mark.draw(in: frame)
      if mark.isGround { ground += items } else { data += items }
    }
    // A star is seen on the end of a path, which would hide it.
    for isPath in [true, false] {
      for mark in marks where mark is TrajectoryMark == isPath {
        data += mark.markers(in: frame)
      }
    }
  }

  /// The places of marks in the order in which they are drawn: that of the marks, but for paths that
  /// leave the panel, which go across all of it and lie below those that stay.
  private static func order(of marks: [any Mark]) -> [Int] {
    func leaves(_ index: Int) -> Bool? { (marks[index] as? TrajectoryMark).map { !$0.isCovered } }
    guard let first = marks.indices.first(where: { leaves($0) == false }) else {
      return Array(marks.indices)
    }
    let wild = marks.indices.filter { $0 > first && leaves($0) == true }
    return wild.isEmpty
      ? Array(marks.indices)
      : Array(0..<first) + wild + (first..<marks.count).filter { !wild.contains($0) }
  }
}
