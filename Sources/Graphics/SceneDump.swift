/// The scene as text that a reviewer can read: one item a line, two decimals.
///
///     scene 120.00 x 100.00 pt
///       group panel[0,0]
///         text "0.5" 68.30,85.00 sansRegular 7.00pt #1a1a1a
///         path M24.60,78.00 L112.00,13.00 stroke #ff0000 1.00
public struct SceneDump {
  private var bytes: [UInt8] = []

  /// Creates a dump writer.
  public init() {}

  /// The lines for one scene, with a newline at the end.
  public func text(_ scene: Scene) -> String {
    var copy = self
    copy.bytes = []
    copy.write("scene", scene.size.width)
    copy.write(" x", scene.size.height)
    copy.write(" pt\n")
    copy.write(scene.items, depth: 1)
    return String(decoding: copy.bytes, as: UTF8.self)
  }

  private mutating func write(_ items: [Scene.Item], depth: Int) {
    for item in items {
      for _ in 0..<depth { write("  ") }
      switch item {
      case .path(let path, let fill, let stroke): write(path, fill: fill, stroke: stroke)
      case .text(let run): write(run)
      case .group(let group):
        write(group)
        write("\n")
        write(group.items, depth: depth + 1)
        continue
      }
      write("\n")
    }
  }

  /// The line of a group, without what is in it.
  private mutating func write(_ group: Scene.Group) {
    write("group \(group.name)")
    if group.offset != .zero { write(" offset ", group.offset) }
    if let clip = group.clip {
      write(" clip ", Point(clip.minX, clip.minY))
      write(" ", Point(clip.maxX, clip.maxY))
    }
    switch group.tag {
    case nil: break
    case .element(let element, let alternative):
      write(" is \(element)" + (alternative.map { " \"\($0)\"" } ?? ""))
    case .continuation(let element): write(" goes on as \(element)")
    case .link(let place): write(" leads to \(place)")
    case .address(let address): write(" leads to <\(address)>")
    case .place(let place): write(" at \(place)")
    }
  }

  private mutating func write(_ run: TextRun) {
    write("text \"\(run.text)\" ", run.position)
    write(" \(run.font.face.rawValue)", run.font.size)
    write("pt \(run.color.hex)")
    if run.font.hasSmallCapitals { write(" small capitals") }
    if run.wordSpacing != 0 { write(" spaced", run.wordSpacing) }
    if run.angle != 0 { write(" turned", run.angle) }
    for part in run.parts ?? [] {
      write(" glyph \(part.glyph)")
      if part.x != 0 || part.y != 0 { write(" at ", Point(part.x, part.y)) }
    }
  }

  private mutating func write(_ path: Path, fill: Color?, stroke: Stroke?) {
    write("path")
    var next = 0
    for verb in path.verbs {
      switch verb {
      case .move: write(" M", path.points[next])
      case .line: write(" L", path.points[next])
      case .curve:
        write(" C", path.points[next])
        write(" ", path.points[next + 1])
        write(" ", path.points[next + 2])
      case .close: write(" Z")
      }
      next += verb.pointCount
    }
    if let fill { write(" fill \(fill.hex)") }
    guard let stroke else { return }
    write(" stroke \(stroke.color.hex)", stroke.width)
    for (index, length) in stroke.dash.enumerated() {
      write(index == 0 ? " dash " : ",")
      write(length)
    }
  }

  private mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func write(_ text: String, _ point: Point) {
    write(text)
    write(point.x)
    write(",")
    write(point.y)
  }

  private mutating func write(_ text: String, _ value: Double) {
    write(text)
    write(" ")
    write(value)
  }

  /// Two decimals, and no minus before a zero.
  private mutating func write(_ value: Double) {
    guard value.isFinite, abs(value) < 1e12 else { return write("\(value)") }
    let hundredths = Int((value * 100).rounded())
    if hundredths < 0 { bytes.append(UInt8(ascii: "-")) }
    let (whole, fraction) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    write(digitsOf: whole)
    bytes.append(UInt8(ascii: "."))
    if fraction < 10 { bytes.append(UInt8(ascii: "0")) }
    write(digitsOf: fraction)
  }

  private mutating func write(digitsOf number: UInt) {
    if number >= 10 { write(digitsOf: number / 10) }
    bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
  }
}
