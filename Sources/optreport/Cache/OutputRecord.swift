import Configuration
import Report

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What stands in an output folder, what each of its files was made of, and why it was made.
struct OutputRecord: Sendable {
  /// What was made of some inputs.
  struct Entry: Codable, Sendable {
    /// One input and its canonical text.
    struct Part: Codable, Sendable {
      var name: String
      var text: String
    }

    var parts: [Part]
    /// Which program made it; others may stand beside it that an older one made.
    var program: String
    /// Why it was made when it was made last.
    var reason: String
    /// The message of the warning that came with it.
    var warning: String?
    /// What the manifest says about it, but for its files.
    var record: Manifest.Figure?

    /// What it was made of.
    var inputs: Inputs { Inputs(parts.map { Inputs.Part($0.name, $0.text) }) }

    init(
      _ inputs: Inputs, by program: String, reason: String, warning: String? = nil,
      record: Manifest.Figure? = nil
    ) {
      parts = inputs.parts.map { Part(name: $0.name, text: $0.text) }
      self.program = program
      self.reason = reason
      self.warning = warning
      self.record = record
      self.record?.files = []
    }
  }

  /// A file, as it was written.
  struct File: Codable, Sendable {
    var stamp: String
    var checksum: UInt32
    /// Which program made it.
    var program: String
    /// The key of what it was made of, if it is made apart from figures and handout.
    var key: String?
    /// What the manifest says about a file of a figure.
    var record: Manifest.File?
    /// What the manifest says about a file of the handout.
    var document: Manifest.DataFile?
  }

  /// What is kept.
  struct Kept: Codable, Sendable {
    var figures: [String: Entry] = [:]
    /// The handout with its lists.
    var documents: Entry?
    /// The files, as they were written.
    var files: [String: File] = [:]
  }

  /// A figure that stands in the folder as it would be drawn.
  struct Standing: Sendable {
    let record: Manifest.Figure
    let warning: String?
  }

  private(set) var kept: Kept
  private let folder: OutputFolder
  private let manifest: Manifest?
  private let program: String

  /// The name under which the record of a folder is kept.
  static func name(of folder: OutputFolder) -> String {
    "folders/\(Checksum.sha256(Array(folder.absolutePath.utf8)))"
  }

  /// Reads the record of a folder; an empty one if there is none.
  init(of folder: OutputFolder, in cache: CacheFolder, program: String) {
    self.folder = folder
    manifest = folder.manifest
    let kept = cache.bytes(OutputRecord.name(of: folder)).flatMap {
      try? JSONDecoder().decode(Kept.self, from: Data($0))
    }
    self.kept = kept ?? Kept()
    self.program = program
  }

  /// A figure, if all its files stand in the folder and were made of these inputs by this program.
  func figure(_ name: String, files: [String], madeOf inputs: Inputs) -> Standing? {
    guard let entry = kept.figures[name], entry.program == program, entry.inputs == inputs,
      var record = entry.record, files.allSatisfy(isWhole)
    else { return nil }
    // The manifest in the folder may be that of another build.
    record.files = files.compactMap { kept.files[$0]?.record }
    return Standing(record: record, warning: entry.warning)
  }

  /// Whether the files of the handout stand in the folder, made of these inputs by this program.
  func reusable(_ files: [String], madeOf inputs: Inputs) -> Bool {
    kept.documents?.program == program && kept.documents?.inputs == inputs
      && files.allSatisfy(isWhole)
  }

  /// Whether a file stands in the folder, made of these inputs by this program.
  func isStanding(_ file: String, madeOf inputs: Inputs) -> Bool {
    kept.files[file]?.program == program && kept.files[file]?.key == inputs.key && isWhole(file)
  }

  /// Whether the files that a build did not make anew, since they stood in the folder, still do.
  func isStanding(_ product: BuildProduct) -> Bool {
    let made = Set(product.files.map(\.name))
    return product.names.allSatisfy { made.contains($0) || isWhole($0) }
  }

  /// What the manifest says about documents.
  func documents(_ names: [String]) -> [Manifest.DataFile] {
    names.compactMap { kept.files[$0]?.document }
  }

  /// Whether a file has the bytes that it had when it was written.
  private func isWhole(_ name: String) -> Bool {
    guard let file = kept.files[name], let stamp = folder.stamp(of: name) else { return false }
    if stamp.text == file.stamp { return true }
    return folder.contents(of: name).map { CacheFolder.checksum($0[...]) } == file.checksum
  }

  /// The files of a figure that were written last.
  func files(of figure: String) -> [String] {
    let record = manifest?.figures.first { $0.name == figure }
    return (record?.files.map(\.name) ?? []) + [Baseline.sceneName(figure)]
  }

  /// Why a figure has to be drawn; nil if it need not.
  func reason(_ name: String, files: [String], madeOf inputs: Inputs) -> String? {
    if figure(name, files: files, madeOf: inputs) != nil { return nil }
    guard let entry = kept.figures[name] else { return "it was not drawn before" }
    guard entry.program == program else { return "another build of optreport drew it" }
    let changes = inputs.changes(since: entry.inputs)
    if !changes.isEmpty { return changes.joined(separator: "; ") }
    let missing = files.filter { folder.stamp(of: $0) == nil }
    if !missing.isEmpty { return "\(missing.joined(separator: ", ")) was not there" }
    let other = files.first { !isWhole($0) } ?? Manifest.fileName
    return "\(other) was changed by something else"
  }

  /// Notes what was made, once it is written.
  mutating func note(_ product: BuildProduct, reasons: [String: String]) {
    for figure in product.figures where figure.isDrawn {
      kept.figures[figure.name] = Entry(
        figure.inputs, by: program, reason: reasons[figure.name] ?? "",
        warning: figure.warning?.message,
        record: figure.record)
    }
    if !product.documentNames.isEmpty {
      kept.documents = Entry(product.documentInputs, by: program, reason: "")
    }
    let records = Dictionary(product.figures.flatMap(\.record.files).map { ($0.name, $0) }) {
      first, _ in first
    }
    for file in product.files {
      guard let stamp = folder.stamp(of: file.name)?.text else { continue }
      kept.files[file.name] = File(
        stamp: stamp, checksum: CacheFolder.checksum(file.bytes[...]), program: program,
        key: product.keys[file.name], record: records[file.name],
        document: product.manifest.documents.first { $0.name == file.name })
    }
    // A file that stands may have got a new stamp from elsewhere.
    for name in product.names { kept.files[name]?.stamp = folder.stamp(of: name)?.text ?? "" }
  }

  /// Keeps the record.
  func keep(in cache: CacheFolder) {
    guard let data = try? JSONEncoder().encode(kept) else { return }
    cache.keep([UInt8](data), as: OutputRecord.name(of: folder))
  }
}
