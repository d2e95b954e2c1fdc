import Graphics
import Typesetting

extension PanelFrame {
  /// An annotation in the panel; one that is long against the panel is broken into lines, and inside
  /// words where they are longer than the panel.
  func annotation(_ markup: String, color: Color) -> Label {
    let width = max(0.45 * area.width, 9 * theme.annotationFont.size)
    let style = TextStyle(theme.annotationFont, color: color)
    let label = labels.label(markup, style: style, width: width)
    let room = max(area.width - 4 * theme.gap, 3 * theme.annotationFont.size)
    guard label.width > room else { return label }
    return labels.label(markup, style: style, width: min(width, room), breakingWords: true)
  }

  /// An annotation inside a part of the panel, broken into lines if they then fit its width and are not
  /// many.
  func annotation(_ markup: String, color: Color, within width: Double) -> Label {
    let plain = annotation(markup, color: color)
    guard plain.width > width else { return plain }
    let broken = labels.label(
      markup, style: TextStyle(theme.annotationFont, color: color), width: max(width, 1))
    return broken.width <= width && broken.height <= 0.5 * area.height ? broken : plain
  }
}

extension LabelRequest.Candidate {
  /// The places around a point, the upper right first, then farther ones.
  static func around(_ point: Point, distance: Double) -> [LabelRequest.Candidate] {
    var places: [LabelRequest.Candidate] = []
    for (ring, factor) in [1, 3, 6].enumerated() {
      let d = distance * Double(factor)
      let s = 0.7 * d
      let penalty = 0.5 * Double(ring)
      places += [
        .init(point + Point(s, -s), .start, .bottom, penalty: penalty),
        .init(point + Point(-s, -s), .end, .bottom, penalty: penalty + 0.05),
        .init(point + Point(s, s), .start, .top, penalty: penalty + 0.06),
        .init(point + Point(-s, s), .end, .top, penalty: penalty + 0.08),
        .init(point + Point(d, 0), .start, .middle, penalty: penalty + 0.02),
        .init(point + Point(-d, 0), .end, .middle, penalty: penalty + 0.07),
        .init(point + Point(0, -d), .middle, .bottom, penalty: penalty + 0.04),
        .init(point + Point(0, d), .middle, .top, penalty: penalty + 0.09),
      ]
    }
    return places
  }

  /// The places for a text with an arrow: around the point at many angles, near ones first.
  static func aside(of point: Point, distance: Double) -> [LabelRequest.Candidate] {
    [1, 1.5, 2.2, 3.2, 4.5].enumerated().flatMap { ring, factor in
      (0..<16).map { turn in
        let (x, y) = directions[turn]
        let place = point + Point(x, -y) * (factor * distance)
        let horizontal: Label.HorizontalAnchor = x > 0.3 ? .start : x < -0.3 ? .end : .middle
        let vertical: Label.VerticalAnchor = y > 0.3 ? .bottom : y < -0.3 ? .top : .middle
        let penalty = 0.3 * Double(ring) + (x < 0 ? 0.04 : 0) + (y < 0 ? 0.06 : 0)
        return .init(place, horizontal, vertical, penalty: penalty)
      }
    }
  }

  /// Sixteen directions, a sixteenth of a turn apart, counter-clockwise from the right.
  private static let directions: [(x: Double, y: Double)] = {
    let quarter = [(1, 0), (0.924, 0.383), (0.707, 0.707), (0.383, 0.924)]
    return (0..<4).flatMap { turn in
      quarter.map { x, y in
        switch turn {
        case 0: (x, y)
        case 1: (-y, x)
        case 2: (-x, -y)
        default: (y, -x)
        }
      }
    }
  }()

  /// The places on both sides of a segment, from its end to its start.
  static func along(
    from start: Point, to end: Point, distance: Double
  ) -> [LabelRequest.Candidate] {
    // Above a line that rises, the text ends at the line; above one that falls, it starts there.
    let rises = (end.x - start.x) * (end.y - start.y) < 0
    return [0.5, 0.7, 0.3, 0.85, 0.15].enumerated().flatMap { index, part in
      let point = start + (end - start) * part
      let penalty = 0.05 * Double(index)
      return [
        LabelRequest.Candidate(
          point + Point(rises ? -distance : distance, -0.5 * distance), rises ? .end : .start,
          .bottom, penalty: penalty),
        LabelRequest.Candidate(
          point + Point(rises ? distance : -distance, 0.5 * distance), rises ? .start : .end, .top,
          penalty: penalty + 0.02),
        LabelRequest.Candidate(
          point + Point(0, -distance), .middle, .bottom, penalty: penalty + 0.01),
        LabelRequest.Candidate(point + Point(0, distance), .middle, .top, penalty: penalty + 0.03),
      ]
    }
  }
}
