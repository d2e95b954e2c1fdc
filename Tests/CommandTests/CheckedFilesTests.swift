import Foundation
import Testing

/// What a check says of files that are missing, damaged or left over.
@Suite(.serialized) struct CheckedFilesTests {
  @Test func filesThatAreMissingOrDamagedDrift() throws {
    let scratch = try Scratch.built(format: "png,pdf,svg")
    try FileManager.default.removeItem(atPath: scratch.path("Output/loss.png"))
    try scratch.write("Output/path.pdf", "not a PDF")
    let picture = try scratch.bytes("Output/path.png")
    try Data(picture.prefix(picture.count / 2))
      .write(to: URL(filePath: scratch.path("Output/path.png")))
    let command = try scratch.check()
    #expect(command.status == 1)
    #expect(command.output.contains("loss.png is not there"))
    #expect(command.output.contains("path.pdf is no PDF file"))
    let page = try scratch.check("--json").output
    #expect(page.contains("path.png is damaged: it cannot be read as a PNG file"), "\(page)")
  }

  /// A build would write them; the figures are compared as far as they can be.
  @Test func manifestAndBaselinesAreMissedAndFoundDamaged() throws {
    let scratch = try Scratch.built(format: "png")
    let files = FileManager.default
    func others() throws -> Substring {
      let command = try scratch.check()
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
    #expect(try scratch.check().status == 0)

    try scratch.write("Output/baseline/bowl.csv.gz", "damaged")
    #expect(
      try others().contains("files: baseline/bowl.csv.gz is damaged: it cannot be unpacked"))
    try scratch.edit("\"start\": [0, 0], \"steps\": 20", "\"start\": [0, 1], \"steps\": 20")
    let drift = try scratch.check().output
    #expect(drift.contains("data: not compared, baseline/bowl.csv.gz is damaged"), "\(drift)")
    try scratch.edit("\"start\": [0, 1], \"steps\": 20", "\"start\": [0, 0], \"steps\": 20")
    try files.removeItem(atPath: scratch.path("Output/baseline"))
    #expect(try others().contains("files: baseline/bowl.csv.gz is not there (and 3 more)"))
  }

  /// A killed build may leave the manifest of the one before.
  @Test func aManifestOfOtherFilesDrifts() throws {
    let scratch = try Scratch.built(format: "svg")
    let old = try scratch.bytes("Output/manifest.json")
    try scratch.edit("Two strengths of noise", "Two noises")
    try scratch.build(format: "svg")
    #expect(try scratch.check().status == 0)
    try Data(old).write(to: URL(filePath: scratch.path("Output/manifest.json")))
    let command = try scratch.check()
    #expect(command.status == 1)
    #expect(command.output.contains("manifest.json has the checksum of another loss.svg\n"))
  }

  /// Without a manifest a figure should have the formats of the others.
  @Test func filesAreMissedWithoutAManifest() throws {
    let scratch = try Scratch.built(format: "png,pdf,svg")
    for name in ["manifest.json", "loss.pdf"] {
      try FileManager.default.removeItem(atPath: scratch.path("Output/\(name)"))
    }
    #expect(try scratch.check().output.contains("pixels: loss.pdf is not there"))
  }

  /// The last build did not write them, and the next one would not either.
  @Test func filesOfEarlierBuildsAreLeftOver() throws {
    let scratch = try Scratch.built(format: "png")
    try scratch.edit("\"loss\": {", "\"curve\": {")
    try scratch.build(format: "png")
    let command = try scratch.check()
    #expect(command.status == 1)
    #expect(!command.output.contains("drift"))
    #expect(command.output.contains("left over  loss.png: "))
    #expect(command.output.contains("left over  baseline/loss.scene.gz: "))
  }

  @Test func filesThatAreLeftOverDrift() throws {
    let scratch = try Scratch.built(format: "png,pdf,svg")
    try scratch.edit("\"loss\": {", "\"curve\": {")
    let command = try scratch.check()
    #expect(command.status == 1)
    #expect(command.output.contains("left over  loss.png"))
    #expect(command.output.contains("drift  curve  "))
  }
}
