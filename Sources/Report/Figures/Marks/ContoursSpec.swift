import Configuration
import Graphics
import Plot

/// `{"mark": "contours", "of" or "formula", "levels", "filled", "center" or "period", "labels",
/// "title"}`: lines of equal loss, over bands of color if filled.
struct ContoursSpec: MarkSpec {
  private let plane: Plane
  /// Nil if the field decides what is evenly spaced.
  private var levels: Levels?
  /// About how many; nil if nobody said.
  private var count: Int?
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
  private static func levels(_ fields: inout Fields, count: inout Int?) -> Levels? {
    let value = fields.value("levels", about: "the levels: a list, or how they are chosen")
    guard var value else { return nil }
    if let values = value.numbers() { return .listed(values) }
    // A list with a mistake in it.
    if value.isKnown { return nil }
    guard var inner = value.fields("levels", number: "count") else { return nil }
    var wanted = 10
    inner.read("count", into: &wanted, in: 1...100, about: "about how many there are")
    if inner.has("count") { count = wanted }
    var levels: Levels?
    inner.read(
      "scale", into: &levels,
      from: [
        (name: "linear", value: .linear(count: wanted)), ("log", .logarithmic(count: wanted)),
        ("squareRoot", .squareRoot(count: wanted)),
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
      // The layout may widen the box to what is much higher.
      return hasLines ? [lines(at: self.levels, over: sketch, undefined, in: stage)] : []
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
    let some = count ?? 10
    if center != nil { return .linear(count: some) }
    if let period {
      return ContoursSpec.parts(of: period, count: count ?? 12, in: field.range)
        ?? .linear(count: some)
    }
    return .fitting(usual.map(field.limited) ?? field, count: some)
  }

  /// Levels at equal parts of a period, which have as many colors; nil if there were too many, or none.
  private static func parts(
    of period: Double, count: Int, in range: ClosedRange<Double>?
  ) -> Levels? {
    guard let range else { return nil }
    let step = period / Double(count)
    let (first, last) = (range.lowerBound / step, range.upperBound / step)
    guard last - first <= 240, last - first >= 3 else { return nil }
    return .listed(
      (Int(first.rounded(.up))...Int(last.rounded(.down))).map { Double($0) * step }
        .filter { $0 > range.lowerBound && $0 < range.upperBound })
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
    at levels: Levels?, over sketch: Field, _ undefined: SuperlevelSet, in stage: Stage
  ) -> DeferredMark {
    let paths = stage.paths.map(\.points)
    let isWhole = undefined.rings.isEmpty
    return DeferredMark(
      "Lines join points of equal height", extent: sketch.extent,
      keys: isWhole ? [] : [LegendKey("undefined", sample: .hatching)]
    ) { frame in
      let field = plane.field(x: frame.x, y: frame.y)
      let bordered = BorderedField(field, plane.value)
      let usual = levels?.isListed == true ? nil : field.boundedRange(of: plane.value)
      let own = (levels ?? self.levels(fitting: field, within: usual)).on(field, within: usual)
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
