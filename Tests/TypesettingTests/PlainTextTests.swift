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
    (#"$\binom{n}{k}$"#,                       "(n choose k)"),
    (#"$\dfrac{1}{2}$"#,                       "1/2"),
    (#"$\sqrt[3]{x}$"#,                        "∛x"),
    (#"$\sqrt[n]{x + 1}$"#,                    "ⁿ√(x + 1)"),
    (#"$\overline{x + y}$"#,                   "x̅ +̅ y̅"),
    (#"$\widehat{ab}$"#,                       "âb̂"),
    (#"$f''(x)$"#,                             "f′′(x)"),
    (#"$\underbrace{a + b}_{c}$"#,             "(a + b)_c"),
    (#"$\displaystyle\lim_{x \to 0} f(x)$"#,   "lim_(x→0) f(x)"),
    (#"$\operatorname*{argmin}_\theta L$"#,    "argmin_θ L"),
    (#"$\left\{x \middle| x > 0\right\}$"#,    "{x | x > 0}"),
    (#"$\Bigl( x \Bigr)$"#,                    "(x)"),
    (#"$\left.f\right|_{x}$"#,                 "f|ₓ"),
    (#"$\begin{pmatrix}1 & 0 \\ 0 & 1\end{pmatrix}$"#, "(1 0; 0 1)"),
    (#"$\begin{cases}x & \text{if } x > 0 \\ 0 & \text{else}\end{cases}$"#, "{x if x > 0; 0 else"),
    (#"$\begin{aligned}a &= b \\ &= c\end{aligned}$"#, "a = b; = c"),
    (#"$a \xrightarrow{k \to \infty} b$"#,     "a →(k → ∞) b"),
    (#"$\boldsymbol{\theta}\mathfrak{g}\mathtt{x}$"#, "θgx"),
    (#"$\text{for $x$ in } X$"#,               "for x in X"),
    (#"$a \bmod b \pmod{n}$"#,                "a mod b (mod n)"),
    (#"$a \not\in B$"#,                       "a ∉ B"),
    (#"$\int_0^1 f\,dx$"#,                    "∫₀¹ f dx"),
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
