/// How an eye sees colors.
///
/// A dichromat lacks one kind of cone. A color is confused with the one of equal response of the
/// other two cones on a plane through the greys and a hue that both eyes see alike: blue for
/// missing long- or medium-wave cones; for missing short-wave cones, lights of 485 nm (on the side
/// of greens) and 660 nm (on the side of reds).
///
/// > H. Brettel, F. Viénot, J. D. Mollon. "Computerized simulation of color appearance for
/// > dichromats." *Journal of the Optical Society of America A* 14 (1997), 2647–2655,
/// > doi:10.1364/JOSAA.14.002647
/// > F. Viénot, H. Brettel, J. D. Mollon. "Digital video colourmaps for checking the legibility of
/// > displays by dichromats." *Color Research & Application* 24 (1999), 243–252.
public enum ColorVision: String, Hashable, Sendable, CaseIterable {
  /// All three kinds of cones.
  case normal
  /// No long-wave cones.
  case protan
  /// No medium-wave cones.
  case deutan
  /// No short-wave cones.
  case tritan

  /// A color that looks to a normal eye as the given one looks to this eye.
  public func seen(_ color: Color) -> Color {
    let light = LinearColor(color)
    var cones = Cones(light.tristimulus)
    let white = Cones(LinearColor(red: 1, green: 1, blue: 1).tristimulus)
    let blue = Cones(LinearColor(red: 0, green: 0, blue: 1).tristimulus)
    switch self {
    case .normal: return color
    case .protan:
      let normal = white.cross(blue)
      cones.long = -(normal.medium * cones.medium + normal.short * cones.short) / normal.long
    case .deutan:
      let normal = white.cross(blue)
      cones.medium = -(normal.long * cones.long + normal.short * cones.short) / normal.medium
    case .tritan:
      // Color matching functions of the CIE 1931 observer at 660 nm and 485 nm.
      let isReddish = cones.medium * white.long < white.medium * cones.long
      let anchor = isReddish ? Cones((0.1649, 0.0610, 0)) : Cones((0.05795, 0.1693, 0.6162))
      let normal = white.cross(anchor)
      cones.short = -(normal.long * cones.long + normal.medium * cones.medium) / normal.short
    }
    return cones.light.color.withAlpha(color.alpha)
  }

  /// Responses of the three kinds of cones.
  ///
  /// > V. C. Smith, J. Pokorny. "Spectral sensitivity of the foveal cone photopigments between 400
  /// > and 500 nm." *Vision Research* 15 (1975), 161–171, doi:10.1016/0042-6989(75)90203-5
  private struct Cones {
    var long: Double
    var medium: Double
    var short: Double

    init(long: Double, medium: Double, short: Double) {
      self.long = long
      self.medium = medium
      self.short = short
    }

    init(_ tristimulus: (x: Double, y: Double, z: Double)) {
      let (x, y, z) = tristimulus
      self.init(
        long: 0.15514 * x + 0.54312 * y - 0.03286 * z,
        medium: -0.15514 * x + 0.45684 * y + 0.03286 * z, short: 0.01608 * z)
    }

    func cross(_ other: Cones) -> Cones {
      Cones(
        long: medium * other.short - short * other.medium,
        medium: short * other.long - long * other.short,
        short: long * other.medium - medium * other.long)
    }

    func dot(_ other: Cones) -> Double {
      long * other.long + medium * other.medium + short * other.short
    }

    /// The amounts of the primaries that give these responses, by Cramer's rule.
    var light: LinearColor {
      let red = Cones(LinearColor(red: 1, green: 0, blue: 0).tristimulus)
      let green = Cones(LinearColor(red: 0, green: 1, blue: 0).tristimulus)
      let blue = Cones(LinearColor(red: 0, green: 0, blue: 1).tristimulus)
      let volume = red.dot(green.cross(blue))
      return LinearColor(
        red: dot(green.cross(blue)) / volume, green: red.dot(cross(blue)) / volume,
        blue: red.dot(green.cross(self)) / volume)
    }
  }
}
