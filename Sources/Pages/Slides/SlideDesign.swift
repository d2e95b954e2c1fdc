import Graphics

/// The measures of a slide and what ink its parts have; lengths are in points.
enum SlideDesign {
  /// 254 × 143 mm, 16:9.
  static let size = Size(width: 720, height: 405)
  /// What is shown stands between these edges.
  static let body = Rect(minX: 40, minY: 36, maxX: 680, maxY: 366)
  /// Baseline of the section and the number of the slide.
  static let footer = 388.0
  /// Between the title and what is below it.
  static let gap = 16.0
  /// Sizes of text, the best first; smaller type cannot be read from the last row.
  static let textSizes = [22.0, 20, 18, 16, 14]
  /// Sizes of a single sentence or formula.
  static let largeSizes = [30.0, 26] + textSizes
  static let titleSizes = [26.0, 23, 20]
  static let coverSizes = [44.0, 38, 32, 26]
  static let labelSize = 14.0, footerSize = 10.0
  /// Distance of baselines, in ems.
  static let leading = 1.32
  /// A figure is enlarged by no more.
  static let greatestScale = 3.0
  /// So many lines of a program stand on one slide.
  static let listingLines = 14

  /// A figure that was laid out for slides leaves room for the number of its slide.
  static let figureHeight = 386.0

  /// Whether something fills a slide.
  static func isSlide(_ other: Size) -> Bool {
    abs(other.width - size.width) < 1 && abs(other.height - size.height) < 1
  }

  static let page = PageDesign()
  static var ink: Color { page.ink }
  static var gray: Color { page.gray }
  static var accent: Color { page.link }
}
