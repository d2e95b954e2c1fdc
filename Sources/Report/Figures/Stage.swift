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
  private let optimizerNames: [String]

  /// Creates a stylist; optimizers take the styles in the order in which the config first names
  /// them.
  init(theme: Theme, experiments: [Experiment]) {
    cycle = theme.cycle
    var names: [String] = []
    for candidate in experiments.flatMap(\.variants).flatMap(\.candidates) {
      guard case .minimize(let minimization) = candidate.setting else { continue }
      let name = minimization.optimizer.entry.name
      if !names.contains(name) { names.append(name) }
    }
    optimizerNames = names
  }

  /// The style at a place in the cycle, from 0.
  func style(_ index: Int) -> SeriesStyle { cycle[index % cycle.count] }

  /// The style of a run: by its optimizer, or by the swept value where only a number was swept.
  func style(for run: Run) -> SeriesStyle {
    let swept = run.parameters.filter { $0.name != "optimizer" }
    if run.parameter("optimizer") == nil, let parameter = swept.first {
      return style(parameter.index)
    }
    guard let name = run.minimization?.optimizer.entry.name,
      let index = optimizerNames.firstIndex(of: name)
    else { return style(0) }
    return style(index)
  }
}
