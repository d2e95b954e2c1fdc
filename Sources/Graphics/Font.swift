/// An embedded typeface at a size.
public struct Font: Hashable, Sendable {
  /// The typefaces inside the binary.
  public enum Face: String, Hashable, Sendable, CaseIterable {
    case sansRegular, sansItalic, sansMedium, sansSemiBold, sansMath, mono
    case serifRegular, serifItalic, serifSemiBold, serifSemiBoldItalic, serifMath
  }

  /// Which typeface.
  public var face: Face
  /// Size of the em in points.
  public var size: Double
  /// Whether lower-case letters are set as small capitals, where the typeface has them.
  public var hasSmallCapitals: Bool

  /// Creates a font.
  public init(_ face: Face, size: Double, hasSmallCapitals: Bool = false) {
    self.face = face
    self.size = size
    self.hasSmallCapitals = hasSmallCapitals
  }

  /// The same typeface at another size.
  public func withSize(_ size: Double) -> Font {
    Font(face, size: size, hasSmallCapitals: hasSmallCapitals)
  }
}
