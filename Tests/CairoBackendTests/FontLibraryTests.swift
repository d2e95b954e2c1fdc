import CairoBackend
import Graphics
import Testing
import Typesetting

private let fonts = FontLibrary.shared

@Suite struct Fonts {
  @Test(arguments: Font.Face.allCases)
  func haveMetricsInProportion(_ face: Font.Face) {
    let metrics = fonts.metrics(of: Font(face, size: 10))
    #expect(metrics.xHeight > 4 && metrics.xHeight < metrics.capHeight)
    #expect(metrics.capHeight < metrics.ascent && metrics.ascent < 12)
    #expect(metrics.descent > 1.5 && metrics.descent < 4)
  }

  @Test(arguments: [Font.Face.sansRegular, .sansMedium, .sansSemiBold, .serifRegular])
  func haveTabularFigures(_ face: Font.Face) {
    func width(_ text: String) -> Double {
      fonts.extents(of: text, font: Font(face, size: 10), usesTabularFigures: true).advance
    }
    for digit in 0...9 { #expect(width("\(digit)") == width("0")) }
  }

  /// Sizes only scale: text laid out for a slide has the proportions of the column's.
  @Test func scale() {
    let small = fonts.extents(of: "Rosenbrock", font: Font(.sansRegular, size: 5))
    let large = fonts.extents(of: "Rosenbrock", font: Font(.sansRegular, size: 50))
    #expect(abs(large.advance - 10 * small.advance) < 1e-9)
    #expect(abs(large.inkTop - 10 * small.inkTop) < 1e-9)
  }

  @Test func haveTallerAndTallerRoots() throws {
    let font = Font(.sansMath, size: 10)
    var last = 0.0
    for height in [10.0, 14, 18, 22, 26] {
      let variant = try #require(fonts.stretched("√", .vertical, atLeast: height, font: font))
      #expect(variant.extents.inkTop + variant.extents.inkBottom >= height)
      #expect(variant.extents.inkTop > last)
      last = variant.extents.inkTop
    }
    #expect(fonts.stretched("a", .vertical, atLeast: 10, font: font) == nil)
  }

  @Test func sayWhatIsMissing() {
    #expect(fonts.missingCharacters(in: "a☃b漢☃", face: .sansRegular) == ["☃", "漢"])
    #expect(fonts.missingCharacters(in: "ñ n\u{303} e\u{301} \u{2009}½", face: .sansRegular) == [])
    let mistakes = LabelSetter(measuring: fonts).mistakes(in: "a ☃", face: .sansRegular)
    #expect(mistakes.map(\.message) == ["the font has no glyph for \"☃\" (U+2603)"])
    #expect(mistakes.map(\.column) == [3])
    let nabla = LabelSetter(measuring: fonts).mistakes(in: "∇L", face: .sansRegular)
    #expect(nabla.map(\.hint) == ["write it in a formula: $∇$"])
  }

  /// Whatever the parser knows, the fonts can show.
  @Test(arguments: [
    #"$\hat{m}_t, \bar x, \tilde y, \vec v, \dot z, \ddot z$ − × · η κ ½ – — … → ≤ ‖g‖"#,
    #"$\nabla L(\theta), 10^{-6}, \sqrt{\hat v}, \|g\|, f'(x), \mathbf{w}, \mathrm{eff}$"#,
    #"$\alpha\beta\gamma\delta\epsilon\varepsilon\zeta\eta\theta\vartheta\iota\kappa\lambda\mu$"#,
    #"$\nu\xi\pi\varpi\rho\varrho\sigma\varsigma\tau\upsilon\phi\varphi\chi\psi\omega$"#,
    #"$\Gamma\Delta\Theta\Lambda\Xi\Pi\Sigma\Upsilon\Phi\Psi\Omega$"#,
    #"$\cdot\times\pm\mp\div\ast*\star\circ\bullet\odot\oplus\otimes\cup\cap\wedge\vee\setminus$"#,
    #"$\le\ge\ne\approx\sim\simeq\equiv\cong\propto\ll\gg\in\notin\subset\subseteq\mid\parallel$"#,
    #"$\perp\to\leftarrow\mapsto\leftrightarrow\Rightarrow\Leftarrow\Leftrightarrow\uparrow$"#,
    #"$\downarrow\infty\nabla\partial\ell\forall\exists\emptyset\prime\ldots\cdots\sum\prod\int$"#,
    #"$\langle\rangle\lfloor\rfloor\lceil\rceil\{\}\|\$\%\#\&\_\top\bot$"#,
    #"$\mathbb{ABCDEFGHIJKLMNOPQRSTUVWXYZ} \mathcal{ABCDEFGHIJKLMNOPQRSTUVWXYZ}$"#,
    "$abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789$",
  ])
  func haveEveryGlyphOf(_ markup: String) {
    for face in [Font.Face.sansRegular, .sansSemiBold, .serifRegular] {
      #expect(LabelSetter(measuring: fonts).mistakes(in: markup, face: face) == [])
    }
  }
}
