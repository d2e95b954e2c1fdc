import Elementary

/// Finds the critical points of an objective of one or two variables in a box.
///
/// Newton's method runs from every point of a coarse grid, then from the corners of two finer ones that
/// stand out among their neighbors. What several starts find is kept once; a point outside the box is
/// dropped, and one that stands out by next to nothing beside others. Where a low or high corner leads to no such point and f may have kinks, the lowest or
/// highest point nearby is searched without derivatives. A point that no start leads to is missed:
/// the grids decide.
///
/// > J. Nocedal, S. J. Wright. *Numerical Optimization*, 2nd edition, 2006, chapter 11,
/// > doi:10.1007/978-0-387-40065-5
public struct CriticalPointFinder {
  private let objective: any Objective
  private let region: [ClosedRange<Double>]
  private let newton: NewtonSearch

  /// Starts per axis of the grid in two variables; its square in one.
  private static let startsPerAxis = 9
  /// From so many corners of the finer grid a search begins.
  private static let candidateLimit = 600

  /// Creates a finder; `region` has one range for each of one or two variables.
  public init(_ objective: any Objective, region: [ClosedRange<Double>]) {
    precondition(region.count == objective.dimension, "\(region.count) ranges")
    precondition((1...2).contains(region.count), "\(region.count) variables")
    self.objective = objective
    self.region = region
    newton = NewtonSearch(objective, region: region)
  }

  /// The points found, the lowest first.
  public func points() -> [CriticalPoint] { search().points }

  /// The points found, the lowest first, and whether there may be more of them than are looked for.
  public func search() -> (points: [CriticalPoint], isCutOff: Bool) {
    var found: [CriticalPoint] = []
    let starts = starts
    let steepest = starts.map { length(gradient($0)) }.filter(\.isFinite).max() ?? 0
    for start in starts { add(newton.point(from: start, steepest: steepest), to: &found, steepest) }
    let limit = CriticalPointFinder.candidateLimit
    let grid = LandscapeGrid(objective, region: region)
    let candidates = grid.candidates.sorted { $0.value < $1.value }
    for candidate in candidates.prefix(limit) where !isKnown(candidate, among: found) {
      let point = newton.point(from: candidate.point, steepest: steepest, reach: 0.06)
      add(point, to: &found, steepest)
      if !isKnown(candidate, among: found) { addSharp(near: candidate, to: &found) }
    }
    var isCutOff = candidates.count > limit
    // Along a sharp valley a finer grid is as bumpy as a coarse one.
    if !objective.mayHaveKinks {
      let fine =
        region.count == 1 ? grid : LandscapeGrid(objective, region: region, isFine: true)
      let extrema = fine.extrema.sorted { $0.value < $1.value }
      for candidate in extrema.prefix(limit)
      where !isKnown(candidate, among: found, within: 0.008) {
        let point = newton.point(from: candidate.point, steepest: steepest, reach: 0.02)
        add(point, to: &found, steepest)
      }
      isCutOff = isCutOff || extrema.count > limit || fine.isTooCoarse(for: objective, extrema)
    }
    return (
      notable(found).sorted { a, b in
        a.value != b.value ? a.value < b.value : a.point.lexicographicallyPrecedes(b.point)
      }, isCutOff
    )
  }

  /// The points without those that stand out by next to nothing beside others of their kind: where a
  /// function dies out rounding alone makes points.
  private func notable(_ points: [CriticalPoint]) -> [CriticalPoint] {
    let reliefs = points.map(relief)
    return zip(points, reliefs).filter { point, relief in
      let most = zip(points, reliefs).lazy.filter { $0.0.kind == point.kind }.map(\.1).max() ?? 0
      return !point.isIsolated || relief >= CriticalPoint.leastRelief * most
    }.map(\.0)
  }

  /// By how much a point stands out: the least that all are higher, or lower, on a circle around it; for
  /// a saddle the most.
  private func relief(_ point: CriticalPoint) -> Double {
    [1e-3, 1e-2, 5e-2].map { radius in
      let rises = neighbors(of: point.point, part: radius).map { abs(value($0) - point.value) }
        .filter(\.isFinite)
      return (point.kind == .saddle ? rises.max() : rises.min()) ?? 0
    }.max() ?? 0
  }

  /// Adds what Newton's method found, unless it is known.
  private func add(_ point: [Double]?, to found: inout [CriticalPoint], _ steepest: Double) {
    // Where the objective is not defined, the formula of its gradient may still vanish.
    guard let point, isInside(point), value(point).isFinite else { return }
    let h = hessian(point)
    // Where H is singular Newton's method comes to rest anywhere around the point.
    let distance = isSingular(h) ? 1e-3 : 1e-6
    guard !found.contains(where: { isNear($0.point, point, within: distance) }) else { return }
    var (kind, isIsolated) = kind(of: h, at: point)
    if isIsolated, isSingular(h) {
      isIsolated =
        kind != .saddle && objective.mayHaveKinks
        ? SharpMinimum(kind, of: objective, in: region).isStrict(point)
        : !continues(point, steepest)
    }
    if objective.mayHaveKinks, let felt = felt(kind, at: point) {
      (kind, isIsolated) = (felt.kind, felt.isIsolated)
    }
    found.append(
      CriticalPoint(point: point, value: value(point), kind: kind, isIsolated: isIsolated))
  }

  /// Whether a point of the kind is near a corner of the grid.
  private func isKnown(
    _ candidate: LandscapeGrid.Candidate, among found: [CriticalPoint], within part: Double = 0.015
  ) -> Bool {
    found.contains {
      $0.kind == candidate.kind && isNear($0.point, candidate.point, within: part)
    }
  }

  /// Adds the point at a kink to which a corner of the grid leads.
  private func addSharp(near candidate: LandscapeGrid.Candidate, to found: inout [CriticalPoint]) {
    let search = SharpMinimum(candidate.kind, of: objective, in: region)
    guard objective.mayHaveKinks, candidate.kind != .saddle,
      let point = search.point(from: candidate.point), isInside(point)
    else { return }
    let sharp = CriticalPoint(point: point, value: value(point), kind: candidate.kind)
    // Along the bottom of a sharp valley rounding decides where the search ends.
    guard let same = found.firstIndex(where: { isNear($0.point, point, within: 1e-3) }) else {
      found.append(sharp)
      return
    }
    let isBetter =
      sharp.kind == .minimizer ? sharp.value < found[same].value : sharp.value > found[same].value
    if found[same].kind == sharp.kind, isBetter { found[same] = sharp }
  }

  /// Whether the gradient vanishes on a line through a point or all around it: then Newton's method
  /// rests a step aside as well, where it would come back to a single point.
  private func continues(_ point: [Double], _ steepest: Double) -> Bool {
    let part = 1e-2
    return flatDirections(at: point).contains { way in
      let aside = zip(zip(point, way), region).map {
        $0.0 + part * $0.1 * ($1.upperBound - $1.lowerBound)
      }
      guard let rest = newton.point(from: aside, steepest: steepest) else { return false }
      return isNear(rest, point, within: 2 * part) && !isNear(rest, point, within: 0.1 * part)
    }
  }

  /// The direction of least curvature in the unit of the box and the one across, both ways.
  private func flatDirections(at point: [Double]) -> [[Double]] {
    if point.count == 1 { return [[1], [-1]] }
    let h = hessian(point)
    let size = region.map { $0.upperBound - $0.lowerBound }
    let (a, b, d) = (h[0] * size[0] * size[0], h[1] * size[0] * size[1], h[3] * size[1] * size[1])
    let angle = 0.5 * arcTangent(y: 2 * b, x: a - d)
    let (c, s) = (cosine(angle), sine(angle))
    return [[s, -c], [-s, c], [c, s], [-c, -s]]
  }

  private var starts: [[Double]] {
    let count = CriticalPointFinder.startsPerAxis
    func axis(_ range: ClosedRange<Double>, _ count: Int) -> [Double] {
      (0..<count).map { index in
        let fraction = (Double(index) + 0.5) / Double(count)
        return range.lowerBound + fraction * (range.upperBound - range.lowerBound)
      }
    }
    if region.count == 1 { return axis(region[0], count * count).map { [$0] } }
    return axis(region[1], count).flatMap { y in axis(region[0], count).map { x in [x, y] } }
  }

  private func hessian(_ x: [Double]) -> [Double] {
    var h = Array(repeating: 0.0, count: x.count * x.count)
    var span = h.mutableSpan
    objective.hessian(at: x.span, into: &span)
    return h
  }

  /// Whether an eigenvalue is zero but for rounding.
  private func isSingular(_ h: [Double]) -> Bool {
    if h.count == 1 { return abs(h[0]) < 1e-6 }
    let size = h.map { abs($0) }.max() ?? 0
    return abs(h[0] * h[3] - h[1] * h[2]) <= 1e-9 * max(size, 1e-3) * max(size, 1e-3)
  }

  /// By the signs of the eigenvalues; where one is zero, by the values around the point, and whether
  /// these leave no doubt.
  private func kind(
    of h: [Double], at point: [Double]
  ) -> (kind: CriticalPoint.Kind, isStrict: Bool) {
    if !isSingular(h) {
      if h.count > 1, h[0] * h[3] < h[1] * h[2] { return (.saddle, true) }
      return (h[0] > 0 ? .minimizer : .maximizer, true)
    }
    let center = value(point)
    let rises = neighbors(of: point).map { value($0) - center }
    let least = 1e-12 * (rises.map { abs($0) }.max() ?? 0)
    if rises.allSatisfy({ $0 >= 0 }) { return (.minimizer, rises.allSatisfy { $0 > least }) }
    if rises.allSatisfy({ $0 <= 0 }) { return (.maximizer, rises.allSatisfy { $0 < -least }) }
    return (.saddle, true)
  }

  /// 16 points on a small ellipse in the shape of the box, two in one variable.
  func neighbors(of point: [Double], part: Double = 1e-3) -> [[Double]] {
    let radii = region.map { part * ($0.upperBound - $0.lowerBound) }
    if point.count == 1 { return [[point[0] - radii[0]], [point[0] + radii[0]]] }
    return (0..<16).map { index in
      let angle = 2 * Double.pi * Double(index) / 16
      return [point[0] + radii[0] * cosine(angle), point[1] + radii[1] * sine(angle)]
    }
  }

  func value(_ x: [Double]) -> Double { objective.value(at: x.span) }

  private func gradient(_ x: [Double]) -> [Double] {
    var g = Array(repeating: 0.0, count: x.count)
    var span = g.mutableSpan
    _ = objective.evaluate(at: x.span, gradient: &span)
    return g
  }

  private func length(_ g: [Double]) -> Double {
    g.count == 1 ? abs(g[0]) : hypotenuse(g[0], g[1])
  }

  private func isInside(_ x: [Double]) -> Bool {
    zip(x, region).allSatisfy { x, range in
      let slack = 1e-9 * (range.upperBound - range.lowerBound)
      return x >= range.lowerBound - slack && x <= range.upperBound + slack
    }
  }

  /// Whether two points are the same up to a part of the box.
  private func isNear(_ a: [Double], _ b: [Double], within part: Double) -> Bool {
    zip(zip(a, b), region).allSatisfy { pair, range in
      abs(pair.0 - pair.1) < part * (range.upperBound - range.lowerBound)
    }
  }
}
