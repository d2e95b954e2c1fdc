import Graphics
import Plot
import Typesetting

/// What a panel shows, in sentences for those who cannot see it.
struct PanelDescription {
  /// The panel.
  var panel: Panel
  /// Its marks, in the order of the config, those of one entry together.
  let groups: [(entry: MarkEntry, marks: [any Mark])]

  /// So many marks of one kind are told apart; of more the rest is counted.
  static let sentenceLimit = 12

  private var extent: Extent {
    groups.flatMap(\.marks).reduce(Extent()) { $0.union($1.extent) }
  }

  /// Whether steps or other counts stand on the horizontal axis.
  var countsX: Bool { extent.countsX ?? false }

  /// The heights of the horizontal reference lines.
  var thresholds: [Double] {
    groups.flatMap(\.marks).compactMap { mark in
      if case .y(let value)? = (mark as? RuleMark)?.position { value } else { nil }
    }
  }

  /// Whether pairs of swept numbers are compared.
  var isHeatmap: Bool { groups.contains { $0.marks.contains { $0 is HeatmapMark } } }

  /// The sentences in order: title, axes, marks.
  var sentences: [String] {
    let title = PlainText.text(of: panel.title)
    let name = [panel.letter.isEmpty ? "" : "Panel \(panel.letter)", title]
      .filter { !$0.isEmpty }.joined(separator: ": ")
    let body = axes + groups.flatMap(sentences)
    return (name.isEmpty ? [] : [name]) + (groups.isEmpty ? ["Nothing is drawn"] : body)
  }

  // MARK: Axes

  private var axes: [String] {
    guard panel.kind != .blank else { return [] }
    let extent = extent
    let x =
      PanelDescription.words(extent.categoriesX, "horizontal")
      ?? PanelDescription.text(
        of: panel.x, "horizontal", extent.x, extent.smallestPositiveX, hasZero: extent.hasZeroX)
    if panel.kind == .line { return ["The \(x)"] }
    let y =
      PanelDescription.words(extent.categoriesY, "vertical")
      ?? PanelDescription.text(
        of: panel.y, "vertical", extent.y, extent.smallestPositiveY, hasZero: extent.hasZeroY)
    return ["The \(x); the \(y)"]
  }

  /// An axis with words in place of numbers; nil if it has none.
  private static func words(_ categories: [Plot.Category], _ direction: String) -> String? {
    categories.isEmpty
      ? nil
      : "\(direction) axis names \(categories.count) \(categories.count == 1 ? "setting" : "settings")"
  }

  private static func text(
    of axis: Axis, _ direction: String, _ range: ClosedRange<Double>?, _ positive: Double?,
    hasZero: Bool
  ) -> String {
    let isLog = axis.transform == .log10
    let low = axis.lower ?? (isLog ? positive : range?.lowerBound)
    let high = axis.upper ?? range?.upperBound
    let title = PlainText.text(of: axis.title)
    var text = "\(direction) axis"
    if let low, let high, !isLog || high > 0 {
      text += title.isEmpty ? " goes" : " shows \(title)"
      text += " from \(number(low)) to \(number(high))"
    } else {
      text += title.isEmpty ? " has no numbers" : " shows \(title) and has no numbers"
    }
    switch axis.transform {
    case .linear: break
    case .log10: text += " on a logarithmic scale" + (hasZero ? ", and zero" : "")
    case .symlog: text += " on a scale logarithmic on both sides of zero"
    }
    return text
  }

  // MARK: Marks

  private func sentences(_ group: (entry: MarkEntry, marks: [any Mark])) -> [String] {
    // What has no name of its own repeats what has one.
    let named = group.marks.filter { !(($0 as? any DescribedMark)?.isRepetition ?? false) }
    let told = (named.isEmpty ? Array(group.marks.prefix(1)) : named)
      .prefix(PanelDescription.sentenceLimit)
    var sentences = told.map { mark in
      (mark as? any DescribedMark)?.sentence(in: self) ?? plainSentence(group.entry, mark)
    }
    let rest = group.marks.count - told.count
    if rest > 0 { sentences.append("There \(rest == 1 ? "is" : "are") \(rest) more of this kind") }
    return sentences
  }

  /// What its colors mean, or what the registry says of the mark, and its names.
  private func plainSentence(_ entry: MarkEntry, _ mark: any Mark) -> String {
    var text = "Shown: \(entry.summary)"
    if let bar = mark.colorBar, let low = bar.boundaries.first, let high = bar.boundaries.last {
      let title = PlainText.text(of: bar.title)
      text = "Colors stand for \(title.isEmpty ? "values" : title)"
      text += " from \(PanelDescription.number(low)) to \(PanelDescription.number(high))"
    }
    let names = mark.keys.map { "“\(PlainText.text(of: $0.text))”" }
    return names.isEmpty ? text : "\(text): \(names.joined(separator: ", "))"
  }
}

// MARK: - Numbers

extension PanelDescription {
  /// A number in words for a text without markup.
  static func number(_ value: Double) -> String {
    PlainText.text(of: NumberFormat(digits: 3).text(value))
  }

  /// A point: "(3, −1)".
  static func point(_ x: Double, _ y: Double) -> String { "(\(number(x)), \(number(y)))" }

  /// A place on the horizontal axis: "step 40", "learning rate η = 0.1".
  func place(_ x: Double) -> String {
    let title = PlainText.text(of: panel.x.title)
    let value = PanelDescription.number(x)
    if title.isEmpty { return value }
    if countsX, !title.contains(" ") { return "\(title) \(value)" }
    // A unit stands behind the number.
    guard let unit = title.firstRange(of: " in ") else { return "\(title) = \(value)" }
    return "\(title[..<unit.lowerBound]) = \(value) \(title[unit.upperBound...])"
  }
}
