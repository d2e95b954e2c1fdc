import Configuration
public import Typesetting

/// The JSON Schema of configs, made by what reads them.
public enum ConfigSchema {
  /// The text of the schema; the same every time.
  public static func text(labels: LabelSetter) -> String {
    ReportSpec.description(labels: labels).schema(
      title: "optreport",
      about: "Experiments with optimizers, what must come of them, and figures that show it"
    ).filled() + "\n"
  }
}
