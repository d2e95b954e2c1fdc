import Graphics
import Typesetting

/// What stands above a panel's area: title, legend, and the titles of the vertical axis and the
/// color bar.
///
///     a  Title of the panel
///     ── key   ── key
///     f(x)                  levels
///     ┌────────────────────┐ ▉
struct PanelHeader {
  private let letter: Label?
  private let title: Label?
  private let axisTitle: Label?
  private let legend: LegendGuide
  private let barTitle: Label?
  private let barTitleX: Double
  private let axisTitleRise: Double
  private let legendStandsBesideAxisTitle: Bool
  private let theme: Theme
  private let areaWidth: Double
  private let letterWidth: Double
  /// Between the last key of the legend and the title of the bar, which is no key.
  private static let legendGap = 16.0

  init(
    _ panel: Panel, axisTitle axisMarkup: String, keys: [LegendKey], colorBar: ColorBarGuide?,
    area: Rect, reach: Double, legendRoom: Double, theme: Theme, labels: LabelSetter
  ) {
    let width = max(area.width + reach, 1)
    let bold = TextStyle(theme.panelTitleFont.with(.sansSemiBold), color: theme.ink)
    let letter = panel.letter.isEmpty ? nil : labels.label(panel.letter, style: bold)
    letterWidth = letter.map { $0.width + theme.panelTitleFont.size * 0.6 } ?? 0
    let titleStyle = TextStyle(theme.panelTitleFont, color: theme.ink)
    title =
      panel.title.isEmpty
      ? nil : labels.label(panel.title, style: titleStyle, width: max(width - letterWidth, 1))

    let axisStyle = TextStyle(theme.labelFont, color: theme.ink)
    let axisTitle =
      axisMarkup.isEmpty ? nil : labels.label(axisMarkup, style: axisStyle, width: width)
    let barTitle = colorBar?.title
    let barX = min((colorBar?.titleStart ?? area.maxX) - area.minX, width - (barTitle?.width ?? 0))
    let legend = LegendGuide(
      keys, width: width, room: legendRoom, theme: theme, labels: labels)

    // The title of the bar shares the line of the axis title if the two stay apart.
    let space = 8.0
    let sharesLine = (axisTitle?.width ?? 0) + space <= barX || barTitle == nil
    axisTitleRise = sharesLine ? 0 : (barTitle?.height ?? 0) + theme.gap
    let room = barTitle == nil ? area.width : min(barX - PanelHeader.legendGap, area.width)
    legendStandsBesideAxisTitle =
      axisTitle.map {
        sharesLine && legend.height <= 1.8 * $0.height && $0.width + space + legend.width <= room
      } ?? false
    self.letter = letter
    self.axisTitle = axisTitle
    self.legend = legend
    self.barTitle = barTitle
    barTitleX = max(barX, 0)
    self.theme = theme
    areaWidth = area.width
  }

  private var clearance: Double { 2 * theme.gap }

  /// The height of the line of titles that touches the area.
  private var axisRowHeight: Double {
    let axis = axisTitle.map { axisTitleRise + $0.height } ?? 0
    return max(axis, barTitle?.height ?? 0, legendStandsBesideAxisTitle ? legend.height : 0)
  }

  /// How far the title reaches from the left edge of the area.
  var titleWidth: Double { title.map { letterWidth + $0.width } ?? 0 }
  /// How far the title of the vertical axis reaches from the left edge of the area.
  var axisTitleWidth: Double { axisTitle?.width ?? 0 }
  /// How far the legend reaches from the left edge of the area, where it stands there.
  var legendWidth: Double { legendStandsBesideAxisTitle ? 0 : legend.width }
  /// Whether some keys of the legend have no room.
  var legendLeavesOut: Bool { legend.leavesOut }
  /// How many rows the legend has.
  var legendRowCount: Int { legend.rowCount }
  /// The height of the legend, if it stands above the titles of the axes.
  var legendHeight: Double { legendStandsBesideAxisTitle ? 0 : legend.height }
  /// How far letter and title reach above their common baseline.
  var titleAscent: Double { max(title?.ascent ?? 0, letter?.ascent ?? 0) }
  private var titleHeight: Double {
    titleAscent + max(title?.descent ?? 0, letter?.descent ?? 0)
  }

  /// The height that is needed, the distance to the area included.
  var height: Double {
    let rows = [titleHeight, legendHeight, axisRowHeight].filter { $0 > 0 }
    guard !rows.isEmpty else { return 0 }
    return rows.reduce(0, +) + clearance * Double(rows.count)
  }

  /// The header above the area, with its title on a baseline.
  func items(baseline: Double, area: Rect) -> [Scene.Item] {
    var items: [Scene.Item] = []
    let left = area.minX
    if let letter { items += letter.items(at: Point(left, baseline)) }
    if let title { items += title.items(at: Point(left + letterWidth, baseline)) }
    let bottom = area.minY - clearance
    if let barTitle {
      items += barTitle.items(at: Point(left + barTitleX, bottom), .start, .bottom)
    }
    if let axisTitle {
      items += axisTitle.items(at: Point(left, bottom - axisTitleRise), .start, .bottom)
    }
    guard legend.height > 0 else { return items }
    if legendStandsBesideAxisTitle {
      let edge = min(
        left + areaWidth, barTitle == nil ? .infinity : left + barTitleX - PanelHeader.legendGap)
      return items + legend.items(at: Point(edge - legend.width, bottom - legend.height))
    }
    let above = axisRowHeight > 0 ? axisRowHeight + clearance : 0
    return items + legend.items(at: Point(left, bottom - above - legend.height))
  }
}

extension Font {
  /// The same size in another face.
  fileprivate func with(_ face: Font.Face) -> Font { Font(face, size: size) }
}
