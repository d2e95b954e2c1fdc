import Configuration
public import Typesetting

/// The JSON Schema of configs, made by what reads them.
public enum ConfigSchema {
  /// The text of the schema; the same every time.
  public static func text(labels: LabelSetter) -> String {
    description(labels).schema(
      title: "optreport",
      about: "Experiments with optimizers, what must come of them, and figures that show it"
    ).filled() + "\n"
  }

  /// The keys of configs and what they are for, sorted; those of several kinds of objects that mean the
  /// same are one.
  public static func keys(labels: LabelSetter) -> Catalog.Section {
    var entries: [(name: String, summary: String, owners: [(kind: String, variants: [String])])] =
      []
    for key in description(labels).keys {
      let place = entries.firstIndex { $0.name == key.name && $0.summary == key.summary }
      let index = place ?? entries.endIndex
      if place == nil { entries.append((key.name, key.summary, [])) }
      if let owner = entries[index].owners.firstIndex(where: { $0.kind == key.owner }) {
        entries[index].owners[owner].variants += key.variant.map { [$0] } ?? []
      } else {
        entries[index].owners.append((key.owner, key.variant.map { [$0] } ?? []))
      }
    }
    return Catalog.Section(
      "keys", "key",
      entries.sorted { ($0.name, $0.summary) < ($1.name, $1.summary) }.map { entry in
        Catalog.Entry(
          entry.name, entry.summary, of: entry.owners.map(owner).joined(separator: ", "))
      }, isLong: true)
  }

  /// "an experiment", "the mark "line"", "the marks "bar" and "line"".
  private static func owner(_ kind: String, _ variants: [String]) -> String {
    let noun = kind.drop { $0 != " " }.dropFirst()
    let hasArticle = kind.hasPrefix("a ") || kind.hasPrefix("an ")
    guard hasArticle, let last = variants.last else { return hasArticle ? kind : "the \(kind)" }
    if variants.count == 1 { return "the \(noun) \"\(last)\"" }
    let others = variants.dropLast().map { "\"\($0)\"" }.joined(separator: ", ")
    return "the \(noun)s \(others) and \"\(last)\""
  }

  private static func description(_ labels: LabelSetter) -> ConfigDescription {
    let description = ConfigDescription { value in
      var value = value
      guard let fields = value.fields("a report") else { return }
      var spec = ReportSpec()
      let nothing = Source(name: "", bytes: [])
      spec.read(fields, source: nothing, labels: labels, memoryLimit: .infinity) { _ in nil }
    }
    Sweep.describe(in: description)
    return description
  }
}
