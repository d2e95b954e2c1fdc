import Plot
import Typesetting

/// What a figure shows, in sentences for those who cannot see it; made of its marks, so that it
/// says what was found.
struct FigureDescription {
  private let title: String
  private let panels: [PanelDescription]

  /// Describes rows of panels under a title, and of each panel what its axes show of the data.
  init(title: String, panels: [[PanelDescription]], ranges: [[PanelRanges]]) {
    self.title = title
    self.panels = zip(panels.joined(), ranges.joined()).map { panel, ranges in
      var panel = panel
      panel.ranges = ranges
      return panel
    }
    .filter { !$0.isPlaceholder }
  }

  /// The text.
  var text: String {
    var sentences = title.isEmpty ? [] : [PlainText.text(of: title)]
    if panels.count > 1 { sentences.append("The figure has \(panels.count) panels") }
    return (sentences + panels.flatMap(\.sentences)).map(FigureDescription.ended)
      .joined(separator: " ")
  }

  /// The sentence with its full stop; on one line.
  private static func ended(_ sentence: String) -> String {
    let line = sentence.replacing("\n", with: " ")
    return ".!?".contains(line.last ?? " ") ? line : line + "."
  }
}
