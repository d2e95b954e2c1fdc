import Configuration
import Graphics
import Plot

/// Reads `themes`: looks with names, each made of another one with some of its parts changed.
struct ThemeReader {
  /// The themes so far: those that are always there, and those of the config in its order.
  private(set) var themes = Theme.all
  private let dotsPerInch: Double
  private let problems: DiagnosticCollector

  /// Least contrast between text and paper.
  ///
  /// > W3C. *Web Content Accessibility Guidelines 2.1*, 2018, success criterion 1.4.3.
  private static let leastContrast = 4.5

  /// Reads `themes`.
  init(_ fields: inout Fields, dotsPerInch: Double) {
    self.dotsPerInch = dotsPerInch
    problems = fields.problems
    let members = fields.members("themes", about: "looks with names, each made of another one")
    for member in members ?? [] { read(member) }
  }

  private mutating func read(_ member: (key: String, range: SourceRange, value: ConfigValue)) {
    let name = member.key
    if name.isEmpty || themes.contains(where: { $0.name == name }) {
      problems.add(
        "expected a new name for a theme, found \"\(name)\"", at: member.range,
        hints: name.isEmpty ? [] : ["a theme of that name exists; a new one may extend it"])
      return
    }
    var value = member.value
    guard var fields = value.fields("a theme") else { return }
    var theme = Theme.handout
    if let extended = fields.value("extends", about: "the theme that it is made of") {
      theme = base(extended) ?? theme
    }
    readInks(&fields, into: &theme)
    readMaps(&fields, into: &theme)
    readCycle(&fields, into: &theme)
    readLengths(&fields, into: &theme)
    fields.finish()
    let summary = "of the config"
    themes.append(Theme.Named(name: name, summary: summary, theme: theme))
  }

  private func base(_ extended: ConfigValue) -> Theme? {
    var value = extended
    let theme = value.name(
      among: themes.map { (name: $0.name, value: $0.theme) }, kind: "theme",
      summaries: themes.map(\.summary))
    value.otherwise("expected the name of a theme, found \(value.node.described)")
    return theme
  }

  private func readInks(_ fields: inout Fields, into theme: inout Theme) {
    for (key, path, about) in [
      ("background", \Theme.background, "the paper"), ("ink", \.ink, "texts and axes"),
      ("secondaryInk", \.secondaryInk, "what is less important"),
      ("gridInk", \.gridInk, "lines of grids"),
      ("missingInk", \.missingInk, "hatches where there is no number"),
    ] {
      if let value = fields.value(key, about: about), let color = color(value) {
        theme[keyPath: path] = color
      }
    }
    for (key, ink) in [("ink", theme.ink), ("secondaryInk", theme.secondaryInk)] {
      let contrast = ink.contrast(with: theme.background)
      guard contrast < ThemeReader.leastContrast else { continue }
      let found = (10 * contrast).rounded(.down) / 10
      guard let place = [key, "background"].first(where: { fields.has($0) }) else { continue }
      fields.report(
        "expected \(key) with a contrast of at least 4.5 to the background, found "
          + "\(NumberText.shortest(found)) (\(ink.hex) on \(theme.background.hex))", at: place)
    }
  }

  private func readMaps(_ fields: inout Fields, into theme: inout Theme) {
    for (key, path, about) in [
      ("fieldMap", \Theme.fieldMap, "the colors of filled contours, from low to high"),
      ("planeMap", \.planeMap, "the colors of heatmaps, from low to high"),
      ("divergingMap", \.divergingMap, "the colors around a center"),
      ("cyclicMap", \.cyclicMap, "the colors of what comes around"),
    ] {
      guard var value = fields.value(key, about: about) else { continue }
      let elements = value.elements(count: 2...64)
      value.otherwise(
        expected: "a list of 2 to 64 colors", found: value.node.countedElements)
      guard let elements else { continue }
      let colors = elements.compactMap(color)
      guard colors.count == elements.count else { continue }
      theme[keyPath: path] = ColorMap(colors.map { OKLab($0) })
    }
  }

  /// Reads `cycle`: colors, or `{"color", "dash", "marker"}`.
  private func readCycle(_ fields: inout Fields, into theme: inout Theme) {
    guard var value = fields.value("cycle", about: "the styles of curves, in their order") else {
      return
    }
    let elements = value.elements(count: 1...24)
    value.otherwise(expected: "a list of 1 to 24 styles", found: value.node.countedElements)
    guard let elements else { return }
    let codes = theme.cycle
    theme.cycle = elements.enumerated().compactMap { index, element in
      var style = codes[index % codes.count]
      var element = element
      guard var inner = element.object("a style") else {
        guard let color = color(element) else { return nil }
        style.color = color
        return style
      }
      if element.isDescribed { _ = color(element) }
      if let value = inner.value("color", about: "the color"), let color = color(value) {
        style.color = color
      }
      inner.read(
        "dash", into: &style.dash, count: nil, .positive,
        about: "lengths of strokes and gaps, in points")
      var marker: Marker?
      inner.read(
        "marker", into: &marker, from: Marker.allCases.map { (name: $0.rawValue, value: $0) })
      style.marker = marker ?? style.marker
      inner.finish()
      return style
    }
  }

  /// Reads lengths on the page, which the theme keeps as they are before they are enlarged.
  private func readLengths(_ fields: inout Fields, into theme: inout Theme) {
    var size: Double?
    fields.read("textSize", into: &size, .within(4...72), about: "the size of text in points")
    if let size { theme.magnification = size / theme.labelFont.size }
    var width: Double?
    fields.read(
      "lineWidth", into: &width, .within(0.1...20), about: "the width of curves in points")
    if let width { theme.setWeights(data: width / theme.magnification) }
    if let size = FigureSpec.size(&fields, dotsPerInch: dotsPerInch) { theme.pageSize = size }
  }

  private func color(_ value: ConfigValue) -> Color? {
    var value = value
    if let text = value.string(pattern: "^#[0-9A-Fa-f]{6}$"), text.utf8.count == 7,
      text.hasPrefix("#"), text.dropFirst().allSatisfy(\.isHexDigit),
      let hex = UInt32(text.dropFirst(), radix: 16)
    {
      return Color(hex)
    }
    if !value.isDescribed {
      problems.add(
        "expected a color as \"#rrggbb\", found \(value.node.described)", at: value.node.range)
    }
    return nil
  }
}

extension Node {
  /// How many elements a list has; nil for other values.
  fileprivate var countedElements: String? {
    if case .array(let nodes) = value { "\(nodes.count)" } else { nil }
  }
}
