import Configuration
import Report

/// What a check finds out about one figure, or about the files that belong to none.
struct FigureCheck: Sendable {
  /// What the files are called that belong to no figure.
  static let others = "other files"

  /// The name of the figure.
  let name: String
  /// Where the config names it.
  var place: SourceRange?
  /// The numbers of the experiments that it shows, or that no figure shows.
  let data: Verdict
  /// What is drawn.
  let scene: Verdict
  /// The files, as they look.
  let files: [FileComparison]

  /// How they look, taken together.
  var pixels: Verdict { files.reduce(.same) { $0.and($1.verdict) } }

  /// Whether the bytes of all files are as committed.
  var isSame: Bool { files.allSatisfy { $0.verdict == .same } && !data.isDrift && !scene.isDrift }

  /// Whether anything differs by more than is allowed.
  var isDrift: Bool {
    data.isDrift || scene.isDrift || pixels.isDrift
  }

  /// "same", "within tolerance" or "drift".
  var word: String {
    if isDrift { return "drift" }
    return isSame ? "same" : "alike"
  }

  /// The line about the figure: what was found, the most telling of each side.
  var line: String {
    let look = name == FigureCheck.others ? "files" : "pixels"
    let sides = [("data", data), ("scene", scene), (look, pixels)].compactMap { side, verdict in
      switch verdict {
      case .differs(let lines):
        "\(side): \(lines[0])\(lines.count > 1 ? " (and \(lines.count - 1) more)" : "")"
      case .notCompared(let reason) where !isSame: "\(side): not compared, \(reason)"
      default: String?.none
      }
    }
    return sides.isEmpty
      ? files.map(\.name).joined(separator: ", ") : sides.joined(separator: " · ")
  }
}
