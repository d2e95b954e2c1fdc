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

  /// Creates a font.
  public init(_ face: Face, size: Double) {
    self.face = face
    self.size = size
  }

  /// The same typeface at another size.
  public func withSize(_ size: Double) -> Font { Font(face, size: size) }
}
