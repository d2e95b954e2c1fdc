import Graphics
import Typesetting

/// One panel at a tried place: its guides are measured, and it tells how much room they need.
struct PanelSketch {
  /// What the figure decides for a panel.
  struct Context {
    var xDomain: AxisDomain
    var yDomain: AxisDomain
    /// What stands on an axis without numbers; empty where it has numbers.
    var categoriesX: [Category] = []
    var categoriesY: [Category] = []
    /// Whether the horizontal axis counts, so that its ticks are integers.
    var countsX = false
    /// Whether tick labels and the title of the axis are shown here, or at a neighbor that shares.
    var showsX = true
    var showsY = true
    /// Whether the color bar is shown here, or at a panel to the right that has the same one.
    var showsColorBar = true
    /// Whether short titles stand beside their axes; above them if a long one of the row does.
    var hasSideTitles = true
    /// Whether curves carry their names, so that the legend leaves them out.
    var usesDirectLabels: Bool
    /// Whether names may stand right of the area; not where all have found places inside.
    var namesReachOut = true
    /// The texts of the keys that the legend of the row explains.
    var sharedKeys: [String] = []
    /// How high a legend of many rows may be.
    var legendRoom = 0.0
    var theme: Theme
    var labels: LabelSetter
  }

  let panel: Panel
  let context: Context
  let frame: PanelFrame
  let header: PanelHeader
  private(set) var xGuide: AxisGuide?
  let yGuide: AxisGuide?
  let colorBar: ColorBarGuide?
  let directLabels: [LabelRequest]
  /// What the legend above the panel explains.
  let keys: [LegendKey]
  let reach: Double

  /// Sketches the panel around an area; header lines may reach `reach` points beyond its right.
  init(_ panel: Panel, area: Rect, reach: Double, in context: Context) {
    let (theme, labels) = (context.theme, context.labels)
    self.panel = panel
    self.context = context
    self.reach = reach
    frame = PanelSketch.frame(of: panel, area: area, in: context)
    let hasAxes = panel.kind != .blank
    xGuide =
      hasAxes
      ? AxisGuide(
        panel.x, edge: .bottom, scale: frame.x, isCount: context.countsX,
        categories: context.categoriesX, area: area, theme: theme, labels: labels,
        showsLabels: context.showsX) : nil
    yGuide =
      panel.hasVerticalAxis
      ? AxisGuide(
        panel.y, edge: .left, scale: frame.y, categories: context.categoriesY, area: area,
        theme: theme, labels: labels, showsLabels: context.showsY,
        hasSideTitle: context.hasSideTitles) : nil
    xGuide?.showsTitle = panel.x.titleSpan == 1
    let showsBar = context.showsColorBar && panel.legend != .hidden
    colorBar = (showsBar ? panel.colorBar : nil).map {
      ColorBarGuide(
        $0, beside: area, theme: theme, labels: labels, hasSideTitle: context.hasSideTitles)
    }
    var direct: [LabelRequest] = []
    var (keys, named): ([LegendKey], [LegendKey]) = ([], [])
    for (index, mark) in panel.marks.enumerated() {
      let all = mark.keys(in: frame)
      let own = all.filter {
        !context.sharedKeys.contains($0.text) && $0.text != panel.saidName
      }
      guard !own.isEmpty || all.isEmpty else { continue }
      // Curves that look alike and are called alike (repetitions) are named once.
      guard own.isEmpty || !own.allSatisfy(named.contains) else { continue }
      let requests = context.usesDirectLabels ? mark.directLabels(in: frame) : []
      direct += requests.map { request in
        var request = request
        request.curve = index
        return request
      }
      if requests.isEmpty { keys += own.filter { !keys.contains($0) } } else { named += own }
    }
    // One entry would make a legend beside names at all curves: its points are named like them.
    let unnamed = keys.filter { !named.contains($0) }
    if unnamed.count == 1, !direct.isEmpty,
      let request = PanelSketch.nameOfPoints(unnamed[0], in: panel, frame)
    {
      direct.append(request)
      named += unnamed
    }
    directLabels = direct
    let left = panel.legend == .hidden ? [] : keys.filter { !named.contains($0) }
    // A line and the markers on it have one key.
    self.keys = LegendKey.merged(left) ?? left
    header = PanelHeader(
      panel,
      axisTitle: context.showsY && yGuide?.title == nil ? yGuide?.titleMarkup ?? "" : "",
      keys: self.keys, colorBar: colorBar, area: area, reach: reach,
      legendRoom: context.legendRoom, theme: theme, labels: labels)
  }

  /// The name of the points that alone have a key; nil if there are other marks with it.
  private static func nameOfPoints(
    _ key: LegendKey, in panel: Panel, _ frame: PanelFrame
  ) -> LabelRequest? {
    let marks = panel.marks.filter { $0.keys.contains(key) }
    return marks.count == 1 ? (marks[0] as? PointMark)?.nameRequest(in: frame) : nil
  }

  /// The room that the guides need around the area.
  var insets: Insets {
    let overhang = xGuide?.overhang ?? (left: 0, right: 0)
    return Insets(
      top: header.height, left: max(yGuide?.thickness ?? 0, overhang.left),
      bottom: xGuide?.thickness ?? 0,
      right: max(overhang.right, colorBar?.thickness ?? 0, nameReach))
  }

  /// The room that names at the ends of their curves need right of the area.
  var nameReach: Double {
    guard mayReachOut else { return 0 }
    let reach = directLabels.filter { $0.label.width <= longestReach }.compactMap { request in
      request.candidates.first.map {
        request.label.bounds(at: $0.position, $0.horizontal, $0.vertical).maxX - frame.area.maxX
      }
    }
    return max(0, reach.max() ?? 0)
  }

  /// Whether names may stand right of the area: not over a frame, nor over a color bar.
  var mayReachOut: Bool {
    context.namesReachOut && colorBar == nil && panel.kind == .curve
  }

  /// How long a name may be that stands right of the area: a longer one would open a hole between
  /// this panel and the next. Measured by the area and the room beside it together, so that
  /// giving room to a name does not make it too long.
  var longestReach: Double { 0.27 * (frame.area.width + reach) }

  /// The group of everything that is drawn for the panel, the title on its baseline.
  func group(_ name: String, baseline: Double, _ contents: SettledPanel.Contents) -> Scene.Item {
    var items: [Scene.Item] = []
    func add(_ name: String, _ contents: [Scene.Item]) {
      if !contents.isEmpty { items.append(.group(Scene.Group(name, items: contents))) }
    }
    add("header", header.items(baseline: baseline, area: frame.area))
    add("ground", contents.ground)
    let guides = [panel.x.hasGrid ? xGuide : nil, panel.y.hasGrid ? yGuide : nil]
    add("grid", guides.compactMap { $0?.grid }.flatMap { $0 })
    add("axes", axisLines)
    add("axis.x", xGuide?.items ?? [])
    add("axis.y", yGuide?.items ?? [])
    add("bar", colorBar?.items ?? [])
    add("marks", contents.marks)
    add("inset", contents.inset)
    add("labels", contents.labels)
    return .group(Scene.Group(name, items: items))
  }

  private var axisLines: [Scene.Item] {
    let (area, theme) = (frame.area, context.theme)
    let stroke = Stroke(theme.ink, width: theme.axisWidth, join: .miter)
    switch panel.kind {
    case .blank: return []
    case .plane: return [.stroke(Path(rectangle: area), stroke)]
    case .curve:
      let corner = [
        Point(area.minX, area.minY), Point(area.minX, area.maxY), Point(area.maxX, area.maxY),
      ]
      return [.stroke(Path(polyline: corner), stroke)]
    case .line:
      let ends = [Point(area.minX, area.maxY), Point(area.maxX, area.maxY)]
      return [.stroke(Path(polyline: ends), stroke)]
    }
  }
}
