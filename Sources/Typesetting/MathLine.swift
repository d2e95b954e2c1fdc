import Graphics

/// Collects what stands on one baseline; neighbors in one font become one run, so that they can
/// be selected as one word.
struct MathLine {
  let setter: MathSetter
  private var box = MathBox()
  private var pending = ""
  private var font: Font?

  init(setter: MathSetter) { self.setter = setter }

  mutating func advance(_ distance: Double) {
    guard distance != 0 else { return }
    flush()
    box.width += distance
  }

  mutating func append(_ other: MathBox) {
    flush()
    box.append(other)
  }

  mutating func append(_ text: String, _ next: Font) {
    if font != next { flush() }
    font = next
    if let last = pending.unicodeScalars.last, let first = text.unicodeScalars.first,
      MathAlphabet.isSlanted(last), !MathAlphabet.isSlanted(first)
    {
      advance(setter.measurer.italicCorrection(of: String(Character(last)), font: next))
    }
    pending += text
  }

  mutating func finished() -> MathBox {
    flush()
    return box
  }

  private mutating func flush() {
    guard let font, !pending.isEmpty else { return }
    box.append(setter.box(pending, font))
    pending = ""
  }
}
