import Configuration
import Report

/// A build that was done before with the same command line, and would read and write the same
/// again: known without reading the command line or the config.
struct UnchangedBuild {
  /// Where it says what there is to say.
  let console: Console
  private let result: CachedBuild.Result
  private let source: Source
  private let out: String

  /// Looks at what the last build has noted; nil if there is anything to do, or to find wrong.
  init?(_ arguments: [String]) {
    guard arguments.count > 2, arguments[1] == BuildCommand.name,
      let stamp = UnchangedBuild.stamp(arguments),
      let folder = try? OutputFolder(stamp.out, files: [])
    else { return nil }
    console = Console(stamp.settings, command: BuildCommand.name)
    let standing = console.timings.measure("looking for changes") { stamp.standing(in: folder) }
    guard var result = standing?.result, let source = standing?.source else { return nil }
    folder.removeDrafts(of: stamp.outputs)
    if stamp.settings.isJSON {
      result.manifest = folder.manifest
      result.manifest?.keep(figures: stamp.figures)
    }
    self.result = result
    self.source = source
    out = stamp.out
  }

  /// The stamp is in the cache beside the config, but which argument is the config is not known yet.
  private static func stamp(_ arguments: [String]) -> BuildStamp? {
    var looked: Set<String> = []
    for argument in arguments.dropFirst(2) where !argument.hasPrefix("-") {
      let cache = CacheFolder(besideConfig: argument)
      guard looked.insert(cache.path).inserted else { continue }
      if let stamp = BuildStamp(arguments, in: cache) { return stamp }
    }
    return nil
  }

  /// Says again what the build had to say.
  func run() throws(Failure) {
    console.show(result.brokenClaims, in: source)
    try result.report(out, to: console, source: source)
  }
}
