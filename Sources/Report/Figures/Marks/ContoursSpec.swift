import Configuration
import Graphics
import Plot

/// `{"mark": "contours", "of" or "formula", "levels", "filled", "center" or "period", "labels",
/// "title"}`: lines of equal loss, over bands of color if filled.
struct ContoursSpec: MarkSpec {
  private let plane: Plane
  private var levels = Levels.linear(count: 10)
  private var isFilled = false
  private var hasLabels = true
  private var hasLines = true
  private var center: Double?
  private var period: Double?
  private let title: TextTemplate?

  static var isPlane: Bool { true }

  init?(_ fields: inout Fields, reader: MarkReader) {
    let plane = Plane(&fields, reader: reader)
    title = reader.text("title", &fields, about: "what its color bar is called")
    fields.read("filled", into: &isFilled, about: "whether there are bands of color")
    fields.read("labels", into: &hasLabels, about: "whether lines say their level")
    fields.read("lines", into: &hasLines, about: "whether there are lines")
    levels = ContoursSpec.levels(&fields) ?? levels
    fields.read("center", into: &center, about: "the level around which colors diverge")
    fields.read("period", into: &period, .positive, about: "after how much colors come again")
    for key in ["center", "period"] where fields.has(key) && !isFilled {
      fields.report("\"\(key)\" colors bands, which \"filled\" makes", at: key)
    }
    if center != nil, period != nil {
      fields.report("expected \"center\" or \"period\", found both", at: "period")
    }
    guard let plane else { return nil }
    self.plane = plane
  }

  /// Reads `levels`: a list, or `{"scale": "linear" | "log" | "squareRoot", "count"}`.
  private static func levels(_ fields: inout Fields) -> Levels? {
    let value = fields.value("levels", about: "the levels: a list, or how they are chosen")
    guard var value else { return nil }
    if let values = value.numbers() { return .listed(values) }
    // A list with a mistake in it.
    if value.isKnown { return nil }
    guard var inner = value.fields("levels", number: "count") else { return nil }
    var count = 10
    inner.read("count", into: &count, in: 1...100, about: "about how many there are")
    var levels: Levels?
    inner.read(
      "scale", into: &levels,
      from: [
        (name: "linear", value: .linear(count: count)), ("log", .logarithmic(count: count)),
        ("squareRoot", .squareRoot(count: count)),
      ], about: "what is evenly spaced")
    inner.finish()
    return levels ?? .linear(count: count)
  }

  /// Chooses the map, and settles what its colors mean.
  private func color(_ mark: inout FilledContourMark, of field: Field, in theme: Theme) {
    mark.map = theme.fieldMap
    if let center, let range = field.range {
      mark.map = theme.divergingMap
      mark.isHatchedBelowCenter = !theme.hasHues
      let reach = max(range.upperBound - center, center - range.lowerBound)
      mark.coloring = .centered(center, reach: reach > 0 ? reach : 1)
    }
    if let period {
      mark.map = theme.cyclicMap
      mark.coloring = .cyclic(period: period)
    }
  }

  func marks(in stage: Stage) -> [any Mark] {
    let box = plane.box(in: stage)
    let sketch = plane.field(x: box.x, y: box.y)
    // The levels of bands are settled on the declared box, so that the layout, which may widen the
    // box, cannot change what a color means; lines alone take levels for all that is shown.
    let levels = isFilled ? Levels.listed(self.levels.values(for: sketch)) : self.levels
    let paths = stage.paths.map(\.points)
    var marks: [any Mark] = []
    if isFilled {
      var filled = FilledContourMark(
        field: sketch, levels: levels, title: title.map { stage.results.text($0) } ?? "")
      color(&filled, of: sketch, in: stage.theme)
      filled.barTransform = self.levels.transform
      let template = filled
      marks.append(
        DeferredMark(extent: filled.extent, colorBar: filled.colorBar, isGround: true) { frame in
          var mark = template
          mark.field = plane.field(x: frame.x.domain, y: frame.y.domain)
          return mark
        })
    }
    if hasLines {
      marks.append(
        DeferredMark("Lines join points of equal height", extent: sketch.extent) { frame in
          var mark = ContourMark(
            field: plane.field(x: frame.x.domain, y: frame.y.domain), levels: levels)
          mark.hasLabels = hasLabels
          mark.isOverFill = isFilled
          mark.avoiding = paths
          return mark
        })
    }
    return marks
  }
}

extension Field {
  /// The box of the grid.
  fileprivate var extent: Extent { Extent(x: x, y: y) }
}
