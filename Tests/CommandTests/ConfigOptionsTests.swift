import Foundation
import Testing

@Suite(.serialized) struct ConfigOptionsTests {
  /// Every command that reads a config takes overrides, and what it does then is what it would do
  /// with a config that has the value.
  @Test func overridesActLikeTheConfig() throws {
    let scratch = try Scratch()
    try scratch.write("small.json", SmallConfig.text())
    try scratch.write("seed.json", SmallConfig.text(seed: 8))
    func build(_ name: String, _ arguments: [String]) throws {
      let command = try Command(
        ["build", scratch.path("\(name).json"), "--out", scratch.path(name), "--quiet"]
          + ["--format", "svg", "--data", "csv"] + arguments)
      #expect(command.status == 0, "\(command.error)")
    }
    try build("seed", [])
    try build("small", ["--set", "seed=8"])
    for name in ["loss.svg", "data/noisy.csv"] {
      #expect(try scratch.bytes("small/\(name)") == scratch.bytes("seed/\(name)"))
    }
    let manifests = try ["small", "seed"].map { try scratch.bytes("\($0)/manifest.json") }
    #expect(manifests[0] != manifests[1])
  }

  @Test func allCommandsTakeThem() throws {
    let scratch = try Scratch()
    try scratch.write("small.json", SmallConfig.text())
    let config = scratch.path("small.json")
    let new =
      "experiments.steep={\"objective\":\"bowl\",\"start\":[1,1],\"steps\":3,\"optimizer\":{\"name\":\"gd\",\"learningRate\":0.1}}"
    #expect(
      try Command(["list", "experiments", config, "--set", new]).output.contains(
        "steep  minimize, 1 run, 0 expectations\n"))
    #expect(
      try Command(["validate", config, "--set", new]).output.hasSuffix(
        ": 3 experiments, 2 figures, no mistakes\n"))
    let run = try Command(
      ["run", config, "steep", "--set", new, "--out", scratch.path("Output"), "--data", "csv"])
    #expect(run.status == 0, "\(run.error)")
    #expect(try scratch.names("Output/data") == ["steep-summary.csv", "steep.csv"])
  }

  @Test func mistakesAreShownInTheArgument() throws {
    let scratch = try Scratch()
    try scratch.write("small.json", SmallConfig.text())
    let path = try Command(
      ["validate", scratch.path("small.json"), "--set", "experiments.bowl..steps=3"])
    #expect(path.status == 64)
    #expect(
      path.error == """
        --set experiments.bowl..steps=3:1:18: error: expected a key, found "."
          1 | experiments.bowl..steps=3
            |                  ^
            = write path=value: experiments.bowl.steps=20

        """)
    let value = try Command(
      [
        "build", scratch.path("small.json"), "--out", scratch.path("Output"), "--set",
        "experiments.bowl.steps=-3", "--set",
        "experiments.bowl.objective={\"formula\":\"x^2 + yy\"}",
        "--set", "experiments.noisy.optimizer.learnRate=1",
      ])
    #expect(value.status == 65)
    #expect(value.error.contains("--set experiments.bowl.steps=-3:1:24: error: \"steps\" must be"))
    #expect(value.error.contains("learnRate=1:1:29: error: unknown key \"learnRate\""))
    #expect(!FileManager.default.fileExists(atPath: scratch.path("Output")))
  }

  /// A base in another folder brings its own texts, and is blamed for its own mistakes.
  @Test func filesOfABaseStandBesideIt() throws {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(
      atPath: scratch.path("course"), withIntermediateDirectories: true)
    let handout = "\"handout\": { \"sections\": [\"text.md\"] },"
    try scratch.write(
      "course/base.json",
      SmallConfig.text().replacing("\"author\"", with: handout + " \"author\""))
    try scratch.write("course/text.md", "![](path)\n")
    try scratch.write(
      "own.json",
      #"{ "extends": "course/base.json", "title": "Own", "experiments": { "bowl": { "steps": 20 } } }"#
    )
    let built = try Command(
      ["build", scratch.path("own.json"), "--out", scratch.path("Output"), "--format", "svg"])
    #expect(built.status == 0, "\(built.error)")
    #expect(try scratch.names("Output").contains("handout.pdf"))

    // The manifest tells that any of the files has changed.
    func checksum() throws -> Substring? {
      let manifest = String(decoding: try scratch.bytes("Output/manifest.json"), as: UTF8.self)
      return manifest.firstMatch(of: /"config": [^\n]*/).map { $0.0 }
    }
    var checksums = [try checksum()]
    for (name, text) in [("course/text.md", "![](path)\n"), ("course/base.json", nil)] {
      let old = String(decoding: try scratch.bytes(name), as: UTF8.self)
      try scratch.write(name, (text ?? old) + "\n")
      let again = try Command(
        ["run", scratch.path("own.json"), "bowl", "--out", scratch.path("Output")])
      #expect(again.status == 0, "\(again.error)")
      checksums.append(try checksum())
    }
    #expect(Set(checksums).count == 3)

    try scratch.write("course/text.md", "![](paht)\n")
    try scratch.write(
      "own.json", #"{ "extends": "course/base.json", "experiments": { "bowl": { "steps": 0 } } }"#)
    let broken = try Command(["validate", scratch.path("own.json")])
    #expect(broken.status == 65)
    let errors = broken.error.matches(of: #/(?m)^(.*): error: /#).map { String($0.1) }
    #expect(errors.count >= 2)
    #expect(errors.first == "\(scratch.path("own.json")):1:70")
    #expect(errors.last == "\(scratch.path("course/text.md")):1:5", "\(broken.error)")
  }

  /// What a result is not as expected, is said where the expectation stands.
  @Test func brokenExpectationsOfABaseAreShownThere() throws {
    let scratch = try Scratch()
    try scratch.write("base.json", SmallConfig.text())
    try scratch.write("own.json", #"{ "extends": "base.json" }"#)
    let command = try Command(
      [
        "build", scratch.path("own.json"), "--out", scratch.path("Output"), "--format", "svg",
        "--set", "experiments.bowl.steps=19",
      ])
    #expect(command.status == 1)
    #expect(
      command.error.contains("base.json:8:11: error: \"bowl\": expected steps 20, found 19\n"))
  }

  @Test func sharedBlocksMakeTheSameFigures() throws {
    let scratch = try Scratch()
    let optimizer = #"{ "name": "gd", "learningRate": 0.1 }"#
    try scratch.write("plain.json", SmallConfig.text())
    try scratch.write(
      "blocks.json",
      SmallConfig.text()
        .replacing("\"optimizer\": \(optimizer)", with: #""optimizer": { "use": "slow" }"#)
        .replacing("{\n  \"title\"", with: "{ \"shared\": { \"slow\": \(optimizer) },\n  \"title\"")
    )
    for name in ["plain", "blocks"] {
      let command = try Command(
        [
          "build", scratch.path("\(name).json"), "--out", scratch.path(name), "--format", "svg",
          "--quiet",
        ])
      #expect(command.status == 0, "\(command.error)")
    }
    for name in ["path.svg", "loss.svg"] {
      #expect(try scratch.bytes("plain/\(name)") == scratch.bytes("blocks/\(name)"))
    }
    let broken = try Command(
      ["validate", scratch.path("blocks.json"), "--set", "shared.slow.nam=gd"])
    #expect(broken.status == 65)
    #expect(broken.error.contains("--set shared.slow.nam=gd:1:13: error: unknown key \"nam\""))
  }

  /// A pipe is read as a file is, under a name of its own.
  @Test func configsComeFromStandardInput() throws {
    let scratch = try Scratch()
    let good = try Command(["validate", "-"], input: SmallConfig.text())
    #expect(good.status == 0, "\(good.error)")
    #expect(good.output == "standard input: 2 experiments, 2 figures, no mistakes\n")
    let bad = try Command(["validate", "-"], input: "{\n  \"figurs\": {}\n}")
    #expect(bad.status == 65)
    #expect(bad.error.hasPrefix("standard input:2:3: error: unknown key \"figurs\""))
    for _ in 1...2 {
      let built = try Command(
        ["build", "-", "--out", scratch.path("Output"), "--format", "svg"],
        input: SmallConfig.text(), folder: scratch.url)
      #expect(built.status == 0, "\(built.error)")
    }
    #expect(try scratch.names("Output") == ["loss.svg", "manifest.json", "path.svg"])
  }
}
