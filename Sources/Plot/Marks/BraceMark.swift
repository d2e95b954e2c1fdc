import Elementary
public import Graphics
import Typesetting

/// A curly brace that spans two data points, with a text at its tip.
public struct BraceMark: Mark {
  /// On which side of the way from the first point to the second the tip lies, as seen on the page.
  public enum Side: Hashable, Sendable {
    case left, right
  }

  /// The first end.
  public var start: SegmentMark.Place
  /// The second end.
  public var end: SegmentMark.Place
  /// Where the tip lies; on the other side if it would lie outside of the panel.
  public var side: Side
  /// The ink.
  public var color: Color
  /// Markup of the label; empty for none.
  public var label: String

  /// Creates a brace.
  public init(
    from start: SegmentMark.Place, to end: SegmentMark.Place, side: Side = .left, color: Color,
    label: String = ""
  ) {
    self.start = start
    self.end = end
    self.side = side
    self.color = color
    self.label = label
  }

  /// The two points.
  public var extent: Extent { Extent(x: [start.x, end.x], y: [start.y, end.y]) }

  /// See ``Mark``.
  public func draw(in frame: PanelFrame) -> [Scene.Item] {
    brace(in: frame).map { [.fill($0.outline, color)] } ?? []
  }

  /// The text beyond the tip.
  public func labels(in frame: PanelFrame) -> [LabelRequest] {
    guard !label.isEmpty, let brace = brace(in: frame) else { return [] }
    let way = brace.outward
    let text = frame.annotation(label, color: color)
    let horizontal: Label.HorizontalAnchor = way.x > 0.4 ? .start : way.x < -0.4 ? .end : .middle
    let vertical: Label.VerticalAnchor = way.y > 0.4 ? .top : way.y < -0.4 ? .bottom : .middle
    var candidates = [1.0, 2.5, 5, 9].enumerated().map { ring, factor in
      LabelRequest.Candidate(
        brace.tip + way * (1.2 * factor * frame.theme.gap), horizontal, vertical,
        penalty: 0.3 * Double(ring))
    }
    // Beyond the tip there may be no room: beside the ends there is.
    let corner: Label.VerticalAnchor = way.y > 0.4 ? .top : .bottom
    for (end, isFirst) in [(brace.start, true), (brace.end, false)] {
      let isLeft = isFirst == (brace.start.x <= brace.end.x)
      let place = end + (end - brace.middle) * (2 * frame.theme.gap / brace.length)
      let vertical: Label.VerticalAnchor =
        abs(way.x) > 0.4 ? end.y < brace.middle.y ? .bottom : .top : corner
      candidates.append(
        .init(
          place, abs(way.x) > 0.4 ? .middle : isLeft ? .end : .start, vertical, penalty: 1.2))
    }
    return [LabelRequest(text, candidates: candidates, color: color)]
  }

  /// See ``Mark``.
  public func obstacles(in frame: PanelFrame) -> [Obstacle] {
    brace(in: frame).map { [.polyline([$0.start, $0.tip, $0.end])] } ?? []
  }

  /// The brace on the page; nil if a point has no place, or both have the same, or none is in the
  /// panel.
  private func brace(in frame: PanelFrame) -> CurlyBrace? {
    let (a, b) = (frame.position(start.x, start.y), frame.position(end.x, end.y))
    guard a.isFinite, b.isFinite, a.distance(to: b) > 0.5,
      let (from, to) = Polyline.segment(from: a, to: b, in: frame.area), from != to
    else { return nil }
    let braces = [side == .left, side != .left].map { isLeft in
      CurlyBrace(from: from, to: to, isLeft: isLeft, gap: frame.theme.gap)
    }
    // At the edge of the panel it would lie on the numbers of the axis.
    return braces.first { frame.area.contains($0.tip) } ?? braces[0]
  }
}

/// The outline of a curly brace: thin at its ends and its tip, thick between them, like one that is
/// written with a broad pen.
///
///              tip
///               ▲
///      ╭────────╯╰────────╮
///      start            end
struct CurlyBrace {
  let start: Point
  let end: Point
  /// Where the text goes.
  let tip: Point
  /// Of length 1, from the two ends to the tip.
  let outward: Point
  /// In the middle of the ends.
  let middle: Point
  private let along: Point
  let length: Double
  private let height: Double

  /// How far the tip is from the line of the ends; less where the brace is short.
  private static let tallest = 9.0
  /// Half the width of the stroke, at its thickest and at its thinnest.
  private static let thick = 0.6
  private static let thin = 0.15

  /// Creates a brace at a little distance from the two points.
  init(from a: Point, to b: Point, isLeft: Bool, gap: Double) {
    length = a.distance(to: b)
    along = (b - a) * (1 / length)
    // On the page y is down: to the left of (1, 0) is (0, −1).
    outward = isLeft ? Point(along.y, -along.x) : Point(-along.y, along.x)
    height = min(CurlyBrace.tallest, 0.35 * length)
    middle = a + (b - a) * 0.5 + outward * gap
    start = a + outward * gap
    end = b + outward * gap
    tip = a + (b - a) * 0.5 + outward * (gap + height)
  }

  /// The place so far along and so far outward from the first end.
  private func place(_ x: Double, _ y: Double) -> Point { start + along * x + outward * y }

  /// The outer edge from the first end to the second, and the inner one back.
  var outline: Path {
    let center = 0.5 * length
    let (h, r) = (0.5 * height, min(0.9 * height, 0.5 * center))
    var path = Path()
    /// One edge of the half from an end at 0 to the tip, `w` away from the center line where it is
    /// straight and `e` at its ends; mirrored for the other half.
    func half(_ w: Double, _ e: Double, isMirrored: Bool, isBackward: Bool) {
      func at(_ x: Double, _ y: Double) -> Point { place(isMirrored ? length - x : x, y) }
      let points = [
        at(-e, 0), at(-e, 0.62 * h + w), at(0.35 * r, h + w), at(r, h + w), at(center - r, h + w),
        at(center - 0.35 * r - e, h + w), at(center - e, 1.38 * h + w), at(center - e, height),
      ]
      let p = isBackward ? points.reversed() : points
      if path.isEmpty { path.move(to: p[0]) } else { path.line(to: p[0]) }
      path.curve(p[1], p[2], to: p[3])
      path.line(to: p[4])
      path.curve(p[5], p[6], to: p[7])
    }
    let (w, e) = (CurlyBrace.thick, CurlyBrace.thin)
    half(w, e, isMirrored: false, isBackward: false)
    half(w, e, isMirrored: true, isBackward: true)
    half(-w, -e, isMirrored: true, isBackward: false)
    half(-w, -e, isMirrored: false, isBackward: true)
    path.close()
    return path
  }
}
