import Configuration
import Graphics
import Report

/// A drawn figure, and questions that tests ask about it.
struct Drawing: Hashable {
  let scene: Scene
  private let items: [Scene.Item]

  /// Draws a figure as if all characters were equally wide.
  init(_ figure: BuiltFigure) {
    scene = figure.scene(measuring: FixedPitchMeasurer())
    items = Drawing.flattened(scene.items)
  }

  /// Draws the only panel of a figure, given by its members and the experiment "it" by its.
  init(_ panel: String, of experiment: String) throws {
    let spec = try readConfig(
      """
      {
        "experiments": { "it": { \(experiment) } },
        "figures": { "it": { "title": "T", "alt": "t", "panels": [[{ \(panel) }]] } }
      }
      """)
    let report = Report(spec, runs: spec.experiments.map { Report.runs(of: $0, in: spec) })
    self.init(report.figure(spec.figures[0]))
  }

  /// All texts in the order in which they are drawn, those of one formula one after the other.
  var text: String { texts.joined(separator: " ") }

  /// The text of every run.
  var texts: [String] {
    items.compactMap { if case .text(let run) = $0 { run.text } else { nil } }
  }

  /// How many corners all lines and areas have together.
  var cornerCount: Int {
    items.reduce(0) { if case .path(let path, _, _) = $1 { $0 + path.points.count } else { $0 } }
  }

  /// Where the last run of a text stands.
  func position(of text: String) -> Point? {
    items.compactMap { item -> Point? in
      if case .text(let run) = item, run.text == text { run.position } else { nil }
    }.last
  }

  /// The lines of a color, each with its corners.
  func lines(_ color: Color) -> [[Point]] {
    items.compactMap { item in
      if case .path(let path, _, let stroke?) = item, stroke.color == color {
        path.points
      } else {
        nil
      }
    }
  }

  /// The pens of all lines.
  var strokes: [Stroke] {
    items.compactMap { if case .path(_, _, let stroke?) = $0 { stroke } else { nil } }
  }

  /// The rectangles around what is filled with a color.
  func fills(_ color: Color) -> [Rect] {
    items.compactMap { item in
      if case .path(let path, color?, _) = item { path.bounds } else { nil }
    }
  }

  /// The rectangles around what is filled with a color that lets the paper shine through.
  func tints(of color: Color) -> [Rect] {
    items.compactMap { item in
      if case .path(let path, let fill?, nil) = item, fill.alpha < 1, fill.withAlpha(1) == color {
        path.bounds
      } else {
        nil
      }
    }
  }

  private static func flattened(_ items: [Scene.Item]) -> [Scene.Item] {
    items.flatMap { item in
      guard case .group(let group) = item else { return [item] }
      return flattened(group.items).map { $0.offset(by: group.offset) }
    }
  }
}
