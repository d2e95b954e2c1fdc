/// What characters mean in formulas, and which of them have names.
enum MathSymbols {
  /// What a character is to its neighbors.
  static func kind(of scalar: Unicode.Scalar) -> MathAtom.Kind { kinds[scalar] ?? .ordinary }

  /// Whether a sign is larger in display style.
  static func isLarge(_ scalar: Unicode.Scalar) -> Bool { kind(of: scalar) == .operator }

  /// Whether a large sign is slanted and has its limits beside it.
  static func isIntegral(_ scalar: Unicode.Scalar) -> Bool {
    ("∫"..."∳").contains(scalar) || scalar == "⨌"
  }

  /// Whether a symbol looks the same in words: digits, names of functions, common operators.
  static func isUprightInWords(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", "a"..."z", "A"..."Z", "+", "\u{2212}", "×", "±", "=", "<", ">", "≤", "≥", "(",
      ")", "[", "]", "{", "}", "|", "‖", "/", ".", ",", ":", ";", "!", "?", " ", "≠", "≈", "∞", "→",
      "←":
      true
    default: false
    }
  }

  /// Relations between statements, which have a thick space of their own on both sides.
  ///
  /// > American Mathematical Society. *User's Guide for the amsmath Package, Version 2.1*, 2020.
  static let connectives: Set<String> = ["iff", "impliedby", "implies"]

  /// The relation struck out; nil where Unicode has none.
  static func negated(_ scalar: Unicode.Scalar) -> Unicode.Scalar? { negations[scalar] }

  private static let negations: [Unicode.Scalar: Unicode.Scalar] = pairs(
    """
    =≠ ∈∉ ∋∌ ⊂⊄ ⊃⊅ ⊆⊈ ⊇⊉ <≮ >≯ ≤≰ ≥≱ ∼≁ ≃≄ ≅≇ ≈≉ ≡≢ ∣∤ |∤ ∥∦ ∃∄ →↛ ←↚ ↔↮ ⇒⇏ ⇐⇍ ⇔⇎ ≺⊀ ≻⊁ ≲≴ ≳≵ ⊢⊬ ⊨⊭
    """)

  private static func pairs(_ text: String) -> [Unicode.Scalar: Unicode.Scalar] {
    text.split(separator: " ").reduce(into: [:]) { pairs, pair in
      let scalars = Array(pair.unicodeScalars)
      pairs[scalars[0]] = scalars[1]
    }
  }

  /// The kinds of all characters that are not ordinary, named or not.
  private static let kinds: [Unicode.Scalar: MathAtom.Kind] = {
    var kinds: [Unicode.Scalar: MathAtom.Kind] = [:]
    for (kind, row) in names {
      for (_, scalar) in named(in: row) where kind != .ordinary { kinds[scalar] = kind }
    }
    let typed: [(MathAtom.Kind, String)] = [
      (.binary, "+-−·*"), (.relation, "=<>:⊄⊅⊈⊉≮≯≰≱≁≄≇≉≢∤∦↛↚↮⇏⇍⇎⊀⊁≴≵⊬⊭∌"), (.open, "(["),
      (.close, ")]!?"), (.punctuation, ",;"), (.ordinary, "|‖"),
    ]
    for (kind, scalars) in typed {
      for scalar in scalars.unicodeScalars { kinds[scalar] = kind }
    }
    return kinds
  }()

  /// Every name with its character and its kind.
  static let all: [(name: String, scalar: Unicode.Scalar, kind: MathAtom.Kind)] = names.flatMap {
    kind, row in named(in: row).map { ($0.name, $0.scalar, kind) }
  }

  private static func named(in row: String) -> [(name: String, scalar: Unicode.Scalar)] {
    let words = row.split { $0 == " " || $0 == "\n" }
    return stride(from: 0, to: words.count - 1, by: 2).compactMap { i in
      words[i + 1].unicodeScalars.first.map { (String(words[i]), $0) }
    }
  }

  private static let names: [(MathAtom.Kind, String)] = [
    (
      .ordinary,
      """
      alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι
      kappa κ varkappa ϰ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ
      varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω
      Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
      infty ∞ nabla ∇ partial ∂ ell ℓ hbar ℏ imath ı jmath ȷ wp ℘ Re ℜ Im ℑ aleph ℵ beth ℶ
      forall ∀ exists ∃ nexists ∄ emptyset ∅ varnothing ∅ prime ′ neg ¬ lnot ¬ top ⊤ bot ⊥
      angle ∠ triangle △ square □ Box □ blacksquare ■ lozenge ◊ diamondsuit ♢ heartsuit ♡ spadesuit ♠
      clubsuit ♣ flat ♭ natural ♮ sharp ♯ degree ° surd √ complement ∁ backslash \\
      vdots ⋮ vert | Vert ‖ | ‖ $ $ % % # # & & _ _
      """
    ),
    (
      .binary,
      """
      cdot ⋅ times × pm ± mp ∓ div ÷ ast ∗ star ⋆ circ ∘ bullet ∙ odot ⊙ oplus ⊕ ominus ⊖ otimes ⊗
      oslash ⊘ cup ∪ cap ∩ uplus ⊎ sqcup ⊔ sqcap ⊓ wedge ∧ land ∧ vee ∨ lor ∨ setminus ∖ wr ≀
      amalg ⨿ dagger † ddagger ‡ bigtriangleup △ bigtriangledown ▽ triangleleft ◁ triangleright ▷
      boxplus ⊞ boxminus ⊟ boxtimes ⊠ boxdot ⊡ ltimes ⋉ rtimes ⋊ dotplus ∔
      """
    ),
    (
      .relation,
      """
      le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ lt < gt > approx ≈ sim ∼ simeq ≃ equiv ≡ cong ≅ propto ∝ ll ≪
      gg ≫ lll ⋘ ggg ⋙ leqslant ⩽ geqslant ⩾ lesssim ≲ gtrsim ≳ lessgtr ≶ gtrless ≷ approxeq ≊
      asymp ≍ doteq ≐ triangleq ≜ coloneqq ≔ eqqcolon ≕ prec ≺ succ ≻ preceq ⪯ succeq ⪰
      curlyeqprec ⋞ curlyeqsucc ⋟ preccurlyeq ≼ succcurlyeq ≽ in ∈ notin ∉ ni ∋ owns ∋
      subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊ supsetneq ⊋ sqsubseteq ⊑ sqsupseteq ⊒
      mid ∣ nmid ∤ parallel ∥ nparallel ∦ perp ⟂ vdash ⊢ dashv ⊣ models ⊨ vDash ⊨ bowtie ⋈ smile ⌣
      frown ⌢ nless ≮ ngtr ≯ nleq ≰ ngeq ≱ nsim ≁ nsubseteq ⊈ nsupseteq ⊉ therefore ∴ because ∵
      to → rightarrow → leftarrow ← gets ← mapsto ↦ leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐
      Leftrightarrow ⇔ longrightarrow ⟶ longleftarrow ⟵ longleftrightarrow ⟷ Longrightarrow ⟹
      Longleftarrow ⟸ Longleftrightarrow ⟺ implies ⟹ impliedby ⟸ iff ⟺ longmapsto ⟼
      hookrightarrow ↪ hookleftarrow ↩ rightharpoonup ⇀ leftharpoonup ↼ rightharpoondown ⇁
      leftharpoondown ↽ rightleftharpoons ⇌ leadsto ⇝ rightsquigarrow ⇝ twoheadrightarrow ↠
      uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓ Updownarrow ⇕ nearrow ↗ searrow ↘
      swarrow ↙ nwarrow ↖ rightrightarrows ⇉ rightleftarrows ⇄ nrightarrow ↛ nleftarrow ↚
      nRightarrow ⇏ nLeftarrow ⇍
      """
    ),
    (
      .operator,
      """
      sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ oiint ∯ bigcup ⋃ bigcap ⋂ bigvee ⋁ bigwedge ⋀
      bigoplus ⨁ bigotimes ⨂ bigodot ⨀ biguplus ⨄ bigsqcup ⨆
      """
    ),
    (.open, "langle ⟨ lfloor ⌊ lceil ⌈ lbrace { { { lbrack [ lvert | lVert ‖ llbracket ⟦"),
    (.close, "rangle ⟩ rfloor ⌋ rceil ⌉ rbrace } } } rbrack ] rvert | rVert ‖ rrbracket ⟧"),
    (.punctuation, "colon :"),
    (.inner, "ldots … dots … dotsc … dotsb ⋯ cdots ⋯ ddots ⋱"),
  ]
}
