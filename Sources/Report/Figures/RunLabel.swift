import Configuration
import Optimization

/// Names runs in legends, from a template or from what sets them apart.
struct RunLabel: Sendable {
  /// What the config says; nil names runs by what sets them apart.
  let template: TextTemplate?

  /// Names runs as a template says; nil is what sets them apart.
  init(template: TextTemplate?) { self.template = template }

  /// Reads `label` of the runs that are picked.
  init(_ fields: inout Fields, reader: MarkReader, of selection: RunSelection?) {
    template = RunLabel.template(&fields, reader: reader)
    if let selection { RunLabel.check(template, of: selection, fields, reader) }
  }

  /// The label of a run; a diverging run says so.
  func text(for run: Run, results: Results) -> String {
    guard results.namesDivergence else { return name(of: run, results: results) }
    guard let template else { return automatic(run) }
    let text = results.text(template) { RunLabel.value($0, of: run) }
    let saysOutcome = text.isEmpty || template.places.contains { $0.name == "outcome" }
    return run.isDiverging && !saysOutcome ? text + ", diverges" : text
  }

  /// The label of a run without what became of it, for places that say this themselves.
  func name(of run: Run, results: Results) -> String {
    guard let template else { return described(run).joined(separator: ", ") }
    return results.text(template) { RunLabel.value($0, of: run) }
  }

  /// The value at a place.
  static func value(_ name: String, of run: Run) -> TemplateValue? {
    if let difference = run.difference {
      switch name {
      case "stepSize": return run.stepSize.map(TemplateValue.number)
      case "estimate": return .number(difference.estimate)
      case "method": return run.parameter("method").map { .text($0.value.described) }
      default: return nil
      }
    }
    guard let minimization = run.minimization, let end = run.end else { return nil }
    switch name {
    case "optimizer": return .text(minimization.optimizer.entry.title)
    case "steps": return .number(Double(end.steps))
    case "finalLoss": return run.lastLoss.map(TemplateValue.number)
    case "start": return .vector(minimization.start)
    case "sigma": return .number(minimization.sigma)
    case "outcome":
      if run.isDiverging { return .text("diverges") }
      if case .stopped(let step, let criterion) = end.outcome, criterion.meansConvergence {
        return .text("converged at \(step)")
      }
      if case .stopped(let step, _) = end.outcome { return .text("stopped at \(step)") }
      return .text("all \(end.steps) steps")
    default:
      if let schedule = minimization.optimizer.scheduleName(of: name) { return .text(schedule) }
      return minimization.optimizer.value(of: name).map(TemplateValue.number)
    }
  }

  /// The optimizer or method, and the swept numbers.
  private func automatic(_ run: Run) -> String {
    (described(run) + (run.isDiverging ? ["diverges"] : [])).joined(separator: ", ")
  }

  private func described(_ run: Run) -> [String] {
    var parts: [String] = []
    if let minimization = run.minimization,
      run.parameter("optimizer") != nil || run.parameters.isEmpty
    {
      parts.append(minimization.optimizer.entry.title)
    }
    let rate = Hyperparameter.learningRate
    if run.parameter("optimizer") != nil, run.parameter(rate.name) == nil, run.axis != rate.name,
      let optimizer = run.minimization?.optimizer
    {
      let value = NumberFormat(medium: .formula).text(optimizer.learningRate)
      parts.append(
        optimizer.scheduleName(of: rate.name).map { "$\(rate.symbol)$ \($0) from $\(value)$" }
          ?? "$\(rate.symbol) = \(value)$")
    }
    for parameter in run.parameters where parameter.name != "optimizer" {
      switch parameter.value {
      case .text(let text): parts.append(text)
      case .number(let number):
        parts.append(
          RunLabel.equation(RunLabel.symbol(of: parameter.name, in: run.minimization), number))
      }
    }
    return parts
  }

  private static func equation(_ symbol: String, _ number: Double) -> String {
    "$\(symbol) = \(NumberFormat(medium: .formula).text(number))$"
  }

  /// One value of what an experiment sweeps: an equation, or the name of an optimizer.
  static func described(_ parameter: Parameter, of experiment: Experiment) -> String {
    switch parameter.value {
    case .text(let text):
      return optimizers.first { parameter.name == "optimizer" && $0.name == text }?.title ?? text
    case .number(let number):
      let settings = experiment.variants.lazy.flatMap(\.candidates).compactMap(
        \.setting.minimization)
      let symbols = settings.map { symbol(of: parameter.name, in: $0) }
      let plain = "\\text{\(parameter.name)}"
      return equation(symbols.first { $0 != plain } ?? plain, number)
    }
  }

  private static func symbol(of name: String, in minimization: Minimization?) -> String {
    switch name {
    case "sigma": return "\\sigma"
    case "stepSize": return "h"
    case "learningRate": return Hyperparameter.learningRate.symbol
    case "weightDecay": return WeightDecay.lambda.symbol
    default:
      return minimization?.optimizer.preset.hyperparameters.first { $0.name == name }?.symbol
        ?? "\\text{\(name)}"
    }
  }
}
