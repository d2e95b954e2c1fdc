import Graphics

/// Places the pieces of a line.
struct LineAssembler {
  let spans: [Span]
  let text: ParagraphPieces
  let measurer: any TextMeasurer
  let alignment: ParagraphSetter.Alignment
  let measure: LineBreaker.Measure

  /// What one span has on the line: words, or a formula.
  private struct Part {
    var span: Int
    var words = ""
    var formula: MathBox?
    /// Advance without stretch.
    var width = 0.0
    /// Spaces that stretch, and how far one does.
    var spaceCount = 0
    var stretch = 0.0
    /// White space behind it.
    var gap = 0.0

    var isVisible: Bool { formula != nil || words.contains { $0 != " " && $0 != "\u{A0}" } }
  }

  /// The line from one joint to another, the first of which is -1 at the start.
  func line(from start: Int, to end: Int) -> TextLine {
    let isLast = end == text.pieces.count - 1
    var parts = self.parts(from: start, to: end)
    for i in parts.indices where parts[i].formula == nil { parts[i].width = width(of: parts[i]) }
    let natural = parts.reduce(0) { $0 + $1.width + $1.gap }
    let stretch = parts.reduce(0) { $0 + Double($1.spaceCount) * $1.stretch }
    let left = start < 0 ? measure.indent : 0
    let leftHang = measure.hangsLeft ? text.pieces[start + 1].leftHang : 0
    let rightHang = measure.hangsRight ? text.rightHang(at: end) : 0
    let target = measure.width - left + leftHang + rightHang
    var x = left - leftHang
    var ratio = 0.0
    switch alignment {
    case .justified:
      if stretch > 0, !isLast || natural > target {
        // Spaces shrink by two thirds of what they stretch.
        ratio = max((target - natural) / stretch, -2.0 / 3)
      }
    case .start: break
    case .middle: x += 0.5 * max(0, target - natural)
    case .end: x += max(0, target - natural)
    }
    addTrailingSpace(at: end, to: &parts)
    let begun = start < 0 ? nil : text.pieces[start].span
    return place(parts, at: x, ratio: ratio, begun: begun)
  }

  private func parts(from start: Int, to end: Int) -> [Part] {
    var parts: [Part] = []
    for index in (start + 1)...end {
      let (piece, joint) = (text.pieces[index], text.joints[index])
      switch piece.content {
      case .text(let words):
        if parts.last?.span != piece.span || parts.last?.formula != nil {
          parts.append(Part(span: piece.span))
        }
        parts[parts.count - 1].words += words
      case .formula(let box):
        if parts.last?.span == piece.span, var formula = parts.last?.formula {
          formula.width += parts[parts.count - 1].gap
          formula.append(box)
          parts[parts.count - 1].formula = formula
          parts[parts.count - 1].gap = 0
        } else {
          parts.append(Part(span: piece.span, formula: box))
        }
        parts[parts.count - 1].width = parts[parts.count - 1].formula?.width ?? 0
      }
      if index == end {
        if joint.isHyphen { parts[parts.count - 1].words += "-" }
      } else if !joint.space.isEmpty {
        if parts.last?.span != joint.span || parts.last?.formula != nil {
          parts.append(Part(span: joint.span))
        }
        parts[parts.count - 1].words += joint.space
        if joint.stretch > 0 {
          parts[parts.count - 1].spaceCount += 1
          parts[parts.count - 1].stretch = joint.stretch
        }
      } else {
        parts[parts.count - 1].gap = joint.width
      }
    }
    return parts
  }

  /// A space at which a line ends stands outside of the measure, so that words stay apart where
  /// the text is copied.
  private func addTrailingSpace(at end: Int, to parts: inout [Part]) {
    let joint = text.joints[end]
    guard !joint.space.isEmpty else { return }
    let isSame = parts.last?.span == joint.span && parts.last?.formula == nil
    if !isSame { parts.append(Part(span: joint.span)) }
    parts[parts.count - 1].words += joint.space
  }

  private func width(of part: Part) -> Double {
    let style = spans[part.span].style
    return measurer.extents(
      of: part.words, font: style.font, usesTabularFigures: style.usesTabularFigures
    ).advance
  }

  /// Puts parts side by side; the span `begun` has a part on the line before.
  private func place(
    _ parts: [Part], at start: Double, ratio: Double, begun: Int?
  ) -> TextLine {
    var line = TextLine(items: [], width: 0, ascent: 0, descent: 0, spans: 0..<0)
    var x = start
    for part in parts {
      let span = spans[part.span]
      var items = draw(part, at: Point(x, -span.rise), ratio: ratio)
      let (ascent, descent) = height(of: part)
      line.ascent = max(line.ascent, ascent)
      line.descent = max(line.descent, descent)
      if part.isVisible, let tag = part.span == begun ? span.tag?.continued : span.tag {
        items = [.group(Scene.Group("span", tag: tag, items: items))]
      }
      line.items += items
      x += part.width + part.gap + ratio * Double(part.spaceCount) * part.stretch
      guard part.isVisible else { continue }
      line.width = x
      let first = line.spans.isEmpty ? part.span : line.spans.lowerBound
      line.spans = first..<(part.span + 1)
    }
    return line
  }

  private func draw(_ part: Part, at origin: Point, ratio: Double) -> [Scene.Item] {
    if let formula = part.formula { return formula.items.map { $0.offset(by: origin) } }
    let style = spans[part.span].style
    let run = TextRun(
      part.words, font: style.font, color: style.color, at: origin,
      usesTabularFigures: style.usesTabularFigures, wordSpacing: ratio * part.stretch)
    return [.text(run)]
  }

  /// Height above and depth below the baseline of the line.
  private func height(of part: Part) -> (ascent: Double, descent: Double) {
    let rise = spans[part.span].rise
    let metrics = measurer.metrics(of: spans[part.span].style.font)
    if let formula = part.formula {
      return (
        max(metrics.capHeight, formula.ascent) + rise,
        max(metrics.descent, formula.descent) - rise
      )
    }
    // Raised figures are as high as capitals, and need no room for accents.
    return (rise == 0 ? metrics.ascent : metrics.capHeight + rise, metrics.descent - rise)
  }
}

extension Tag {
  /// The tag of what goes on, on the next line: an element is one, whatever lines it is on.
  fileprivate var continued: Tag {
    switch self {
    case .element(let element, _): .continuation(element)
    case .continuation, .link, .address, .place: self
    }
  }
}
