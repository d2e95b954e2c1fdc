import Configuration
import Graphics
import Report
import Typesetting

/// A config read without fonts; throws its mistakes.
func readConfig(
  _ text: String, files: (String) -> Source? = { _ in nil }
) throws(Diagnostics) -> ReportSpec {
  try ReportSpec(
    source(text), labels: LabelSetter(measuring: FixedPitchMeasurer()), files: files)
}

/// A config under the name that messages give it.
func source(_ text: String) -> Source { Source(name: "experiments.json", bytes: Array(text.utf8)) }

/// What a user reads about a config; empty if there is nothing to complain about.
func mistakes(in text: String, files: (String) -> Source? = { _ in nil }) -> String {
  do {
    _ = try readConfig(text, files: files)
    return ""
  } catch {
    return error.rendered(in: source(text), consequence: "nothing was run")
  }
}

/// The runs of the experiments of a config, in order, and what they do not bear out.
func report(_ experiments: String, seed: Int = 7) throws(Diagnostics) -> (
  runs: [[Run]], report: Report
) {
  let spec = try readConfig(
    "{ \"seed\": \(seed), \"experiments\": { \(experiments) }, \"figures\": {} }")
  let runs = spec.experiments.map { Report.runs(of: $0, in: spec) }
  return (runs, Report(spec, runs: runs))
}

/// The runs of one experiment, given by its members.
func runs(_ members: String, seed: Int = 7) throws(Diagnostics) -> [Run] {
  try report("\"it\": { \(members) }", seed: seed).runs[0]
}

/// The messages about the broken claims of one experiment, given by its members.
func brokenClaims(_ members: String) throws(Diagnostics) -> [String] {
  try report("\"it\": { \(members) }").report.brokenClaims.map(\.message)
}
