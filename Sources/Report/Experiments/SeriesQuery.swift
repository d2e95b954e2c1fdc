import Configuration
import Elementary
import Optimization

/// Asks a run for a quantity at every step.
struct SeriesQuery: Hashable, Sendable {
  /// What has a value at every recorded step.
  enum Quantity: String, Hashable, Sendable, CaseIterable {
    /// f(x_t)
    case loss
    /// f(x_t) / f(x₀)
    case relativeLoss
    /// min over s ≤ t of f(x_s)
    case bestLoss
    /// f(x_t) − f(x⋆), x⋆ the lowest minimizer
    case gap
    /// min over s ≤ t of f(x_s) − f(x⋆)
    case bestGap
    /// ‖∇f(x_t)‖₂
    case gradientNorm
    /// ‖x_t − x⋆‖₂, x⋆ the minimizer nearest to x_t
    case distance
    /// One coordinate of x_t − x⋆, x⋆ the nearest minimizer of the last iterate
    case error
    /// One coordinate of x_t
    case coordinate
    /// ‖x_{t+1} − x_t‖₂, at every step but the last
    case stepLength
    /// η_t, at every step but the last
    case learningRate
    /// One coordinate of what the optimizer remembers or the gradient it was given, at every step
    /// but the last
    case state

    /// What texts call it.
    var title: String {
      switch self {
      case .loss: "loss"
      case .relativeLoss: "loss, relative to the start,"
      case .bestLoss: "lowest loss so far"
      case .gap: "gap to the minimum"
      case .bestGap: "least gap so far"
      case .gradientNorm: "gradient norm"
      case .distance: "distance to the minimizer"
      case .error: "error"
      case .coordinate: "coordinate"
      case .stepLength: "step length"
      case .learningRate: "learning rate"
      case .state: "state"
      }
    }

    /// Whether the losses of a run, and the minimum, are all there is to know.
    var isOfLosses: Bool {
      switch self {
      case .loss, .relativeLoss, .bestLoss, .gap, .bestGap: true
      default: false
      }
    }

    /// Whether one coordinate is meant.
    var hasCoordinate: Bool { self == .error || self == .coordinate || self == .state }
  }

  /// What is asked for.
  var quantity: Quantity
  /// Which coordinate, from 0, where the quantity has one.
  var coordinate = 0
  /// Which column of the state, where the state is asked for.
  var state: String?

  /// What texts call it, in markup, with the coordinate that is meant.
  func title(variables: [String]) -> String {
    guard quantity.hasCoordinate, variables.indices.contains(coordinate) else {
      return quantity.title.replacing(",", with: "")
    }
    let variable = "$\(FormulaMarkup.text(variables[coordinate]))$"
    return switch quantity {
    case .coordinate: variable
    case .state: "\(state ?? quantity.title) of \(variable)"
    default: "\(quantity.title) of \(variable)"
    }
  }

  /// Asks for a quantity.
  init(_ quantity: Quantity) { self.quantity = quantity }

  /// Reads `quantity`, `coordinate` (the name of a variable) and `state` (what the optimizer
  /// remembers); without an experiment, one of the quantities that all runs have.
  mutating func read(
    _ fields: inout Fields, key: String = "quantity", of experiment: Experiment?
  ) {
    let known = Quantity.allCases.filter { experiment != nil || !$0.hasCoordinate }
    fields.read(
      key, into: &quantity, from: known.map { (name: $0.rawValue, value: $0) },
      about: "what has a value at every step",
      summaries: known.map { $0.title.replacing(",", with: "") })
    guard let experiment else { return }
    if fields.has("coordinate"), !quantity.hasCoordinate {
      let owners = Quantity.allCases.filter(\.hasCoordinate).map { "\"\($0.rawValue)\"" }
      fields.report(
        "\"\(quantity.rawValue)\" has no coordinates", at: "coordinate",
        hints: ["these have: \(owners.joined(separator: ", "))"])
    }
    if experiment.keepsEnds, !quantity.isKnownAtEnd {
      fields.report(experiment.lacksSteps, at: key, hints: [Experiment.stepsHint])
    }
    readCoordinate(&fields, variables: experiment.variables)
    readState(&fields, key: key, of: experiment)
  }

  private mutating func readState(_ fields: inout Fields, key: String, of experiment: Experiment) {
    guard quantity == .state || fields.isDescribed else {
      if fields.has("state") {
        fields.report(
          "\"\(quantity.rawValue)\" is not a part of the state", at: "state",
          hints: ["set \"\(key)\": \"state\""])
      }
      return
    }
    guard experiment.recordsState else {
      fields.know("state")
      fields.report(
        "\"\(experiment.name)\" does not record the state of its optimizer", at: key,
        hints: ["set \"recordState\": true in the experiment"])
      return
    }
    fields.require("state", where: key, is: Quantity.state.rawValue)
    fields.read(
      "state", into: &state, among: experiment.stateNames.map { (name: $0, value: $0) },
      about: "what the optimizer remembers, or \"gradient\"")
  }

  /// Reads `coordinate` (the name of a variable) alone.
  mutating func readCoordinate(_ fields: inout Fields, variables: [String]) {
    let names = variables.enumerated().map { (name: $0.element, value: $0.offset) }
    fields.read(
      "coordinate", into: &coordinate, among: fields.isDescribed ? [] : names,
      about: "the name of a variable; the first if absent")
  }

  /// The quantity at every step of a run; empty if the run has no trajectory or no minimizer is
  /// known.
  func series(of run: Run) -> [Double] {
    if quantity.isOfLosses { return run.losses.map { series(of: run, losses: $0) } ?? [] }
    guard let trajectory = run.trajectory else { return [] }
    switch quantity {
    case .loss, .relativeLoss, .bestLoss, .gap, .bestGap: return []
    case .gradientNorm: return trajectory.gradientNorms
    case .distance:
      let minimizers = run.minimizers
      return (0..<trajectory.count).compactMap {
        trajectory.distance(toNearestOf: minimizers, at: $0)
      }
    case .error:
      guard let target = run.nearestMinimizer else { return [] }
      return trajectory.coordinate(coordinate).map { $0 - target[coordinate] }
    case .coordinate: return trajectory.coordinate(coordinate)
    case .stepLength:
      return (0..<max(0, trajectory.count - 1)).map { trajectory.stepLength(at: $0) }
    case .learningRate:
      // The step with which a run diverged led to no point.
      return Array(trajectory.learningRates.prefix(max(0, trajectory.count - 1)))
    case .state:
      let column = trajectory.state.first { $0.name == state }?.values ?? []
      return stride(from: coordinate, to: column.count, by: trajectory.dimension).map { column[$0] }
    }
  }
}

extension SeriesQuery {
  /// What is measured by the loss, at every step.
  private func series(of run: Run, losses: [Double]) -> [Double] {
    switch quantity {
    case .bestLoss: return losses.runningMinima
    case .relativeLoss:
      let first = losses.first ?? 1
      return losses.map { $0 / first }
    case .gap, .bestGap:
      guard let minimum = run.minimum else { return [] }
      // What rounding takes below zero is zero.
      let gaps = losses.gaps(to: minimum)
      return quantity == .gap ? gaps : gaps.runningMinima
    default: return losses
    }
  }
}

extension [Double] {
  /// The least of the numbers so far, at each place.
  fileprivate var runningMinima: [Double] {
    var least = Double.infinity
    return map { value in
      least = Swift.min(least, value)
      return least
    }
  }
}

extension SeriesQuery {
  /// The loss, or what is measured by it, at the start; nil for other quantities.
  func first(of run: Run) -> Double? {
    guard let loss = run.end?.firstValue, loss.isFinite else { return nil }
    switch quantity {
    case .loss, .bestLoss: return loss
    case .relativeLoss: return 1
    case .gap, .bestGap: return run.minimum.map { max(0, loss - $0) }
    default: return nil
    }
  }

  /// The quantity at the last iterate; infinite if the run diverged, and not a number if it cannot
  /// be known.
  func last(of run: Run) -> Double {
    guard case .end(let end) = run.result else {
      return run.trajectory?.isDiverged == true ? .infinity : series(of: run).last ?? .nan
    }
    guard let iterate = end.finalIterate else { return .infinity }
    let target = run.nearestMinimizer
    switch quantity {
    case .loss: return end.finalValue
    case .relativeLoss: return end.finalValue / end.firstValue
    case .bestLoss: return end.best?.value ?? .nan
    case .gap: return run.minimum.map { max(0, end.finalValue - $0) } ?? .nan
    case .bestGap: return run.minimum.map { max(0, (end.best?.value ?? .nan) - $0) } ?? .nan
    case .distance:
      return target.map { zip(iterate, $0).reduce(0) { hypotenuse($0, $1.0 - $1.1) } } ?? .nan
    case .error: return target.map { iterate[coordinate] - $0[coordinate] } ?? .nan
    case .coordinate: return iterate[coordinate]
    case .gradientNorm, .stepLength, .learningRate, .state: return .nan
    }
  }
}

extension SeriesQuery.Quantity {
  /// Whether the end of a run tells its last value.
  var isKnownAtEnd: Bool {
    switch self {
    case .gradientNorm, .stepLength, .learningRate, .state: false
    default: true
    }
  }
}
