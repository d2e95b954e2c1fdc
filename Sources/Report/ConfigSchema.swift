import Configuration
public import Typesetting

/// The JSON Schema of configs, made by what reads them.
public enum ConfigSchema {
  /// The text of the schema; the same every time.
  public static func text(labels: LabelSetter) -> String {
    let description = ConfigDescription { value in
      var value = value
      guard let fields = value.fields("a report") else { return }
      var spec = ReportSpec()
      let nothing = Source(name: "", bytes: [])
      spec.read(fields, source: nothing, labels: labels, memoryLimit: .infinity) { _ in nil }
    }
    Sweep.describe(in: description)
    return description.schema(
      title: "optreport",
      about: "Experiments with optimizers, what must come of them, and figures that show it"
    ).filled() + "\n"
  }
}
