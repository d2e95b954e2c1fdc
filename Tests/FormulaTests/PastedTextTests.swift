import Testing

@testable import Formula

/// What lecturers paste, and what they are told to write instead.
struct PastedTextTests {
  /// Pasted from a text processor.
  // swift-format-ignore
  static let word: [(String, Int, Int, String, String?)] = [
    (#"x – 1"#, 3, 1, #"unexpected character "–" (U+2013 EN DASH)"#, #"did you mean "-"?"#),
    (#"2×x"#, 2, 1, #"unexpected character "×" (U+00D7 MULTIPLICATION SIGN)"#, #"did you mean "*"?"#),
    (#"x ∙ y"#, 3, 1, #"unexpected character "∙" (U+2219 BULLET OPERATOR)"#, #"did you mean "*"?"#),
    (#"x÷y"#, 2, 1, #"unexpected character "÷" (U+00F7 DIVISION SIGN)"#, #"did you mean "/"?"#),
    (#"“x”"#, 1, 1, #"unexpected character "“" (U+201C LEFT DOUBLE QUOTATION MARK)"#, #"write names without quotes"#),
    (#"x′"#, 2, 1, #"unexpected character "′" (U+2032 PRIME)"#, #"write names without primes"#),
    (#"x²³"#, 2, 2, #"unexpected character "²" (U+00B2 SUPERSCRIPT TWO)"#, #"did you mean "^23"?"#),
    (#"x⁻¹"#, 2, 2, #"unexpected character "⁻" (U+207B SUPERSCRIPT MINUS)"#, #"did you mean "^-1"?"#),
    (#"xⁿ"#, 2, 1, #"unexpected character "ⁿ" (U+207F SUPERSCRIPT LATIN SMALL LETTER N)"#, #"did you mean "^n"?"#),
    (#"x₁ + x₂"#, 2, 1, #"unexpected character "₁" (U+2081 SUBSCRIPT ONE)"#, #"did you mean "x1"?"#),
    (#"x₁₂"#, 2, 2, #"unexpected character "₁" (U+2081 SUBSCRIPT ONE)"#, #"did you mean "x12"?"#),
    (#"√x"#, 1, 1, #"unexpected character "√" (U+221A SQUARE ROOT)"#, #"did you mean "sqrt(x)"?"#),
    (#"√(x+1)"#, 1, 1, #"unexpected character "√" (U+221A SQUARE ROOT)"#, #"did you mean "sqrt(x+1)"?"#),
    (#"∛x"#, 1, 1, #"unexpected character "∛" (U+221B CUBE ROOT)"#, #"did you mean "cbrt(x)"?"#),
    (#"½x"#, 1, 1, #"unexpected character "½" (U+00BD VULGAR FRACTION ONE HALF)"#, #"did you mean "(1/2)"?"#),
    (#"2½"#, 2, 1, #"unexpected character "½" (U+00BD VULGAR FRACTION ONE HALF)"#, nil),
    (#"∞*x"#, 1, 1, #"unexpected character "∞" (U+221E INFINITY)"#, #"write a large number, such as 1e300"#),
    (#"45°"#, 3, 1, #"unexpected character "°" (U+00B0 DEGREE SIGN)"#, #"did you mean "*pi/180"?"#),
    (#"x ≤ y"#, 3, 1, #"unexpected character "≤" (U+2264 LESS-THAN OR EQUAL TO)"#, #"write conditions with "max", "min", "step" or "sign""#),
    (#"x…y"#, 2, 1, #"unexpected character "…" (U+2026 HORIZONTAL ELLIPSIS)"#, #"did you mean ".."?"#),
    (#"|x - 1| + 2"#, 1, 1, #"unexpected character "|""#, #"did you mean "abs(x - 1)"?"#),
    (#"⌊x⌋"#, 1, 1, #"unexpected character "⌊" (U+230A LEFT FLOOR)"#, #"did you mean "floor(x)"?"#),
    (#"‖x‖"#, 1, 1, #"unexpected character "‖" (U+2016 DOUBLE VERTICAL LINE)"#, #"write "hypot(x, y)" or "sqrt(sum(i = 1..n, x[i]^2))""#),
    (#"∑ x"#, 1, 1, #"unexpected character "∑" (U+2211 N-ARY SUMMATION)"#, #"write "sum(i = 1..n, x[i])""#),
    (#"log₂(x)"#, 1, 3, #"function "log" needs its argument in parentheses"#, #"did you mean "log2(x)"?"#),
    (#"sin²(x)"#, 1, 3, #"function "sin" needs its argument in parentheses"#, #"did you mean "sin(x)^2"?"#),
    (#"tanh⁻¹(x)"#, 1, 4, #"function "tanh" needs its argument in parentheses"#, #"did you mean "atanh(x)"?"#),
    (#"\#u{A0}x"#, 1, 1, #"unexpected character U+00A0 NO-BREAK SPACE"#, #"write a plain space"#),
    (#"x\#u{2009}+ 1"#, 2, 1, #"unexpected character U+2009 THIN SPACE"#, #"write a plain space"#),
    (#"x\#u{AD}"#, 2, 1, #"unexpected character U+00AD SOFT HYPHEN"#, #"delete it"#),
    (#"x\#u{200F} + 1"#, 2, 1, #"unexpected character U+200F RIGHT-TO-LEFT MARK"#, #"delete it"#),
    (#"x\#u{301}"#, 2, 1, #"unexpected character U+0301 COMBINING ACUTE ACCENT"#, #"delete it"#),
    (#"x\#u{0}"#, 2, 1, #"unexpected character U+0000 control character"#, #"delete it"#),
    (#"x\#u{F02D}1"#, 2, 1, #"unexpected character U+F02D private-use character"#, #"did you mean "-"?"#),
    (#"\#u{1D465}^2"#, 1, 1, #"unexpected character "\#u{1D465}" (U+1D465 MATHEMATICAL ITALIC SMALL X)"#, #"did you mean "x"?"#),
    (#"\#u{1D703}"#, 1, 1, #"unexpected character "\#u{1D703}" (U+1D703 MATHEMATICAL ITALIC SMALL THETA)"#, #"did you mean "θ"?"#),
    (#"\#u{1D7D0}x"#, 1, 1, #"unexpected character "\#u{1D7D0}" (U+1D7D0 MATHEMATICAL BOLD DIGIT TWO)"#, #"did you mean "2"?"#),
    (#"\#u{445} + 1"#, 1, 1, #"unknown name "\#u{445}" (U+0445 CYRILLIC SMALL LETTER HA)"#, #"did you mean "x"?"#),
    (#"\#u{663}x"#, 1, 1, #"unexpected character "\#u{663}" (U+0663 ARABIC-INDIC DIGIT THREE)"#, #"did you mean "3"?"#),
    (#"x + \#u{1F44D}\#u{1F3FD}"#, 5, 1, #"unexpected character "\#u{1F44D}" (U+1F44D THUMBS UP SIGN)"#, nil),
  ]

  /// Pasted from LaTeX.
  // swift-format-ignore
  static let latex: [(String, Int, Int, String, String?)] = [
    (#"\frac{x}{2}"#, 1, 5, #"unexpected LaTeX "\frac""#, #"did you mean "(x/2)"?"#),
    (#"\frac12"#, 1, 5, #"unexpected LaTeX "\frac""#, #"did you mean "(1/2)"?"#),
    (#"\frac{x+1}{y-1}"#, 1, 5, #"unexpected LaTeX "\frac""#, #"did you mean "((x+1)/(y-1))"?"#),
    (#"\sin x"#, 1, 4, #"unexpected LaTeX "\sin""#, #"did you mean "sin(x)"?"#),
    (#"\sin(x)"#, 1, 4, #"unexpected LaTeX "\sin""#, #"did you mean "sin"?"#),
    (#"\sin\theta"#, 1, 4, #"unexpected LaTeX "\sin""#, #"did you mean "sin(theta)"?"#),
    (#"\arcsin(x)"#, 1, 7, #"unexpected LaTeX "\arcsin""#, #"did you mean "asin"?"#),
    (#"\ln{x}"#, 1, 3, #"unexpected LaTeX "\ln""#, #"did you mean "ln(x)"?"#),
    (#"x \cdot y"#, 3, 5, #"unexpected LaTeX "\cdot""#, #"did you mean "*"?"#),
    (#"\left( x \right)"#, 1, 6, #"unexpected LaTeX "\left(""#, #"did you mean "("?"#),
    (#"\left| x \right|"#, 1, 6, #"unexpected LaTeX "\left|""#, #"did you mean "abs("?"#),
    (#"\sqrt{x}"#, 1, 5, #"unexpected LaTeX "\sqrt""#, #"did you mean "sqrt(x)"?"#),
    (#"\sqrt[3]{x}"#, 1, 5, #"unexpected LaTeX "\sqrt""#, #"did you mean "cbrt(x)"?"#),
    (#"\sqrt[n]{x}"#, 1, 5, #"unexpected LaTeX "\sqrt""#, #"did you mean "(x)^(1/n)"?"#),
    (#"e^{-x}"#, 3, 1, #"unexpected character "{""#, #"did you mean "(-x)"?"#),
    (#"x^{2}"#, 3, 1, #"unexpected character "{""#, #"did you mean "(2)"?"#),
    (#"x_{1}"#, 3, 1, #"unexpected character "{""#, #"did you mean "x1"?"#),
    (#"x_{max}"#, 3, 1, #"unexpected character "{""#, #"did you mean "x_max"?"#),
    (#"\pi x"#, 1, 3, #"unexpected LaTeX "\pi""#, #"did you mean "pi"?"#),
    (#"$x^2$"#, 1, 1, #"unexpected character "$""#, #"delete it"#),
    (#"x\,y"#, 2, 2, #"unexpected LaTeX "\,""#, #"delete it"#),
    (#"x\\"#, 2, 2, #"unexpected LaTeX "\\""#, #"delete it"#),
    (#"\infty"#, 1, 6, #"unexpected LaTeX "\infty""#, #"write a large number, such as 1e300"#),
    (#"\sum_{i=1}^n x_i"#, 1, 4, #"unexpected LaTeX "\sum""#, #"write "sum(i = 1..n, x[i])""#),
    (#"\mathrm{e}^x"#, 1, 7, #"unexpected LaTeX "\mathrm""#, #"did you mean "e"?"#),
    (#"\foo"#, 1, 4, #"unexpected LaTeX "\foo""#, nil),
  ]

  /// Pasted from MATLAB, Python, C or a spreadsheet.
  // swift-format-ignore
  static let code: [(String, Int, Int, String, String?)] = [
    (#"x.^2"#, 2, 2, #"unknown operator ".^""#, #"did you mean "^"?"#),
    (#"x.*y"#, 2, 2, #"unknown operator ".*""#, #"did you mean "*"?"#),
    (#"x./y"#, 2, 2, #"unknown operator "./""#, #"did you mean "/"?"#),
    (#"x'"#, 2, 1, #"unexpected character "'""#, #"write names without primes"#),
    (#"x**2"#, 2, 2, #"unknown operator "**""#, #"did you mean "^"?"#),
    (#"x // y"#, 3, 2, #"unknown operator "//""#, #"did you mean "/" or "floor(x/y)"?"#),
    (#"np.sin(x)"#, 1, 6, #"unknown name "np.sin""#, #"did you mean "sin"?"#),
    (#"math.pi"#, 1, 7, #"unknown name "math.pi""#, #"did you mean "pi"?"#),
    (#"self.w"#, 1, 6, #"unknown name "self.w""#, nil),
    (#"torch.nn.functional.relu(x)"#, 1, 24, #"unknown name "torch.nn.functional.relu""#, #"did you mean "relu"?"#),
    (#"lambda x: x^2"#, 1, 6, #"unexpected "lambda""#, #"write the expression alone"#),
    (#"return x^2"#, 1, 6, #"unexpected "return""#, #"write the expression alone"#),
    (#"@(x) x^2"#, 1, 1, #"unexpected character "@""#, #"write the expression alone"#),
    (#"x -> x^2"#, 3, 2, #"unknown operator "->""#, #"write the expression alone"#),
    (#"x := 3"#, 3, 2, #"unknown operator ":=""#, #"did you mean "="?"#),
    (#"x += 1"#, 3, 2, #"unknown operator "+=""#, #"write the expression alone"#),
    (#"f(x) = x^2"#, 1, 1, #"unknown function "f""#, #"did you mean "f ="?"#),
    (#"y = x^2"#, 3, 1, #""y" is already a variable"#, #"delete "y =""#),
    (#"=x^2"#, 1, 1, #"unexpected "=""#, #"delete it"#),
    (#"x[0]"#, 1, 4, #""x" is one number and has no components"#, #"did you mean "x"?"#),
    (#"x == y"#, 3, 2, #"unknown operator "==""#, #"write conditions with "max", "min", "step" or "sign""#),
    (#"x <= y"#, 3, 2, #"unknown operator "<=""#, #"write conditions with "max", "min", "step" or "sign""#),
    (#"x && y"#, 3, 2, #"unknown operator "&&""#, #"write conditions with "max", "min", "step" or "sign""#),
    (#"x || y"#, 3, 2, #"unknown operator "||""#, #"write conditions with "max", "min", "step" or "sign""#),
    (#"x < y ? x : y"#, 3, 1, #"unexpected character "<""#, #"write conditions with "max", "min", "step" or "sign""#),
    (#"if(x > 0, x, 0)"#, 1, 2, #"unknown function "if""#, #"write conditions with "max", "min", "step" or "sign""#),
    (#"x % y"#, 3, 1, #"unexpected character "%""#, #"write a remainder as "x - y*floor(x/y)""#),
    (#"50%"#, 3, 1, #"unexpected character "%""#, #"did you mean "/100"?"#),
    (#"pow(x;2)"#, 6, 1, #"unexpected ";""#, #"did you mean ","?"#),
    (#"x; y"#, 2, 1, #"expected an operator or the end, found ";""#, nil),
    (#"fabs(x)"#, 1, 4, #"unknown function "fabs""#, #"did you mean "abs"?"#),
    (#"M_PI"#, 1, 4, #"unknown name "M_PI""#, #"did you mean "pi"?"#),
    (#"pi()"#, 1, 2, #"unknown function "pi""#, #"write "pi" alone"#),
    (#"1_000"#, 2, 4, #"expected an operator, found "_000""#, #"did you mean "1000"?"#),
    (#"0x1F"#, 2, 3, #"expected an operator, found "x1F""#, #"did you mean "31"?"#),
    (#"1 000"#, 3, 3, #"expected an operator, found "000""#, #"did you mean "1000"?"#),
    (#"1e"#, 2, 1, #"expected the digits of an exponent after "e""#, #"did you mean "1*e"?"#),
    (#"2e+"#, 2, 2, #"expected the digits of an exponent after "e+""#, nil),
    (#"1...5"#, 2, 3, #"unknown operator "...""#, #"a range is written "1..n""#),
    (##"# x"##, 1, 1, ##"unexpected character "#""##, #"formulas have no comments"#),
  ]

  /// Functions, names and numbers.
  // swift-format-ignore
  static let names: [(String, Int, Int, String, String?)] = [
    (#"exp(0,5*x)"#, 10, 1, #"exp takes 1 argument, found 2"#, #"write decimals with a point: "0.5""#),
    (#"1,000.5"#, 2, 1, #"unexpected ",""#, #"did you mean "1000.5"?"#),
    (#"log(x, 2)"#, 9, 1, #"log takes 1 argument, found 2"#, #"write "log(x)/log(b)""#),
    (#"atan(y, x)"#, 10, 1, #"atan takes 1 argument, found 2"#, #"did you mean "atan2"?"#),
    (#"hypot(x, y, 1)"#, 14, 1, #"hypot takes 2 arguments, found 3"#, #"write "hypot(hypot(x, y), z)""#),
    (#"sin 2x"#, 1, 3, #"function "sin" needs its argument in parentheses"#, #"did you mean "sin(2*x)"?"#),
    (#"sin -x"#, 1, 3, #"function "sin" needs its argument in parentheses"#, #"did you mean "sin(-x)"?"#),
    (#"sin^2(x)"#, 1, 3, #"function "sin" needs its argument in parentheses"#, #"did you mean "sin(x)^2"?"#),
    (#"sin^-1(x)"#, 1, 3, #"function "sin" needs its argument in parentheses"#, #"did you mean "asin(x)"?"#),
    (#"exp^x"#, 1, 3, #"function "exp" needs its argument in parentheses"#, #"did you mean "exp(x)"?"#),
    (#"max"#, 1, 3, #"function "max" needs its argument in parentheses"#, #"did you mean "max(x, y)"?"#),
    (#"sum(x)"#, 5, 1, #"expected an index and its range, found "x""#, #"write "sum(i = 1..n, x[i])""#),
    (#"sum"#, 1, 3, #"function "sum" needs its argument in parentheses"#, #"write "sum(i = 1..n, x[i])""#),
    (#"pi(x)"#, 1, 2, #"unknown function "pi""#, #"did you mean "pi*("?"#),
    (#"e(x)"#, 1, 1, #"unknown function "e""#, #"did you mean "exp("?"#),
    (#"Exp(x)"#, 1, 3, #"unknown function "Exp""#, #"did you mean "exp"?"#),
    (#"PI"#, 1, 2, #"unknown name "PI""#, #"did you mean "pi"?"#),
    (#"tg(x)"#, 1, 2, #"unknown function "tg""#, #"did you mean "tan"?"#),
    (#"ctg(x)"#, 1, 3, #"unknown function "ctg""#, #"write "1/tan(x)""#),
    (#"square(x)"#, 1, 6, #"unknown function "square""#, #"write "x^2""#),
    (#"erfinv(x)"#, 1, 6, #"unknown function "erfinv""#, nil),
    (#"xsin(y)"#, 1, 4, #"unknown function "xsin""#, #"did you mean "x*sin"?"#),
    (#"2xy"#, 2, 2, #"expected an operator, found "xy""#, #"did you mean "2*x*y"?"#),
    (#"(x)(y)"#, 4, 1, #"expected an operator, found "(""#, #"did you mean ")*("?"#),
    (#"cos(x)sin(x)"#, 7, 3, #"expected an operator, found "sin""#, #"did you mean ")*sin"?"#),
    (#"x!"#, 2, 1, #"unexpected character "!""#, #"write a factorial as "product(i = 1..n, i)""#),
    (#"inf"#, 1, 3, #"unknown name "inf""#, #"write a large number, such as 1e300"#),
    (#"nan"#, 1, 3, #"unknown name "nan""#, #"write "0/0""#),
    (#"n"#, 1, 1, #"unknown name "n""#, nil),
    (#"*x"#, 1, 1, #"expected a value before "*""#, nil),
    (#"x^"#, 2, 1, #"expected a value after "^", found the end"#, nil),
    (#"x]"#, 2, 1, #"unexpected character "]""#, #"delete it"#),
    (#"(x + 1}"#, 7, 1, #"unexpected character "}""#, #"did you mean ")"?"#),
    (#"x[1"#, 2, 1, #""[" is never closed"#, #"add "]""#),
    (#"{x + 1}"#, 1, 1, #"unexpected character "{""#, #"did you mean "(x + 1)"?"#),
  ]

  @Test(arguments: word + latex + code + names)
  func isAnsweredWithTheLikelyFix(
    _ text: String, _ column: Int, _ length: Int, _ message: String, _ hint: String?
  ) {
    let error = #expect(throws: FormulaError.self) { try Formula(text, variables: ["x", "y"]) }
    #expect(error?.column == column)
    #expect(error?.length == length)
    #expect(error?.message == message)
    #expect(error?.hint == hint)
  }
}
