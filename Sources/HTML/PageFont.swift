/// A face of the page's text.
public enum PageFont: String, Hashable, Sendable, CaseIterable {
  case roman, italic, semibold, semiboldItalic, mono, math

  /// The name in style sheets; faces of one family have the same.
  var family: String {
    switch self {
    case .roman, .italic, .semibold, .semiboldItalic: "Page Text"
    case .mono: "Page Code"
    case .math: "Page Math"
    }
  }

  var weight: Int {
    switch self {
    case .semibold, .semiboldItalic: 600
    default: 400
    }
  }

  var isItalic: Bool { self == .italic || self == .semiboldItalic }
}

/// The letters that a page shows in each face.
struct PageLetters {
  private var ascii: [PageFont: [Bool]] = [:]
  private var others: [PageFont: Set<Unicode.Scalar>] = [:]

  mutating func insert(_ text: some Sequence<Unicode.Scalar>, in font: PageFont) {
    var common = ascii[font] ?? Array(repeating: false, count: 128)
    for scalar in text {
      if scalar.isASCII {
        common[Int(scalar.value)] = true
      } else {
        others[font, default: []].insert(scalar)
      }
    }
    ascii[font] = common
  }

  /// The letters in the order of their numbers; empty if the face is not used.
  func text(in font: PageFont) -> String {
    var scalars = String.UnicodeScalarView()
    for (value, isUsed) in (ascii[font] ?? []).enumerated() where isUsed && value >= 0x20 {
      scalars.append(Unicode.Scalar(UInt8(value)))
    }
    scalars.append(contentsOf: (others[font] ?? []).sorted())
    return String(scalars)
  }
}
