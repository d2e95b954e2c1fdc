import ArgumentParser
import Report

/// What a build is asked to make of a config.
struct BuildRequest: Hashable, Sendable {
  /// The figures to draw; all of them if none is named.
  var figures: [String] = []
  /// The formats to write, in their order.
  var formats = FileFormat.usual
  /// The theme of all figures; nil leaves those of the config.
  var theme: String?
  /// The formats of results.
  var data: [DataFormat] = []
  /// Whether lists of the figures are made also where there is no handout.
  var hasLists = false
  /// What it means for the command if what is made is refused.
  var consequence = "nothing was written"
  /// How much memory results may take, in bytes.
  var memoryLimit = ReportSpec.memoryLimit
}
