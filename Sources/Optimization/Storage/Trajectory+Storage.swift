extension Trajectory {
  /// Writes everything that was recorded.
  public func store(in store: inout StorageWriter) {
    store.write(dimension)
    store.write(iterates)
    store.write(values)
    store.write(gradientNorms)
    store.write(learningRates)
    outcome.store(in: &store)
    store.write(evaluations)
    store.write(evaluationCounts)
    store.write(state.count)
    for column in state {
      store.write(column.name)
      store.write(column.symbol)
      store.write(column.values)
    }
  }

  /// Reads what `store` wrote; nil if it is something else.
  public init?(from store: inout StorageReader) {
    guard let dimension = store.integer(), let iterates = store.doubles(),
      let values = store.doubles(), let gradientNorms = store.doubles(),
      let learningRates = store.doubles(), let outcome = Outcome(from: &store),
      let evaluations = store.integer(), let evaluationCounts = store.integers(),
      let columns = store.integer(), dimension > 0, iterates.count == values.count * dimension,
      gradientNorms.count == values.count
    else { return nil }
    var state: [StateColumn] = []
    for _ in 0..<max(0, columns) {
      guard let name = store.text(), let symbol = store.text(), let values = store.doubles()
      else { return nil }
      state.append(StateColumn(name: name, symbol: symbol, values: values))
    }
    self.init(
      dimension: dimension, iterates: iterates, values: values, gradientNorms: gradientNorms,
      learningRates: learningRates, outcome: outcome, evaluations: evaluations,
      evaluationCounts: evaluationCounts, state: state)
  }
}

extension LossCurve {
  /// Writes everything that is known.
  public func store(in store: inout StorageWriter) {
    end.store(in: &store)
    store.write(losses)
  }

  /// Reads what `store` wrote; nil if it is something else.
  public init?(from store: inout StorageReader) {
    guard let end = RunSummary(from: &store), let losses = store.doubles() else { return nil }
    self.init(end: end, losses: losses)
  }
}

extension RunSummary {
  /// Writes everything that is known.
  public func store(in store: inout StorageWriter) {
    outcome.store(in: &store)
    store.write([steps, isUnbounded ? 1 : 0, best?.step ?? -1])
    store.write([firstValue, finalValue, best?.value ?? 0])
    store.write(finalIterate == nil ? 0 : 1)
    store.write(finalIterate ?? [])
  }

  /// Reads what `store` wrote; nil if it is something else.
  public init?(from store: inout StorageReader) {
    guard let outcome = Trajectory.Outcome(from: &store), let numbers = store.integers(),
      numbers.count == 3, let values = store.doubles(), values.count == 3,
      let hasEnd = store.integer(), let end = store.doubles()
    else { return nil }
    self.init(
      outcome: outcome, steps: numbers[0], firstValue: values[0], finalValue: values[1],
      isUnbounded: numbers[1] == 1,
      best: numbers[2] < 0 ? nil : Best(step: numbers[2], value: values[2]),
      finalIterate: hasEnd == 1 ? end : nil)
  }
}

extension Trajectory.Outcome {
  fileprivate func store(in store: inout StorageWriter) {
    switch self {
    case .stepLimit: store.write("stepLimit")
    case .diverged(let step):
      store.write("diverged")
      store.write(step)
    case .undefined(let step):
      store.write("undefined")
      store.write(step)
    case .stopped(let step, let criterion):
      store.write(criterion.rawValue)
      store.write(step)
    }
  }

  fileprivate init?(from store: inout StorageReader) {
    guard let name = store.text() else { return nil }
    if name == "stepLimit" {
      self = .stepLimit
      return
    }
    guard let step = store.integer() else { return nil }
    if name == "diverged" {
      self = .diverged(step: step)
    } else if name == "undefined" {
      self = .undefined(step: step)
    } else if let criterion = StoppingRule.Criterion(rawValue: name) {
      self = .stopped(step: step, by: criterion)
    } else {
      return nil
    }
  }
}
