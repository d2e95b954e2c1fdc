import ArgumentParser
import CairoBackend
import Configuration
import Report
import Synchronization
import Typesetting

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A config on disk.
struct ConfigFile: Sendable {
  /// The text, under the path that the user gave.
  let source: Source
  /// Which texts beside it were read.
  private let others = SourceList()

  /// Reads the file; it is not looked at yet.
  init(_ path: String) throws(Failure) {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Failure("\(path): there is no such file", code: .noInput)
    }
    if isFolder { throw Failure("\(path): is a folder, not a config", code: .noInput) }
    guard let data = try? Data(contentsOf: URL(filePath: path)) else {
      throw Failure("\(path): cannot be read", code: .noInput)
    }
    source = Source(name: path, bytes: [UInt8](data))
  }

  /// The name of the file without its folder.
  var name: String { URL(filePath: source.name).lastPathComponent }

  /// What the config declares; `consequence` tells what a mistake means for the command.
  func report(memoryLimit: Double, consequence: String) throws(Failure) -> ReportSpec {
    do {
      return try ReportSpec(
        source, labels: LabelSetter(measuring: FontLibrary.shared),
        memoryLimit: memoryLimit, files: file)
    } catch {
      throw Failure(text: error.rendered(in: source, consequence: consequence), code: .badConfig)
    }
  }

  /// A text that stands beside the config; nil if it cannot be read.
  private func file(_ path: String) -> Source? {
    let folder = URL(filePath: source.name).deletingLastPathComponent()
    let place = URL(filePath: path, relativeTo: folder)
    guard let data = try? Data(contentsOf: place) else { return nil }
    // Messages name the file as the config is named.
    let prefix = source.name.lastIndex(of: "/").map { String(source.name[...$0]) } ?? ""
    let text = Source(name: path.hasPrefix("/") ? path : prefix + path, bytes: [UInt8](data))
    others.add(text)
    return text
  }

  /// The texts beside the config that it names, once it was read.
  var proseFiles: [Source] { others.all }
}

/// Gathers the texts that are read.
private final class SourceList: Sendable {
  private let sources = Mutex<[Source]>([])

  func add(_ source: Source) {
    sources.withLock { if !$0.contains(source) { $0.append(source) } }
  }

  var all: [Source] { sources.withLock { $0 } }
}
