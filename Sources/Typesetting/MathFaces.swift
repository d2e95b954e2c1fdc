import Graphics

extension Font {
  func with(_ face: Face) -> Font { Font(face, size: size) }
}

extension Font.Face {
  /// The face of the formulas that go with the words.
  var math: Font.Face {
    switch self {
    case .sansRegular, .sansItalic, .sansMedium, .sansSemiBold, .sansMath, .mono: .sansMath
    case .serifRegular, .serifItalic, .serifSemiBold, .serifSemiBoldItalic, .serifMath: .serifMath
    }
  }

  /// Whether words in it are bold.
  var isBold: Bool {
    switch self {
    case .sansSemiBold, .serifSemiBold, .serifSemiBoldItalic: true
    default: false
    }
  }

  /// The face for letters that differ from the words'.
  func face(of letters: MathAtom.Letters) -> Font.Face {
    switch letters {
    case .bold: math == .sansMath ? .sansSemiBold : .serifSemiBold
    case .italic: math == .sansMath ? .sansItalic : .serifItalic
    case .sans: .sansRegular
    case .mono: .mono
    }
  }
}
