import CairoBackend
import Graphics
import Testing

@testable import Typesetting

private let fonts = FontLibrary.shared

/// What the fonts' MATH tables promise of formulas.
@Suite struct Formulas {
  static let faces: [Font.Face] = [.sansRegular, .serifRegular]

  private func setter(_ face: Font.Face) -> MathSetter {
    MathSetter(measuring: fonts, style: TextStyle(Font(face, size: 10), color: .black))
  }

  /// A formula and the size of its em.
  private func box(_ formula: String, _ face: Font.Face) -> (box: MathBox, em: Double) {
    var parser = LabelParser("$\(formula)$")
    let setter = setter(face)
    guard case .formula(let atoms) = parser.lines()[0][0] else { return (MathBox(), 0) }
    return (setter.box(atoms), setter.size(.text))
  }

  private func runs(_ box: MathBox) -> [TextRun] {
    box.items.compactMap { if case .text(let run) = $0 { run } else { nil } }
  }

  /// Whatever has a name can be set, in words of every weight.
  @Test(arguments: [Font.Face.sansRegular, .sansSemiBold, .serifRegular])
  func haveEveryNamedSymbol(_ face: Font.Face) {
    for symbol in MathSymbols.all {
      let markup = "$\\\(symbol.name)$"
      #expect(LabelSetter(measuring: fonts).mistakes(in: markup, face: face) == [], "\(markup)")
    }
    for alphabet in ["mathbb", "mathcal", "mathfrak", "boldsymbol", "mathbf", "mathtt", "mathsf"] {
      let markup = "$\\\(alphabet){ABCDEFGHIJKLMNOPQRSTUVWXYZ}$"
      #expect(LabelSetter(measuring: fonts).mistakes(in: markup, face: face) == [], "\(markup)")
    }
  }

  /// A stretched sign is at least as long as asked for, and parts overlap as the font demands.
  @Test(arguments: faces)
  func haveSignsOfAnyLength(_ face: Font.Face) throws {
    let font = Font(face.math, size: 10)
    for sign in "()[]{}|‖√⌊⌋⌈⌉" {
      for length in [5.0, 12, 20, 40, 65, 90, 200, 1000] {
        let glyph = try #require(fonts.stretched(sign, .vertical, atLeast: length, font: font))
        let height = glyph.extents.inkTop + glyph.extents.inkBottom
        // Fonts say how long parts are to a hundredth of an em.
        #expect(height >= length - 0.02 * font.size, "\(sign) \(length)")
        // Parts that grow evenly do not exceed the length by more than the smallest sign.
        #expect(height < length + 20, "\(sign) \(length)")
      }
    }
    for brace in "⏞⏟" {
      for length in [5.0, 30, 70, 500] {
        let glyph = try #require(fonts.stretched(brace, .horizontal, atLeast: length, font: font))
        #expect(glyph.extents.inkRight - glyph.extents.inkLeft >= length - 1e-9)
      }
    }
  }

  /// Each part begins below the end of the one before: no gaps.
  @Test(arguments: faces)
  func haveNoGapsInAssemblies(_ face: Font.Face) throws {
    let font = Font(face.math, size: 10)
    for sign in "(){}[]|√" {
      let glyph = try #require(fonts.stretched(sign, .vertical, atLeast: 300, font: font))
      #expect(glyph.parts.count > 3)
      let whole = glyph.extents.inkTop + glyph.extents.inkBottom
      let heights = glyph.parts.map(\.y)
      for (lower, upper) in zip(heights, heights.dropFirst()) { #expect(upper > lower) }
      // The parts alone, side by side, are longer than the whole by all overlaps.
      let steps = zip(heights, heights.dropFirst()).map { $1 - $0 }
      #expect(steps.reduce(0, +) < whole)
    }
  }

  /// Delimiters reach 90.1 % of what they enclose, or all but half an em, on the axis.
  @Test(arguments: [
    #"\dfrac{a}{b}"#, #"\frac{a}{b}"#, #"\sum_{i=1}^n x_i"#, #"\begin{matrix}1\\2\\3\end{matrix}"#,
    #"\begin{matrix}1\\2\\3\\4\\5\\6\\7\\8\\9\\10\\11\\12\end{matrix}"#, #"\displaystyle\int_a^b"#,
  ])
  func haveDelimitersThatCover(_ formula: String) {
    for face in Self.faces {
      let axis = fonts.mathConstants(of: face.math).axisHeight
      let (inner, em) = box(formula, face)
      for (left, right) in [("(", ")"), ("[", "]"), (#"\{"#, #"\}"#), ("|", "|")] {
        let (outer, _) = box("\\left\(left)\(formula)\\right\(right)", face)
        let reach = max(inner.ascent - axis * em, inner.descent + axis * em)
        let least = max(0.901 * reach, reach - 0.25 * em)
        #expect(outer.ascent - axis * em >= least - 1e-9)
        #expect(outer.descent + axis * em >= least - 1e-9)
      }
    }
  }

  /// Signs in display style are as high as the font demands, with their middle on the axis.
  @Test(arguments: [#"\sum"#, #"\prod"#, #"\int"#, #"\oint"#])
  func haveLargeOperators(_ sign: String) {
    for face in Self.faces {
      let constants = fonts.mathConstants(of: face.math)
      let (box, em) = box("\\displaystyle\(sign)", face)
      #expect(box.ascent + box.descent >= constants.displayOperatorMinHeight * em - 1e-9)
      #expect(abs(0.5 * (box.ascent - box.descent) - constants.axisHeight * em) < 1e-9)
    }
  }

  /// Scripts rise and drop at least as far as the font says, and keep its gap.
  @Test(arguments: ["x_a^b", "f_{y}^{g}", #"\theta_{\min}^{(k)}"#, #"\dfrac{a}{b}_c^d"#])
  func haveScriptsApart(_ formula: String) {
    for face in Self.faces {
      let constants = fonts.mathConstants(of: face.math)
      let (whole, em) = box(formula, face)
      let scripts = runs(whole).filter { $0.font.size < 0.95 * em && $0.position.x > 0 }
      let above = scripts.filter { $0.position.y < -0.25 * em }
      let below = scripts.filter { $0.position.y > 0.1 * em }
      func extents(_ run: TextRun) -> TextExtents { fonts.extents(of: run.text, font: run.font) }
      let bottom = above.map { -$0.position.y - extents($0).inkBottom }.min() ?? 0
      let top = below.map { -$0.position.y + extents($0).inkTop }.max() ?? 0
      #expect(!above.isEmpty && !below.isEmpty)
      #expect(
        bottom - top >= constants.subSuperscriptGapMin * em - 1e-9 || formula.contains("frac"))
      for run in above {
        #expect(-run.position.y >= constants.superscriptShiftUp * em - 1e-9)
      }
      for run in below where !formula.contains("frac") {
        #expect(run.position.y >= constants.subscriptShiftDown * em - 1e-9)
      }
    }
  }

  /// The bar of a root begins where the ink of its sign ends, at the same height.
  @Test(arguments: [
    #"\sqrt{x}"#, #"\sqrt{\dfrac{a}{b}}"#, #"\sqrt[3]{x^2}"#,
    #"\sqrt{\begin{matrix}1\\2\\3\\4\\5\\6\\7\\8\\9\end{matrix}}"#,
  ])
  func haveRootsThatJoin(_ formula: String) throws {
    for face in Self.faces {
      let (whole, em) = box(formula, face)
      let bars = whole.items.compactMap { item in
        if case .path(let path, _, _) = item { path.bounds } else { nil }
      }
      let bar = try #require(bars.min { $0.minY < $1.minY })
      let sign = try #require(runs(whole).first { $0.text == "√" })
      let font = sign.font
      // The same glyphs again, to know where their ink ends.
      let glyph = try #require(
        stride(from: 5.0, to: 200, by: 0.5).lazy
          .compactMap { fonts.stretched("√", .vertical, atLeast: $0, font: font) }
          .first { $0.parts.map(\.glyph) == sign.parts?.map(\.glyph) })
      let (right, top) = (
        sign.position.x + glyph.extents.inkRight, sign.position.y - glyph.extents.inkTop
      )
      #expect(right >= bar.minX - 1e-9 && right < bar.minX + 0.05 * em)
      if glyph.parts.count == 1 { #expect(abs(top - bar.minY) < 1e-9) }
      #expect(bar.maxX > bar.minX)
    }
  }

  /// A subscript keeps clear of a letter that leans over it: v and t do not touch.
  @Test func leaningLettersKeepOffTheirSubscripts() {
    func distance(_ letter: String) -> Double {
      let (box, em) = box("\(letter)_t", .serifRegular)
      let runs = runs(box)
      let advance = fonts.extents(of: runs[0].text, font: runs[0].font).advance
      return (runs[1].position.x - advance) / em
    }
    #expect(distance("v") > 0.03 && distance("w") > 0.03)
    // Upright sides need no room.
    #expect(abs(distance("m")) < 1e-9)
  }
}
