import Configuration
import Report

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What the last build with the same command line read, wrote and said; where nothing of it has
/// changed, there is nothing to do.
///
/// It is looked for before the command line and the config are read, which would take most of the
/// time of a build that does nothing.
struct BuildStamp: Sendable {
  private let node: Node
  /// The folder that was written to, as the user gave it.
  let out: String
  /// The figures that were asked for; all of them if none is named.
  let figures: [String]
  /// How messages were to be shown.
  let settings: Console.Settings
  /// The names of the files that were written.
  var outputs: [String] { stamps.map(\.key) }
  private let stamps: [Node.Member]

  /// The name under which the stamp of a command line is kept.
  static func name(_ arguments: [String]) -> String {
    let command = [FileManager.default.currentDirectoryPath] + arguments.dropFirst()
    return "builds/\(Checksum.sha256(Array(command.joined(separator: "\0").utf8)))"
  }

  /// Reads the stamp of a command line; nil if none was kept.
  init?(_ arguments: [String], in cache: CacheFolder) {
    guard let bytes = cache.bytes(BuildStamp.name(arguments)),
      let node = try? JSONReader.read(Source(name: "", bytes: Array(bytes))),
      let out = node.string("out"), let figures = node.strings("figures"),
      let settings = node.member("settings").flatMap({ Console.Settings(stored: $0.value) }),
      case .object(let stamps)? = node.member("outputs")?.value.value
    else { return nil }
    self.node = node
    self.out = out
    self.figures = figures
    self.settings = settings
    self.stamps = stamps
  }

  /// Keeps what a build with some command line has done.
  static func keep(
    _ arguments: [String], _ settings: Console.Settings, by builder: Builder,
    to folder: OutputFolder, outputs: [String], result: CachedBuild.Result, in cache: CacheFolder
  ) {
    let file = builder.file
    let stamp = JSONText.object([
      ("program", .string(FileStamp(of: Program.path)?.text ?? "")),
      ("out", .string(folder.path)),
      ("figures", .array(builder.request.figures.map(JSONText.string))),
      ("settings", settings.stored),
      ("config", .array(file.sources.map(stored))),
      ("overrides", .array(file.overrideTexts.map(JSONText.string))),
      ("prose", .array(file.prose(of: builder.spec).map(stored))),
      ("outputs", .object(outputs.map { ($0, .string(folder.stamp(of: $0)?.text ?? "")) })),
      ("messages", .array(result.messages.map(\.stored))),
      ("brokenClaims", .array(result.brokenClaims.map(\.stored))),
      ("expectations", .array(result.expectations)),
      ("summary", .string(result.summary)),
    ])
    cache.keep(Array(stamp.filled(width: .max).utf8), as: name(arguments))
  }

  /// What a build would come to now, and the config as its messages see it; nil if anything is not
  /// as it was.
  func standing(in folder: OutputFolder) -> (result: CachedBuild.Result, source: Source)? {
    guard node.string("program") == FileStamp(of: Program.path)?.text,
      stamps.allSatisfy({
        $0.value.value == (folder.stamp(of: $0.key)?.text).map(Node.Value.string)
      }),
      let files = unchanged("config"), !files.isEmpty, let prose = unchanged("prose"),
      let arguments = node.strings("overrides")?.map({
        Override.source(of: $0, option: ConfigOptions.override)
      })
    else { return nil }
    let source = Source(joining: files + arguments)
    let texts = [source] + files + arguments + prose
    guard let messages = diagnostics("messages", texts),
      let brokenClaims = diagnostics("brokenClaims", texts),
      let expectations = node.array("expectations"), let summary = node.string("summary")
    else { return nil }
    return (
      CachedBuild.Result(
        messages: messages, summary: "\(summary): unchanged", brokenClaims: brokenClaims,
        expectations: expectations.map(\.json)), source
    )
  }

  /// The files that were read, if they are as they were.
  private func unchanged(_ key: String) -> [Source]? {
    guard let files = node.array(key) else { return nil }
    let same = files.compactMap { file -> Source? in
      guard let name = file.string("name"), let size = file.integer("size"),
        let bytes = RegularFile.bytes(name, limit: size),
        file.string("checksum") == Checksum.sha256(bytes)
      else { return nil }
      return Source(name: name, bytes: bytes)
    }
    return same.count == files.count ? same : nil
  }

  private static func stored(_ source: Source) -> JSONText {
    .object([
      ("name", .string(source.name)), ("size", .number(Double(source.bytes.count))),
      ("checksum", .string(Checksum.sha256(source.bytes))),
    ])
  }

  private func diagnostics(_ key: String, _ texts: [Source]) -> [Diagnostic]? {
    guard let kept = node.array(key) else { return nil }
    let read = kept.compactMap { Diagnostic(stored: $0, files: texts) }
    return read.count == kept.count ? read : nil
  }
}
