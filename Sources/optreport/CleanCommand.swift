import ArgumentParser
import Configuration
import Report

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `optreport clean`: removes what is kept between builds, or what no build makes any more.
struct CleanCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean",
    abstract:
      "Removes what is kept between builds, or with --stale the files of figures that are gone.",
    discussion: """
      The cache stands in .optreport beside the config, or in $XDG_CACHE_HOME/optreport. It is never \
      needed: without it the next build takes as long as the first.

      With --stale the output folder is looked through instead: a file that optreport wrote and that \
      the config no longer makes is removed. Other files are never touched.

      EXAMPLES:
        optreport clean Configs/experiments.json
        optreport clean --stale --dry-run Configs/experiments.json --out Output
      """)

  @Argument(help: "The config.", completion: .file(extensions: ["json"]))
  var config: String

  @Flag(help: "Remove the files of figures and experiments that the config no longer has.")
  var stale = false

  @Option(help: "The output folder to look through.", completion: .directory)
  var out = "Output"

  @OptionGroup var settings: ConfigOptions

  @Flag(help: "Name what would be removed, and remove nothing.")
  var dryRun = false

  @OptionGroup var output: ResultOptions

  var consoleSettings: Console.Settings { output.settings }

  func run(_ console: Console) async throws {
    let file = try ConfigFile(config, settings, consequence: "nothing was removed")
    if stale { return try removeOrphans(of: file, console) }
    let cache = CacheFolder(besideConfig: config)
    let found = dryRun ? cache.size : cache.removeAll()
    let verb = dryRun ? "would be removed" : "removed"
    console.result([
      ("folder", .string(cache.path)), ("files", .number(Double(found.files))),
      ("bytes", .number(Double(found.bytes))), ("isRemoved", .boolean(!dryRun)),
    ])
    if output.json { return }
    print(
      "\(cache.path): \(counted(found.files, "file")) \(verb), \(ByteCount.text(Double(found.bytes)))"
    )
  }

  private func removeOrphans(of file: ConfigFile, _ console: Console) throws {
    let spec = try file.report(memoryLimit: .infinity)
    let folder = try OutputFolder(readingFrom: out)
    let orphans = Orphans(of: spec, in: folder).names
    for name in orphans {
      if !dryRun, (try? FileManager.default.removeItem(atPath: "\(out)/\(name)")) == nil {
        throw Failure("\(out)/\(name): cannot be removed", code: .cannotWrite)
      }
      if !output.json { print("\(out)/\(name)") }
    }
    console.result([
      ("files", .array(orphans.map { .string("\(out)/\($0)") })), ("isRemoved", .boolean(!dryRun)),
    ])
    console.say("\(counted(orphans.count, "file")) \(dryRun ? "would be removed" : "removed")")
  }
}
