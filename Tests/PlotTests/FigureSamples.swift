import Graphics
import Plot

/// Figures that the tests lay out at many sizes.
struct SampleFigure {
  var name: String
  var rows: [PanelRow]

  static let all = [
    SampleFigure(name: "curve", rows: [PanelRow([curve()])]),
    SampleFigure(name: "log", rows: [PanelRow([log()])]),
    SampleFigure(name: "symlog", rows: [PanelRow([symlog()])]),
    SampleFigure(name: "plane", rows: [PanelRow([plane()])]),
    SampleFigure(name: "annotated", rows: [PanelRow([annotated()])]),
    SampleFigure(name: "grid", rows: grid()),
    SampleFigure(name: "bars", rows: [PanelRow([bar(.linear), bar(.log10)])]),
  ]

  static func named(_ name: String, width: Double, height: Double = 110) -> Figure? {
    all.first { $0.name == name }.map {
      let size = Size(width: width * 72 / 25.4, height: height * 72 / 25.4)
      return Figure(size: size, title: "What the figure says", rows: $0.rows)
    }
  }

  private static let styles = Theme().cycle
  private static let xs = (0...40).map { -2 + 0.1 * Double($0) }

  private static func curve() -> Panel {
    var panel = Panel()
    panel.x.title = "x"
    panel.y.title = "f(x)"
    panel.y.hasGrid = true
    panel.marks = [
      LineMark(x: xs, y: xs.map { $0 * $0 }, style: styles[0], name: "square"),
      LineMark(x: xs, y: xs.map { $0 * $0 * $0 }, style: styles[1], name: "cube"),
      LineMark(x: xs, y: xs.map { 4 - $0 }, style: styles[2], name: "line"),
    ]
    return panel
  }

  /// One run converges, one hits zero exactly, one leaves the panel.
  private static func log() -> Panel {
    var panel = Panel()
    panel.x.title = "step"
    panel.y.title = "loss"
    panel.y.transform = .log10
    panel.y.upper = 1e4
    let steps = (0...20).map(Double.init)
    func loss(_ factor: Double) -> [Double] {
      steps.reduce(into: [25]) { values, _ in values.append((values.last ?? 0) * factor) }
        .dropLast()
    }
    panel.marks = [
      LineMark(x: steps, y: loss(0.5), style: styles[0], name: "halves"),
      LineMark(x: steps, y: loss(0), style: styles[1], name: "lands"),
      LineMark(x: steps, y: loss(2), style: styles[2], name: "diverged", ending: .diverged),
    ]
    return panel
  }

  private static func symlog() -> Panel {
    var panel = Panel()
    panel.y.transform = .symlog(threshold: 0.01)
    panel.y.title = "derivative"
    panel.marks = [LineMark(x: xs, y: xs.map { 100 * $0 }, style: styles[0], name: "slope")]
    return panel
  }

  private static func plane() -> Panel {
    var panel = Panel()
    panel.kind = .plane
    panel.hasEqualAspect = true
    panel.x.title = "x"
    panel.y.title = "y"

    let h = 0.7071067811865476
    panel.marks = [
      LineMark(
        x: [1, h, 0, -h, -1, -h, 0, h, 1], y: [0, h, 1, h, 0, -h, -1, -h, 0], style: styles[0])
    ]
    return panel
  }

  private static func annotated() -> Panel {
    var panel = curve()
    panel.letter = "a"
    panel.title = "Annotated"
    panel.marks = [
      SpanMark(.x(1...Double.infinity), color: Color(0xfbe9e7), label: "right"),
      BandMark(
        x: xs, lower: xs.map { $0 - 1 }, upper: xs.map { $0 + 1 }, color: Color(0xdde6ee),
        name: "band"),
      LineMark(x: xs, y: xs, style: styles[0], name: "identity", markers: .automatic),
      RuleMark(.y(1), label: "threshold"),
      SegmentMark(
        from: .init(-1, -1), to: .init(0, 2), style: styles[1], label: "chord", hasMarkers: true),
      PointMark(x: [0], y: [-1.5], style: styles[2], labels: ["point"], isOpen: true),
      TextMark(x: -1, y: -1, text: "here", hasArrow: true),
      ArrowMark(from: .init(0.5, -2), to: .init(1.5, -1), style: styles[3], label: "down"),
      StripMark([
        .init(-2...0, color: Color(0xcfe3d6), name: "left"),
        .init(0...2, color: Color(0xe3cfd6), name: "center"),
      ]),
    ]
    return panel
  }

  /// A plane whose colors are explained by a bar, with a path that carries its name.
  private static func bar(_ transform: Scale.Transform) -> Panel {
    var panel = Panel()
    panel.kind = .plane
    panel.hasEqualAspect = true
    panel.title = "Narrow valley"
    panel.x.title = "x"
    panel.y.title = "y"
    panel.y.sharing = "y"
    panel.marks = [
      FieldSample(transform: transform),
      LineMark(x: [-2, -1, 0], y: [1, -0.5, 0], style: styles[1], name: "path", markers: .all),
    ]
    return panel
  }

  private static func grid() -> [PanelRow] {
    func panel(_ letter: String, _ slope: Double) -> Panel {
      var panel = Panel()
      panel.letter = letter
      panel.title = "slope \(Int(slope))"
      panel.x.title = "t"
      panel.y.title = "y"
      panel.x.sharing = "t"
      panel.y.sharing = "y"
      panel.marks = [LineMark(x: xs, y: xs.map { slope * $0 }, style: styles[0])]
      return panel
    }
    return [
      PanelRow([panel("a", 1), panel("b", 2), panel("c", 3)]),
      PanelRow([panel("d", 4), panel("e", 5), panel("f", 6)]),
    ]
  }
}

/// A field of one color, for its bar.
private struct FieldSample: Mark {
  var transform: Scale.Transform

  var extent: Extent { Extent(x: [-2, 2], y: [-1, 1]) }
  var isGround: Bool { true }
  var colorBar: ColorBar? {
    let boundaries =
      transform == .linear ? [0, 1, 2, 3, 4, 5, 6] : [0.01, 0.1, 1, 5, 10, 100, 1000]
    let colors = (1...6).map { Color(0x0b4f8a).mixed(with: .white, by: Double($0) / 7) }
    return ColorBar(boundaries: boundaries, colors: colors, transform: transform, title: "f(x, y)")
  }

  func draw(in frame: PanelFrame) -> [Scene.Item] {
    [.fill(Path(rectangle: frame.area), Color(0xe6eef6))]
  }
}
