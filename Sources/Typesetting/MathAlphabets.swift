/// The alphabets that Unicode has for letters of formulas.
///
/// > The Unicode Consortium. *The Unicode Standard, Version 15.0*, chapter 22.2, "Letterlike
/// > Symbols", 2022.
enum MathAlphabet: Hashable, Sendable {
  /// Upright, as the names of functions.
  case roman
  /// A face of the words.
  case letters(MathAtom.Letters)
  case boldItalic, doubleStruck, script, fraktur

  /// The character that stands for a typed one.
  func styled(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch self {
    case .roman, .letters: scalar
    case .boldItalic: Self.boldItalic(scalar)
    case .doubleStruck: Self.letter(scalar, from: 0x1d538, early: "CℂHℍNℕPℙQℚRℝZℤ", digits: 0x1d7d8)
    case .script: Self.letter(scalar, from: 0x1d49c, early: "BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ")
    case .fraktur: Self.letter(scalar, from: 0x1d504, early: "CℭHℌIℑRℜZℨ")
    }
  }

  /// The character of a formula that stands for a typed one: variables are italic, a hyphen is a
  /// minus.
  static func italic(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "α"..."ω": shifted(scalar, from: 0x3b1, to: 0x1d6fc)
    case "ϵ": "𝜖"
    case "ϑ": "𝜗"
    case "ϰ": "𝜘"
    case "ϕ": "𝜙"
    case "ϱ": "𝜚"
    case "ϖ": "𝜛"
    case "ı": "𝚤"
    case "ȷ": "𝚥"
    case "-": "−"
    case "*": "∗"
    default: letter(scalar, from: 0x1d434, early: "hℎ")
    }
  }

  private static func boldItalic(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "Α"..."Ω": shifted(scalar, from: 0x391, to: 0x1d71c)
    case "α"..."ω": shifted(scalar, from: 0x3b1, to: 0x1d736)
    case "∂": "𝝏"
    case "ϵ": "𝝐"
    case "ϑ": "𝝑"
    case "ϕ": "𝝓"
    case "ϱ": "𝝔"
    case "ϖ": "𝝕"
    case "∇": "𝛁"
    case "-": "−"
    case "*": "∗"
    default: letter(scalar, from: 0x1d468, early: "", digits: 0x1d7ce)
    }
  }

  /// The characters with all letters that have a bold form in it.
  static func bold(_ text: String) -> String {
    var bold = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { bold.append(MathAlphabet.bold(scalar)) }
    return String(bold)
  }

  private static func bold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x210e: "𝒉"
    case 0x1d434..<0x1d468: shifted(scalar, from: 0x1d434, to: 0x1d468)
    case 0x1d6e2..<0x1d71c: shifted(scalar, from: 0x1d6e2, to: 0x1d71c)
    case 0x391...0x3a9: shifted(scalar, from: 0x391, to: 0x1d6a8)
    default: scalar == "∇" || scalar == "∂" ? boldItalic(scalar) : scalar
    }
  }

  /// A Latin letter or a digit of an alphabet, some of whose letters Unicode had before.
  private static func letter(
    _ scalar: Unicode.Scalar, from first: UInt32, early: String, digits: UInt32? = nil
  ) -> Unicode.Scalar {
    let pairs = Array(early.unicodeScalars)
    if let i = stride(from: 0, to: pairs.count, by: 2).first(where: { pairs[$0] == scalar }) {
      return pairs[i + 1]
    }
    switch scalar {
    case "A"..."Z": return shifted(scalar, from: 0x41, to: first)
    case "a"..."z": return shifted(scalar, from: 0x61, to: first + 26)
    case "0"..."9": return digits.map { shifted(scalar, from: 0x30, to: $0) } ?? scalar
    default: return scalar
    }
  }

  private static func shifted(
    _ scalar: Unicode.Scalar, from first: UInt32, to other: UInt32
  ) -> Unicode.Scalar {
    Unicode.Scalar(scalar.value - first + other) ?? scalar
  }

  /// The letter that a mathematical one is drawn from: 𝑥, 𝜃 and 𝔼 are x, θ and E.
  static func upright(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let value = scalar.value
    // Thirteen alphabets of 52 letters, five of 58 Greek ones, five of ten digits.
    switch value {
    case 0x210e: return "h"
    case 0x1d400..<0x1d6a4:
      let i = (value - 0x1d400) % 52
      return Unicode.Scalar(i < 26 ? 0x41 + i : 0x61 + i - 26) ?? scalar
    case 0x1d6a4: return "ı"
    case 0x1d6a5: return "ȷ"
    case 0x1d6a8..<0x1d7ca:
      let i = (value - 0x1d6a8) % 58
      if i < 25 { return i == 17 ? "ϴ" : Unicode.Scalar(0x391 + i) ?? scalar }
      let others: [Unicode.Scalar] = ["∂", "ϵ", "ϑ", "ϰ", "ϕ", "ϱ", "ϖ"]
      if i == 25 { return "∇" }
      return i < 51 ? Unicode.Scalar(0x3b1 + i - 26) ?? scalar : others[Int(i) - 51]
    case 0x1d7ce..<0x1d800: return Unicode.Scalar(0x30 + (value - 0x1d7ce) % 10) ?? scalar
    default: return scalar
    }
  }

  /// Whether the character is a slanted letter.
  static func isSlanted(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x210e, 0x1d434...0x1d49b, 0x1d6a4, 0x1d6a5, 0x1d6e2...0x1d755: true
    default: false
    }
  }
}
