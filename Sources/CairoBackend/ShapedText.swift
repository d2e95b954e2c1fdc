import CHarfBuzz
import Graphics

/// A text as glyphs of one face, in ems, y up.
struct ShapedText: Sendable {
  /// What is asked of the font besides the glyphs of the characters.
  struct Features: OptionSet, Hashable {
    let rawValue: UInt8
    /// Digits of equal widths.
    static let tabularFigures = Features(rawValue: 1)
    /// Small capitals for lower-case letters.
    static let smallCapitals = Features(rawValue: 2)
  }

  /// A glyph and where it stands.
  struct Glyph: Sendable {
    var index: UInt32
    var x: Double
    var y: Double
  }

  /// Characters and glyphs that belong together, as Cairo counts them.
  struct Cluster: Sendable {
    var byteCount: Int
    var glyphCount: Int
    /// Whether it is a space between words, which may be wider than the font has it.
    var isSpace = false
  }

  var glyphs: [Glyph] = []
  var clusters: [Cluster] = []
  var extents = TextExtents(advance: 0, inkTop: 0, inkBottom: 0, inkLeft: 0, inkRight: 0)

  /// Shapes from left to right, without ligatures, so that copied text is what was typed.
  init(_ text: String, face: FontFace, features: Features) {
    guard let buffer = hb_buffer_create() else { preconditionFailure("no memory for shaping") }
    defer { hb_buffer_destroy(buffer) }
    var bytes = text
    bytes.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) {
        hb_buffer_add_utf8(buffer, $0.baseAddress, Int32($0.count), 0, Int32($0.count))
      }
    }
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS)
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR)
    hb_buffer_set_language(buffer, hb_language_from_string("en", 2))
    hb_buffer_guess_segment_properties(buffer)
    let asked = [
      hb_shim_feature(ShapedText.tabularFigures, features.contains(.tabularFigures) ? 1 : 0),
      hb_shim_feature(ShapedText.smallCapitals, features.contains(.smallCapitals) ? 1 : 0),
      hb_shim_feature(hb_shim_tag(0x6c, 0x69, 0x67, 0x61), 0),  // liga
    ]
    hb_shape(face.font, buffer, asked, UInt32(asked.count))
    read(buffer, byteCount: text.utf8.count, face: face)
    markSpaces(of: text)
  }

  /// What fonts call the features.
  static let tabularFigures = hb_shim_tag(0x74, 0x6e, 0x75, 0x6d)  // tnum
  static let smallCapitals = hb_shim_tag(0x73, 0x6d, 0x63, 0x70)  // smcp

  /// The glyphs with so many ems more after each space.
  func glyphs(wordSpacing: Double) -> [Glyph] {
    guard wordSpacing != 0 else { return glyphs }
    var moved = glyphs
    var (index, shift) = (0, 0.0)
    for cluster in clusters {
      for _ in 0..<cluster.glyphCount {
        moved[index].x += shift
        index += 1
      }
      if cluster.isSpace { shift += wordSpacing }
    }
    return moved
  }

  private mutating func markSpaces(of text: String) {
    let bytes = text.utf8
    var start = bytes.startIndex
    for i in clusters.indices {
      let end = bytes.index(start, offsetBy: clusters[i].byteCount)
      let scalars = text.unicodeScalars[start..<end]
      clusters[i].isSpace = scalars.first == " " || scalars.first == "\u{a0}"
      start = end
    }
  }

  private mutating func read(_ buffer: OpaquePointer, byteCount: Int, face: FontFace) {
    var count: UInt32 = 0
    guard let infos = hb_buffer_get_glyph_infos(buffer, &count), count > 0,
      let positions = hb_buffer_get_glyph_positions(buffer, &count)
    else { return }
    var pen = 0.0
    var ink: TextExtents?
    for i in 0..<Int(count) {
      let (info, position) = (infos[i], positions[i])
      let glyph = Glyph(
        index: info.codepoint, x: pen + face.unit * Double(position.x_offset),
        y: face.unit * Double(position.y_offset))
      glyphs.append(glyph)
      if let box = face.extents(ofGlyph: info.codepoint), box.inkRight > box.inkLeft {
        ink = box.moved(x: glyph.x, y: glyph.y).union(ink)
      }
      pen += face.unit * Double(position.x_advance)
      if i == 0 || info.cluster != infos[i - 1].cluster {
        clusters.append(Cluster(byteCount: Int(info.cluster), glyphCount: 0))
      }
      clusters[clusters.count - 1].glyphCount += 1
    }
    // So far `byteCount` holds where the cluster starts.
    let starts = clusters.map(\.byteCount) + [byteCount]
    for i in clusters.indices { clusters[i].byteCount = starts[i + 1] - starts[i] }
    if let ink { extents = ink }
    extents.advance = pen
  }
}

extension ShapedText.Features {
  /// What a text in a font asks for.
  init(_ font: Font, usesTabularFigures: Bool) {
    self = usesTabularFigures ? .tabularFigures : []
    if font.hasSmallCapitals { insert(.smallCapitals) }
  }
}

extension FontFace {
  /// A run as glyphs, its word spacing included: those that it names, or else shaped once.
  func shape(_ run: TextRun) -> (glyphs: [ShapedText.Glyph], clusters: [ShapedText.Cluster]) {
    if let parts = run.parts {
      let em = run.font.size
      return (
        parts.map { ShapedText.Glyph(index: $0.glyph, x: $0.x / em, y: $0.y / em) },
        [ShapedText.Cluster(byteCount: run.text.utf8.count, glyphCount: parts.count)]
      )
    }
    let shaped = shape(run.text, run.features)
    return (shaped.glyphs(wordSpacing: run.wordSpacing / run.font.size), shaped.clusters)
  }
}

extension TextRun {
  /// What the run asks of its font.
  var features: ShapedText.Features {
    ShapedText.Features(font, usesTabularFigures: usesTabularFigures)
  }
}

extension TextExtents {
  /// The extents at another size.
  func scaled(by factor: Double) -> TextExtents {
    TextExtents(
      advance: factor * advance, inkTop: factor * inkTop, inkBottom: factor * inkBottom,
      inkLeft: factor * inkLeft, inkRight: factor * inkRight)
  }

  /// The extents of the same ink somewhere else.
  func moved(x: Double, y: Double) -> TextExtents {
    TextExtents(
      advance: advance, inkTop: inkTop + y, inkBottom: inkBottom - y, inkLeft: inkLeft + x,
      inkRight: inkRight + x)
  }

  /// The extents of both inks; the advance is the receiver's.
  func union(_ other: TextExtents?) -> TextExtents {
    guard let other else { return self }
    return TextExtents(
      advance: advance, inkTop: max(inkTop, other.inkTop),
      inkBottom: max(inkBottom, other.inkBottom), inkLeft: min(inkLeft, other.inkLeft),
      inkRight: max(inkRight, other.inkRight))
  }
}
