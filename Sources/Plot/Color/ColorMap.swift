import Elementary
public import Graphics

/// Colors for numbers: a polyline in OKLab, walked at even steps.
///
/// Low is light in every sequential map, so that the neighborhood of a minimizer, where paths end
/// and labels stand, is the lightest place of a figure.
public struct ColorMap: Hashable, Sendable {
  /// The corners of the polyline from low to high, at even distances.
  public var corners: [OKLab]

  /// Creates a map from at least two corners.
  public init(_ corners: [OKLab]) {
    precondition(corners.count > 1, "\(corners.count) corners")
    self.corners = corners
  }

  /// Paper to grey-blue, pale enough that lines and labels stay on top.
  public static let pale = ColorMap([
    OKLab(lightness: 0.985, chroma: 0.008, hue: 190),
    OKLab(lightness: 0.950, chroma: 0.022, hue: 200),
    OKLab(lightness: 0.910, chroma: 0.036, hue: 212),
    OKLab(lightness: 0.865, chroma: 0.047, hue: 226),
    OKLab(lightness: 0.815, chroma: 0.056, hue: 240),
  ])

  /// Paper to dark blue, for planes of parameters where color is the message.
  public static let deep = ColorMap([
    OKLab(lightness: 0.975, chroma: 0.018, hue: 130),
    OKLab(lightness: 0.870, chroma: 0.068, hue: 165),
    OKLab(lightness: 0.730, chroma: 0.092, hue: 198),
    OKLab(lightness: 0.570, chroma: 0.100, hue: 232),
    OKLab(lightness: 0.400, chroma: 0.100, hue: 260),
    OKLab(lightness: 0.270, chroma: 0.075, hue: 280),
  ])

  /// Blue for low, paper in the middle, red-brown for high.
  public static let diverging = ColorMap([
    OKLab(lightness: 0.520, chroma: 0.115, hue: 245),
    OKLab(lightness: 0.760, chroma: 0.075, hue: 240),
    OKLab(lightness: 0.970, chroma: 0.004, hue: 200),
    OKLab(lightness: 0.760, chroma: 0.085, hue: 45),
    OKLab(lightness: 0.520, chroma: 0.130, hue: 35),
  ])

  /// Once around the hues at nearly the same lightness, dark to light to dark within it.
  public static let cyclic = ColorMap(
    (0...12).map { step in
      let turn = Double(step) / 12
      return OKLab(
        lightness: 0.70 - 0.14 * cosine(2 * .pi * turn), chroma: 0.105, hue: 265 + 360 * turn)
    })

  /// The color at a fraction of the way from low to high; the ends beyond them, low for NaN.
  public func color(at fraction: Double) -> Color {
    guard !fraction.isNaN else { return corners[0].color }
    let place = min(max(fraction, 0), 1) * Double(corners.count - 1)
    let index = min(Int(place), corners.count - 2)
    return corners[index].mixed(with: corners[index + 1], by: place - Double(index)).color
  }

  /// `count` colors at even steps, ends included.
  public func colors(_ count: Int) -> [Color] {
    (0..<count).map { color(at: count == 1 ? 0 : Double($0) / Double(count - 1)) }
  }

  /// The color of a value on a map whose middle stands for `center` and whose two halves have the
  /// same scale, so that equal colors are equal distances from the center.
  public func color(of value: Double, in range: ClosedRange<Double>, center: Double) -> Color {
    let reach = max(range.upperBound - center, center - range.lowerBound)
    return color(at: reach > 0 ? 0.5 + 0.5 * (value - center) / reach : 0.5)
  }
}
