import Configuration
import Optimization

extension RunLabel {
  /// The places that a label of a run may have.
  private static let places =
    [
      "optimizer", "steps", "finalLoss", "outcome", "start", "sigma", "method", "stepSize",
    ] + startNames + hyperparameterNames

  /// Coordinates of the start, as sweeps call them; who has more of them says `start`.
  private static let startNames = (0..<10).map { "start[\($0)]" }

  private static let hyperparameterNames =
    [Hyperparameter.learningRate.name, WeightDecay.lambda.name]
    + optimizers.flatMap(\.presets).flatMap(\.hyperparameters).map(\.name).reduce(into: []) {
      names, name in
      if !names.contains(name) { names.append(name) }
    }

  /// Reads `label`, whatever runs it is of.
  static func template(_ fields: inout Fields, reader: MarkReader) -> TextTemplate? {
    reader.text(
      "label", &fields, local: places,
      about: "the name of each run, such as \"$\\eta = {{learningRate}}$\"")
  }

  /// Refuses places for which none of the runs has a value; `selection` is nil where no runs are
  /// shown.
  static func check(
    _ template: TextTemplate?, of selection: RunSelection?, _ fields: Fields, _ reader: MarkReader
  ) {
    if fields.isDescribed { return }
    for (name, column) in template?.places ?? []
    where places.contains(name) && !isKnown(name, of: selection) {
      let known = places.filter { isKnown($0, of: selection) }
      fields.problems.add(
        selection.map { "no run of \"\($0.experiment.name)\" that is shown has a \"\(name)\"" }
          ?? "there is no run whose \"\(name)\" could be shown",
        at: reader.source.range(
          inString: fields.range(of: "label"), column: column, length: name.unicodeScalars.count),
        hints: known.isEmpty ? [] : ["the label may have \(known.joined(separator: ", "))"])
    }
  }

  /// Whether any of the runs has a value for a place.
  private static func isKnown(_ name: String, of selection: RunSelection?) -> Bool {
    guard let selection else { return false }
    return selection.experiment.variants.contains { variant in
      selection.filter.admits(variant)
        && variant.candidates.contains { candidate in
          switch candidate.setting {
          case .minimize(let minimization):
            hyperparameterNames.contains(name)
              ? minimization.optimizer.value(of: name) != nil
              : name != "method" && name != "stepSize"
                && startIndex(name).map { $0 < minimization.start.count } ?? true
          case .differentiate:
            name == "stepSize"
              || name == "method" && variant.parameters.contains { $0.name == name }
          case .evaluate: false
          }
        }
    }
  }
}
