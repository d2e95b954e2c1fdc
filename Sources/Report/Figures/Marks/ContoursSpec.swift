import Configuration
import Graphics
import Plot

/// `{"mark": "contours", "of" or "formula", "levels", "filled", "center" or "period", "labels",
/// "title"}`: lines of equal loss, over bands of color if filled.
struct ContoursSpec: MarkSpec {
  private let plane: Plane
  /// Nil if the field decides what is evenly spaced.
  private var levels: Levels?
  private var count = 10
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
    levels = ContoursSpec.levels(&fields, count: &count)
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
  private static func levels(_ fields: inout Fields, count: inout Int) -> Levels? {
    let value = fields.value("levels", about: "the levels: a list, or how they are chosen")
    guard var value else { return nil }
    if let values = value.numbers() { return .listed(values) }
    // A list with a mistake in it.
    if value.isKnown { return nil }
    guard var inner = value.fields("levels", number: "count") else { return nil }
    inner.read("count", into: &count, in: 1...100, about: "about how many there are")
    var levels: Levels?
    inner.read(
      "scale", into: &levels,
      from: [
        (name: "linear", value: .linear(count: count)), ("log", .logarithmic(count: count)),
        ("squareRoot", .squareRoot(count: count)),
      ],
      about: "what is evenly spaced; if absent, what shows where most of the panel is low")
    inner.finish()
    return levels
  }

  /// Chooses the map, and settles what its colors mean.
  private func color(_ mark: inout FilledContourMark, of field: Field, in theme: Theme) {
    mark.map = theme.fieldMap
    if let center, let range = mark.limits ?? field.range {
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
    let scales = plane.scales(in: stage)
    let sketch = plane.field(x: scales.x, y: scales.y)
    let undefined = BorderedField(sketch, plane.value).undefined
    let usual = isFilled || levels == nil ? sketch.boundedRange(of: plane.value) : nil
    let levels = levels(fitting: sketch, within: usual)
    guard isFilled else {
      return hasLines ? [lines(at: levels, over: sketch, undefined, in: stage)] : []
    }
    // The levels of bands are settled on the declared box, so that the layout, which may widen the
    // box, cannot change what a color means; lines alone take levels for all that is shown.
    let fixed = Levels.listed(levels.on(sketch, within: usual).values(for: sketch))
    let bands = bands(
      at: fixed, levels.transform, over: sketch, within: usual, undefined, in: stage)
    return hasLines ? [bands, lines(at: fixed, over: sketch, undefined, in: stage)] : [bands]
  }

  /// The levels as the config wants them, or as the field in the declared box does; colors around a
  /// center, and colors of angles, are evenly spaced.
  private func levels(fitting field: Field, within usual: ClosedRange<Double>?) -> Levels {
    if let levels { return levels }
    if center != nil || period != nil { return .linear(count: count) }
    return .fitting(usual.map(field.limited) ?? field, count: count)
  }

  private func bands(
    at fixed: Levels, _ transform: Scale.Transform, over sketch: Field,
    within usual: ClosedRange<Double>?,
    _ undefined: SuperlevelSet, in stage: Stage
  ) -> DeferredMark {
    var filled = FilledContourMark(
      field: sketch, levels: fixed, title: title.map { stage.results.text($0) } ?? "")
    filled.limits = usual
    filled.undefined = undefined
    color(&filled, of: sketch, in: stage.theme)
    filled.barTransform = transform
    let template = filled
    return DeferredMark(
      sketch.range == nil ? "There are no heights" : "All of the ground has one color",
      extent: filled.extent, keys: filled.keys, colorBar: filled.colorBar, isGround: true
    ) { frame in
      let field = plane.field(x: frame.x, y: frame.y)
      var mark = template
      let bordered = BorderedField(field, plane.value)
      (mark.field, mark.undefined) = (bordered.field, bordered.undefined)
      mark.jumps = FieldJumps(of: field, period: period, plane.value)
      return mark
    }
  }

  private func lines(
    at levels: Levels, over sketch: Field, _ undefined: SuperlevelSet, in stage: Stage
  ) -> DeferredMark {
    let paths = stage.paths.map(\.points)
    let isWhole = undefined.rings.isEmpty
    return DeferredMark(
      "Lines join points of equal height", extent: sketch.extent,
      keys: isWhole ? [] : [LegendKey("undefined", sample: .hatching)]
    ) { frame in
      let field = plane.field(x: frame.x, y: frame.y)
      let bordered = BorderedField(field, plane.value)
      let own =
        levels.isListed ? levels : levels.on(field, within: field.boundedRange(of: plane.value))
      var mark = ContourMark(field: bordered.field, levels: own)
      mark.undefined = bordered.undefined
      mark.jumps = FieldJumps(of: field, period: period, plane.value)
      mark.hasLabels = hasLabels
      mark.isOverFill = isFilled
      mark.avoiding = paths
      return mark
    }
  }
}

extension Field {
  /// The box of the grid.
  fileprivate var extent: Extent { Extent(x: x, y: y) }
}

extension Levels {
  fileprivate var isListed: Bool { if case .listed = self { true } else { false } }

  /// Those of a part of the values of a field, if the function grows beyond it and all bounds.
  fileprivate func on(_ field: Field, within usual: ClosedRange<Double>?) -> Levels {
    guard let usual, !isListed else { return self }
    return .listed(values(for: field.limited(to: usual)))
  }
}
