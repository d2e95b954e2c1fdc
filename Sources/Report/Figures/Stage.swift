import Graphics
import Optimization
import Plot

/// What marks are made from: the results, the theme, and the ranges that the panel declares.
struct Stage: Sendable {
  let results: Results
  let theme: Theme
  let stylist: Stylist
  /// The declared range of x; nil if it is found from the marks.
  let xRange: ClosedRange<Double>?
  /// The declared range of y.
  let yRange: ClosedRange<Double>?
  /// What the axes show because of all marks; nil if that is no more than what fields cover, or not
  /// known yet.
  let shown: PanelRanges?
  /// The scale of x.
  let xTransform: Scale.Transform
  /// What the title says of a panel that is one of several; nil if there is only one.
  let facetTitle: String?
  /// The scale of y.
  let yTransform: Scale.Transform
  /// The paths in the panel, for labels to keep clear of.
  let paths: [PlanePath]
  /// Where objectives of one variable, which goes along x, are studied; nil if there is none.
  var region: ClosedRange<Double>?
  /// The height of strips, in points: that of the panel where there is nothing else.
  var stripHeight = 12.0
  /// The look of the mark's formula, if the config leaves it to the panel.
  var formulaStyle: StyleChoice?

  /// The places of bars or lanes; an only one needs no name that the title says already.
  func categories(_ names: [String]) -> [Plot.Category] {
    Category.list(names.count == 1 && names[0] == facetTitle ? [""] : names)
  }
}

/// Gives each run its look: the same optimizer looks the same in every figure of a report, as long as
/// the figure has no other of its color.
struct Stylist: Sendable {
  private let cycle: [SeriesStyle]
  private let map: ColorMap
  /// From where on the colors of the map are seen on the paper.
  private let visible: Double
  /// The place of each optimizer in the cycle.
  private let places: [String: Int]

  /// Creates a stylist; optimizers take the styles in the order of their names. Where the cycle comes
  /// round again, those that a figure shows beside one of the same color take one that it has not, if
  /// there is one for each.
  init(theme: Theme, optimizers: [String], shown: [String] = []) {
    cycle = theme.cycle
    places = Stylist.places(of: optimizers, shown: shown, count: theme.cycle.count)
    map = theme.planeMap
    visible =
      stride(from: 0.0, through: 1, by: 1 / 64).first {
        theme.planeMap.color(at: $0).contrast(with: theme.background) >= 3
      } ?? 0
  }

  private static func places(
    of optimizers: [String], shown: [String], count: Int
  ) -> [String: Int] {
    var places = Dictionary(
      optimizers.enumerated().map { ($0.element, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    guard shown.count <= count else { return places }
    var taken: Set<Int> = []
    var homeless: [String] = []
    for name in shown.sorted(by: { places[$0] ?? 0 < places[$1] ?? 0 }) {
      if !taken.insert((places[name] ?? 0) % count).inserted { homeless.append(name) }
    }
    let free = (0..<count).filter { !taken.contains($0) }
    for (name, place) in zip(homeless, free) { places[name] = place }
    return places
  }

  /// The style at a place in the cycle, from 0. Where the cycle comes round again, each color has
  /// the dash and the marker of another, so that no two of many runs look the same.
  func style(_ index: Int) -> SeriesStyle {
    var style = cycle[index % cycle.count]
    let code = cycle[Stylist.code(index, of: cycle.count)]
    (style.dash, style.marker) = (code.dash, code.marker)
    return style
  }

  /// Which style of the cycle gives a place its dash and marker.
  private static func code(_ index: Int, of count: Int) -> Int { (index + index / count) % count }

  /// Whether a place in a cycle of six has the solid line of the first.
  static func isSolid(_ index: Int) -> Bool { code(index, of: 6) == 0 }

  /// The style of one of more values than the cycle has styles: in their order from pale to deep,
  /// so that neighbors are told apart by dash and marker, and far ones by color.
  private func ramp(_ index: Int, of count: Int) -> SeriesStyle {
    var style = style(index)
    let part = Double(index) / Double(max(count - 1, 1))
    style.color = map.color(at: visible + (1 - visible) * part)
    return style
  }

  /// The style of a run: by its optimizer, or by the swept value where only a number was swept.
  ///
  /// What else sets it apart from other runs, such as a second swept number, shows in the dash and
  /// the marker; where a run starts does not.
  func style(for run: Run) -> SeriesStyle {
    // What was tuned, or swept over one value, does not set runs apart.
    var swept = run.parameters.filter { $0.name != "optimizer" && $0.count > 1 }
    if let optimizer = run.parameter("optimizer") {
      let numbers = codes(swept)
      // Settings of a single rule are like values of a sweep.
      if optimizer.twinCount == optimizer.count {
        return coded(optimizer.index, by: numbers.index, of: evenly(optimizer, numbers.count))
      }
      let names = optimizer.names.isEmpty ? [optimizer.value.described] : optimizer.names
      let counts = names.map { places[$0] ?? 0 }.reduce(into: [Int: Int]()) {
        $0[$1, default: 0] += numbers.count
      }
      let place = places[run.minimization?.optimizer.entry.name ?? ""] ?? 0
      return coded(
        place, by: optimizer.twinIndex + optimizer.twinCount * numbers.index, of: counts)
    }
    if let parameter = swept.first {
      // Starts alone set runs apart together.
      if swept.count > 1, swept.allSatisfy(Stylist.isStart) {
        let count = swept.reduce(1) { $0 * $1.count }
        let index = swept.reversed().reduce(0) { $0 * $1.count + $1.index }
        return count > cycle.count ? ramp(index, of: count) : style(index)
      }
      swept.removeFirst()
      if parameter.count > cycle.count { return ramp(parameter.index, of: parameter.count) }
      let numbers = codes(swept)
      return coded(parameter.index, by: numbers.index, of: evenly(parameter, numbers.count))
    }
    guard let name = run.minimization?.optimizer.entry.name,
      let index = places[name]
    else { return style(0) }
    return style(index)
  }

  /// Which of the combinations of swept values is that of a run, from 0, and how many there are; the
  /// only one if there are more of them than dashes.
  private func codes(_ swept: [Parameter]) -> (index: Int, count: Int) {
    let coding = swept.filter { !Stylist.isStart($0) }
    let count = coding.reduce(1) { min($0 * $1.count, cycle.count + 1) }
    guard count <= cycle.count else { return (0, 1) }
    return (coding.reversed().reduce(0) { $0 * $1.count + $1.index }, count)
  }

  private static func isStart(_ parameter: Parameter) -> Bool {
    parameter.name == "start" || parameter.name.hasPrefix("start[")
  }

  /// As many codes for each value of a sweep.
  private func evenly(_ parameter: Parameter, _ count: Int) -> [Int: Int] {
    Dictionary(uniqueKeysWithValues: (0..<parameter.count).map { ($0, count) })
  }

  /// The style at a place in the cycle with the dash and the marker of another one: as long as there
  /// are some, of one that neither another place of the experiment has, nor another code; and never of
  /// another place with this color. `counts` says how many codes each place of the experiment has.
  private func coded(_ place: Int, by code: Int, of counts: [Int: Int]) -> SeriesStyle {
    var style = style(place)
    if code == 0 { return style }
    let count = cycle.count
    let taken = Set(counts.keys.map { $0 % count })
    let alike = counts.keys.filter { $0 % count == place % count } + [place]
    let used = Set(alike.map { Stylist.code($0, of: count) })
    let free = cycle.indices.filter { !taken.contains($0) && !used.contains($0) }
    let before = counts.reduce(0) { $0 + ($1.key < place ? $1.value - 1 : 0) }
    let rank = before + code - 1
    let others = (1...count).map { Stylist.code(place + $0, of: count) }
      .filter { !used.contains($0) }
    let other =
      rank < free.count
      ? free[rank]
      : others.isEmpty ? Stylist.code(place + code, of: count) : others[(code - 1) % others.count]
    (style.dash, style.marker) = (cycle[other].dash, cycle[other].marker)
    return style
  }
}
