import Foundation
import Testing

/// A config that is watched, saved in the ways of editors, and shown in a browser.
@Suite(.serialized) struct WatchTests {
  /// A watching program, ended with the test.
  private final class Watcher {
    private let process = Process()
    private let log: URL
    private let results: URL

    init(_ scratch: Scratch, _ arguments: [String] = []) throws {
      results = scratch.url.appending(path: "results.log")
      log = scratch.url.appending(path: "watch.log")
      try Data().write(to: log)
      process.executableURL = Command.executable
      process.arguments =
        ["watch", scratch.path("config.json"), "--out", scratch.path("Output"), "--format", "svg"]
        + arguments
      process.environment = ProcessInfo.processInfo.environment.merging(["XDG_CACHE_HOME": ""]) {
        $1
      }
      process.standardError = try FileHandle(forWritingTo: log)
      try Data().write(to: results)
      process.standardOutput = try FileHandle(forWritingTo: results)
      try process.run()
    }

    deinit { process.terminate() }

    var text: String { (try? String(contentsOf: log, encoding: .utf8)) ?? "" }

    /// What was written for programs, line by line.
    var lines: [Substring] {
      ((try? String(contentsOf: results, encoding: .utf8)) ?? "").split(separator: "\n")
    }

    /// Waits until the log says something for so many times; builds in debug mode take their time.
    func waits(for words: String, times: Int = 1) async throws -> Bool {
      for _ in 0..<600 {
        if text.components(separatedBy: words).count > times { return true }
        try await Task.sleep(for: .milliseconds(100))
      }
      return false
    }
  }

  private func scratch() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write("config.json", SmallConfig.text())
    return scratch
  }

  private func edited(_ old: String, _ new: String) throws -> String {
    try #require(SmallConfig.text().contains(old))
    return SmallConfig.text().replacingOccurrences(of: old, with: new)
  }

  @Test func buildsAtEverySave() async throws {
    let scratch = try scratch()
    let watcher = try Watcher(scratch)
    #expect(try await watcher.waits(for: "2 figures, 2 files"))
    // A file that is written over.
    try Data(edited("Two strengths of noise", "Two noises").utf8)
      .write(to: URL(filePath: scratch.path("config.json")))
    #expect(try await watcher.waits(for: ": 1 figure drawn"))
    // A mistake is shown at its place, and the next save is seen.
    try scratch.write("config.json", edited("\"steps\": 20,", "\"stepz\": 20,"))
    #expect(try await watcher.waits(for: "unknown key \"stepz\""))
    // A new file that takes the name of the old one.
    try scratch.write("draft.json", edited("Down to", "Up to"))
    #expect(rename(scratch.path("draft.json"), scratch.path("config.json")) == 0)
    #expect(try await watcher.waits(for: "watching", times: 4), "\(watcher.text)")
    let figure = String(decoding: try scratch.bytes("Output/path.svg"), as: UTF8.self)
    #expect(figure.contains("Up to"))
    // A config that is away for a moment.
    try FileManager.default.removeItem(atPath: scratch.path("config.json"))
    #expect(try await watcher.waits(for: "there is no such file"))
    try scratch.write("config.json", SmallConfig.text())
    #expect(try await watcher.waits(for: "watching", times: 6), "\(watcher.text)")
  }

  /// What a build without mistakes has read stays watched while one of the files has a mistake or is
  /// away, and so do files that were looked for and were not there.
  @Test func everyFileOfTheConfigIsFollowedThroughMistakes() async throws {
    let scratch = try scratch()
    let config = #"{ "extends": "base.json", "handout": { "sections": ["intro.md"] } }"#
    try scratch.write("config.json", config)
    try scratch.write("intro.md", "# One\n\nText.\n")
    let watcher = try Watcher(scratch)
    #expect(try await watcher.waits(for: "\"base.json\" cannot be read"))
    // A file that was looked for comes.
    try scratch.write("base.json", SmallConfig.text())
    #expect(try await watcher.waits(for: "2 figures, "), "\(watcher.text)")
    // A mistake in it is mended.
    try scratch.write("base.json", "{")
    #expect(try await watcher.waits(for: "not built", times: 2), "\(watcher.text)")
    try scratch.write("base.json", SmallConfig.text())
    #expect(try await watcher.waits(for: "2 figures, ", times: 2), "\(watcher.text)")
    // A text is away for longer than a build takes.
    try FileManager.default.removeItem(atPath: scratch.path("intro.md"))
    #expect(try await watcher.waits(for: "not built", times: 3), "\(watcher.text)")
    try scratch.write("base.json", "{")
    #expect(try await watcher.waits(for: "not built", times: 4), "\(watcher.text)")
    try scratch.write("base.json", SmallConfig.text())
    #expect(try await watcher.waits(for: "not built", times: 5), "\(watcher.text)")
    try scratch.write("intro.md", "# Two\n\nText.\n")
    #expect(try await watcher.waits(for: "2 figures, ", times: 3), "\(watcher.text)")
  }

  @Test func eachBuildIsALineForPrograms() async throws {
    let scratch = try scratch()
    let watcher = try Watcher(scratch, ["--json"])
    #expect(try await watcher.waits(for: "watching"))
    try scratch.write("config.json", edited("\"steps\": 20,", "\"stepz\": 20,"))
    #expect(try await watcher.waits(for: "watching", times: 2), "\(watcher.text)")
    var lines = watcher.lines
    for _ in 0..<50 where lines.count < 2 {
      try await Task.sleep(for: .milliseconds(100))
      lines = watcher.lines
    }
    let objects = try lines.map {
      try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(objects.map { $0["isGood"] as? Bool } == [true, false])
    #expect((objects.first?["figures"] as? [[String: Any]])?.count == 2)
    #expect((objects.last?["message"] as? String)?.contains("unknown key \"stepz\"") ?? false)
  }

  @Test func servesTheOutputFolderAndNothingElse() async throws {
    let scratch = try scratch()
    let watcher = try Watcher(scratch, ["--serve", "--port", "0"])
    #expect(try await watcher.waits(for: "http://localhost:"))
    #expect(try await watcher.waits(for: "2 figures"))
    let address = try #require(
      watcher.text.split(separator: "\n").first { $0.hasPrefix("http://localhost:") })
    let port = try #require(Int(address.dropLast().split(separator: ":").last ?? ""))
    try scratch.write("secret.txt", "secret")
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path("Output/link.txt"), withDestinationPath: scratch.path("secret.txt"))

    let page = try HTTPAnswer(port, "/")
    #expect(page.status == 200 && page.text.contains("<main id=\"figures\">"))
    #expect(try HTTPAnswer(port, "/files/path.svg").text.contains("<svg"))
    #expect(try HTTPAnswer(port, "/status?after=0").text.contains("\"isGood\":true"))
    for path in [
      "/files/../secret.txt", "/files/%2e%2e/secret.txt", "/files/..%2fsecret.txt",
      "/files/link.txt", "/files//etc/passwd", "/files/", "/secret.txt", "/files/%00",
    ] {
      let answer = try HTTPAnswer(port, path)
      #expect(answer.status == 404, "\(path)")
      #expect(!answer.text.contains("secret\n"))
    }
    #expect(try HTTPAnswer(port, "/", host: "example.com").status == 421)
    #expect(try HTTPAnswer(port, "/", method: "POST").status == 404)

    try scratch.write("config.json", edited("\"steps\": 20,", "\"stepz\": 20,"))
    let status = try HTTPAnswer(port, "/status?after=1")
    #expect(status.text.contains("\"isGood\":false") && status.text.contains("stepz"))
  }
}

/// What a server on this machine answers to a request as it is typed: no library tidies the path.
private struct HTTPAnswer {
  let status: Int
  let text: String

  init(_ port: Int, _ path: String, host: String = "localhost", method: String = "GET") throws {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = [
      "-c",
      """
      exec 3<>/dev/tcp/127.0.0.1/\(port)
      printf '%s %s HTTP/1.1\\r\\nHost: %s\\r\\nConnection: close\\r\\n\\r\\n' "$1" "$2" "$3" >&3
      timeout 40 cat <&3
      """,
      "bash", method, path, host,
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    text = String(decoding: bytes, as: UTF8.self)
    status = Int(text.split(separator: " ").dropFirst().first ?? "") ?? 0
  }
}
