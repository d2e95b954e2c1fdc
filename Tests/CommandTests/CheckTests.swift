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
    let command = try check(scratch)
    #expect(command.status == 1)
    #expect(command.output.contains("loss.png is not there"))
    #expect(command.output.contains("path.pdf is no PDF file"))
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
