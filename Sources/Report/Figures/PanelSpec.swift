import Configuration
import Graphics
import Plot

/// One panel as the config declares it.
struct PanelSpec: Sendable {
  let title: TextTemplate?
  private let x: AxisSpec
  private let y: AxisSpec
  let marks: [(entry: MarkEntry, spec: any MarkSpec)]
  /// The ranges that its axes declare.
  var declaredBox: DeclaredBox { (x.range, y.range) }
  private var kind = Panel.Kind.curve
  /// Whether a strip is all there is.
  private var isStrip = false
  private var hasEqualAspect = false
  private var legend = Panel.LegendPlacement.automatic
  private var weight = 1.0
  private let facet: Facet?
  /// How many facets stand side by side.
  var facetsInRow = 1
  /// Whether a facet above explains the vertical axis and the keys.
  var isExplained = false
  /// Whether a facet below explains the horizontal axis.
  var isFollowed = false

  /// A panel of more marks is refused.
  private static let markLimit = Limit(1_000, "marks in a panel")
  /// Reads a panel, or with `facet` one panel for each value of a sweep, and how many of them a row
  /// has where the panel is alone in its `row`; empty after a mistake.
  static func panels(
    _ value: ConfigValue, reader: MarkReader, width: Double, isAlone: Bool
  ) -> (panels: [PanelSpec], columns: Int) {
    var value = value
    let panels = value.defined("panel") { value in
      value.fields("a panel").map {
        PanelSpec.panels($0, reader: reader, width: width, isAlone: isAlone)
      }
    }
    return panels ?? ([], 1)
  }

  private static func panels(
    _ opened: Fields, reader: MarkReader, width: Double, isAlone: Bool
  ) -> (panels: [PanelSpec], columns: Int) {
    var fields = opened
    let problems = fields.problems
    let before = problems.all.count
    let facets = Facet.facets(&fields, reader: reader)
    var columns: Int?
    fields.read(
      "columns", into: &columns, in: 1...Facet.limit, about: "how many facets stand in a row")
    if columns != nil, !fields.has("facet") || !isAlone {
      fields.report(
        fields.has("facet")
          ? "\"columns\" needs a row with no other panel" : "\"columns\" needs a \"facet\"",
        at: "columns")
    }
    guard problems.all.count == before else { return ([], 1) }
    var panels: [PanelSpec] = []
    for facet in facets.map({ $0.map(Optional.some) }) ?? [nil] {
      var reader = reader
      reader.facet = facet
      // What is wrong with one facet is wrong with all.
      guard let panel = PanelSpec(fields, reader: reader) else { return ([], 1) }
      panels.append(panel)
    }
    let length = columns ?? Facet.columns(for: panels.count, in: width)
    return (panels, facets == nil || !isAlone ? panels.count : min(length, panels.count))
  }

  /// Reads a panel; nil after a mistake.
  private init?(_ opened: Fields, reader: MarkReader) {
    var fields = opened
    let problems = fields.problems
    let before = problems.all.count
    facet = reader.facet
    title = reader.text(
      "title", &fields, local: facet == nil ? [] : [Facet.place],
      about: "what stands above the panel")
    x = AxisSpec.read(fields.value("x", about: "the horizontal axis"), reader: reader)
    y = AxisSpec.read(fields.value("y", about: "the vertical axis"), reader: reader)
    fields.read(
      "width", into: &weight, .positive, about: "how wide the panel is, relative to its neighbors")
    fields.read(
      "legend", into: &legend,
      from: [
        (name: "automatic", value: .automatic), ("direct", .direct), ("above", .above),
        ("row", .row), ("hidden", .hidden),
      ], about: "where the names of curves stand")
    var list = fields.requiredValue("marks", about: "what is drawn, one over the other")
    let values = list?.elements() ?? []
    list?.otherwise(expected: "a list of marks")
    let isReadable = PanelSpec.markLimit.allows(
      values.count, found: values.count, at: fields.range(of: "marks"), problems)
    let read = (isReadable ? values : []).compactMap { PanelSpec.mark($0, reader: reader) }
    marks = read.map { ($0.entry, $0.spec) }
    let blank = read.filter { type(of: $0.spec).isBlank }
    let isPlane = read.contains { type(of: $0.spec).isPlane }
    if let mark = blank.first, read.count > 1 {
      problems.add(
        "\(mark.entry.name) needs a panel of its own, found \(read.count) marks", at: mark.range)
    }
    if let second = read.filter({ $0.spec is InsetSpec }).dropFirst().first {
      problems.add("expected one inset in a panel, found another", at: second.range)
    }
    if x.isOpen, let mark = read.first(where: { $0.spec is FunctionSpec }),
      read.allSatisfy(\.spec.fillsWidth)
    {
      problems.add(
        "mark \"\(mark.entry.name)\" needs to know from where to where it goes", at: mark.range,
        hints: [#"give the panel's axis a range, as in "x": { "range": [-2, 2] }"#])
    }
    let line = read.first { type(of: $0.spec).isNumberLine }
    if line != nil, fields.has("y") {
      fields.report("a number line has no vertical axis", at: "y")
    }
    if x.countsInPi, read.contains(where: { $0.spec is DirectionalSpec }) {
      fields.report("directions are counted in degrees, not in pi", at: "x")
    }
    isStrip = read.count == 1 && read[0].spec.isStrip && !fields.has("y")
    kind = !blank.isEmpty ? .blank : line != nil || isStrip ? .line : isPlane ? .plane : .curve
    // Only with equal units is a gradient seen to cross a contour line at a right angle.
    hasEqualAspect = isPlane && !read.contains { type(of: $0.spec).hasFreeAspect }
    var aspect: Bool?
    fields.read(
      "aspect", into: &aspect, from: [(name: "equal", value: true), ("free", false)],
      about: "whether both axes have the same unit of length")
    hasEqualAspect = aspect ?? hasEqualAspect
    fields.finish()
    if problems.all.count > before { return nil }
  }

  private static func mark(
    _ value: ConfigValue, reader: MarkReader
  ) -> (entry: MarkEntry, range: SourceRange, spec: any MarkSpec)? {
    var value = value
    return value.defined("mark") { value in
      guard var fields = value.fields("a mark"),
        var name = fields.requiredValue("mark", about: "what is drawn")
      else { return nil }
      let choices = markEntries.map { (name: $0.name, value: $0) }
      let entry = name.name(
        from: choices, kind: "mark", summaries: markEntries.map(\.summary))
      let range = name.node.range
      name.otherwise("expected the name of a mark, found \(name.node.described)")
      return fields.fork(on: "mark", picked: entry, among: choices) { entry, fields in
        PanelSpec.spec(entry, &fields, reader: reader).map { (entry, range, $0) }
      }
    }
  }

  private static func spec(
    _ entry: MarkEntry, _ fields: inout Fields, reader: MarkReader
  ) -> (any MarkSpec)? {
    fields.kind = "mark \"\(entry.name)\""
    let problems = fields.problems
    let before = problems.all.count
    let spec = entry.type.init(&fields, reader: reader)
    // Without its experiment a mark does not know all its keys.
    let lacksExperiment = problems.all.dropFirst(before).contains {
      $0.message.hasPrefix("unknown experiment ")
    }
    if !lacksExperiment { fields.finish() }
    return problems.all.count == before ? spec : nil
  }

  /// The panel made from results; `letter` tells it apart from its neighbors, and `shown` is what its
  /// axes show where fields need to know; nil if they show no more than the fields.
  func panel(
    results: Results, theme: Theme, stylist: Stylist, letter: String, shown: PanelRanges?
  ) -> PanelDescription {
    var results = results
    results.namesDivergence = facet == nil
    var stage = Stage(
      results: results, theme: theme, stylist: stylist, xRange: x.range, yRange: y.range,
      shown: shown, xTransform: x.transform, facetTitle: facet?.title, yTransform: y.transform,
      paths: marks.flatMap { [results] in $0.spec.paths(in: results) })
    var panel = Panel()
    panel.title = results.text(title) { [facet] name in
      name == Facet.place ? facet?.said : nil
    }
    if let facet, title?.places.contains(where: { $0.name == Facet.place }) != true {
      panel.title = [panel.title, facet.title].filter { !$0.isEmpty }.joined(separator: ", ")
    }
    panel.kind = kind
    panel.x = x.axis(in: results)
    panel.y = y.axis(in: results)
    // A full turn is divided into right angles.
    if panel.x.ticks == nil, x.range == nil, marks.contains(where: { $0.spec is DirectionalSpec }) {
      panel.x.ticks = Array(stride(from: 0, through: 360, by: 90))
    }
    panel.hasEqualAspect = hasEqualAspect
    panel.legend = legend
    panel.weight = weight
    panel.letter = letter
    if let facet {
      panel.saidName = facet.title
      panel.x.sharing = panel.x.sharing ?? "\(facet.group), x"
      panel.y.sharing = panel.y.sharing ?? "\(facet.group), y"
      panel.x.titleSpan = facetsInRow
      if panel.legend == .automatic { panel.legend = .row }
    }
    let titles = (x: panel.x.title, y: panel.y.title)
    if isExplained { panel.y.title = "" }
    if isFollowed { panel.x.title = "" }
    if isStrip { stage.stripHeight = .infinity }
    stage.region = marks.compactMap(\.spec.region).first
    let looks = StyleChoice.distinct(marks.map(\.spec.formulaStyle))
    let drawn = zip(marks, looks).map { mark, look in
      stage.formulaStyle = look
      return (spec: mark.spec, marks: mark.spec.marks(in: stage))
    }
    let made = PanelSpec.named(drawn, isFacet: facet != nil)
    let groups = zip(marks, made).map { (entry: $0.entry, marks: $1.marks) }
    let isFacet = facet != nil
    let apart = PanelSpec.toldApart(made, by: stylist, isFacet: isFacet)
    panel.marks = CoincidentPaths.separated(
      PanelSpec.sideBySide(PanelSpec.withoutNeedlessDashes(apart, isFacet: isFacet)))
    return PanelDescription(panel: panel, groups: groups, titles: titles)
  }
}
