import Foundation
import Testing

/// What a check says of figures that are as committed, and of those that are not.
@Suite(.serialized) struct CheckTests {
  private func built(format: String = "png,pdf,svg") throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write("config.json", SmallConfig.text())
    let command = try Command([
      "build", scratch.path("config.json"), "--out", scratch.path("Output"), "--format", format,
    ])
    #expect(command.status == 0)
    return scratch
  }

  private func check(_ scratch: Scratch, _ arguments: String...) throws -> Command {
    try Command(
      ["check", scratch.path("config.json"), "--out", scratch.path("Output")] + arguments)
  }

  @Test func whatWasBuiltIsTheSameAndNothingIsWritten() throws {
    let scratch = try built()
    let before = try scratch.names("Output")
    let command = try check(scratch)
    #expect(command.status == 0)
    #expect(
      command.output == """
        same   path  path.pdf, path.png, path.svg
        same   loss  loss.pdf, loss.png, loss.svg

        """)
    #expect(command.error.hasPrefix("2 same in "))
    #expect(try scratch.names("Output") == before)
  }

  /// Lists name all figures, so they are compared only with all of them.
  @Test func aNamedFigureIsCheckedWithoutTheLists() throws {
    let scratch = try Scratch()
    try scratch.write("config.json", SmallConfig.text())
    let built = try Command([
      "build", scratch.path("config.json"), "--out", scratch.path("Output"), "--format", "svg",
      "--lists",
    ])
    #expect(built.status == 0)
    let named = try check(scratch, "path")
    #expect(named.status == 0)
    #expect(named.output == "same   path  path.svg\n")
    #expect(try check(scratch).output.contains("figures.md, figures.tex"))
  }

  /// A title moves ink, and no number.
  @Test func aTitleDriftsInTheSceneAlone() throws {
    let scratch = try built()
    try scratch.edit("Two strengths of noise", "Two noises")
    let command = try check(scratch)
    #expect(command.status == 1)
    let line = try #require(command.output.split(separator: "\n").first { $0.contains("loss") })
    #expect(line.hasPrefix("drift  loss"))
    #expect(!line.contains("data:"))
    #expect(
      line.contains("scene: title: text \"Two strengths of noise\" is now \"Two noises\""),
      "\(line)")
    #expect(line.contains("pixels: loss.pdf: "))
    #expect(command.output.contains("same   path"))
  }

  @Test func aNumberDriftsAtItsStep() throws {
    let scratch = try built()
    try scratch.edit(
      "\"learningRate\": 0.1 },\n      \"expect\"",
      "\"learningRate\": 0.11 },\n      \"expect\"")
    let command = try check(scratch)
    #expect(command.status == 1)
    let line = try #require(command.output.split(separator: "\n").first { $0.contains("drift") })
    #expect(
      line.contains("data: bowl, run 1, step 0: stepLength was 0.632455532033676, is 0.695701"),
      "\(line)")
    #expect(line.contains("scene: "))
    #expect(line.contains("pixels: "))
  }

  @Test func tolerancesOfTheConfigCount() throws {
    let scratch = try built(format: "svg")
    try scratch.edit(
      "\"learningRate\": 0.1 },\n      \"expect\"",
      "\"learningRate\": 0.1000001 },\n      \"expect\"")
    #expect(try check(scratch).output.contains("data: bowl, run 1, step 0: stepLength was"))
    try scratch.edit(
      "\"title\": \"Small\",",
      "\"title\": \"Small\", \"check\": { \"data\": { \"relative\": 0.001, \"absolute\": 0.001 }, \"scene\": 1 },"
    )
    let command = try check(scratch)
    #expect(!command.output.contains("data:"), "\(command.output)")
    #expect(!command.output.contains("scene:"))
  }

  @Test func filesThatAreMissingOrDamagedDrift() throws {
    let scratch = try built()
    try FileManager.default.removeItem(atPath: scratch.path("Output/loss.png"))
    try scratch.write("Output/path.pdf", "not a PDF")
    let picture = try scratch.bytes("Output/path.png")
    try Data(picture.prefix(picture.count / 2))
      .write(to: URL(filePath: scratch.path("Output/path.png")))
    let command = try check(scratch)
    #expect(command.status == 1)
    #expect(command.output.contains("loss.png is not there"))
    #expect(command.output.contains("path.pdf is no PDF file"))
    let page = try check(scratch, "--json").output
    #expect(page.contains("path.png is damaged: it cannot be read as a PNG file"), "\(page)")
  }

  /// A build would write them; the figures are compared as far as they can be.
  @Test func manifestAndBaselinesAreMissedAndFoundDamaged() throws {
    let scratch = try built(format: "png")
    let files = FileManager.default
    func others() throws -> Substring {
      let command = try check(scratch)
      #expect(command.status == 1)
      #expect(command.output.contains("same   path  "), "\(command.output)")
      return try #require(
        command.output.split(separator: "\n").first { $0.contains("other files") })
    }
    let manifest = try scratch.bytes("Output/manifest.json")
    try scratch.write("Output/manifest.json", "{ \"tool\": 1 }")
    #expect(try others().contains("files: manifest.json is not as optreport writes it"))
    try files.removeItem(atPath: scratch.path("Output/manifest.json"))
    #expect(try others().contains("files: manifest.json is not there"))
    try files.createDirectory(
      atPath: scratch.path("Output/manifest.json"), withIntermediateDirectories: false)
    #expect(try others().contains("files: manifest.json is not as optreport writes it"))
    try files.removeItem(atPath: scratch.path("Output/manifest.json"))
    try Data(manifest).write(to: URL(filePath: scratch.path("Output/manifest.json")))
    #expect(try check(scratch).status == 0)

    try scratch.write("Output/baseline/bowl.csv.gz", "damaged")
    #expect(
      try others().contains("files: baseline/bowl.csv.gz is damaged: it cannot be unpacked"))
    try scratch.edit("\"start\": [0, 0], \"steps\": 20", "\"start\": [0, 1], \"steps\": 20")
    let drift = try check(scratch).output
    #expect(drift.contains("data: not compared, baseline/bowl.csv.gz is damaged"), "\(drift)")
    try scratch.edit("\"start\": [0, 1], \"steps\": 20", "\"start\": [0, 0], \"steps\": 20")
    try files.removeItem(atPath: scratch.path("Output/baseline"))
    #expect(try others().contains("files: baseline/bowl.csv.gz is not there (and 3 more)"))
  }

  /// A killed build may leave the manifest of the one before.
  @Test func aManifestOfOtherFilesDrifts() throws {
    let scratch = try built(format: "svg")
    let old = try scratch.bytes("Output/manifest.json")
    try scratch.edit("Two strengths of noise", "Two noises")
    _ = try Command([
      "build", scratch.path("config.json"), "--out", scratch.path("Output"), "--format", "svg",
    ])
    #expect(try check(scratch).status == 0)
    try Data(old).write(to: URL(filePath: scratch.path("Output/manifest.json")))
    let command = try check(scratch)
    #expect(command.status == 1)
    #expect(command.output.contains("manifest.json has the checksum of another loss.svg\n"))
  }

  /// Without a manifest a figure should have the formats of the others.
  @Test func filesAreMissedWithoutAManifest() throws {
    let scratch = try built()
    for name in ["manifest.json", "loss.pdf"] {
      try FileManager.default.removeItem(atPath: scratch.path("Output/\(name)"))
    }
    #expect(try check(scratch).output.contains("pixels: loss.pdf is not there"))
  }

  /// Numbers that only texts and expectations are about are numbers of the report.
  @Test func anExperimentThatNoFigureShowsDrifts() throws {
    let scratch = try built(format: "svg")
    try scratch.edit("\"experiments\": {", "\"experiments\": { \"alone\": \(Self.alone(0.1)),")
    _ = try Command([
      "build", scratch.path("config.json"), "--out", scratch.path("Output"), "--format", "svg",
    ])
    #expect(try check(scratch).status == 0)
    try scratch.edit(Self.alone(0.1), Self.alone(0.2))
    let command = try check(scratch)
    #expect(command.status == 1)
    #expect(command.output.contains("drift  other files  data: alone, run 1, step 0: "))
  }

  private static func alone(_ rate: Double) -> String {
    """
    { "objective": "bowl", "start": [0, 0], "steps": 4, \
    "optimizer": { "name": "gd", "learningRate": \(rate) } }
    """
  }

  /// The manifest of the last build says nothing of what builds before it wrote.
  @Test func filesOfEarlierBuildsAreLeftOver() throws {
    let scratch = try built(format: "png")
    try scratch.edit("\"loss\": {", "\"curve\": {")
    _ = try Command([
      "build", scratch.path("config.json"), "--out", scratch.path("Output"), "--format", "png",
    ])
    let command = try check(scratch)
    #expect(command.status == 1)
    #expect(!command.output.contains("drift"))
    #expect(command.output.contains("left over  loss.png: "))
    #expect(command.output.contains("left over  baseline/loss.scene.gz: "))
  }

  @Test func filesThatAreLeftOverDrift() throws {
    let scratch = try built()
    try scratch.edit("\"loss\": {", "\"curve\": {")
    let command = try check(scratch)
    #expect(command.status == 1)
    #expect(command.output.contains("left over  loss.png"))
    #expect(command.output.contains("drift  curve  "))
  }

  @Test func thePageShowsWhatDrifted() throws {
    let scratch = try built()
    try scratch.edit("Two strengths of noise", "Two <noises>")
    _ = try check(scratch, "--report", scratch.path("drift.html"))
    let page = String(decoding: try scratch.bytes("drift.html"), as: UTF8.self)
    #expect(page.contains("is now &quot;Two &lt;noises&gt;&quot;"))
    for side in ["before", "now", "difference"] {
      #expect(page.contains("loss.png, \(side)"))
    }
    #expect(page.components(separatedBy: "data:image/png;base64,").count == 7)
  }

  @Test func aFolderThatIsNotThereIsToldApart() throws {
    let scratch = try built()
    let command = try Command([
      "check", scratch.path("config.json"), "--out", scratch.path("Nowhere"),
    ])
    #expect(command.status == 66)
    #expect(command.error.contains("there is no such folder"))
  }
}
