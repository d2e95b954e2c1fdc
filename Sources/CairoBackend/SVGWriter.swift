import Graphics

/// Writes items as SVG elements, and remembers what they refer to.
struct SVGWriter {
  let prefix: String
  let textDrawing: TextDrawing
  /// The elements.
  var body: [UInt8] = []
  /// The glyphs drawn as outlines.
  var outlines: [Font.Face: Set<UInt32>] = [:]
  /// The characters and glyphs written as text.
  var letters: [Font.Face: SVGLetters] = [:]
  private var clips: [Rect: Int] = [:]
  private var clipPaths: [UInt8] = []

  init(prefix: String, textDrawing: TextDrawing) {
    self.prefix = prefix
    self.textDrawing = textDrawing
  }

  /// Writes items from back to front; paths that look alike have their look in common.
  mutating func write(_ items: [Scene.Item]) {
    var rest = items[...]
    while let item = rest.first {
      switch item {
      case .path(_, let fill, let stroke):
        let alike = rest.prefix { $0.isPath(fill: fill, stroke: stroke) }
        write(alike.compactMap(\.drawablePath), fill: fill, stroke: stroke)
        rest = rest.dropFirst(alike.count)
        continue
      case .text(let run): write(run)
      case .group(let group): write(group)
      }
      rest = rest.dropFirst()
    }
  }

  /// A group is left out that neither moves nor clips anything.
  private mutating func write(_ group: Scene.Group) {
    let isMoved = group.offset != .zero
    guard group.offset.isDrawable, group.clip.map(\.isDrawable) ?? true else { return }
    guard isMoved || group.clip != nil else { return write(group.items) }
    body.append("<g")
    if isMoved {
      body.append(" transform=\"translate(")
      body.append(group.offset.x)
      body.append(" ")
      body.append(group.offset.y)
      body.append(")\"")
    }
    if let clip = group.clip {
      body.append(" clip-path=\"url(#")
      body.append(escaped: name(of: clip))
      body.append(")\"")
    }
    body.append(">\n")
    write(group.items)
    body.append("</g>\n")
  }

  private mutating func name(of clip: Rect) -> String {
    if let known = clips[clip] { return "\(prefix)clip\(known)" }
    let name = "\(prefix)clip\(clips.count)"
    clips[clip] = clips.count
    clipPaths.append("<clipPath id=\"")
    clipPaths.append(escaped: name)
    clipPaths.append("\"><path d=\"")
    clipPaths += SVGPathData(Path(rectangle: clip)).bytes
    clipPaths.append("\"/></clipPath>\n")
    return name
  }

  private mutating func write(_ paths: [Path], fill: Color?, stroke: Stroke?) {
    guard !paths.isEmpty else { return }
    body.append(paths.count > 1 ? "<g" : "<path")
    if let fill { append(fill, "fill") }
    if let stroke { append(stroke) }
    if paths.count > 1 { body.append(">\n<path") }
    for (i, path) in paths.enumerated() {
      if i > 0 { body.append("<path") }
      body.append(" d=\"")
      body += SVGPathData(path).bytes
      body.append("\"/>\n")
    }
    if paths.count > 1 { body.append("</g>\n") }
  }

  private mutating func append(_ stroke: Stroke) {
    append(stroke.color, "stroke")
    body.append(" stroke-width=\"")
    body.append(stroke.width)
    body.append("\"")
    if !stroke.dash.isEmpty {
      body.append(" stroke-dasharray=\"")
      for (i, length) in stroke.dash.enumerated() {
        if i > 0 { body.append(" ") }
        body.append(length)
      }
      body.append("\"")
    }
    if stroke.cap == .round { body.append(" stroke-linecap=\"round\"") }
    switch stroke.join {
    case .round: break
    case .miter: body.append(" stroke-linejoin=\"miter\"")
    case .bevel: body.append(" stroke-linejoin=\"bevel\"")
    }
  }

  /// Appends a color as an attribute, and its opacity as another where it is not opaque.
  mutating func append(_ color: Color, _ name: String, opacity: String? = nil) {
    body.append(" \(name)=\"\(color.withAlpha(1).hex)\"")
    guard color.alpha < 1 else { return }
    body.append(" \(opacity ?? "\(name)-opacity")=\"")
    body.append(max(0, color.alpha), decimals: 3)
    body.append("\"")
  }

  /// What the elements refer to, each once, in an order that only depends on what it is.
  func definitions() throws -> [UInt8] {
    var bytes = clipPaths
    for face in Font.Face.allCases {
      for glyph in (outlines[face] ?? []).sorted() {
        bytes.append("<path id=\"")
        bytes.append(escaped: name(of: glyph, face))
        bytes.append("\" d=\"")
        let font = FontLibrary.shared.face(face)
        bytes += SVGPathData(font.outline(of: glyph).path, scale: 1 / font.unit).bytes
        bytes.append("\"/>\n")
      }
    }
    let fonts = try fontFaces()
    if !fonts.isEmpty { bytes += Array("<style>\n".utf8) + fonts + Array("</style>\n".utf8) }
    return bytes.isEmpty ? [] : Array("<defs>\n".utf8) + bytes + Array("</defs>\n".utf8)
  }
}

extension Scene.Item {
  /// Whether the item is a path with this look.
  fileprivate func isPath(fill: Color?, stroke: Stroke?) -> Bool {
    if case .path(_, fill, stroke) = self { true } else { false }
  }

  /// The path, if it is one that can be drawn.
  fileprivate var drawablePath: Path? {
    guard case .path(let path, _, _) = self, !path.isEmpty,
      path.points.allSatisfy(\.isDrawable)
    else { return nil }
    return path
  }
}

extension Rect {
  fileprivate var isDrawable: Bool { Point(minX, minY).isDrawable && Point(maxX, maxY).isDrawable }
}
