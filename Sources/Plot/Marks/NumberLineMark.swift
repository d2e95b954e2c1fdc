import Elementary
public import Graphics
import Typesetting

/// Iterates of one coordinate, hopping along a line: each step is an arc with its number.
///
/// The start is an open circle, the end a filled marker. Several runs have lines one above the other,
/// the last one on the axis.
public struct NumberLineMark: Mark {
  /// One run.
  public struct Lane: Hashable, Sendable {
    /// The iterates in their order; what comes after one that is not finite is left out.
    public var values: [Double]
    /// The look.
    public var style: SeriesStyle
    /// Markup of the name; empty for none.
    public var name: String

    /// Creates a lane.
    public init(_ values: [Double], style: SeriesStyle, name: String = "") {
      self.values = Array(values.prefix { $0.isFinite })
      self.style = style
      self.name = name
    }
  }

  /// The runs from top to bottom.
  public let lanes: [Lane]
  /// Runs that have no line of their own.
  public let omittedCount: Int
  /// How many steps are drawn; nil for all.
  var shownSteps: Int?

  /// More lines than these would be too low for arcs.
  private static let mostLanes = 6

  /// Creates a number line of the first six runs.
  public init(_ lanes: [Lane]) {
    self.lanes = Array(lanes.prefix(Self.mostLanes))
    omittedCount = lanes.count - self.lanes.count
  }

  /// That runs are left out.
  public func remark(in frame: PanelFrame) -> String? {
    guard omittedCount > 0 else { return nil }
    return "the number line shows \(lanes.count) of \(lanes.count + omittedCount) runs, "
      + "because more lines would be too low"
  }

  /// All iterates; of runs whose hops grow, as many as leave the others legible.
  public var extent: Extent {
    let calm = lanes.filter { !$0.grows }.flatMap(\.values)
    let spread = (calm.max() ?? 0) - (calm.min() ?? 0)
    let wild = lanes.filter(\.grows).flatMap { lane -> [Double] in
      guard let first = lane.values.first, lane.values.count > 1 else { return lane.values }
      let reach = spread > 0 ? spread : 4 * abs(lane.values[1] - first)
      return lane.values.prefix(2) + lane.values.filter { abs($0 - first) <= reach }
    }
    return Extent(x: calm + wild, y: [Double]?.none)
  }

  /// See ``Mark``.
  public var keys: [LegendKey] {
    lanes.filter { !$0.name.isEmpty }.map {
      LegendKey($0.name, sample: .markedLine($0.style.solid))
    }
  }

  /// One step of a run on the page.
  private struct Hop {
    /// From 1.
    var number: Int
    var from: Double
    var to: Double
    /// Of its arc.
    var height = 0.0
    var length: Double { abs(to - from) }
  }

  /// The hops of which an end is in the panel; those too short to be seen, or much longer than the
  /// panel, are left out. Arcs are half circles where the highest one fits into its lane, and flatter
  /// where it does not.
  private func hops(of run: Lane, in frame: PanelFrame) -> [Hop] {
    let places = run.values.map(frame.x.callAsFunction).prefix { $0.isFinite }
    let shown = frame.area.minX...max(frame.area.minX, frame.area.maxX)
    var hops = zip(places, places.dropFirst()).enumerated().map { index, ends in
      Hop(number: index + 1, from: ends.0, to: ends.1)
    }.filter { hop in
      (shown.contains(hop.from) || shown.contains(hop.to)) && hop.length > 0.3
        && hop.length < 10 * frame.area.width
    }
    // The numbers have room above the highest, below the line of the next lane.
    let lane = frame.area.height / Double(max(lanes.count, 1))
    let number = frame.theme.tickFont.size + 2.4 * frame.theme.gap
    let room = max(0.3 * lane, min(0.68 * lane, lane - number))
    let highest = 0.5 * (hops.map(\.length).max() ?? 0)
    let flatness = highest > 0 ? min(1, room / highest) : 1
    for index in hops.indices { hops[index].height = 0.5 * flatness * hops[index].length }
    return hops
  }

  private func base(of index: Int, in frame: PanelFrame) -> Double {
    let height = frame.area.height / Double(max(lanes.count, 1))
    return frame.area.minY + Double(index + 1) * height
  }

  private static func arc(of hop: Hop, base: Double) -> [Point] {
    let (middle, radius) = (0.5 * (hop.from + hop.to), 0.5 * (hop.to - hop.from))
    let count = Int(max(8, min(64, abs(radius))))
    return (0...count).map { index in
      let angle = Double.pi * Double(index) / Double(count)
      return Point(middle - radius * cosine(angle), base - hop.height * sine(angle))
    }
  }

  /// The lines, the arcs with heads where there is room for one, and the iterates.
  public func draw(in frame: PanelFrame) -> [Scene.Item] {
    let (theme, area) = (frame.theme, frame.area)
    return lanes.enumerated().flatMap { index, lane -> [Scene.Item] in
      let base = base(of: index, in: frame)
      var items: [Scene.Item] = []
      if index + 1 < lanes.count {
        let line = Path(polyline: [Point(area.minX, base), Point(area.maxX, base)])
        items.append(.stroke(line, Stroke(theme.secondaryInk, width: theme.gridWidth)))
      }
      var (arcs, heads, dots) = (Path(), Path(), Path())
      let hops = hops(of: lane, in: frame).filter { $0.number <= shownSteps ?? .max }
      for hop in hops {
        let arc = NumberLineMark.arc(of: hop, base: base)
        for piece in Polyline.clipped(arc, to: area.outset(by: 0.01)) {
          arcs.append(polyline: piece)
        }
        let tip = Point(hop.to, base - theme.markerRadius)
        guard hop.height > 8, hop.length > 8, area.contains(tip) else { continue }
        heads.append(Arrow.head(at: tip, direction: Point(0, 1), length: 4.5))
      }
      for hop in hops where hop.number > 1 {
        guard area.outset(by: 0.01).contains(Point(hop.from, base)) else { continue }
        dots.append(Path(circleAt: Point(hop.from, base), radius: 0.7 * theme.markerRadius))
      }
      let ink = Stroke(lane.style.color, width: 0.75 * lane.style.width, join: .round)
      if !arcs.isEmpty { items.append(.stroke(arcs, ink)) }
      if !heads.isEmpty { items.append(.fill(heads, lane.style.color)) }
      if !dots.isEmpty { items.append(.fill(dots, lane.style.color)) }
      let values = lane.values.prefix((shownSteps ?? .max - 1) + 1)
      let ends = [values.first, values.last].map { value in
        value.map { Point(frame.x($0), base) }.flatMap {
          $0.isFinite && area.outset(by: 0.01).contains($0) ? $0 : nil
        }
      }
      if values.count > 1, let end = ends[1] {
        items += lane.style.endItems(at: end, in: theme)
      }
      if let start = ends[0] { items.append(theme.startItem(at: start)) }
      return items
    }
  }

  /// The numbers of the steps on top of their arcs, where there is room, and how many runs have no
  /// line.
  public func labels(in frame: PanelFrame) -> [LabelRequest] {
    let gap = 1.2 * frame.theme.gap
    return omission(in: frame)
      + lanes.enumerated().flatMap { index, lane -> [LabelRequest] in
        let base = base(of: index, in: frame)
        let style = TextStyle(frame.theme.tickFont, color: lane.style.color)
        return hops(of: lane, in: frame).compactMap { hop in
          let top = Point(0.5 * (hop.from + hop.to), base - hop.height - gap)
          guard hop.length > 7, frame.area.contains(top) else { return nil }
          var request = LabelRequest(
            frame.labels.label("\(hop.number)", style: style),
            candidates: [.init(top, .middle, .bottom)], color: lane.style.color, isOptional: true)
          request.step = hop.number
          return request
        }
      }
  }

  /// That runs are left out, at the upper rim.
  private func omission(in frame: PanelFrame) -> [LabelRequest] {
    guard omittedCount > 0 else { return [] }
    let text = "\(omittedCount) more \(omittedCount == 1 ? "run" : "runs") not shown"
    let ink = frame.theme.secondaryInk
    let (left, right) = (frame.area.minX + frame.theme.gap, frame.area.maxX - frame.theme.gap)
    return [
      LabelRequest(
        frame.annotation(text, color: ink),
        candidates: [
          .init(Point(right, frame.area.minY), .end, .top),
          .init(Point(left, frame.area.minY), .start, .top, penalty: 0.1),
        ], color: ink)
    ]
  }

  /// The names at an end of their lanes, as near to their own lines as there is room: one under the
  /// line above would be taken for the name of that.
  public func directLabels(in frame: PanelFrame) -> [LabelRequest] {
    let gap = frame.theme.gap
    let height = frame.area.height / Double(max(lanes.count, 1))
    return lanes.enumerated().filter { !$0.element.name.isEmpty }.map { index, lane in
      let base = base(of: index, in: frame)
      let label = frame.annotation(lane.name, color: lane.style.color)
      let (left, right) = (frame.area.minX + gap, frame.area.maxX - gap)
      let highest = height - label.height - 2 * gap - frame.theme.markerRadius
      let lifts = stride(from: 1.5 * gap, through: max(highest, 1.5 * gap), by: 0.08 * height)
      let places = lifts.flatMap { lift -> [LabelRequest.Candidate] in
        let part = lift / height
        return [
          LabelRequest.Candidate(Point(right, base - lift), .end, .bottom, penalty: part),
          LabelRequest.Candidate(Point(left, base - lift), .start, .bottom, penalty: part + 0.02),
        ]
      }
      return LabelRequest(
        label, candidates: places, color: lane.style.color, isOptional: true)
    }
  }

  /// The arcs and the iterates.
  public func obstacles(in frame: PanelFrame) -> [Obstacle] {
    let radius = 1.3 * frame.theme.markerRadius
    return lanes.enumerated().flatMap { index, lane -> [Obstacle] in
      let base = base(of: index, in: frame)
      let ends = [lane.values.first, lane.values.last].compactMap { $0 }
        .map { Point(frame.x($0), base) }.filter { $0.isFinite && frame.area.contains($0) }
      return hops(of: lane, in: frame).map { .polyline(NumberLineMark.arc(of: $0, base: base)) }
        + ends.map { end in
          let dot = Rect(minX: end.x, minY: end.y, maxX: end.x, maxY: end.y)
          return .rect(dot.outset(by: radius))
        }
    }
  }
}

extension NumberLineMark.Lane {
  /// Whether the hops get longer and longer.
  fileprivate var grows: Bool {
    let hops = zip(values, values.dropFirst()).map { abs($1 - $0) }
    guard let first = hops.first, let last = hops.last else { return false }
    return last > 2 * first || !last.isFinite
  }
}
