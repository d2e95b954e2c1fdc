import Graphics
import Report

/// What a check compares numbers and drawings with: files in the output folder that are committed
/// with the figures. `zcat` shows them.
enum Baseline {
  /// The folder, inside the output folder.
  static let folder = "baseline"

  /// The file with the display list of a figure.
  static func sceneName(_ figure: String) -> String { "\(folder)/\(figure).scene.gz" }

  /// The file with the numbers of an experiment.
  static func dataName(_ experiment: String) -> String { "\(folder)/\(experiment).csv.gz" }

  /// The bytes of the file of a figure.
  static func file(of scene: Scene) -> [UInt8] {
    Gzip.packed(Array(SceneDump().text(scene).utf8))
  }

  /// The bytes of the file of an experiment.
  static func file(of data: ExperimentData) -> [UInt8] {
    Gzip.packed(Array(data.baseline.text.utf8))
  }

  /// The text in a file of a folder.
  static func text(_ name: String, in folder: OutputFolder) throws(Unreadable) -> String {
    if let bytes = folder.contents(of: name).flatMap(Gzip.unpacked) {
      return String(decoding: bytes, as: UTF8.self)
    }
    let isThere = folder.stamp(of: name) != nil
    throw Unreadable("\(name) \(isThere ? "is damaged: it cannot be unpacked" : "is not there")")
  }
}
