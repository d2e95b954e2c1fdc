public import Graphics

extension Theme {
  /// A theme with a name, for configs and lists.
  public struct Named: Sendable {
    /// The name.
    public let name: String
    /// What it is for, in one line.
    public let summary: String
    /// The theme.
    public let theme: Theme

    /// Names a theme.
    public init(name: String, summary: String, theme: Theme) {
      self.name = name
      self.summary = summary
      self.theme = theme
    }
  }

  /// All themes, sorted by name.
  public static let all = [
    Named(
      name: "grey", summary: "black and greys on white, for printers without color", theme: .grey),
    Named(name: "handout", summary: "ink on white paper, 8.5 pt", theme: .handout),
    Named(
      name: "notebook", summary: "larger text and lines on white, for screens", theme: .notebook),
    Named(name: "slides", summary: "16:9 on white, text from 14 pt", theme: .slides),
    Named(name: "slidesDark", summary: "16:9 on near-black, text from 14 pt", theme: .slidesDark),
  ]

  /// For print on white paper.
  public static let handout = Theme()

  /// For printers without color: only lightness, dash and marker tell series apart.
  public static let grey: Theme = {
    var theme = Theme()
    theme.ink = Color(0x1a1a1a)
    theme.secondaryInk = Color(0x606060)
    theme.gridInk = Color(0xe4e4e4)
    theme.missingInk = Color(0xffffff)
    theme.cycle = Theme.cycle([0x111111, 0x6f6f6f, 0x3b3b3b, 0x8a8a8a, 0x232323, 0x545454])
    theme.fieldMap = .greys(from: 0.985, to: 0.80)
    theme.planeMap = .greys(from: 0.975, to: 0.25)
    // Two sides of one lightness would be the same: it falls from low to high.
    theme.divergingMap = ColorMap([0.985, 0.90, 0.79, 0.62, 0.45].map(OKLab.grey))
    theme.areaColors = [theme.ink]
    theme.cyclicMap = ColorMap([0.30, 0.62, 0.94, 0.62, 0.30].map(OKLab.grey))
    return theme
  }()

  /// For screens: text and lines a sixth larger than on paper.
  public static let notebook: Theme = {
    var theme = Theme()
    theme.setWeights(data: 1.6)
    theme.magnification = 10 / 8.5
    return theme
  }()

  /// For a projector in a bright room: set like a small page and enlarged until the smallest text
  /// has 14 pt.
  public static let slides: Theme = {
    var theme = Theme()
    theme.tickFont.size = 8
    theme.annotationFont.size = 8
    theme.titleFont.size = 10.5
    theme.margin = 9
    theme.setWeights(data: 1.5)
    theme.magnification = 14 / 8
    theme.pageSize = slideSize
    theme.leastTextSize = 10
    return theme
  }()

  /// For a projector in a dark room: light ink on near-black paper, lines a little heavier, for
  /// light on dark looks thinner.
  public static let slidesDark: Theme = {
    var theme = slides
    theme.background = Color(0x161a20)
    theme.ink = Color(0xe9ecf0)
    theme.secondaryInk = Color(0x9aa4b1)
    theme.gridInk = Color(0x2c333d)
    theme.missingInk = Color(0x4a4744)
    theme.cycle = Theme.cycle([0x51afd2, 0xc25c14, 0xfffe26, 0x5afafc, 0xe4a98f, 0x4a63be])
    theme.areaColors = [0x51afd2, 0xd0601a, 0xe8da3a, 0x3fd08a, 0xf28ab0, 0x8f7cf0].map(Color.init)
    theme.setWeights(data: 1.6)
    theme.fieldMap = .dusk
    theme.planeMap = .night
    theme.divergingMap = .darkDiverging
    return theme
  }()

  /// 254 × 143 mm: ten inches at 16:9.
  public static let slideSize = Size(width: 254 * 72 / 25.4, height: 143 * 72 / 25.4)

  /// Gives data lines a width, and all other lines theirs in proportion.
  public mutating func setWeights(data width: Double) {
    let factor = width / dataWidth
    for weight: WritableKeyPath<Theme, Double> in [
      \.dataWidth, \.casingWidth, \.referenceWidth, \.axisWidth, \.gridWidth, \.contourWidth,
      \.markerRadius,
    ] { self[keyPath: weight] *= factor }
    for index in cycle.indices { cycle[index].width = width }
  }
}

extension ColorMap {
  /// Greys at even steps of lightness.
  static func greys(from first: Double, to last: Double) -> ColorMap {
    ColorMap([first, last].map(OKLab.grey))
  }

  /// Near-black to slate, dark enough that light lines and labels stay on top.
  public static let dusk = ColorMap([
    OKLab(lightness: 0.225, chroma: 0.012, hue: 250),
    OKLab(lightness: 0.270, chroma: 0.026, hue: 245),
    OKLab(lightness: 0.315, chroma: 0.040, hue: 240),
    OKLab(lightness: 0.360, chroma: 0.052, hue: 235),
    OKLab(lightness: 0.405, chroma: 0.062, hue: 230),
  ])

  /// Near-black to pale green, for planes of parameters on dark paper.
  public static let night = ColorMap([
    OKLab(lightness: 0.240, chroma: 0.050, hue: 280),
    OKLab(lightness: 0.380, chroma: 0.095, hue: 262),
    OKLab(lightness: 0.540, chroma: 0.100, hue: 232),
    OKLab(lightness: 0.700, chroma: 0.095, hue: 200),
    OKLab(lightness: 0.840, chroma: 0.075, hue: 166),
    OKLab(lightness: 0.960, chroma: 0.025, hue: 130),
  ])

  /// Blue for low, paper in the middle, orange for high, on dark paper.
  public static let darkDiverging = ColorMap([
    OKLab(lightness: 0.700, chroma: 0.120, hue: 240),
    OKLab(lightness: 0.450, chroma: 0.085, hue: 245),
    OKLab(lightness: 0.240, chroma: 0.010, hue: 250),
    OKLab(lightness: 0.450, chroma: 0.090, hue: 45),
    OKLab(lightness: 0.700, chroma: 0.130, hue: 50),
  ])
}

extension OKLab {
  /// A color without hue.
  static func grey(_ lightness: Double) -> OKLab { OKLab(lightness: lightness, a: 0, b: 0) }
}
