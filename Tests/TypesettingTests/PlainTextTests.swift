import Graphics
import Testing

@testable import Typesetting

@Suite struct PlainTexts {
  // swift-format-ignore
  static let table: [(String, String)] = [
    ("plain words",                            "plain words"),
    ("",                                       ""),
    ("two\nlines",                             "two lines"),
    (#"costs \$5"#,                            "costs $5"),
    ("error $10^{-6}$ here",                   "error 10⁻⁶ here"),
    (#"$1.04 \times 10^{-18}$"#,               "1.04 × 10⁻¹⁸"),
    (#"$\hat{m}_t$"#,                          "m̂ₜ"),
    (#"$\bar{xy}$"#,                           "x̄ȳ"),
    ("$x_{t+1} = x_t - \\eta g_t$",            "xₜ₊₁ = xₜ − ηgₜ"),
    ("$x_1^2$",                                "x₁²"),
    ("$f'(x)$",                                "f′(x)"),
    (#"$A^\top b$"#,                           "Aᵀb"),
    (#"$45^\circ$"#,                           "45°"),
    (#"$x^\star$"#,                            "x^⋆"),
    ("$x^{1/3}$",                              "x^(1/3)"),
    (#"$f_{\mathrm{best}}$"#,                  "f_(best)"),
    (#"$e^{-\alpha t}$"#,                      "e^(−αt)"),
    (#"$\frac{a}{b}$"#,                        "a/b"),
    (#"$\frac{1}{10}$"#,                       "1/10"),
    (#"$\frac{a + b}{2c}$"#,                   "(a + b)/(2c)"),
    (#"$\frac{1}{-x}$"#,                       "1/(−x)"),
    (#"$\frac{a}{\frac{b}{c}}$"#,              "a/(b/c)"),
    (#"$\frac{df}{dx}$"#,                      "df/dx"),
    (#"$\frac{\partial^2 f}{\partial x^2}$"#,  "∂²f/∂x²"),
    (#"$\frac{1}{db}$"#,                       "1/(db)"),
    (#"$\frac{1}{x^2}$"#,                      "1/x²"),
    (#"$\frac{\hat{m}_t}{\sqrt{\hat{v}_t} + \varepsilon}$"#, "m̂ₜ/(√(v̂ₜ) + ε)"),
    (#"$\frac{a}{b}^2$"#,                      "(a/b)²"),
    (#"$\frac12 x^2$"#,                        "1/2 x²"),
    (#"$\sqrt{x}$"#,                           "√x"),
    (#"$\sqrt{10}$"#,                          "√10"),
    (#"$\sqrt{x+1}$"#,                         "√(x + 1)"),
    (#"$\sqrt{x^2}$"#,                         "√(x²)"),
    (#"$\sqrt{x}^2$"#,                         "(√x)²"),
    (#"$\|\nabla f\| < 10^{-6}$"#,             "‖∇f‖ < 10⁻⁶"),
    (#"$x\,(x + 1)$"#,                         "x (x + 1)"),
    (#"$a\!b$"#,                               "ab"),
    (#"$f(x,y) \approx -y$"#,                  "f(x, y) ≈ −y"),
    (#"$2\sin x$"#,                            "2 sin x"),
    (#"$\sum_{i=1}^n x_i$"#,                   "∑ᵢ₌₁ⁿ xᵢ"),
    (#"$\left(\frac{a}{b}\right)^2$"#,         "(a/b)²"),
    (#"$\text{if } x \in \mathbb{R}$"#,        "if x ∈ ℝ"),
    (#"$\mathbb{E}[h]$"#,                      "E[h]"),
    (#"$\mathbf{x}$"#,                         "x"),
    (#"$\Gamma\varepsilon\epsilon\theta\phi\omega$"#, "Γεϵθϕω"),
    ("$\\alhpa$",                              "$\\alhpa$"),
  ]

  @Test(arguments: table)
  func readWell(_ markup: String, _ expected: String) {
    #expect(PlainText.text(of: markup) == expected)
  }

  /// Letters come back from the styles that formulas set them in.
  @Test func haveUprightLetters() {
    for value in [0x41...0x5a, 0x61...0x7a, 0x391...0x3f6].joined() {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      #expect(MathAlphabet.upright(MathAlphabet.italic(scalar)) == scalar)
    }
    for scalar in "ABCDEFGHIJKLMNOPQRSTUVWXYZ".unicodeScalars {
      for styled in [MathAlphabet.doubleStruck, .script].map({ $0.styled(scalar) }) {
        #expect(MathAlphabet.upright(styled).value < 0x1_0000)
      }
    }
  }
}
