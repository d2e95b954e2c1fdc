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

  init(_ members: [Node.Member], dotsPerInch: Double, problems: DiagnosticCollector) {
    self.dotsPerInch = dotsPerInch
    self.problems = problems
    for member in members { read(member) }
  }

  private mutating func read(_ member: Node.Member) {
    let name = member.key
    if name.isEmpty || themes.contains(where: { $0.name == name }) {
      problems.add(
        "expected a new name for a theme, found \"\(name)\"", at: member.keyRange,
        hints: name.isEmpty ? [] : ["a theme of that name exists; a new one may extend it"])
      return
    }
    guard var fields = Fields(member.value, "a theme", problems: problems) else { return }
    var base = Theme.handout
    if let node = fields.node("extends") {
      base = extended(node) ?? base
    }
    var theme = base
    readInks(&fields, into: &theme)
    readMaps(&fields, into: &theme)
    readCycle(&fields, into: &theme)
    readLengths(&fields, into: &theme)
    fields.finish()
    let summary = "of the config"
    themes.append(Theme.Named(name: name, summary: summary, theme: theme))
  }

  private func extended(_ node: Node) -> Theme? {
    guard case .string(let name) = node.value else {
      problems.add("expected the name of a theme, found \(node.described)", at: node.range)
      return nil
    }
    return Fields.choose(
      name, from: themes.map { (name: $0.name, value: $0.theme) }, kind: "theme", at: node.range,
      problems)
  }

  private func readInks(_ fields: inout Fields, into theme: inout Theme) {
    for (key, path) in [
      ("background", \Theme.background), ("ink", \.ink), ("secondaryInk", \.secondaryInk),
      ("gridInk", \.gridInk), ("missingInk", \.missingInk),
    ] {
      if let node = fields.node(key), let color = color(node) { theme[keyPath: path] = color }
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
    for (key, path) in [
      ("fieldMap", \Theme.fieldMap), ("planeMap", \.planeMap), ("divergingMap", \.divergingMap),
      ("cyclicMap", \.cyclicMap),
    ] {
      guard let node = fields.node(key) else { continue }
      guard case .array(let nodes) = node.value, (2...64).contains(nodes.count) else {
        fields.mismatch(key, "a list of 2 to 64 colors", node, found: node.countedElements)
        continue
      }
      let colors = nodes.compactMap(color)
      guard colors.count == nodes.count else { continue }
      theme[keyPath: path] = ColorMap(colors.map { OKLab($0) })
    }
  }

  /// Reads `cycle`: colors, or `{"color", "dash", "marker"}`.
  private func readCycle(_ fields: inout Fields, into theme: inout Theme) {
    guard let node = fields.node("cycle") else { return }
    guard case .array(let nodes) = node.value, (1...24).contains(nodes.count) else {
      return fields.mismatch(
        "cycle", "a list of 1 to 24 styles", node, found: node.countedElements)
    }
    let codes = theme.cycle
    theme.cycle = nodes.enumerated().compactMap { index, node in
      var style = codes[index % codes.count]
      guard case .object = node.value else {
        guard let color = color(node) else { return nil }
        style.color = color
        return style
      }
      guard var inner = Fields(node, "a style", problems: problems) else { return nil }
      if let node = inner.node("color"), let color = color(node) { style.color = color }
      inner.read("dash", into: &style.dash, count: nil, .positive)
      inner.read(
        "marker", into: &style.marker, from: Marker.allCases.map { (name: $0.rawValue, value: $0) })
      inner.finish()
      return style
    }
  }

  /// Reads lengths on the page, which the theme keeps as they are before they are enlarged.
  private func readLengths(_ fields: inout Fields, into theme: inout Theme) {
    var size: Double?
    fields.read("textSize", into: &size, .within(4...72))
    if let size { theme.magnification = size / theme.labelFont.size }
    var width: Double?
    fields.read("lineWidth", into: &width, .within(0.1...20))
    if let width { theme.setWeights(data: width / theme.magnification) }
    if let size = FigureSpec.size(&fields, dotsPerInch: dotsPerInch) { theme.pageSize = size }
  }

  private func color(_ node: Node) -> Color? {
    if case .string(let text) = node.value, text.utf8.count == 7, text.hasPrefix("#"),
      text.dropFirst().allSatisfy(\.isHexDigit), let hex = UInt32(text.dropFirst(), radix: 16)
    {
      return Color(hex)
    }
    problems.add("expected a color as \"#rrggbb\", found \(node.described)", at: node.range)
    return nil
  }
}

extension Node {
  /// How many elements a list has; nil for other values.
  fileprivate var countedElements: String? {
    if case .array(let nodes) = value { "\(nodes.count)" } else { nil }
  }
}
