public import Graphics

/// Sets labels: words, and between dollar signs formulas in a subset of TeX.
public struct LabelSetter: Sendable {
  /// What is asked for the sizes of glyphs.
  public let measurer: any TextMeasurer

  /// Distance of baselines in ems.
  private static let leading = 1.25

  /// Creates a setter.
  public init(measuring measurer: any TextMeasurer) {
    self.measurer = measurer
  }

  /// The typeset label; markup that has a mistake is set as it was typed.
  ///
  /// A newline starts a new line. The label reaches from the height of a capital to the depth of
  /// the font, so that labels beside each other align, and further where a formula does.
  public func label(_ markup: String, style: TextStyle) -> Label {
    label(LabelParser.lines(of: markup), style: style)
  }

  /// The label broken into lines no wider than `width`, at spaces between words and formulas, and
  /// with `breakingWords` inside words that are wider; the lines begin, have their middle or end below
  /// one another.
  public func label(
    _ markup: String, style: TextStyle, width: Double, aligned: Label.HorizontalAnchor = .start,
    breakingWords: Bool = false
  ) -> Label {
    let broken = LabelParser.lines(of: markup).flatMap { line in
      var chunks = self.chunks(of: line)
      if breakingWords {
        chunks = chunks.flatMap { brokenWord($0, font: style.font, width: width) }
      }
      if chunks.count < 2 { return [chunks.first.map(joined) ?? line] }
      // Most labels need no break, which one look at the whole tells.
      let whole = joined(Array(chunks.joined(separator: [.words(" ")])))
      if set(whole, style: style).width <= width { return [whole] }
      return lines(of: chunks, style: style, width: width)
    }
    return label(broken, style: style, aligned: aligned)
  }

  /// As many chunks on each line as have room.
  private func lines(
    of chunks: [[LabelParser.Piece]], style: TextStyle, width: Double
  ) -> [[LabelParser.Piece]] {
    var lines: [[LabelParser.Piece]] = []
    for chunk in chunks {
      guard let last = lines.last else {
        lines.append(chunk)
        continue
      }
      let longer = joined(last + [.words(" ")] + chunk)
      if set(longer, style: style).width <= width {
        lines[lines.count - 1] = longer
      } else {
        lines.append(chunk)
      }
    }
    return lines.map(joined)
  }

  /// What is wrong with the markup: unknown commands, unbalanced braces, characters that the
  /// fonts do not have; empty if it can be set.
  public func mistakes(in markup: String, face: Font.Face) -> [LabelError] {
    var parser = LabelParser(markup)
    _ = parser.lines()
    // A text has few different letters.
    var found: Set<LabelParser.Use> = []
    let missing = parser.uses.compactMap { use -> LabelError? in
      var anywhere = use
      anywhere.column = 0
      if found.contains(anywhere) { return nil }
      let character = String(Character(use.scalar))
      func isMissing(in faces: Font.Face...) -> Bool {
        faces.allSatisfy { !measurer.missingCharacters(in: character, face: $0).isEmpty }
      }
      var isMissingInFormulas: Bool { isMissing(in: face.math, .serifMath) }
      let isMissing =
        switch use.role {
        case .words: isMissing(in: face)
        case .math: isMissingInFormulas
        case .letters(let letters): isMissing(in: face.face(of: letters))
        }
      guard isMissing else {
        found.insert(anywhere)
        return nil
      }
      let digits = String(use.scalar.value, radix: 16, uppercase: true)
      let code = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      return LabelError(
        "the font has no glyph for \"\(character)\" (U+\(code))", column: use.column,
        hint: isMissingInFormulas ? nil : "write it in a formula: $\(character)$")
    }
    return (parser.mistakes + missing).sorted { $0.column < $1.column }
  }

  private func label(
    _ lines: [[LabelParser.Piece]], style: TextStyle, aligned: Label.HorizontalAnchor = .start
  ) -> Label {
    let metrics = measurer.metrics(of: style.font)
    var label = Label(
      items: [], width: 0, ascent: metrics.capHeight, descent: metrics.descent,
      middle: 0.5 * metrics.capHeight)
    var baseline = 0.0
    var previous: MathBox?
    let boxes = lines.map { set($0, style: style) }
    let width = boxes.map(\.width).max() ?? 0
    for box in boxes {
      if let previous {
        // Tall formulas push their neighbors away instead of touching them.
        let apart = max(previous.descent, metrics.descent) + max(box.ascent, metrics.capHeight)
        baseline += max(Self.leading * style.font.size, apart + 0.2 * style.font.size)
      } else {
        label.ascent = max(label.ascent, box.ascent)
      }
      previous = box
      let indent =
        switch aligned {
        case .start: 0.0
        case .middle: 0.5 * (width - box.width)
        case .end: width - box.width
        }
      label.items += box.items.map { $0.offset(by: Point(indent, baseline)) }
      label.width = max(label.width, box.width)
      label.descent = max(label.descent, baseline + max(metrics.descent, box.descent))
    }
    label.middle = 0.5 * (metrics.capHeight - baseline)
    return label
  }

  /// One line; ascent and descent are those of its formulas.
  private func set(_ line: [LabelParser.Piece], style: TextStyle) -> MathBox {
    var box = MathBox()
    for piece in line {
      switch piece {
      case .words(let words):
        guard !words.isEmpty else { continue }
        let extents = measurer.extents(
          of: words, font: style.font, usesTabularFigures: style.usesTabularFigures)
        let run = TextRun(
          words, font: style.font, color: style.color, at: Point(box.width, 0),
          usesTabularFigures: style.usesTabularFigures)
        box.items.append(.text(run))
        box.width += extents.advance
      case .formula(let atoms):
        box.append(MathSetter(measuring: measurer, style: style).box(atoms))
      }
    }
    return box
  }

  /// The parts of a line between spaces; formulas stick to words without a space between.
  private func chunks(of line: [LabelParser.Piece]) -> [[LabelParser.Piece]] {
    var chunks: [[LabelParser.Piece]] = [[]]
    for piece in line {
      switch piece {
      case .formula: chunks[chunks.count - 1].append(piece)
      case .words(let words):
        for (i, word) in words.split(separator: " ", omittingEmptySubsequences: false).enumerated()
        {
          if i > 0 { chunks.append([]) }
          if !word.isEmpty { chunks[chunks.count - 1].append(.words(String(word))) }
        }
      }
    }
    return chunks.filter { !$0.isEmpty }
  }

  /// The pieces with neighboring words joined, so that they are set as one run.
  private func joined(_ pieces: [LabelParser.Piece]) -> [LabelParser.Piece] {
    pieces.reduce(into: []) { joined, piece in
      if case .words(let words) = piece, case .words(let before) = joined.last {
        joined[joined.count - 1] = .words(before + words)
      } else {
        joined.append(piece)
      }
    }
  }
}
