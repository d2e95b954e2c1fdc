import Plot
import Typesetting

extension PanelDescription {
  /// What the axes show.
  var axes: [String] {
    guard panel.kind != .blank else { return [] }
    let extent = extent
    let ranges =
      ranges ?? Figure(rows: [PanelRow([panel])]).ranges.first?.first
    let x =
      PanelDescription.words(extent.categoriesX, "horizontal")
      ?? text(
        of: panel.x, titles.x, "horizontal", extent.x, ranges?.x, extent.smallestPositiveX,
        hasZero: extent.hasZeroX)
    if panel.kind == .line { return ["The \(x)"] }
    let leaving = extent.y ?? extent.leavingY
    let y =
      PanelDescription.words(extent.categoriesY, "vertical")
      ?? text(
        of: panel.y, titles.y, "vertical", leaving, ranges?.y, extent.smallestPositiveY,
        hasZero: extent.hasZeroY)
    let isSquare =
      panel.hasEqualAspect && panel.x.transform == .linear && panel.y.transform == .linear
    return [
      "The \(x); the \(y)"
        + (isSquare ? "; one may go farther, since their units are equally long" : "")
    ]
  }

  /// An axis with words in place of numbers; nil if it has none.
  private static func words(_ categories: [Plot.Category], _ direction: String) -> String? {
    if !categories.isEmpty, categories.allSatisfy(\.name.isEmpty) {
      return "\(direction) axis has no numbers"
    }
    return categories.isEmpty
      ? nil
      : "\(direction) axis names \(categories.count) \(categories.count == 1 ? "setting" : "settings")"
  }

  private func text(
    of axis: Axis, _ known: String, _ direction: String, _ data: ClosedRange<Double>?,
    _ range: ClosedRange<Double>?, _ positive: Double?, hasZero: Bool
  ) -> String {
    let isLog = axis.transform == .log10
    let title = PlainText.text(of: known.isEmpty ? axis.title : known)
    var text = "\(direction) axis"
    let hasEnds = axis.lower != nil && axis.upper != nil
    if hasEnds || data != nil && (!isLog || positive != nil), let range {
      let isReversed = (axis.lower ?? 0) > (axis.upper ?? .infinity)
      let (low, high) = PanelDescription.pair(range.lowerBound, range.upperBound)
      text += title.isEmpty ? " goes" : " shows \(title)"
      text += " from \(isReversed ? high : low) to \(isReversed ? low : high)"
    } else {
      text += title.isEmpty ? " has no data" : " shows \(title) and has no data"
    }
    switch axis.transform {
    case .linear: break
    case .log10: text += " on a logarithmic scale" + (hasZero ? ", and zero" : "")
    case .symlog: text += " on a scale logarithmic on both sides of zero"
    }
    return text
  }
}
