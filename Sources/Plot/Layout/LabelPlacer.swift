import Elementary
import Graphics
import Typesetting

/// Finds places for labels, one after the other, where they cover neither data nor one another.
///
/// The ink of the panel is kept as a grid of cells of two points; the cost of a place is the part
/// of its cells that are taken, the labels placed so far counted most, plus the place's penalty.
///
/// > J. Christensen, J. Marks, S. Shieber. "An empirical study of algorithms for point-feature
/// > label placement." *ACM Transactions on Graphics* 14 (1995), 203–232,
/// > doi:10.1145/212332.212334
struct LabelPlacer {
  /// A label at its place.
  struct Placement {
    var bounds: Rect
    var items: [Scene.Item]
  }

  private static let cell = 2.0
  /// A label over more than so many cells of ink is at a bad place; fewer are a brush at a corner.
  private static let tolerance = 2
  /// A label that may be left out covers no larger part of its place.
  private static let mostCovered = 0.35
  /// Of so many places it is found out whether a name at them is nearest to its own curve.
  private static let asked = 40

  private let region: Rect
  private let area: Rect
  private let isOnField: Bool
  private let theme: Theme
  private let columns: Int
  private let rows: Int
  private var ink: [Bool]
  private var faintInk: [Bool]
  /// Where the labels placed so far stand.
  private(set) var placed: [Rect] = []
  /// The curves that have names, each with its place among the marks.
  private var curves: [(index: Int, line: [Point])] = []

  /// Creates a placer for labels inside `region`, of which `area` is the part with data, filled
  /// with the colors of a field or left as paper.
  init(region: Rect, inside area: Rect, isOnField: Bool = false, theme: Theme) {
    self.region = region
    self.area = area
    self.isOnField = isOnField
    self.theme = theme
    columns = max(1, Int((max(area.width, 0) / LabelPlacer.cell).rounded(.up)))
    rows = max(1, Int((max(area.height, 0) / LabelPlacer.cell).rounded(.up)))
    ink = Array(repeating: false, count: columns * rows)
    faintInk = ink
  }

  // MARK: Ink

  /// Takes the cells under the obstacles.
  mutating func add(_ obstacles: [Obstacle]) {
    for obstacle in obstacles {
      switch obstacle {
      case .rect(let rect): fill(rect)
      case .polyline(let points):
        for piece in Polyline.clipped(points, to: area) {
          for cell in cells(along: piece) { ink[cell] = true }
        }
      case .faint(let points):
        for piece in Polyline.clipped(points, to: area) {
          for cell in cells(along: piece) { faintInk[cell] = true }
        }
      }
    }
  }

  /// Keeps a curve that has a name, so that no other name is nearer to it.
  mutating func add(_ obstacles: [Obstacle], asCurve index: Int) {
    for case .polyline(let points) in obstacles {
      let pieces = Polyline.clipped(points, to: area)
      curves += pieces.map { (index, Polyline.simplified($0, tolerance: 0.5)) }
    }
  }

  /// Whether a text may be taken for the name of another curve: it is not clearly nearer to its own.
  private func isAmbiguous(_ bounds: Rect, curve: Int) -> Bool {
    let own = curves.lazy.filter { $0.index == curve }.map { bounds.distance(to: $0.line) }.min()
    guard let own else { return false }
    return curves.contains { $0.index != curve && bounds.distance(to: $0.line) < 1.3 * own }
  }

  private mutating func fill(_ rect: Rect) {
    guard let (xs, ys) = cells(of: rect) else { return }
    for row in ys { for column in xs { ink[row * columns + column] = true } }
  }

  private func cells(along points: [Point]) -> [Int] {
    var cells: [Int] = []
    for (a, b) in zip(points, points.dropFirst()) {
      let steps = max(1, (a.distance(to: b) / (0.5 * LabelPlacer.cell)).rounded(.up))
      for step in 0...Int(steps) {
        let p = a + (b - a) * (Double(step) / steps)
        let column = min(columns - 1, max(0, Int((p.x - area.minX) / LabelPlacer.cell)))
        let row = min(rows - 1, max(0, Int((p.y - area.minY) / LabelPlacer.cell)))
        cells.append(row * columns + column)
      }
    }
    return cells
  }

  private func cells(of rect: Rect) -> (Range<Int>, Range<Int>)? {
    guard rect.intersects(area) else { return nil }
    func span(_ low: Double, _ high: Double, count: Int) -> Range<Int> {
      let first = min(max(0, Int((low / LabelPlacer.cell).rounded(.down))), count - 1)
      let last = min(max(first + 1, Int((high / LabelPlacer.cell).rounded(.up))), count)
      return first..<last
    }
    let clipped = Rect(
      minX: max(rect.minX, area.minX) - area.minX, minY: max(rect.minY, area.minY) - area.minY,
      maxX: min(rect.maxX, area.maxX) - area.minX, maxY: min(rect.maxY, area.maxY) - area.minY)
    let columnSpan = span(clipped.minX, clipped.maxX, count: columns)
    return (columnSpan, span(clipped.minY, clipped.maxY, count: rows))
  }

  /// How many of a rectangle's cells hold ink, and which part of them that is.
  private func coverage(of rect: Rect, by ink: [Bool]) -> (count: Int, part: Double) {
    guard let (xs, ys) = cells(of: rect) else { return (0, 0) }
    var taken = 0
    for row in ys {
      let start = row * columns
      let cells = ink.span.extracting(start + xs.lowerBound..<start + xs.upperBound)
      for index in cells.indices where cells[index] { taken += 1 }
    }
    return (taken, Double(taken) / Double(xs.count * ys.count))
  }

  // MARK: Places

  /// Places the label where it costs least; nil if it may be left out and every place is bad.
  mutating func place(_ request: LabelRequest) -> Placement? {
    typealias Choice = (
      cost: Double, isCrossed: Bool, isOnInk: Bool, isTaken: Bool, bounds: Rect,
      candidate: LabelRequest.Candidate
    )
    var choices: [Choice] = []
    for candidate in request.candidates {
      let bounds = request.label.bounds(
        at: candidate.position, candidate.horizontal, candidate.vertical)
      guard bounds.minX.isFinite, bounds.minY.isFinite else { continue }
      let covered = coverage(of: bounds.outset(by: 0.5), by: ink)
      let crossed = coverage(of: bounds, by: faintInk)
      let brushed = coverage(of: bounds.outset(by: 2), by: ink).count > LabelPlacer.tolerance
      let collisions = placed.count { $0.intersects(bounds.outset(by: 1)) }
      let outside = max(
        0, region.minX - bounds.minX, bounds.maxX - region.maxX - 0.01, region.minY - bounds.minY,
        bounds.maxY - region.maxY)
      let arrow = request.target.flatMap { arrowEnds(from: bounds, to: $0) }
      let cut = arrow.map { inkCount(from: $0.start, to: $0.tip) } ?? 0
      let flaw =
        (cut > 0 ? 1 + 0.02 * Double(cut) : 0)
        + (covered.count > LabelPlacer.tolerance ? 1 + 10 * covered.part : 0)
        + 20 * Double(collisions) + (outside > 0 ? 10 + outside : 0)
      if request.isOptional, flaw > 0 { continue }
      let cost =
        candidate.penalty + covered.part + 2 * crossed.part + (brushed ? 0.15 : 0) + flaw
      choices.append(
        (
          cost, max(covered.count, crossed.count) > LabelPlacer.tolerance,
          covered.count > LabelPlacer.tolerance,
          collisions > 0 || outside > 0 || covered.part > LabelPlacer.mostCovered, bounds, candidate
        ))
    }
    // Whose name a text is takes long to find out: the cheap places are asked first.
    let order = choices.indices.sorted { (choices[$0].cost, $0) < (choices[$1].cost, $1) }
    let clear = order.prefix(LabelPlacer.asked).first { index in
      let bounds = choices[index].bounds
      guard let curve = request.curve, bounds.midX < area.maxX else { return true }
      return !isAmbiguous(bounds, curve: curve)
    }
    guard let index = clear ?? (request.isOptional ? nil : order.first) else { return nil }
    let best = choices[index]
    if request.yields, best.isTaken { return nil }
    // A place that must lie partly outside is moved in.
    let shift = Point(
      max(0, region.minX - best.bounds.minX) - max(0, best.bounds.maxX - region.maxX),
      max(0, region.minY - best.bounds.minY) - max(0, best.bounds.maxY - region.maxY))
    let bounds = best.bounds.offset(by: shift)
    placed.append(bounds)
    fill(bounds)
    var items: [Scene.Item] = []
    if best.isCrossed || request.hasPaper {
      // On paper the patch is not seen; on colors it must not look like a sticker.
      var box = bounds.outset(by: isOnField ? 0.3 : 1)
      // The paper leaves the axis line as it is.
      if bounds.midY < area.maxY { box.maxY = min(box.maxY, area.maxY - 0.5 * theme.axisWidth) }
      let paper = Path(rectangle: box, cornerRadius: 1.5)
      let alpha = !isOnField || request.hasPaper ? 0.7 : best.isOnInk ? 0.8 : 0.45
      items.append(.fill(paper, theme.background.withAlpha(alpha)))
    }
    if let target = request.target, let (start, tip) = arrowEnds(from: bounds, to: target) {
      items += Arrow.items(
        from: start, to: tip,
        stroke: Stroke(request.color, width: theme.referenceWidth, cap: .round),
        headLength: 4)
      add([.polyline([start, target])])
    }
    if let start = request.leader {
      let line = Path(polyline: [start, Point(bounds.minX - 0.5, bounds.midY)])
      items.append(.stroke(line, Stroke(request.color, width: theme.referenceWidth, cap: .round)))
    }
    items += request.label.items(
      at: best.candidate.position + shift, best.candidate.horizontal, best.candidate.vertical)
    return Placement(bounds: bounds, items: items)
  }

  /// Where a thin line from the edge of the text to a little before the target starts and ends;
  /// nil if it would be too short to be seen.
  private func arrowEnds(from bounds: Rect, to target: Point) -> (start: Point, tip: Point)? {
    let box = bounds.outset(by: 2)
    let start = Point(
      min(max(target.x, box.minX), box.maxX), min(max(target.y, box.minY), box.maxY))
    let length = start.distance(to: target)
    guard length > 8 else { return nil }
    let direction = (target - start) * (1 / length)
    return (start, target - direction * (theme.markerRadius + 1.5))
  }

  /// How many cells of ink an arrow runs over, those at its very tip not counted.
  private func inkCount(from start: Point, to tip: Point) -> Int {
    let length = start.distance(to: tip)
    guard length > 3 else { return 0 }
    return cells(along: [start, tip - (tip - start) * (3 / length)]).count { ink[$0] }
  }
}
