import CHarfBuzz
public import Graphics

extension FontLibrary {
  /// See ``TextMeasurer``.
  public func stretched(
    _ character: Character, _ direction: StretchedGlyph.Direction, atLeast length: Double,
    font: Font
  ) -> StretchedGlyph? {
    let face = self.face(font.face)
    guard let scalar = character.unicodeScalars.first, let glyph = face.glyph(for: scalar)
    else { return nil }
    let length = length / font.size
    let variant = face.variant(of: glyph, direction, atLeast: length)
    if let variant, variant.extents.length(direction) >= length {
      return variant.scaled(by: font.size)
    }
    return (face.assembly(of: glyph, direction, atLeast: length) ?? variant)?
      .scaled(by: font.size)
  }
}

/// The most that HarfBuzz is asked for: fonts have fewer variants and parts.
private let greatestCount = 32

extension FontFace {
  /// The smallest long enough variant of a glyph, or the longest, in ems.
  fileprivate func variant(
    of glyph: UInt32, _ direction: StretchedGlyph.Direction, atLeast length: Double
  ) -> StretchedGlyph? {
    var variants = Array(repeating: hb_ot_math_glyph_variant_t(), count: greatestCount)
    var count = UInt32(variants.count)
    hb_ot_math_get_glyph_variants(font, glyph, direction.harfBuzz, 0, &count, &variants)
    var best: StretchedGlyph?
    for variant in variants.prefix(Int(count)) {
      guard let extents = extents(ofGlyph: variant.glyph) else { continue }
      let correction = hb_ot_math_get_glyph_italics_correction(font, variant.glyph)
      best = StretchedGlyph(
        parts: [StretchedGlyph.Part(glyph: variant.glyph)], extents: extents,
        italicCorrection: unit * Double(correction))
      if extents.length(direction) >= length { break }
    }
    return best
  }

  /// A glyph made of parts, in ems; nil if the font has no parts for it.
  ///
  /// Extenders are repeated until the parts reach the length at their least overlap; then all
  /// overlaps grow alike until the length is met or the connectors end.
  ///
  /// > Microsoft. "MATH — The mathematical typesetting table." *OpenType 1.9 specification*,
  /// > GlyphAssembly table.
  fileprivate func assembly(
    of glyph: UInt32, _ direction: StretchedGlyph.Direction, atLeast length: Double
  ) -> StretchedGlyph? {
    var records = Array(repeating: hb_ot_math_glyph_part_t(), count: greatestCount)
    var count = UInt32(records.count)
    var correction: Int32 = 0
    hb_ot_math_get_glyph_assembly(
      font, glyph, direction.harfBuzz, 0, &count, &records, &correction)
    records.removeLast(records.count - Int(count))
    let extenders = records.filter(\.isExtender)
    guard !records.isEmpty else { return nil }
    let least = unit * Double(hb_ot_math_get_min_connector_overlap(font, direction.harfBuzz))
    func advance(_ parts: [hb_ot_math_glyph_part_t]) -> Double {
      parts.reduce(0) { $0 + unit * Double($1.full_advance) - least }
    }
    // Formulas have a greatest depth, but a matrix may have any number of rows.
    let missing = length - (advance(records.filter { !$0.isExtender }) + least)
    let repeats = max(0, min(1000, (missing / max(advance(extenders), 0.01)).rounded(.up)))
    let parts = records.flatMap {
      Array(repeating: $0, count: $0.isExtender ? Int(repeats) : 1)
    }
    guard !parts.isEmpty else { return nil }
    let surplus = max(0, advance(parts) + least - length)
    return joined(
      parts, direction, least: least, surplus: surplus / Double(max(1, parts.count - 1)),
      italicCorrection: unit * Double(correction))
  }

  private func joined(
    _ records: [hb_ot_math_glyph_part_t], _ direction: StretchedGlyph.Direction, least: Double,
    surplus: Double, italicCorrection: Double
  ) -> StretchedGlyph? {
    var parts: [StretchedGlyph.Part] = []
    var whole: TextExtents?
    var end = 0.0
    var connector = 0.0
    for (i, record) in records.enumerated() {
      guard let extents = extents(ofGlyph: record.glyph) else { return nil }
      if i > 0 {
        let longest = min(connector, unit * Double(record.start_connector_length))
        end -= max(least, min(least + surplus, longest))
      }
      connector = unit * Double(record.end_connector_length)
      let part =
        switch direction {
        // Parts stand on each other with their ink, wherever their baselines are.
        case .vertical: StretchedGlyph.Part(glyph: record.glyph, y: end + extents.inkBottom)
        case .horizontal: StretchedGlyph.Part(glyph: record.glyph, x: end - extents.inkLeft)
        }
      end += unit * Double(record.full_advance)
      parts.append(part)
      whole = extents.moved(x: part.x, y: part.y).union(whole)
    }
    guard var whole else { return nil }
    if direction == .horizontal { whole.advance = end }
    return StretchedGlyph(parts: parts, extents: whole, italicCorrection: italicCorrection)
  }
}

extension hb_ot_math_glyph_part_t {
  fileprivate var isExtender: Bool {
    flags.rawValue & HB_OT_MATH_GLYPH_PART_FLAG_EXTENDER.rawValue != 0
  }
}

extension StretchedGlyph.Direction {
  fileprivate var harfBuzz: hb_direction_t {
    switch self {
    case .vertical: HB_DIRECTION_BTT
    case .horizontal: HB_DIRECTION_LTR
    }
  }
}

extension TextExtents {
  /// How long the ink is.
  fileprivate func length(_ direction: StretchedGlyph.Direction) -> Double {
    switch direction {
    case .vertical: inkTop + inkBottom
    case .horizontal: inkRight - inkLeft
    }
  }
}

extension StretchedGlyph {
  fileprivate func scaled(by factor: Double) -> StretchedGlyph {
    StretchedGlyph(
      parts: parts.map { Part(glyph: $0.glyph, x: factor * $0.x, y: factor * $0.y) },
      extents: extents.scaled(by: factor), italicCorrection: factor * italicCorrection)
  }
}
