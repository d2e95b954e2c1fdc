import Configuration
import Report

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What the last build with the same arguments read and wrote; where nothing of it has changed,
/// there is nothing to do.
struct BuildStamp: Codable, Sendable {
  /// The stamp of the executable.
  var program: String
  /// The texts that were read, with checksums.
  var sources: [String: String]
  /// The files that were written, with stamps.
  var outputs: [String: String]
  /// The warnings and notes, as they are kept.
  var messages: [String]
  /// Its last line without the time it took.
  var summary: String
  /// The expectations that do not hold, as they are kept.
  var brokenClaims: [String]
  /// What became of all expectations.
  var outcomes: [ClaimOutcome]

  /// The name under which the stamp of a build is kept.
  static func name(_ request: BuildRequest, config: ConfigFile, folder: OutputFolder) -> String {
    let text =
      ([absolutePath(config.path), folder.absolutePath, config.path, request.text]
      + config.overrideTexts).joined(separator: "\n")
    return "builds/\(Checksum.sha256(Array(text.utf8)))"
  }

  /// The stamp, if nothing has changed since.
  static func standing(
    _ name: String, config: ConfigFile, folder: OutputFolder, in cache: CacheFolder
  ) -> BuildStamp? {
    guard let bytes = cache.bytes(name),
      let stamp = try? JSONDecoder().decode(BuildStamp.self, from: Data(bytes)),
      stamp.program == FileStamp(of: Program.path)?.text,
      config.sources.allSatisfy({ stamp.sources[$0.name] == Checksum.sha256($0.bytes) }),
      stamp.sources.allSatisfy({ name, sum in
        config.sources.contains { $0.name == name }
          || RegularFile.bytes(name).map(Checksum.sha256) == sum
      }),
      stamp.outputs.allSatisfy({ folder.stamp(of: $0)?.text == $1 })
    else { return nil }
    return stamp
  }

  /// Notes a build that was written.
  init(
    sources: [(name: String, bytes: [UInt8])], outputs: [String], in folder: OutputFolder,
    result: CachedBuild.Result
  ) {
    program = FileStamp(of: Program.path)?.text ?? ""
    self.sources = Dictionary(
      sources.map { ($0.name, Checksum.sha256($0.bytes)) }, uniquingKeysWith: { first, _ in first })
    self.outputs = Dictionary(
      outputs.map { ($0, folder.stamp(of: $0)?.text ?? "") },
      uniquingKeysWith: { first, _ in first })
    messages = result.messages.map { $0.stored.filled(width: .max) }
    summary = result.summary
    brokenClaims = result.brokenClaims.map { $0.stored.filled(width: .max) }
    outcomes = result.outcomes
  }

  /// Keeps the stamp.
  func keep(as name: String, in cache: CacheFolder) {
    guard let data = try? JSONEncoder().encode(self) else { return }
    cache.keep([UInt8](data), as: name)
  }
}
