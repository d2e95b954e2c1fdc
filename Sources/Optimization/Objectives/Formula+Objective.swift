public import Formula

/// A formula is an objective in as many dimensions as it has variables.
extension Formula: Objective {
  /// n, the number of variables.
  public var dimension: Int { variables.count }

  /// The formula with registers of its own.
  public func evaluator() -> any Evaluator { FormulaEvaluator(self) }
}

extension FormulaEvaluator: Evaluator {}

extension ObjectiveEntry {
  /// The objective itself.
  public func objective() throws(FormulaError) -> Formula {
    let isWrittenOut = general == nil || formula != general?.formula
    return isWrittenOut
      ? try Formula(formula, variables: variables)
      : try Formula(formula, dimension: variables.count)
  }
}
