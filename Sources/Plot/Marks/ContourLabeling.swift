import Elementary
import Graphics
import Typesetting

/// Isolines on the page, and where on them their levels are written.
struct ContourLabeling {
  struct Line {
    var level: Double
    var points: [Point]
    var isClosed: Bool
    var labels: [Placement] = []
  }

  /// A label in a gap of its line.
  struct Placement {
    var label: Label
    var center: Point
    /// Counter-clockwise on the page, about within a quarter turn of upright.
    var angle: Double
    /// Where on the line the middle is.
    var arc: Double

    /// What the text covers.
    var box: TurnedRect {
      TurnedRect(
        center: center, size: Size(width: label.width, height: label.height), angle: angle)
    }
  }

  private(set) var lines: [Line]
  private let area: Rect
  private let reserved: [Rect]
  private var grid: ContourSegmentGrid
  private var placed: [(center: Point, radius: Double)] = []

  /// Space between the text and the ends of the line.
  static let gap = 2.0

  /// Writes names on the lines at these levels; on none without a style.
  init(
    _ lines: [Line], levels: [Double], names: [String], avoiding: [[Point]], style: TextStyle?,
    in frame: PanelFrame
  ) {
    self.lines = lines
    area = frame.area
    reserved = frame.reserved
    grid = ContourSegmentGrid(area: frame.area)
    guard let style else { return }
    for (index, line) in lines.enumerated() { grid.insert(line.points, line: index) }
    for path in avoiding {
      let points = path.map { frame.position($0.x, $0.y) }
      for piece in Polyline.clipped(points, to: frame.area) { grid.insert(piece, line: -1) }
    }
    let texts = names.map { frame.labels.label($0, style: style) }
    for index in lines.indices {
      guard let number = levels.firstIndex(of: lines[index].level) else { continue }
      place(texts[number], on: index)
    }
  }

  /// The isolines of a field on the page, by ascending level.
  static func lines(
    of field: Field, at levels: [Double], jumps: FieldJumps = FieldJumps(), in frame: PanelFrame
  ) -> [Line] {
    zip(levels, Isolines.lines(of: field, at: levels, jumps: jumps)).flatMap { level, isolines in
      isolines.flatMap { isoline in
        let points = Polyline.simplified(isoline.points(in: frame), tolerance: 0.05)
        return Polyline.clipped(points, to: frame.area).map { piece in
          let isWhole = isoline.isClosed && piece.first == piece.last && piece.count > 3
          return Line(level: level, points: piece, isClosed: isWhole)
        }
      }
    }
  }

  /// Levels without trailing zeros, to as many digits as tell them apart, four at least.
  static func texts(of levels: [Double]) -> [String] {
    let values =
      (4...15).lazy.map { digits in levels.map { rounded($0, to: digits) } }
      .first { Set($0).count == levels.count } ?? levels
    return values.map { Decimal($0)?.label ?? "" }
  }

  private static func rounded(_ level: Double, to digits: Int) -> Double {
    guard level != 0, level.isFinite else { return level }
    let exponent = decimalLogarithm(abs(level)).rounded(.down) - Double(digits - 1)
    // The units of the smallest numbers are larger than any number.
    let units = level * power(10, min(-exponent, 200)) * power(10, max(-exponent - 200, 0))
    return units.isFinite ? Decimal(Int(units.rounded()), exponent: Int(exponent)).value : level
  }

  /// The line cut open at its labels.
  static func strokes(of line: Line) -> [[Point]] {
    guard !line.labels.isEmpty else { return [line.points] }
    let measured = MeasuredLine(line.points)
    let gaps = line.labels.map { placement in
      let half = 0.5 * placement.label.width + gap
      return (start: placement.arc - half, end: placement.arc + half)
    }.sorted { $0.start < $1.start }
    var pieces: [[Point]] = []
    var from = 0.0
    for gap in gaps {
      pieces.append(measured.part(from: from, to: gap.start))
      from = gap.end
    }
    pieces.append(measured.part(from: from, to: measured.length))
    return pieces
  }

  /// Puts a label on the best place of a line, a second one far from it on a long line, and none
  /// on a line that is short or has no free place.
  private mutating func place(_ label: Label, on index: Int) {
    let line = MeasuredLine(lines[index].points)
    let half = 0.5 * label.width + Self.gap
    guard line.length > 5 * half + 8 else { return }
    let count = line.length > 600 ? 2 : 1
    for number in 0..<count {
      let span = line.length / Double(count)
      // The ends of a ring are one point: a label there would need a line without a start.
      let range = (Double(number) * span + half + 3)...(Double(number + 1) * span - half - 3)
      guard let best = best(label, on: line, within: range, index: index) else { continue }
      lines[index].labels.append(best)
      placed.append((best.center, half))
    }
  }

  private func best(
    _ label: Label, on line: MeasuredLine, within range: ClosedRange<Double>, index: Int
  ) -> Placement? {
    let half = 0.5 * label.width + Self.gap
    let count = max(8, min(60, Int(line.length / 4)))
    var best: (cost: Double, placement: Placement)?
    for step in 0...count {
      let part = Double(step) / Double(count)
      let arc = range.lowerBound + part * (range.upperBound - range.lowerBound)
      let (from, to) = (line.point(at: arc - half), line.point(at: arc + half))
      let chord = to - from
      let chordLength = to.distance(to: from)
      guard chordLength > 1.7 * half else { continue }
      // How far the line bends away from its chord under the label.
      let bend =
        [-0.5, 0, 0.5].map { offset in
          let d = line.point(at: arc + offset * half) - from
          return abs(d.x * chord.y - d.y * chord.x) / chordLength
        }.max() ?? 0
      var angle = arcTangent(y: -chord.y, x: chord.x)
      // Steep labels are all read upward: 6 is 9 where some are read downward.
      if angle > 0.6 * .pi { angle -= .pi } else if angle <= -0.4 * .pi { angle += .pi }
      let cost = bend + 0.8 * abs(sine(angle)) + 0.4 * abs(part - 0.5)
      if let best, best.cost <= cost { continue }
      let middle = line.point(at: arc)
      let center = (from + to) * 0.25 + middle * 0.5
      guard bend < 0.35 * label.height, isFree(center, half: half, label, angle, index) else {
        continue
      }
      best = (cost, Placement(label: label, center: center, angle: angle, arc: arc))
    }
    return best?.placement
  }

  private func isFree(
    _ center: Point, half: Double, _ label: Label, _ angle: Double, _ index: Int
  ) -> Bool {
    let tall = 0.5 * label.height
    let reach = Point(
      half * abs(cosine(angle)) + tall * abs(sine(angle)),
      half * abs(sine(angle)) + tall * abs(cosine(angle)))
    let bounds = Rect(
      minX: center.x - reach.x, minY: center.y - reach.y, maxX: center.x + reach.x,
      maxY: center.y + reach.y)
    return area.outset(by: -3).contains(bounds)
      && !reserved.contains { $0.intersects(bounds) }
      && !placed.contains { $0.center.distance(to: center) < $0.radius + half + 3 }
      && !grid.isHit(
        center: center, halfWidth: half - 1, halfHeight: tall, angle: angle, except: index)
  }
}
