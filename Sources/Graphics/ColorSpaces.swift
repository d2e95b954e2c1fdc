import Elementary

/// A color by how light, how vivid and of which hue it looks.
///
/// > B. Ottosson. "A perceptual color space for image processing." 2020,
/// > https://bottosson.github.io/posts/oklab/
public struct OKLab: Hashable, Sendable {
  /// Lightness, 0 black to 1 white.
  public var lightness: Double
  /// From green (negative) to red.
  public var a: Double
  /// From blue (negative) to yellow.
  public var b: Double

  /// Creates a color from rectangular coordinates.
  public init(lightness: Double, a: Double, b: Double) {
    self.lightness = lightness
    self.a = a
    self.b = b
  }

  /// Creates a color from its chroma and its hue in degrees.
  public init(lightness: Double, chroma: Double, hue: Double) {
    let angle = hue * .pi / 180
    self.init(lightness: lightness, a: chroma * cosine(angle), b: chroma * sine(angle))
  }

  /// Creates the coordinates of a color; opacity does not count.
  public init(_ color: Color) {
    let light = LinearColor(color)
    let (r, g, b) = (light.red, light.green, light.blue)
    let long = cubeRoot(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    let medium = cubeRoot(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    let short = cubeRoot(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    self.init(
      lightness: 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
      a: 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
      b: 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short)
  }

  /// The nearest color that a screen can show, component by component.
  public var color: Color {
    func cubed(_ x: Double) -> Double { x * x * x }
    let l = cubed(lightness + 0.3963377774 * a + 0.2158037573 * b)
    let m = cubed(lightness - 0.1055613458 * a - 0.0638541728 * b)
    let s = cubed(lightness - 0.0894841775 * a - 1.2914855480 * b)
    return LinearColor(
      red: 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
      green: -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
      blue: -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
    ).color
  }

  /// The color a fraction of the way to another, on a straight line.
  public func mixed(with other: OKLab, by fraction: Double) -> OKLab {
    OKLab(
      lightness: lightness + fraction * (other.lightness - lightness),
      a: a + fraction * (other.a - a), b: b + fraction * (other.b - b))
  }
}

/// A color as amounts of light of the three primaries of sRGB.
///
/// > IEC 61966-2-1:1999, *Multimedia systems and equipment: colour measurement and management*.
struct LinearColor: Hashable {
  var red: Double
  var green: Double
  var blue: Double

  init(red: Double, green: Double, blue: Double) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  init(_ color: Color) {
    func linear(_ c: Double) -> Double {
      c <= 0.04045 ? c / 12.92 : power((c + 0.055) / 1.055, 2.4)
    }
    self.init(red: linear(color.red), green: linear(color.green), blue: linear(color.blue))
  }

  /// The sRGB color; components outside its gamut are cut off.
  var color: Color {
    func encoded(_ c: Double) -> Double {
      let c = min(max(c, 0), 1)
      return c <= 0.0031308 ? 12.92 * c : 1.055 * power(c, 1 / 2.4) - 0.055
    }
    return Color(red: encoded(red), green: encoded(green), blue: encoded(blue))
  }

  /// CIE 1931 tristimulus values, white at Y = 1.
  var tristimulus: (x: Double, y: Double, z: Double) {
    (
      0.4124564 * red + 0.3575761 * green + 0.1804375 * blue,
      0.2126729 * red + 0.7151522 * green + 0.0721750 * blue,
      0.0193339 * red + 0.1191920 * green + 0.9503041 * blue
    )
  }
}

/// A color in CIE 1976 L*a*b*, seen under the white of sRGB.
public struct CIELab: Hashable, Sendable {
  /// L*, 0 black to 100 white.
  public var lightness: Double
  /// a*, from green (negative) to red.
  public var a: Double
  /// b*, from blue (negative) to yellow.
  public var b: Double

  /// Creates the coordinates of a color; opacity does not count.
  public init(_ color: Color) {
    func f(_ t: Double) -> Double {
      t > 216.0 / 24389 ? cubeRoot(t) : (24389.0 / 27 * t + 16) / 116
    }
    let (x, y, z) = LinearColor(color).tristimulus
    let (whiteX, _, whiteZ) = LinearColor(red: 1, green: 1, blue: 1).tristimulus
    lightness = 116 * f(y) - 16
    a = 500 * (f(x / whiteX) - f(y))
    b = 200 * (f(y) - f(z / whiteZ))
  }

  /// How different two colors look: about 1 can just be seen.
  ///
  ///     ΔE² = ΔL² + (ΔC / (1 + 0.045 C))² + (ΔH / (1 + 0.015 C))²
  ///
  /// The formula takes C from one of the two; the more vivid one is taken here, which makes the
  /// difference symmetric and never larger.
  ///
  /// > CIE 116-1995, *Industrial colour-difference evaluation*.
  public func difference(from other: CIELab) -> Double {
    let (c1, c2) = (hypotenuse(a, b), hypotenuse(other.a, other.b))
    let chroma = max(c1, c2)
    let (dL, dC, da, db) = (lightness - other.lightness, c1 - c2, a - other.a, b - other.b)
    let hueSquared = max(0, da * da + db * db - dC * dC)
    let (sC, sH) = (1 + 0.045 * chroma, 1 + 0.015 * chroma)
    return squareRoot(dL * dL + dC * dC / (sC * sC) + hueSquared / (sH * sH))
  }
}

extension Color {
  /// Contrast with another color, 1 to 21.
  ///
  /// > W3C. *Web Content Accessibility Guidelines 2.1*, 2018, "contrast ratio".
  public func contrast(with other: Color) -> Double {
    let (a, b) = (LinearColor(self).tristimulus.y, LinearColor(other).tristimulus.y)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }
}
