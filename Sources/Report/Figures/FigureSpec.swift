public import Configuration
import Graphics
import Plot
import Typesetting

/// A figure as the config declares it.
public struct FigureSpec: Sendable {
  /// The name of its files, without ending.
  public let name: String
  /// Where the config names it.
  public let place: SourceRange
  /// How far the committed figure may be from what is made.
  private(set) var tolerances: Tolerances
  let title: TextTemplate?
  let caption: TextTemplate?
  private let alternative: TextTemplate?
  private(set) var size = FigureSpec.defaultSize
  /// The look that the figure asks for; nil takes that of the report.
  private var theme: Theme?
  private var animation: AnimationSpec?
  private(set) var rows: [(panels: [PanelSpec], weight: Double)] = []

  /// The experiments that its panels show, in the order of the config.
  private(set) var experiments: [String] = []

  /// 160 × 100 mm: a text column.
  static let defaultSize = Size(width: 160 * pointsPerMillimeter, height: 100 * pointsPerMillimeter)
  static let pointsPerMillimeter = 72 / 25.4
  /// A figure may have this many pixels, which take 160 MB while it is drawn.
  static let pixelLimit = 40_000_000
  /// More panels are points on any paper, and laying them out takes minutes.
  static let panelLimit = Limit(400, "panels")

  /// Reads a member of `figures`; nil after a mistake.
  init?(
    _ member: (key: String, range: SourceRange, value: ConfigValue), reader: MarkReader,
    themes: [Theme.Named], dotsPerInch: Double, tolerances: Tolerances
  ) {
    var value = member.value
    let problems = value.problems
    name = member.key
    place = member.range
    self.tolerances = tolerances
    let before = problems.all.count
    FigureSpec.check(name: member.key, at: member.range, problems)
    guard var fields = value.fields("a figure") else { return nil }
    title = reader.text("title", &fields, about: "what stands above the figure")
    caption = reader.text("caption", &fields, about: "what the handout says below the figure")
    alternative = reader.text(
      "alt", &fields, about: "what the figure shows, for those who cannot see it")
    fields.require("title")
    self.tolerances.read(&fields)
    if let size = FigureSpec.size(&fields, dotsPerInch: dotsPerInch) { self.size = size }
    let shown = fields.node.member("panels")?.value.namedExperiments ?? []
    experiments = reader.experiments(named: shown).map(\.name)
    animation = AnimationSpec(
      &fields, experiments: reader.experiments, shown: shown, size: size,
      dotsPerInch: dotsPerInch)
    fields.read(
      "theme", into: &theme, among: themes.map { (name: $0.name, value: $0.theme) },
      about: "the look, if not that of the report", summaries: themes.map(\.summary))
    readPanels(&fields, reader: reader)
    fields.finish()
    if problems.all.count > before { return nil }
  }

  /// Reads `panels` and `rowHeights`.
  private mutating func readPanels(_ fields: inout Fields, reader: MarkReader) {
    var value = fields.requiredValue(
      "panels", about: "rows from top to bottom, each a list of panels")
    let lists = value?.elements(count: 1...Int.max)
    value?.otherwise(expected: "a list of rows, each a list of panels")
    var weights = Array(repeating: 1.0, count: lists?.count ?? 0)
    fields.read(
      "rowHeights", into: &weights, count: fields.isDescribed ? nil : lists?.count, .positive,
      about: "how high the rows are, relative to each other")
    for (list, weight) in zip(lists ?? [], weights) {
      var list = list
      let panels = list.elements(count: 1...Int.max)
      list.otherwise("expected a list of panels, found \(list.node.described)")
      guard let panels else { continue }
      rows += FigureSpec.rows(panels, weight: weight, reader: reader, width: size.width)
    }
    let count = rows.reduce(0) { $0 + $1.panels.count }
    _ = FigureSpec.panelLimit.allows(
      count, found: count, at: fields.range(of: "panels"), fields.problems)
  }

  /// The row of some panels, or the rows that the facets of its only one fill.
  private static func rows(
    _ values: [ConfigValue], weight: Double, reader: MarkReader, width: Double
  ) -> [(panels: [PanelSpec], weight: Double)] {
    let read = values.map {
      PanelSpec.panels($0, reader: reader, width: width, isAlone: values.count == 1)
    }
    guard read.count == 1, let (panels, columns) = read.first, !panels.isEmpty else {
      let row = read.flatMap { list in
        list.panels.map { panel in
          var panel = panel
          panel.facetsInRow = list.panels.count
          return panel
        }
      }
      return [(row, weight)]
    }
    let starts = Array(stride(from: 0, to: panels.count, by: columns))
    return starts.map { start in
      let part = panels[start..<min(start + columns, panels.count)]
      let row = part.map { panel in
        var panel = panel
        panel.facetsInRow = part.count
        panel.isExplained = start > 0
        panel.isFollowed = start + columns < panels.count
        return panel
      }
      return (row, weight / Double(starts.count))
    }
  }

  /// What tells the names of figures, but for letters of other languages than English, of which
  /// validators have no class in common.
  static let namePattern =
    "^(?!\\.)(?!.*\\.([Aa][Nn][Ii][Mm][Aa][Tt][Ee][Dd]|[Pp][Aa][Gg][Ee][Ss])$)"
    + "(?:[-_.0-9A-Za-z]|[^\\x00-\\x7F]){1,100}$"

  /// A name becomes a file name, and so must stay inside the folder and work everywhere.
  private static func check(name: String, at range: SourceRange, _ problems: DiagnosticCollector) {
    let allowed = name.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || "-_.".unicodeScalars.contains(scalar)
    }
    // "a.animated" and the animation of "a" would be one file, on some disks in any case.
    for ending in [".animated", ".pages"] where name.lowercased().hasSuffix(ending) {
      problems.add("expected a figure name that does not end in \"\(ending)\"", at: range)
    }
    ReportSpec.checkLength(of: name, "a figure", at: range, problems)
    if name.isEmpty || !allowed || name.hasPrefix(".") {
      problems.add(
        "expected a figure name of letters, digits, \"-\", \"_\" and \".\" (not at its start), found \"\(name)\"",
        at: range, hints: ["the name becomes the name of a file in the output folder"])
    }
  }

  /// Reads `size`: width and height in millimeters.
  static func size(_ fields: inout Fields, dotsPerInch: Double) -> Size? {
    var millimeters: [Double] = []
    fields.read(
      "size", into: &millimeters, count: 2, .within(40...1000),
      about: "width and height in millimeters")
    guard millimeters.count == 2 else { return nil }
    let pixels = millimeters.map { Int(($0 / 25.4 * dotsPerInch).rounded()) }
    if pixels[0] * pixels[1] > FigureSpec.pixelLimit {
      fields.report(
        "expected at most \(FigureSpec.pixelLimit) pixels, found \(pixels[0]) × \(pixels[1]) "
          + "at \(NumberText.shortest(dotsPerInch)) dots per inch", at: "size")
      return nil
    }
    return Size(
      width: millimeters[0] * FigureSpec.pointsPerMillimeter,
      height: millimeters[1] * FigureSpec.pointsPerMillimeter)
  }

  /// The same figure in the theme of the report.
  var withoutTheme: FigureSpec {
    var figure = self
    figure.theme = nil
    return figure
  }

  /// The figure made from results, in the theme of the report unless it has one of its own.
  func figure(results: Results, theme reportTheme: Theme, optimizers: [String]) -> BuiltFigure {
    let theme = self.theme ?? reportTheme
    let own = results.pairs.map(\.experiment).filter { experiments.contains($0.name) }
    let stylist = Stylist(
      theme: theme, optimizers: optimizers, shown: ReportSpec.optimizerNames(of: own))
    let title = results.text(title)
    func figure(of built: [[PanelDescription]]) -> Figure {
      let rows = zip(built, rows).map { PanelRow($0.map(\.panel), weight: $1.weight) }
      return Figure(size: size, title: title, rows: rows, theme: theme)
    }
    var built = panels(results: results, theme: theme, stylist: stylist)
    var drawn = figure(of: built)
    // Bands are those of all that is drawn, which other marks and panels have a say in.
    var ranges = drawn.ranges
    let shown = zip(built, ranges).map { zip($0, $1).map { $0.widensBands(to: $1) ? $1 : nil } }
    if shown.contains(where: { $0.contains { $0 != nil } }) {
      built = panels(results: results, theme: theme, stylist: stylist, shown: shown)
      drawn = figure(of: built)
      ranges = drawn.ranges
    }
    let text =
      alternative.map { PlainText.text(of: results.text($0)) }
      ?? FigureDescription(title: title, panels: built, ranges: ranges).text
    return BuiltFigure(
      name: name, place: place, title: title, plainTitle: PlainText.text(of: title),
      caption: results.text(caption), alternative: text, figure: drawn,
      animation: animation.map { spec in
        BuiltAnimation(spec: spec) { [self] index in
          let results = results.only(index, of: spec.along ?? "")
          return panels(results: results, theme: theme, stylist: stylist, shown: shown)
            .map { $0.map(\.panel.marks) }
        }
      })
  }

  /// The panels, row by row; `shown` has what those show that widen the bands of fields.
  private func panels(
    results: Results, theme: Theme, stylist: Stylist, shown: [[PanelRanges?]] = []
  ) -> [[PanelDescription]] {
    let count = rows.reduce(0) { $0 + $1.panels.count }
    var letters = "abcdefghijklmnopqrstuvwxyz".makeIterator()
    var built: [[PanelDescription]] = []
    for (number, row) in rows.enumerated() {
      var panels = row.panels.enumerated().map { place, panel in
        let letter = count > 1 ? letters.next().map(String.init) ?? "" : ""
        return panel.panel(
          results: results, theme: theme, stylist: stylist, letter: letter,
          shown: shown.isEmpty ? nil : shown[number][place])
      }
      if row.panels.first?.isExplained == true, let above = built.last?.map(\.panel) {
        for index in panels.indices {
          panels[index].panel = panels[index].panel.explained(by: above)
        }
        // The last row may be shorter, and yet its panels lie below those above.
        panels += (panels.count..<max(panels.count, above.count)).map { _ in
          PanelDescription(panel: .placeholder, groups: [], isPlaceholder: true)
        }
      }
      built.append(panels)
    }
    return built
  }

  /// What to know about what its marks show, a line each.
  func notes(on results: Results) -> [String] {
    let notes = rows.flatMap(\.panels).flatMap { panel in
      panel.marks.compactMap { $0.spec.note(in: results, over: panel.declaredBox) }
    }
    return notes.indices.filter { !notes[..<$0].contains(notes[$0]) }
      .map { "figure \"\(name)\": \(notes[$0])" }
  }

  /// A warning at the figure's place in the config.
  public func warning(_ message: String) -> Diagnostic {
    Diagnostic(message, at: place, severity: .warning)
  }

  /// Whether the figure moves.
  public var isAnimated: Bool { animation != nil }
}
