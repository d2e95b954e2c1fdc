import Graphics
import Typesetting

/// A panel at its place: what its marks need more than once is worked out, and its labels are placed.
struct SettledPanel {
  /// Labels at the places found for them.
  struct Labels {
    /// Direct labels first, each with the step from which on it is shown; nil for always.
    var texts: [(step: Int?, items: [Scene.Item])] = []
    /// What texts and markers cover.
    var reserved: [Rect] = []
    /// Whether each direct label has a place.
    var directLabelsFit = true
    /// The labels that are left out, though no legend says what they do.
    var missing: [String] = []

    /// What is shown in the end, or after so many steps.
    func items(at step: Int = .max) -> [Scene.Item] {
      texts.flatMap { $0.step ?? 0 <= step ? $0.items : [] }
    }
  }

  let sketch: PanelSketch
  /// The marks of the panel, settled in its frame.
  let marks: [any Mark]
  /// The zoom that the panel asks for, at its place; nil for none.
  let inset: InsetDrawing?
  /// The labels, of which those that have no place are left out only for a legend.
  private(set) var labels = Labels()
  /// The ink of each mark.
  private let obstacles: [[Obstacle]]

  init(_ sketch: PanelSketch) {
    let (panel, frame) = (sketch.panel, sketch.frame)
    let marks = panel.marks.map { $0.settled(in: frame) }
    let obstacles = marks.map { $0.obstacles(in: frame) }
    self.sketch = sketch
    self.marks = marks
    self.obstacles = obstacles
    inset = marks.lazy.compactMap { $0 as? InsetMark }.first.flatMap {
      InsetDrawing(
        $0, among: obstacles.flatMap { $0 }, frame: frame, hasEqualAspect: panel.hasEqualAspect)
    }
    labels = placedLabels()
  }

  /// The curves with numbers of which the axes show no part, though they reach as far as the axes do.
  var hiddenCurves: [LineMark] {
    zip(marks, obstacles).compactMap { mark, ink in
      guard let line = mark as? LineMark, ink.isEmpty, !line.isOutside(sketch.frame),
        line.remark(in: sketch.frame) == nil
      else {
        return nil
      }
      return line.extent.y == nil && line.extent.leavingY == nil ? nil : line
    }
  }

  /// Whether nothing is drawn of curves, points and bars; fields may be plain and yet be something.
  var isWithoutData: Bool {
    let frame = sketch.frame
    return sketch.panel.kind == .curve && !marks.isEmpty
      && marks.allSatisfy { mark in
        let extent = mark.extent.union(mark.extent(along: frame.x))
        return extent.y == nil && extent.leavingY == nil && !mark.isGround
          && extent.categoriesX.isEmpty && extent.categoriesY.isEmpty
          && mark.labels(in: frame).isEmpty
      }
  }

  /// The least area in which all marks can be read, in points.
  var leastSize: Size {
    marks.map { $0.leastSize(in: sketch.frame) }.reduce(Size(width: 0, height: 0)) {
      Size(width: max($0.width, $1.width), height: max($0.height, $1.height))
    }
  }

  /// Places the labels; with `leavingOut` direct ones that have no place are left out, whatever the
  /// panel says of its legend.
  func placedLabels(leavingOut: Bool = false) -> Labels {
    let frame = sketch.frame
    var (placer, reserved) = placer
    // What has no place goes to the legend, unless the panel must not have one.
    let requests = sketch.directLabels.map { request in
      var request = request
      request.isOptional = leavingOut || sketch.panel.legend == .automatic
      let inside = request.candidates.filter { candidate in
        let bounds = request.label.bounds(
          at: candidate.position, candidate.horizontal, candidate.vertical)
        // Only a name that follows the end of its curve goes on beyond the area.
        let follows = candidate.horizontal == .start && candidate.vertical == .middle
        return bounds.maxX <= frame.area.maxX
          || (follows && request.label.width <= sketch.longestReach)
      }
      if !inside.isEmpty { request.candidates = inside }
      return request
    }
    let column = EndLabels(requests, right: sketch.labelRegion.maxX, of: frame.area)
    var texts: [(step: Int?, items: [Scene.Item])] = []
    var fits = true
    func place(_ request: LabelRequest) -> Bool {
      guard let placed = placer.place(request) else { return false }
      texts.append((request.step, placed.items))
      return true
    }
    for request in column.requests where !place(request) { fits = false }
    // Names that have a choice give way to texts that have none.
    let fixed = marks.indices.flatMap { labels(of: $0) }
    var fixedTexts: [(step: Int?, items: [Scene.Item])] = []
    var missing: [String] = []
    var said: Set<[String]> = []
    for request in fixed {
      var request = request
      // What another label says already is not worth covering anything.
      let isNew = said.insert(request.label.words).inserted
      if !isNew, !request.isRepeatable { request.isOptional = true }
      if let placed = placer.place(request) {
        fixedTexts.append((request.step, placed.items))
      } else if !request.isOptional {
        missing.append(request.name)
      }
    }
    for request in column.others where !place(request) { fits = false }
    return Labels(
      texts: texts + fixedTexts, reserved: reserved + placer.placed, directLabelsFit: fits,
      missing: missing)
  }

  /// A placer that knows all ink, and what markers and the inset cover.
  private var placer: (placer: LabelPlacer, reserved: [Rect]) {
    var placer = LabelPlacer(
      region: sketch.labelRegion, inside: sketch.frame.area,
      isOnField: sketch.panel.colorBar != nil, theme: sketch.context.theme)
    var reserved: [Rect] = []
    let named = Set(sketch.directLabels.compactMap(\.curve))
    for (index, obstacles) in obstacles.enumerated() {
      placer.add(obstacles)
      reserved += SettledPanel.markers(among: obstacles)
      if named.contains(index) { placer.add(obstacles, asCurve: index) }
    }
    if let inset {
      placer.add([.rect(inset.rect), .rect(inset.source)])
      reserved.append(inset.rect)
    }
    return (placer, reserved)
  }

  /// The areas that a mark covers; none for isolines, whose own labels give way.
  private static func markers(among obstacles: [Obstacle]) -> [Rect] {
    let givesWay = obstacles.contains { if case .faint = $0 { true } else { false } }
    guard !givesWay else { return [] }
    return obstacles.compactMap { if case .rect(let rect) = $0 { rect } else { nil } }
  }
}

extension PanelSketch {
  /// Where labels may stand: text keeps off the axis line, and off a frame.
  fileprivate var labelRegion: Rect {
    let (gap, rim) = (context.theme.gap, panel.kind == .plane ? context.theme.gap : 0)
    return Rect(
      minX: frame.area.minX + gap, minY: frame.area.minY + rim,
      maxX: frame.area.maxX + (mayReachOut ? reach : -rim), maxY: frame.area.maxY - rim)
  }
}

extension Label {
  /// The texts of its runs.
  fileprivate var words: [String] {
    items.compactMap { if case .text(let run) = $0 { run.text } else { nil } }
  }
}
