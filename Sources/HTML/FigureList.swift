import Typesetting

/// Figures as those who write in LaTeX or Markdown include them.
public struct FigureList: Sendable {
  /// A figure of a report.
  public struct Figure: Hashable, Sendable {
    /// The name of its files, without ending.
    public var name: String
    /// Markup of the caption; may be empty.
    public var caption: String
    /// What it shows, for those who cannot see it.
    public var alternative: String
    /// Width in millimeters.
    public var width: Double

    /// Creates a figure.
    public init(name: String, caption: String, alternative: String, width: Double) {
      self.name = name
      self.caption = caption
      self.alternative = alternative
      self.width = width
    }
  }

  /// The figures.
  public var figures: [Figure]

  /// Creates a list.
  public init(_ figures: [Figure]) { self.figures = figures }
}

extension FigureList.Figure {
  /// The width with up to two decimals: "160mm".
  var millimeters: String {
    let hundredths = Int((min(max(width.isFinite ? width : 0, 1), 10_000) * 100).rounded())
    let fraction = hundredths % 100
    guard fraction > 0 else { return "\(hundredths / 100)mm" }
    let digits =
      fraction % 10 == 0 ? "\(fraction / 10)" : (fraction < 10 ? "0" : "") + "\(fraction)"
    return "\(hundredths / 100).\(digits)mm"
  }

  /// The name in labels: letters, digits and hyphens of ASCII.
  var label: String {
    String(
      name.map { character in
        character.isASCII && (character.isLetter || character.isNumber) ? character : "-"
      })
  }
}
