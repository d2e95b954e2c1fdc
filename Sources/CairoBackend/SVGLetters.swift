import Graphics

/// What an image needs of one face to show its text.
struct SVGLetters {
  private var scalars: Set<UInt32> = []
  private var glyphs: Set<UInt32> = []
  private var features: ShapedText.Features = []

  /// Adds a text and its glyphs.
  mutating func add(_ text: String, _ shaped: ShapedText, _ features: ShapedText.Features) {
    self.features.formUnion(features)
    scalars.formUnion(text.unicodeScalars.map(\.value))
    glyphs.formUnion(shaped.glyphs.map(\.index))
  }

  /// A font file with these letters and no others; nil if the face cannot be cut down.
  func font(of face: FontFace) -> [UInt8]? {
    FontSubset.file(
      of: face, scalars: scalars, glyphs: glyphs, features: features, keepsMath: false)
  }
}

extension SVGWriter {
  /// One rule for each face whose letters are in the image.
  func fontFaces() throws -> [UInt8] {
    var bytes: [UInt8] = []
    for face in Font.Face.allCases {
      guard let letters = letters[face] else { continue }
      guard let file = letters.font(of: FontLibrary.shared.face(face)) else {
        throw CairoError.noFont
      }
      bytes.append("@font-face{font-family:'\(prefix)\(face.letter)';font-weight:\(face.weight);")
      if face.isItalic { bytes.append("font-style:italic;") }
      bytes.append("src:url(data:font/otf;base64,")
      bytes += FontSubset.base64(file)
      bytes.append(")}\n")
    }
    return bytes
  }
}
