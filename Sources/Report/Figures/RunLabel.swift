import Configuration
import Formula
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

  /// The label of a run; one that came to nothing finite says so.
  func text(for run: Run, results: Results) -> String {
    guard results.namesDivergence else { return name(of: run, results: results) }
    guard let template else { return automatic(run) }
    let text = results.text(template) { RunLabel.value($0, of: run) }
    let saysOutcome = text.isEmpty || template.places.contains { $0.name == "outcome" }
    guard let failure = run.failure, !saysOutcome else { return text }
    return "\(text), \(failure)"
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
      if let failure = run.failure { return .text(failure) }
      if case .stopped(let step, let criterion) = end.outcome, criterion.meansConvergence {
        return .text("converged at \(step)")
      }
      if case .stopped(let step, _) = end.outcome { return .text("stopped at \(step)") }
      return .text("all \(end.steps) steps")
    default:
      if let index = RunLabel.startIndex(name) {
        return index < minimization.start.count ? .number(minimization.start[index]) : nil
      }
      if let words = minimization.optimizer.scheduleWords(of: name) { return words }
      return minimization.optimizer.value(of: name).map(TemplateValue.number)
    }
  }

  /// The optimizer or method, and the swept numbers.
  private func automatic(_ run: Run) -> String {
    (described(run) + (run.failure.map { [$0] } ?? [])).joined(separator: ", ")
  }

  private func described(_ run: Run) -> [String] {
    var parts: [String] = []
    // A coordinate of the start that is swept over one value does not set runs apart.
    let told = run.parameters.filter {
      $0.name != "optimizer" && ($0.count > 1 || RunLabel.startIndex($0.name) == nil)
    }
    if let minimization = run.minimization,
      run.parameter("optimizer") != nil || told.isEmpty
    {
      parts.append(minimization.optimizer.entry.title)
    }
    let rate = Hyperparameter.learningRate
    if run.parameter("optimizer") != nil, run.parameter(rate.name) == nil, run.axis != rate.name,
      let optimizer = run.minimization?.optimizer
    {
      parts.append(
        RunLabel.schedule(of: rate.name, rate.symbol, optimizer)
          ?? RunLabel.equation(rate.symbol, optimizer.learningRate))
    }
    parts += RunLabel.differences(of: run)
    let starts = told.filter { RunLabel.startIndex($0.name) != nil }
    let start = run.minimization?.start ?? []
    let isPoint = start.count > 1 && starts.count == start.count
    for parameter in told where !isPoint || RunLabel.startIndex(parameter.name) == nil {
      switch parameter.value {
      case .text(let text):
        let symbol = RunLabel.symbol(of: parameter.name, in: run.minimization)
        let words = run.minimization.flatMap {
          RunLabel.schedule(of: parameter.name, symbol, $0.optimizer)
        }
        parts.append(words ?? text)
      case .number(let number):
        parts.append(
          RunLabel.equation(RunLabel.symbol(of: parameter.name, in: run.minimization), number))
      }
    }
    if isPoint { parts.append("from $\(NumberFormat(medium: .formula).text(start))$") }
    return parts
  }

  /// What sets an optimizer apart from others of its name, the learning rate and what is swept aside.
  private static func differences(of run: Run) -> [String] {
    guard let parameter = run.parameter("optimizer"), let minimization = run.minimization else {
      return []
    }
    let optimizer = minimization.optimizer
    return parameter.differences.compactMap { key in
      if key == Hyperparameter.learningRate.name || run.parameter(key) != nil { return nil }
      if key == "convention" { return optimizer.preset.convention.rawValue }
      if let index = optimizer.preset.flags.firstIndex(where: { $0.name == key }) {
        return optimizer.switches[index] ? key : "not \(key)"
      }
      let symbol = symbol(of: key, in: minimization)
      return schedule(of: key, symbol, optimizer)
        ?? optimizer.value(of: key).map { equation(symbol, $0) }
    }
  }

  /// What a schedule makes of a hyperparameter; nil if it does not change.
  private static func schedule(
    of name: String, _ symbol: String, _ optimizer: OptimizerSpec
  ) -> String? {
    optimizer.scheduleWords(of: name).map { "$\(symbol) =$ \($0.text(NumberFormat()))" }
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
      if let index = startIndex(name), let minimization, index < minimization.start.count {
        return initial(minimization.objective.formula.variables[index])
      }
      return minimization?.optimizer.preset.hyperparameters.first { $0.name == name }?.symbol
        ?? "\\text{\(name)}"
    }
  }

  /// Which coordinate of the start a swept name is, from 0; nil if it is something else.
  static func startIndex(_ name: String) -> Int? {
    guard name.hasPrefix("start["), name.hasSuffix("]") else { return nil }
    return Int(name.dropFirst(6).dropLast())
  }

  /// A variable at step 0: x₀, and of one that has an index x₁,₀.
  private static func initial(_ variable: String) -> String {
    let symbol = FormulaMarkup.text(variable)
    return symbol.hasSuffix("}") && symbol.contains("_{")
      ? "\(symbol.dropLast()),0}" : "\(symbol)_0"
  }
}
