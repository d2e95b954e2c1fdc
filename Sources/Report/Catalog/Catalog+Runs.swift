import Optimization

/// What has to do with runs.
extension Catalog {
  /// The kinds of experiments.
  static var kinds: [Entry] {
    ExperimentKind.allCases.map { kind in
      let meaning =
        switch kind {
        case .minimize: "runs an optimizer on an objective"
        case .differentiate: "holds a finite difference against the exact derivative"
        case .evaluate: "computes value, gradient and graph of a formula at a point"
        }
      return Entry(kind.rawValue, meaning)
    }.sorted { $0.name < $1.name }
  }

  /// Whose version of a rule is meant.
  static var conventions: [Entry] {
    Convention.allCases.map { convention in
      let meaning =
        switch convention {
        case .torch: "the rule and the defaults of PyTorch 2"
        case .optax: "the rule and the defaults of Optax 0.2"
        case .paper: "the rule and the defaults of the publication"
        }
      return Entry(convention.rawValue, meaning)
    }.sorted { $0.name < $1.name }
  }

  /// What has a value at every step.
  static var quantities: [Entry] {
    SeriesQuery.Quantity.allCases.map { quantity in
      let meaning =
        switch quantity {
        case .loss: "f(x_t)"
        case .relativeLoss: "f(x_t)/f(x_0)"
        case .bestLoss: "the lowest f so far"
        case .gap: "f(x_t) less the lowest known minimum"
        case .bestGap: "the least gap so far"
        case .gradientNorm: "the length of the gradient without noise"
        case .distance: "the distance to the nearest known minimizer"
        case .error: "a coordinate less that of the minimizer nearest to the end"
        case .coordinate: "a coordinate of the iterate"
        case .stepLength: "the length of the step from here; none at the last point"
        case .learningRate: "η of the step from here; none at the last point"
        case .state: "what the optimizer remembers, with \"recordState\""
        }
      let needed = quantity == .state ? "\"state\" and \"coordinate\"" : "\"coordinate\""
      return Entry(
        quantity.rawValue, meaning, details: quantity.hasCoordinate ? ["with \(needed)"] : [])
    }.sorted { $0.name < $1.name }
  }

  /// What is done with the gradients.
  static let noises = [
    Entry("additive", "g + σξ, ξ normal in every coordinate"),
    Entry("annealed", "g + σξ/(1 + t)^(γ/2), γ = \"decay\""),
    Entry("multiplicative", "g(1 + σξ), coordinate by coordinate"),
  ]

  /// Why runs end.
  static let outcomes = [
    Entry("converged", "a criterion of \"stop\" held that tells of arrival"),
    Entry("diverged", "a number overflowed"),
    Entry("evaluationLimit", "f was evaluated as often as \"stop\" allows"),
    Entry("stalled", "there was no new lowest loss for as many steps as \"patience\" says"),
    Entry("stepLimit", "all steps were taken"),
    Entry("undefined", "a step led to where f is not defined, as log is below 0"),
  ]

  /// The keys of `stop`.
  static var stoppingRules: [Entry] {
    StoppingRule.Criterion.allCases.map { criterion in
      let meaning =
        switch criterion {
        case .gradientNorm: "the gradient is shorter than this"
        case .relativeGradientNorm: "the gradient is shorter than this part of the first one"
        case .loss: "the loss is below this"
        case .lossChange: "the loss changed by less than this"
        case .stepLength: "the last step was shorter than this"
        case .patience: "so many steps brought no loss that is lower by \"improvement\""
        case .evaluations: "f was evaluated so often"
        }
      return Entry(criterion.rawValue, meaning)
    }.sorted { $0.name < $1.name }
  }

  /// The keys of `tune` that say what is best.
  static let tuningGoals = [
    Entry("firstBelow", "the first run whose quantity is below this"),
    Entry("least", "the run whose \"last\" or \"lowest\" quantity is least"),
    Entry("settlesBelow", "the first run whose quantity stays below this"),
  ]

  /// What sums repetitions up.
  static let statistics = [
    Entry("greatest", "the greatest of all repetitions"),
    Entry("least", "the least of all repetitions"),
    Entry("median", "the middle one of all repetitions"),
    Entry("quantile", "the number below which this part of all repetitions lies"),
  ]

  /// How a weight decay meets the rule.
  static var weightDecays: [Entry] {
    WeightDecay.Kind.allCases.map { kind in
      let meaning =
        switch kind {
        case .coupled: "g + λx in place of g, before the rule sees it"
        case .decoupled: "(1 − η_t λ) x, and then the step of the rule"
        case .unscaled: "(1 − (η_t/η_0) λ) x, and then the step of the rule"
        case .proximal: "the step of the rule, and then x/(1 + η_t λ)"
        }
      return Entry(kind.rawValue, meaning)
    }.sorted { $0.name < $1.name }
  }
}
