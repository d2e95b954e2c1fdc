import Optimization
import Plot

/// What a column of a table says about the steps of a run.
enum TableColumn: Hashable, Sendable {
  /// The number of the step.
  case step
  /// How far the step led.
  case delta
  /// Where the step led.
  case iterate
  /// A quantity where the step led, or of the step itself.
  case quantity(SeriesQuery.Quantity)
  /// What the optimizer remembers, or the gradient that it saw.
  case state(String)

  /// The columns that every optimizer has, by their names in configs; the rest is its state.
  static let common: [(name: String, value: TableColumn)] =
    [(name: "step", value: .step), ("delta", .delta), ("iterate", .iterate)]
    + SeriesQuery.Quantity.allCases.filter { !$0.hasCoordinate }.map {
      ($0.rawValue, .quantity($0))
    }

  /// Markup of the header.
  func header(_ trajectory: Trajectory) -> String {
    switch self {
    case .step: return "$t$"
    case .delta: return "$\\Delta\\theta_t$"
    case .iterate: return "$\\theta_t$"
    case .quantity(let quantity): return "$\(TableColumn.symbol(of: quantity))$"
    case .state(let name):
      return "$\(trajectory.state.first { $0.name == name }?.symbol ?? name)_t$"
    }
  }

  private static func symbol(of quantity: SeriesQuery.Quantity) -> String {
    switch quantity {
    case .loss: "L(\\theta_t)"
    case .relativeLoss: "L(\\theta_t) / L(\\theta_0)"
    case .bestLoss: "\\min_{s \\le t} L(\\theta_s)"
    case .gap: "L(\\theta_t) - L^*"
    case .bestGap: "\\min_{s \\le t} L(\\theta_s) - L^*"
    case .gradientNorm: "\\|\\nabla L(\\theta_t)\\|"
    case .distance: "\\|\\theta_t - \\theta^*\\|"
    case .stepLength: "\\|\\Delta\\theta_t\\|"
    case .learningRate: "\(Hyperparameter.learningRate.symbol)_t"
    case .error, .coordinate, .state: quantity.rawValue
    }
  }

  /// How its cells line up.
  var alignment: TableMark.Alignment {
    switch self {
    case .step: .right
    case .quantity: .decimal
    case .delta, .iterate, .state: .center
    }
  }

  /// What is said about each step, from the iterate before to this one; nil where it is not known.
  func cells(_ steps: ClosedRange<Int>, of run: Run, _ trajectory: Trajectory) -> [[Double]?] {
    var series: [Double] = []
    if case .quantity(let quantity) = self { series = SeriesQuery(quantity).series(of: run) }
    return steps.map { cell($0, trajectory, series) }
  }

  private func cell(_ step: Int, _ trajectory: Trajectory, _ series: [Double]) -> [Double]? {
    let iterate = trajectory.iterate(step)
    switch self {
    case .step: return [Double(step)]
    case .iterate: return Array(iterate)
    case .delta: return zip(iterate, trajectory.iterate(step - 1)).map { $0 - $1 }
    case .quantity(let quantity):
      // What a step has of its own stands at the iterate before.
      let place = quantity.isOfSteps ? step - 1 : step
      return place < series.count ? [series[place]] : nil
    case .state(let name):
      let n = trajectory.dimension
      return trajectory.state.first { $0.name == name }
        .map { Array($0.values[(step - 1) * n..<step * n]) }
    }
  }
}

extension SeriesQuery.Quantity {
  /// Whether steps have it, not iterates.
  fileprivate var isOfSteps: Bool { self == .stepLength || self == .learningRate }
}
