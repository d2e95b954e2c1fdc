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
  /// The scale of x.
  let xTransform: Scale.Transform
  /// The paths in the panel, in data, for labels to keep clear of.
  let paths: [[Point]]
}

/// Gives each run its look: the same optimizer looks the same in every figure of a report.
struct Stylist: Sendable {
  private let cycle: [SeriesStyle]
  private let map: ColorMap
  /// From where on the colors of the map are seen on the paper.
  private let visible: Double
  private let optimizerNames: [String]

  /// Creates a stylist; optimizers take the styles in the order in which the config first names
  /// them.
  init(theme: Theme, experiments: [Experiment]) {
    cycle = theme.cycle
    map = theme.planeMap
    visible =
      stride(from: 0.0, through: 1, by: 1 / 64).first {
        theme.planeMap.color(at: $0).contrast(with: theme.background) >= 3
      } ?? 0
    optimizerNames = Stylist.optimizerNames(in: experiments)
  }

  /// The optimizers in the order in which the config first names them.
  static func optimizerNames(in experiments: [Experiment]) -> [String] {
    var names: [String] = []
    for candidate in experiments.flatMap(\.variants).flatMap(\.candidates) {
      guard case .minimize(let minimization) = candidate.setting else { continue }
      let name = minimization.optimizer.entry.name
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// The style at a place in the cycle, from 0. Where the cycle comes round again, each color has
  /// the dash and the marker of another, so that no two of many runs look the same.
  func style(_ index: Int) -> SeriesStyle {
    var style = cycle[index % cycle.count]
    let code = cycle[(index + index / cycle.count) % cycle.count]
    (style.dash, style.marker) = (code.dash, code.marker)
    return style
  }

  /// The style of one of more values than the cycle has styles: in their order from pale to deep,
  /// so that neighbors are told apart by dash and marker, and far ones by color.
  private func ramp(_ index: Int, of count: Int) -> SeriesStyle {
    var style = style(index)
    let part = Double(index) / Double(max(count - 1, 1))
    style.color = map.color(at: visible + (1 - visible) * part)
    return style
  }

  /// The style of a run: by its optimizer, or by the swept value where only a number was swept.
  func style(for run: Run) -> SeriesStyle {
    // What was tuned, or swept over one value, does not set runs apart.
    let swept = run.parameters.filter { $0.name != "optimizer" && $0.count > 1 }
    if run.parameter("optimizer") == nil, let parameter = swept.first {
      return parameter.count > cycle.count
        ? ramp(parameter.index, of: parameter.count) : style(parameter.index)
    }
    guard let name = run.minimization?.optimizer.entry.name,
      let index = optimizerNames.firstIndex(of: name)
    else { return style(0) }
    return style(index)
  }
}
