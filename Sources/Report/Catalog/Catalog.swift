import Configuration
import Optimization
import Plot

/// What a config may name, in the words of the registries.
public enum Catalog {
  /// One name.
  public struct Entry: Hashable, Sendable {
    /// The name used in configs.
    public let name: String
    /// What it is, in one line.
    public let summary: String
    /// What else is good to know, one line each.
    public let details: [String]
    /// What it belongs to, where the same name may belong to several: an expectation to a kind of
    /// experiment, a choice to a key of one object.
    public let owner: String?

    /// Describes a name.
    public init(
      _ name: String, _ summary: String, details: [String] = [], of owner: String? = nil
    ) {
      self.name = name
      self.summary = summary
      self.details = details
      self.owner = owner
    }
  }

  /// The objectives, sorted by name.
  public static var objectives: [Entry] {
    Optimization.objectives.map { entry in
      let ranges = zip(entry.variables, entry.region).map { variable, range in
        "\(variable) in [\(text(range.lowerBound)), \(text(range.upperBound))]"
      }
      return Entry(
        entry.name, "f(\(entry.variables.joined(separator: ", "))) = \(entry.formula)",
        details: [
          ranges.joined(separator: ", ")
            + (entry.minimum.map { "; minimum \(text($0))" } ?? "; unbounded below")
        ])
    }
  }

  /// The optimizers with their hyperparameters, sorted by name.
  public static var optimizers: [Entry] {
    Optimization.optimizers.map { entry in
      let preset = entry.presets[0]
      let hyperparameters = [Hyperparameter.learningRate] + preset.hyperparameters
      return Entry(
        entry.name, entry.summary,
        details: hyperparameters.map { hyperparameter in
          let isRate = hyperparameter.name == Hyperparameter.learningRate.name
          let standard = isRate ? preset.learningRate : hyperparameter.defaultValue
          let value = standard.map { text($0) } ?? "required"
          return "\(hyperparameter.name) in \(hyperparameter.bounds): \(value)"
        })
    }
  }

  /// The schedules with their parameters, sorted by name.
  public static var schedules: [Entry] {
    Optimization.schedules.map { entry in
      let parameters = entry.presets.first?.parameters ?? []
      return Entry(
        entry.name, entry.summary,
        details: [parameters.map(\.name).joined(separator: ", ")].filter { !$0.isEmpty })
    }
  }

  /// The marks, sorted by name.
  public static var marks: [Entry] {
    markEntries.map { Entry($0.name, $0.summary) }
  }

  /// The themes, sorted by name.
  public static var themes: [Entry] { Theme.all.map { Entry($0.name, $0.summary) } }

  /// What an experiment may expect, by the kind of experiment.
  public static var expectations: [(kind: String, entries: [Entry])] {
    ExperimentKind.allCases.map { kind in
      let known = measures.filter { $0.kind == kind }.sorted { $0.name < $1.name }
      return (
        kind.rawValue,
        known.map { measure in
          Entry(
            measure.name, measure.summary,
            details: measure.options.isEmpty
              ? [] : ["with " + measure.options.joined(separator: ", ")], of: kind.rawValue)
        }
      )
    }
  }

  static func text(_ number: Double) -> String { NumberText.shortest(number) }
}
