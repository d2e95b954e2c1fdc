import Configuration
import Report

/// What a build made: files that are to be written, and what there is to say.
struct BuildProduct: Sendable {
  /// A figure, drawn now or standing in the output folder as it would be drawn.
  struct Figure: Sendable {
    /// The name in the config.
    let name: String
    /// What the manifest says about it.
    let record: Manifest.Figure
    /// What it was made of.
    let inputs: Inputs
    /// What it needed room for.
    let warning: Diagnostic?
    /// Whether its files were made now.
    let isDrawn: Bool
  }

  /// The chosen figures, in the order of the config.
  var figures: [Figure]
  /// The files that were made.
  var files: [(name: String, bytes: [UInt8])]
  /// The keys of what files were made of that are made apart from figures and handout.
  var keys: [String: String]
  /// The names of all files that the build stands for, made now or before; the manifest is none.
  var names: [String]
  /// What stands in the folder.
  var manifest: Manifest
  /// What the handout and the lists were made of, and their names.
  var documentInputs: Inputs
  var documentNames: [String]
  /// What else to know, a line each.
  var notes: [String]
  /// The claims that the results do not bear out.
  var brokenClaims: [Diagnostic]
  /// What became of all claims.
  var outcomes: [ClaimOutcome]
  /// Why figures or documents could not be drawn; these are not among the files.
  var failures: [Diagnostic]
  /// The experiments of which anything was computed.
  var computed: [String]

  /// The names without those of files for checks.
  var shownNames: [String] { names.filter { !$0.hasPrefix("\(Baseline.folder)/") } }

  /// How many figures were drawn.
  var drawnCount: Int { figures.count { $0.isDrawn } }
}
