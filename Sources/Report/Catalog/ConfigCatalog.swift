import Configuration
import Formula
import Graphics
import Optimization
import Typesetting

/// What a config names, for those who ask about it.
extension Catalog {
  /// What is known of a name, one row for each thing to know.
  public struct Fact: Hashable, Sendable {
    /// What it is about: "start".
    public let label: String
    /// What is known, one line each.
    public let values: [String]
  }

  /// The experiments of a config, in its order.
  public static func experiments(of spec: ReportSpec) -> [Entry] {
    spec.experiments.map { experiment in
      let claims = experiment.claims.count
      return Entry(
        experiment.name,
        "\(experiment.kind.rawValue), \(experiment.runsText), "
          + "\(claims) expectation\(claims == 1 ? "" : "s")")
    }
  }

  /// The figures of a config, in its order.
  public static func figures(of spec: ReportSpec) -> [Entry] {
    spec.figures.map { Entry($0.name, $0.title?.markup ?? "") }
  }

  /// What there is to know about an experiment of a config.
  static func facts(of experiment: Experiment, in spec: ReportSpec) -> [Fact] {
    let settings = experiment.variants.flatMap(\.candidates).map(\.setting)
    var facts = [Fact(label: "runs", values: [experiment.runsText])]
    facts += merged(settings.map(\.facts))
    let minimizations = settings.compactMap(\.minimization)
    facts += optimizers(of: minimizations) + merged(minimizations.map(\.controls))
    let swept = experiment.valuesByName.map { name, values in
      let shown = values.prefix(8).map(\.described).joined(separator: ", ")
      return "\(name): \(shown)" + (values.count > 8 ? " … (\(values.count) values)" : "")
    }
    facts += [
      Fact(label: "swept", values: swept),
      Fact(label: "tuned", values: experiment.tuning.map { [$0.described] } ?? []),
      Fact(label: "expects", values: experiment.claims.map(\.described)),
      Fact(
        label: "shown in",
        values: spec.figures.filter { $0.experiments.contains(experiment.name) }.map(\.name)),
    ]
    return facts.filter { !$0.values.isEmpty }
  }

  /// The facts of several settings; where they differ, the first values that occur.
  private static func merged(_ all: [[Fact]]) -> [Fact] {
    (all.first ?? []).indices.map { index in
      let values = all.flatMap { $0[index].values }.reduce(into: [String]()) {
        if $0.last != $1, $0.count < 5, !$0.contains($1) { $0.append($1) }
      }
      return Fact(
        label: all[0][index].label, values: values.prefix(4) + (values.count > 4 ? ["…"] : []))
    }
  }

  /// What there is to know about a figure of a config.
  static func facts(of figure: FigureSpec) -> [Fact] {
    let scale = 1 / FigureSpec.pointsPerMillimeter
    let panels = figure.rows.flatMap(\.panels).enumerated().map { index, panel in
      let marks = panel.marks.map(\.entry.name).reduce(into: [String]()) {
        if !$0.contains($1) { $0.append($1) }
      }
      let title = panel.title.map { ": \($0.markup)" } ?? ""
      return "\(index + 1)\(title) (\(marks.joined(separator: ", ")))"
    }
    return [
      Fact(label: "title", values: figure.title.map { [$0.markup] } ?? []),
      Fact(label: "caption", values: figure.caption.map { [$0.markup] } ?? []),
      Fact(
        label: "size",
        values: [
          "\(text((figure.size.width * scale).rounded())) × "
            + "\(text((figure.size.height * scale).rounded())) mm"
        ]),
      Fact(label: "panels", values: panels),
      Fact(label: "experiments", values: figure.experiments),
    ].filter { !$0.values.isEmpty }
  }

  /// Each rule once, with its hyperparameters; those that differ between runs with all values.
  private static func optimizers(of settings: [Minimization]) -> [Fact] {
    var names: [String] = []
    var groups: [String: [OptimizerSpec]] = [:]
    for setting in settings {
      let name = "\(setting.optimizer.entry.name) (\(setting.optimizer.preset.convention.rawValue))"
      if groups[name] == nil { names.append(name) }
      groups[name, default: []].append(setting.optimizer)
    }
    let lines = names.flatMap { name -> [String] in
      guard let specs = groups[name], let first = specs.first else { return [] }
      let parameters = first.hyperparameterTexts.indices.map { index in
        let (key, _) = first.hyperparameterTexts[index]
        let values = specs.map { $0.hyperparameterTexts[index].value }.reduce(into: [String]()) {
          if $0.last != $1, !$0.contains($1) { $0.append($1) }
        }
        let more = values.count > 4 ? " …" : ""
        return "\(key) \(values.prefix(4).joined(separator: " | "))\(more)"
      }
      let rule = first.preset.explanation.formulas(in: first.preset.convention)
      return ["\(name): \(parameters.joined(separator: ", "))"] + rule.map { "    \($0)" }
    }
    return lines.isEmpty ? [] : [Fact(label: "optimizer", values: lines)]
  }
}

extension Experiment {
  /// How many runs it has: "3 runs".
  var runsText: String {
    let runs = variants.flatMap(\.candidates).reduce(0) { $0 + $1.setting.repetitions }
    return "\(runs) run\(runs == 1 ? "" : "s")"
  }
}

extension Setting {
  /// What is done, and where.
  fileprivate var facts: [Catalog.Fact] {
    func point(_ x: [Double]) -> String {
      let shown = x.prefix(10).map { Catalog.text($0) }.joined(separator: ", ")
      return "(\(shown)\(x.count > 10 ? ", …" : ""))"
    }
    switch self {
    case .minimize(let setting):
      return [
        Catalog.Fact(label: "objective", values: [setting.objective.described]),
        Catalog.Fact(label: "start", values: [point(setting.start)]),
        Catalog.Fact(label: "steps", values: ["up to \(setting.steps)"]),
      ]
    case .differentiate(let setting):
      return [
        Catalog.Fact(label: "formula", values: [setting.formula.text]),
        Catalog.Fact(label: "at", values: [Catalog.text(setting.point)]),
        Catalog.Fact(label: "method", values: ["\(setting.method)"]),
        Catalog.Fact(label: "stepSize", values: [Catalog.text(setting.stepSize)]),
      ]
    case .evaluate(let setting):
      return [
        Catalog.Fact(label: "formula", values: [setting.formula.text]),
        Catalog.Fact(label: "at", values: [point(setting.point)]),
      ]
    }
  }
}

extension ObjectiveSpec {
  fileprivate var described: String {
    "f(\(formula.variables.prefix(10).joined(separator: ", "))\(dimension > 10 ? ", …" : "")) = "
      + "\(formula.text)" + (name == formula.text ? "" : " (\(name))")
  }
}

extension OptimizerSpec {
  /// The hyperparameters in force, η first.
  fileprivate var hyperparameterTexts: [(name: String, value: String)] {
    func text(_ schedule: ScheduleSpec) -> String {
      schedule.words.map { PlainText.text(of: $0.text(NumberFormat())) }
        ?? Catalog.text(schedule.first)
    }
    let decay: [(name: String, value: String)] =
      weightDecay.lambda == 0
      ? [] : [("weightDecay", "\(Catalog.text(weightDecay.lambda)) \(weightDecay.kind.rawValue)")]
    return [(name: "learningRate", value: text(rate))]
      + zip(preset.hyperparameters, hyperparameters).map { ($0.name, text($1)) }
      + zip(preset.flags, switches).map { ($0.name, "\($1)") } + decay
  }
}

extension Minimization {
  /// What else has a part in the runs.
  fileprivate var controls: [Catalog.Fact] {
    func row(_ label: String, _ number: Double?) -> String? {
      number.map { "\(label) \(Catalog.text($0))" }
    }
    let rules = [
      row("gradientNorm", stopping.gradientNorm),
      row("relativeGradientNorm", stopping.relativeGradientNorm), row("loss", stopping.loss),
      row("lossChange", stopping.lossChange), row("stepLength", stopping.stepLength),
      row("patience", stopping.patience.map(Double.init)),
      row("evaluations", stopping.evaluations.map(Double.init)),
    ].compactMap { $0 }
    let noise =
      switch self.noise {
      case .none: [String]()
      case .additive(let sigma): ["additive, σ = \(Catalog.text(sigma))"]
      case .annealed(let sigma, let decay):
        ["annealed, σ = \(Catalog.text(sigma)), γ = \(Catalog.text(decay))"]
      case .multiplicative(let sigma): ["multiplicative, σ = \(Catalog.text(sigma))"]
      }
    let clip =
      switch clipping {
      case nil: [String]()
      case .value(let bound): ["each coordinate to \(Catalog.text(bound))"]
      case .norm(let bound, let convention):
        ["the length to \(Catalog.text(bound)) (\(convention.rawValue))"]
      }
    return [
      Catalog.Fact(label: "stops", values: rules.isEmpty ? [] : [rules.joined(separator: ", ")]),
      Catalog.Fact(label: "noise", values: noise), Catalog.Fact(label: "clip", values: clip),
      Catalog.Fact(
        label: "repetitions", values: repetitions == 1 ? [] : ["\(repetitions) of each setting"]),
    ]
  }
}

extension TextTemplate {
  /// The text as it was written, with the names of results in it.
  var markup: String { pieces.map(\.words).joined() }
}
