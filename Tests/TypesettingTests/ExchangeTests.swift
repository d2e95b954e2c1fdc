import Testing

@testable import Typesetting

@Suite struct LaTeXTextTests {
  /// Words are escaped, formulas stay, and letters without a font become formulas.
  @Test(arguments: [
    ("words", "words"), (#"50 % & #1_a"#, ##"50 \% \& \#1\_a"##), ("$x_1$", "$x_1$"),
    (#"costs \$5"#, #"costs \$5"#), (#"a $\frac12$ b"#, #"a $\frac12$ b"#),
    ("~^", #"\textasciitilde{}\textasciicircum{}"#), ("{x}", #"\{x\}"#),
    (#"a\b"#, #"a\textbackslash{}b"#), ("a--b", "a-{}-b"), ("κ = 5", #"$\kappa$ = 5"#),
    ("10⁻⁶", #"10\textsuperscript{–}\textsuperscript{6}"#), ("é “q” – …", "é “q” – …"),
    ("−1", "$-$1"), ("a\nb", "a b"), ("$η < 1$", #"$\eta  < 1$"#), ("$50%$", #"$50\%$"#),
    ("$𝑥$ 𝑥", "$x$ $x$"), ("$a$$", #"\$a\$\$"#), ("1\u{202f}204", "1~204"), ("", ""),
    ("a\u{202e}\u{0}b", "ab"), ("∇", #"$\nabla$"#),
    (#"$\text{a_b & 5\% of $x_1$ κ}_1$"#, #"$\text{a\_b \& 5\% of $x_1$ $\kappa$}_1$"#),
    (#"$\mbox{x}_1\text{\{#\}}$"#, ##"$\mbox{x}_1\text{\{\#\}}$"##), ("≤", #"$\le$"#),
  ])
  func isWhatLaTeXReads(_ markup: String, _ expected: String) {
    #expect(LaTeXText.text(of: markup) == expected)
  }

  /// What AMS packages do not have is defined, where it is used.
  @Test func definesWhatIsMissing() {
    #expect(
      LaTeXText.definitions(for: [#"$\argmin_x$"#, #"$\gtrsim\tra$"#]) == [
        #"\providecommand{\argmin}{\operatorname*{argmin}}"#
      ])
  }

  /// No text has an unescaped character that means something to TeX, outside of formulas.
  @Test func escapesEverything() {
    let all = (0x20..<0x17f).compactMap { Unicode.Scalar($0 as UInt32) }.filter {
      $0 != "$" && $0 != "\u{a0}"
    }
    let words = String(String.UnicodeScalarView(all))
    let text = LaTeXText.escaped(words)
    let bare = text.replacing(/\$[^$]*\$|\\[a-z]+[0-9]*\{[^}]*\}|\\[^a-z]/, with: "")
    #expect(!bare.contains { "\\{}$&#_%~^".contains($0) }, "\(bare)")
  }
}

@Suite struct PandocTextTests {
  @Test(arguments: [
    ("words", "words"), ("*a* _b_ `c`", #"\*a\* \_b\_ \`c\`"#), ("[a](b)", #"\[a\](b)"#),
    ("a|b<c", #"a\|b\<c"#), ("$x_1$", "$x_1$"), ("$ x $", "$x$"), (#"\$5"#, #"\$5"#),
    ("a\nb", "a b"), ("#1 @a & b~c^d", ##"\#1 \@a \& b\~c\^d"##), (#"a\b"#, #"a\\b"#),
    ("κ", "κ"), ("$κ$", #"$\kappa$"#), ("vs. 461-step", "vs. 461-step"),
  ])
  func isWhatPandocReads(_ markup: String, _ expected: String) {
    #expect(PandocText.text(of: markup) == expected)
  }

  @Test(arguments: [("a", #""a""#), (#"a"b\c"#, #""a\"b\\c""#), ("a\nb&lt;", #""a b&amp;lt;""#)])
  func quotesAttributes(_ text: String, _ expected: String) {
    #expect(PandocText.quoted(text) == expected)
  }
}
