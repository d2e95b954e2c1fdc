import ArgumentParser
import CairoBackend
import Configuration
import Report
import Typesetting

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A config on disk, with all that it is made of.
struct ConfigFile: Sendable {
  /// The path that means standard input.
  static let standardInput = "-"

  /// The texts of the config, of what it extends, and of what the command line overrides, under the
  /// paths that the user gave.
  var source: Source { tree.source }
  /// The path that the user gave.
  let path: String
  private let tree: ConfigTree
  private let overrides: [Override]
  private let consequence: String
  private let files: TextFiles

  /// Reads the file and those that it extends; `consequence` tells what a mistake means for the
  /// command. `texts` reads them, for those who want to know what was asked for.
  init(
    _ path: String, _ options: ConfigOptions, consequence: String, texts: TextFiles? = nil
  ) throws(Failure) {
    self.path = path
    self.consequence = consequence
    overrides = try options.read()
    let isInput = path == ConfigFile.standardInput
    var isFolder = false
    guard isInput || FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Failure("\(path): there is no such file", code: .noInput)
    }
    if isFolder { throw Failure("\(path): is a folder, not a config", code: .noInput) }
    let files = texts ?? TextFiles(limit: options.configLimit)
    self.files = files
    guard let config = isInput ? files.standardInput() : files.file(path) else {
      throw files.refusal ?? Failure("\(path): cannot be read", code: .noInput)
    }
    do {
      tree = try ConfigTree(
        config, overrides: overrides, allowance: options.raiseLimits, files: files.regularFile)
    } catch {
      if let refusal = files.refusal { throw refusal }
      throw Failure(error, in: config, consequence: consequence, code: .badConfig)
    }
  }

  /// The files of the config: its own, and those that it extends.
  var sources: [Source] { tree.files }

  /// The texts beside the config that a report names.
  func prose(of spec: ReportSpec) -> [Source] { Array(spec.files.dropFirst(tree.files.count)) }

  /// What the command line overrides, as it was typed.
  var overrideTexts: [String] { overrides.map { String(decoding: $0.source.bytes, as: UTF8.self) } }

  /// All that was read to make a report, as its checksum covers it: the files, with the texts of
  /// the handout, and what the command line overrides.
  func bytes(of spec: ReportSpec) -> [UInt8] {
    Source(joining: spec.files + overrides.map(\.source)).bytes
  }

  /// The name of the file without its folder.
  var name: String { URL(filePath: path).lastPathComponent }

  /// What the config declares.
  func report(memoryLimit: Double) throws(Failure) -> ReportSpec {
    do {
      return try ReportSpec(
        tree, labels: LabelSetter(measuring: FontLibrary.shared),
        memoryLimit: memoryLimit, files: files.regularFile)
    } catch {
      if let refusal = files.refusal { throw refusal }
      throw Failure(error, in: source, consequence: consequence, code: .badConfig)
    }
  }
}
