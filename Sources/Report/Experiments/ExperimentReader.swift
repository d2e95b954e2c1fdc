import Configuration

/// Reads what the kinds of experiments have in common: how runs are recorded, and the settings that
/// the sweeps make.
struct ExperimentReader {
  let source: Source
  let combination: Sweep.Combination

  /// How runs are recorded and compared.
  struct Controls {
    var recordsState = false
    var keepsEnds = false
    var tuning: Tuning?
  }

  /// The settings of an experiment with what is done about their runs; nil after a mistake.
  func settings(
    of kind: ExperimentKind, _ fields: inout Fields
  ) -> (controls: Controls, variants: [Experiment.Variant])? {
    let controls = kind == .minimize ? Controls(&fields) : Controls()
    // Without the tuning the hyperparameter would be missed.
    if kind == .minimize, fields.has("tune"), controls.tuning == nil { return nil }
    let problems = fields.problems
    var reader = VariantReader(
      kind: kind, tuning: controls.tuning, source: source, problems: problems)
    guard fields.isDescribed else {
      let variants = Sweep(problems: problems, combination: combination).variants(of: fields.node)
      return (controls, variants.map { reader.variant($0) })
    }
    var setting = fields.afterSweeps()
    _ = reader.setting(&setting)
    if let sample = Experiment.sample(of: kind) { _ = Experiment.claims(&fields, about: sample) }
    return nil
  }
}

extension ExperimentReader.Controls {
  /// Reads `recordState`, `keep` and `tune`.
  fileprivate init(_ fields: inout Fields) {
    if fields.has("optimizers"), fields.has("optimizer") {
      fields.report("expected \"optimizer\" or \"optimizers\", found both", at: "optimizers")
    }
    fields.read(
      "recordState", into: &recordsState,
      about: "whether what the optimizer remembers is recorded at every step")
    fields.read(
      "keep", into: &keepsEnds, from: [(name: "steps", value: false), ("ends", true)],
      about: "whether all steps of the runs are kept, or their ends only")
    if keepsEnds {
      for (key, isOn) in [("recordState", recordsState), ("tune", fields.has("tune"))] where isOn {
        fields.report("expected no \"\(key)\" where only the ends of runs are kept", at: key)
      }
    }
    let tune = fields.value(
      "tune", about: "hyperparameters that are chosen: every combination is run, the best is kept")
    tuning = Tuning(tune, problems: fields.problems)
  }
}

extension Experiment {
  /// The least experiment of a kind: what may be asked of others may be asked of it.
  static func sample(of kind: ExperimentKind) -> Experiment? { samples[kind] }

  private static let samples: [ExperimentKind: Experiment] = [
    .minimize: """
    {
      "objective": {"formula": "x*x + y*y"}, "optimizer": {"name": "gd", "learningRate": 0.1},
      "start": 1, "steps": 1, "recordState": true
    }
    """,
    .differentiate: "{\"kind\": \"differentiate\", \"formula\": \"x*x\", \"at\": 1}",
    .evaluate: "{\"kind\": \"evaluate\", \"formula\": \"x*x + y*y\", \"at\": [1, 1]}",
  ].compactMapValues { text in
    let source = Source(name: "sample", bytes: Array(text.utf8))
    guard let node = try? JSONReader.read(source) else { return nil }
    let problems = DiagnosticCollector()
    let value = ConfigValue(node, "sample", problems: problems)
    return Experiment(("sample", node.range, value), source: source, problems: problems)
  }
}
