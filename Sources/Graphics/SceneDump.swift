/// The scene as text that a reviewer can read: one item a line, two decimals.
///
///     scene 120.00 x 100.00 pt
///       group panel[0,0]
///         text "0.5" 68.30,85.00 sansRegular 7.00pt #1a1a1a
///         path M24.60,78.00 L112.00,13.00 stroke #ff0000 1.00
public struct SceneDump {
  private var lines: [String] = []

  /// Creates a dump writer.
  public init() {}

  /// The lines for one scene, with a newline at the end.
  public func text(_ scene: Scene) -> String {
    var copy = self
    copy.lines = ["scene \(number(scene.size.width)) x \(number(scene.size.height)) pt"]
    copy.add(scene.items, depth: 1)
    return copy.lines.joined(separator: "\n") + "\n"
  }

  private mutating func add(_ items: [Scene.Item], depth: Int) {
    let indent = String(repeating: "  ", count: depth)
    for item in items {
      switch item {
      case .path(let path, let fill, let stroke):
        lines.append(indent + "path " + describe(path, fill: fill, stroke: stroke))
      case .text(let run):
        lines.append(indent + describe(run))
      case .group(let group):
        var line = indent + "group " + group.name
        if group.offset != .zero { line += " offset \(number(group.offset))" }
        if let clip = group.clip {
          line += " clip \(number(clip.minX)),\(number(clip.minY))"
          line += " \(number(clip.maxX)),\(number(clip.maxY))"
        }
        if let tag = group.tag { line += " " + describe(tag) }
        lines.append(line)
        add(group.items, depth: depth + 1)
      }
    }
  }

  private func describe(_ run: TextRun) -> String {
    var line = "text \"\(run.text)\" \(number(run.position)) \(run.font.face.rawValue)"
    line += " \(number(run.font.size))pt \(run.color.hex)"
    if run.font.hasSmallCapitals { line += " small capitals" }
    if run.wordSpacing != 0 { line += " spaced \(number(run.wordSpacing))" }
    if run.angle != 0 { line += " turned \(number(run.angle))" }
    for part in run.parts ?? [] {
      line += " glyph \(part.glyph)"
      if part.x != 0 || part.y != 0 { line += " at \(number(part.x)),\(number(part.y))" }
    }
    return line
  }

  private func describe(_ tag: Tag) -> String {
    switch tag {
    case .element(let element, let alternative):
      return "is \(element)" + (alternative.map { " \"\($0)\"" } ?? "")
    case .continuation(let element): return "goes on as \(element)"
    case .link(let place): return "leads to \(place)"
    case .address(let address): return "leads to <\(address)>"
    case .place(let place): return "at \(place)"
    }
  }

  private func describe(_ path: Path, fill: Color?, stroke: Stroke?) -> String {
    var parts: [String] = []
    var points = path.points[...]
    for verb in path.verbs {
      switch verb {
      case .move: parts.append("M" + take(1, from: &points))
      case .line: parts.append("L" + take(1, from: &points))
      case .curve: parts.append("C" + take(3, from: &points))
      case .close: parts.append("Z")
      }
    }
    if let fill { parts.append("fill \(fill.hex)") }
    if let stroke {
      parts.append("stroke \(stroke.color.hex) \(number(stroke.width))")
      if !stroke.dash.isEmpty {
        parts.append("dash " + stroke.dash.map(number).joined(separator: ","))
      }
    }
    return parts.joined(separator: " ")
  }

  private func take(_ count: Int, from points: inout ArraySlice<Point>) -> String {
    let taken = points.prefix(count).map(number).joined(separator: " ")
    points = points.dropFirst(count)
    return taken
  }

  private func number(_ point: Point) -> String { "\(number(point.x)),\(number(point.y))" }

  /// Two decimals, and no minus before a zero.
  private func number(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "\(value)" }
    let hundredths = Int((value * 100).rounded())
    let magnitude = abs(hundredths)
    let fraction = magnitude % 100
    return (hundredths < 0 ? "-" : "") + "\(magnitude / 100)." + (fraction < 10 ? "0" : "")
      + "\(fraction)"
  }
}
