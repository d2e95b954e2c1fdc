import Configuration
import Elementary
import Graphics
import Optimization
import Plot

/// `{"mark": "basinMap", "of", "where", "x", "y", "within", "title"}`: to which minimizer each start
/// of a plane of two swept numbers leads, and in how many steps.
///
/// A run that ends farther than `within` from all minimizers is undecided.
struct BasinMapSpec: MarkSpec {
  private let plane: SweptPlane
  /// Whether the plane is that of the two variables.
  private let isOfStarts: Bool
  private var tolerance: Double?
  private let title: TextTemplate?

  static var isPlane: Bool { true }

  /// So many minimizers have a color of their own; those that the fewest starts reach share one.
  private static let colorCount = 6

  init?(_ fields: inout Fields, reader: MarkReader) {
    let selection = reader.selection(&fields, endsSuffice: true)
    let plane = SweptPlane(&fields, of: selection)
    fields.read(
      "within", into: &tolerance, .positive,
      about: "a run that ends farther from all minimizers is undecided")
    title = reader.text("title", &fields, about: "what its color bar is called")
    guard let plane, let selection else { return nil }
    self.plane = plane
    isOfStarts =
      plane.x == "start[0]" && plane.y == "start[1]" && selection.experiment.variables.count == 2
  }

  func marks(in stage: Stage) -> [any Mark] {
    let grid = plane.grid(in: stage.results)
    let ends = grid.runs.map { $0.first.map { end(of: $0, in: grid) } ?? .absent }
    let basins = basins(of: ends)
    let places = Dictionary(
      uniqueKeysWithValues: basins.enumerated().map { ($0.element, $0.offset) })
    let cells = ends.map { end -> BasinMapMark.Cell in
      switch end {
      case .minimizer(let point, let steps):
        .basin(min(places[point] ?? 0, Self.colorCount - 1), steps: steps)
      case .diverged: .diverged
      case .undecided: .undecided
      case .absent: .absent
      }
    }
    var map = BasinMapMark(
      x: grid.columns, y: grid.rows, cells: cells,
      colors: stage.theme.areaColors)
    map.transforms = AxisTransforms(x: stage.xTransform, y: stage.yTransform)
    map.paper = stage.theme.background
    map.barColor = stage.theme.ink
    map.missingColor = stage.theme.missingInk
    map.divergedName = grid.runs.joined().failure
    map.hasPatterns = basins.count > 1
    map.hasHues = stage.theme.hasHues
    if let title { map.title = stage.results.text(title) }
    let isCrowded = basins.count > Self.colorCount
    let named = basins.prefix(isCrowded ? Self.colorCount - 1 : Self.colorCount)
    var marks: [any Mark] = [map]
    func mark(_ index: Int, x: Double, y: Double, name: String, text: String) -> BasinMark {
      var mark = BasinMark(x: x, y: y, name: name, text: text, color: map.keyColor(of: index))
      mark.pattern = map.pattern(of: index)
      return mark
    }
    for (index, point) in named.enumerated() {
      let place = NumberFormat(digits: 3).text(point)
      marks.append(
        mark(
          index, x: isOfStarts ? point[0] : .nan, y: isOfStarts ? point[1] : .nan, name: place,
          text: "ends at \(place)"))
    }
    if isCrowded {
      let text = "ends at one of \(basins.count - named.count) others"
      marks.append(mark(Self.colorCount - 1, x: .nan, y: .nan, name: "", text: text))
    }
    return marks
  }

  private enum End {
    case minimizer([Double], steps: Double)
    case diverged, undecided, absent
  }

  private func end(of run: Run, in grid: SweptPlane.Grid) -> End {
    if run.isDiverging { return .diverged }
    let span = isOfStarts ? diagonal(of: grid) : nil
    guard let (minimizer, limit) = run.reachedMinimizer(within: tolerance, span: span) else {
      return .undecided
    }
    if case .stopped(_, _)? = run.end?.outcome {
      return .minimizer(minimizer, steps: steps(of: run))
    }
    // Without a stopping rule all runs have as many steps; those on the way tell runs apart.
    let arrival = run.trajectory.flatMap { trajectory in
      (0..<trajectory.count).first {
        Run.distance(Array(trajectory.iterate($0)), minimizer) <= limit
      }
    }
    return .minimizer(minimizer, steps: arrival.map(Double.init) ?? steps(of: run))
  }

  private func steps(of run: Run) -> Double { Double(run.end?.steps ?? 0) }

  private func diagonal(of grid: SweptPlane.Grid) -> Double {
    func span(_ values: [Double]) -> Double { (values.last ?? 0) - (values.first ?? 0) }
    return hypotenuse(span(grid.columns), span(grid.rows))
  }

  /// The minimizers that are reached; in the order of their values and places if each has a color,
  /// else those first that most starts reach.
  private func basins(of ends: [End]) -> [[Double]] {
    var counts: [[Double]: Int] = [:]
    for case .minimizer(let point, _) in ends { counts[point, default: 0] += 1 }
    let points = counts.keys.sorted { $0.lexicographicallyPrecedes($1) }
    guard points.count > Self.colorCount else { return points }
    return points.enumerated().sorted { a, b in
      let (m, n) = (counts[a.element] ?? 0, counts[b.element] ?? 0)
      return m != n ? m > n : a.offset < b.offset
    }.map(\.element)
  }
}
