import Graphics

extension [UInt8] {
  /// Appends text as it is.
  mutating func append(_ text: String) { append(contentsOf: text.utf8) }

  /// Appends text with what XML reserves written as entities, and what it forbids replaced.
  mutating func append(escaped text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": append("&amp;")
      case "<": append("&lt;")
      case ">": append("&gt;")
      case "\"": append("&quot;")
      case "\t", "\n", "\r": append(" ")
      case "\u{0}"..."\u{1f}", "\u{fffe}", "\u{ffff}": append("\u{fffd}")
      default: append(String(scalar))
      }
    }
  }

  /// Appends a number with as many decimals as are given, and no more characters than needed:
  /// ".5", "-12", "3.25".
  mutating func append(_ value: Double, decimals: Int = 2) {
    let unit = (0..<decimals).reduce(1) { unit, _ in unit * 10 }
    let drawable = value.isFinite ? Swift.min(Swift.max(value, -1e9), 1e9) : 0
    append(Int((drawable * Double(unit)).rounded()), over: unit)
  }

  /// Appends count / unit, where `unit` is a power of ten.
  mutating func append(_ count: Int, over unit: Int) {
    if count < 0 { append(UInt8(ascii: "-")) }
    let (whole, remainder) = count.magnitude.quotientAndRemainder(dividingBy: UInt(unit))
    if whole > 0 || remainder == 0 { append("\(whole)") }
    guard remainder > 0 else { return }
    append(UInt8(ascii: "."))
    var (rest, unit) = (remainder, UInt(unit))
    while rest > 0 {
      unit /= 10
      append(UInt8(ascii: "0") + UInt8(rest / unit))
      rest %= unit
    }
  }
}

/// The `d` of a path: relative commands, hundredths, and no character that a reader can do
/// without.
///
/// > W3C. *Scalable Vector Graphics (SVG) 1.1*, second edition, 2011, section 8.3, "Path data".
struct SVGPathData {
  private(set) var bytes: [UInt8] = []
  private var command: UInt8 = 0
  /// Whether a number that begins with a point may follow without a space.
  private var endsInFraction = false
  private var position = (x: 0, y: 0)
  private var start = (x: 0, y: 0)
  private var hasSegment = false

  /// Writes a path whose coordinates are multiplied by `scale`.
  init(_ path: Path, scale: Double = 1) {
    func hundredths(_ point: Point) -> (x: Int, y: Int) {
      (Int((point.x * scale * 100).rounded()), Int((point.y * scale * 100).rounded()))
    }
    var index = 0
    for verb in path.verbs {
      switch verb {
      case .move:
        move(to: hundredths(path.points[index]))
        index += 1
      case .line:
        line(to: hundredths(path.points[index]))
        index += 1
      case .curve:
        curve(path.points[index..<(index + 3)].map(hundredths))
        index += 3
      case .close:
        begin("z")
        position = start
      }
    }
  }

  private mutating func move(to point: (x: Int, y: Int)) {
    begin("M")
    number(point.x)
    number(point.y)
    (position, start, hasSegment) = (point, point, false)
  }

  private mutating func line(to point: (x: Int, y: Int)) {
    let (x, y) = (point.x - position.x, point.y - position.y)
    // A line without length shows only where it is alone, as a dot.
    if x == 0, y == 0, hasSegment { return }
    if y == 0 {
      begin("h")
      number(x)
    } else if x == 0 {
      begin("v")
      number(y)
    } else {
      begin("l")
      number(x)
      number(y)
    }
    (position, hasSegment) = (point, true)
  }

  private mutating func curve(_ points: [(x: Int, y: Int)]) {
    begin("c")
    for point in points {
      number(point.x - position.x)
      number(point.y - position.y)
    }
    (position, hasSegment) = (points[2], true)
  }

  /// Numbers behind the same command need no new letter.
  private mutating func begin(_ letter: Unicode.Scalar) {
    let letter = UInt8(ascii: letter)
    if letter == command, letter != UInt8(ascii: "M") { return }
    bytes.append(letter)
    command = letter
    endsInFraction = false
  }

  private mutating func number(_ hundredths: Int) {
    let isFirst = bytes.last == command
    let isFraction = hundredths % 100 != 0
    let beginsWithPoint = hundredths > 0 && hundredths < 100
    if !isFirst, hundredths >= 0, !(endsInFraction && beginsWithPoint) {
      bytes.append(UInt8(ascii: " "))
    }
    bytes.append(hundredths, over: 100)
    endsInFraction = isFraction
  }
}
