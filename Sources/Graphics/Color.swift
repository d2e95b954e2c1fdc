/// A color in the sRGB space with straight (not premultiplied) alpha.
public struct Color: Hashable, Sendable {
  /// Red in [0, 1].
  public var red: Double
  /// Green in [0, 1].
  public var green: Double
  /// Blue in [0, 1].
  public var blue: Double
  /// Opacity in [0, 1].
  public var alpha: Double

  /// Creates a color from components in [0, 1].
  public init(red: Double, green: Double, blue: Double, alpha: Double = 1) {
    self.red = red
    self.green = green
    self.blue = blue
    self.alpha = alpha
  }

  /// Creates the opaque color 0xRRGGBB.
  public init(_ hex: UInt32) {
    self.init(
      red: Double((hex >> 16) & 0xff) / 255, green: Double((hex >> 8) & 0xff) / 255,
      blue: Double(hex & 0xff) / 255)
  }

  /// Opaque white.
  public static let white = Color(0xffffff)
  /// Opaque black.
  public static let black = Color(0x000000)

  /// The same color with another opacity.
  public func withAlpha(_ alpha: Double) -> Color {
    Color(red: red, green: green, blue: blue, alpha: alpha)
  }

  /// The color `fraction` of the way to another one, mixed in sRGB.
  public func mixed(with other: Color, by fraction: Double) -> Color {
    Color(
      red: red + fraction * (other.red - red), green: green + fraction * (other.green - green),
      blue: blue + fraction * (other.blue - blue), alpha: alpha + fraction * (other.alpha - alpha))
  }

  /// `#rrggbb`, or `#rrggbbaa` where not opaque.
  public var hex: String {
    let components = alpha == 1 ? [red, green, blue] : [red, green, blue, alpha]
    // The one in front keeps the zeros.
    let code = components.reduce(1) { $0 << 8 | Int(($1 * 255).rounded()) }
    return "#\(String(code, radix: 16).dropFirst())"
  }
}
