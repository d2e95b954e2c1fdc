import Foundation
import Testing

/// What a check says of figures that are as committed, and of those that are not.
@Suite(.serialized) struct CheckTests {
  @Test func whatWasBuiltIsTheSameAndNothingIsWritten() throws {
    let scratch = try Scratch.built(format: "png,pdf,svg")
    let before = try scratch.names("Output")
    let command = try scratch.check()
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
    let named = try scratch.check("path")
    #expect(named.status == 0)
    #expect(named.output == "same   path  path.svg\n")
    #expect(try scratch.check().output.contains("figures.md, figures.tex"))
  }

  /// A title moves ink, and no number.
  @Test func aTitleDriftsInTheSceneAlone() throws {
    let scratch = try Scratch.built(format: "png,pdf,svg")
    try scratch.edit("Two strengths of noise", "Two noises")
    let command = try scratch.check()
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
    let scratch = try Scratch.built(format: "png,pdf,svg")
    try scratch.edit(
      "\"learningRate\": 0.1 },\n      \"expect\"",
      "\"learningRate\": 0.11 },\n      \"expect\"")
    let command = try scratch.check()
    #expect(command.status == 1)
    let line = try #require(command.output.split(separator: "\n").first { $0.contains("drift") })
    #expect(
      line.contains("data: bowl, run 1, step 0: stepLength was 0.632455532033676, is 0.695701"),
      "\(line)")
    #expect(line.contains("scene: "))
    #expect(line.contains("pixels: "))
  }

  @Test func tolerancesOfTheConfigCount() throws {
    let scratch = try Scratch.built(format: "svg")
    try scratch.edit(
      "\"learningRate\": 0.1 },\n      \"expect\"",
      "\"learningRate\": 0.1000001 },\n      \"expect\"")
    #expect(try scratch.check().output.contains("data: bowl, run 1, step 0: stepLength was"))
    try scratch.edit(
      "\"title\": \"Small\",",
      "\"title\": \"Small\", \"check\": { \"data\": { \"relative\": 0.001, \"absolute\": 0.001 }, \"scene\": 1 },"
    )
    let command = try scratch.check()
    #expect(!command.output.contains("data:"), "\(command.output)")
    #expect(!command.output.contains("scene:"))
  }

  /// Numbers that only texts and expectations are about are numbers of the report.
  @Test func anExperimentThatNoFigureShowsDrifts() throws {
    let scratch = try Scratch.built(format: "svg")
    try scratch.edit("\"experiments\": {", "\"experiments\": { \"alone\": \(Self.alone(0.1)),")
    try scratch.build(format: "svg")
    #expect(try scratch.check().status == 0)
    try scratch.edit(Self.alone(0.1), Self.alone(0.2))
    let command = try scratch.check()
    #expect(command.status == 1)
    #expect(command.output.contains("drift  other files  data: alone, run 1, step 0: "))
  }

  private static func alone(_ rate: Double) -> String {
    """
    { "objective": "bowl", "start": [0, 0], "steps": 4, \
    "optimizer": { "name": "gd", "learningRate": \(rate) } }
    """
  }

  /// An expectation that does not hold hinders no comparison, unless the first failure is to end it.
  @Test func brokenExpectationsAreToldBesideTheComparison() throws {
    let scratch = try Scratch.built(format: "svg")
    try scratch.edit("\"finalLoss\": [0, 1]", "\"finalLoss\": [8, 9]")
    let command = try scratch.check()
    #expect(command.status == 1)
    #expect(command.output.contains("same   path"))
    #expect(command.error.hasSuffix("1 error; the files were compared all the same\n"))
    let fast = try scratch.check("--fail-fast")
    #expect(fast.status == 1 && fast.output.isEmpty)
    #expect(fast.error.hasSuffix("1 error; nothing was compared\n"))
  }

  @Test func thePageShowsWhatDrifted() throws {
    let scratch = try Scratch.built(format: "png,pdf,svg")
    try scratch.edit("Two strengths of noise", "Two <noises>")
    _ = try scratch.check("--report", scratch.path("drift.html"))
    let page = String(decoding: try scratch.bytes("drift.html"), as: UTF8.self)
    #expect(page.contains("is now &quot;Two &lt;noises&gt;&quot;"))
    for side in ["before", "now", "difference"] {
      #expect(page.contains("loss.png, \(side)"))
    }
    #expect(page.components(separatedBy: "data:image/png;base64,").count == 7)
    // What was found is told even if the page cannot be written.
    let unwritten = try scratch.check("--report", scratch.path("Output"))
    #expect(unwritten.status == 73 && unwritten.output.contains("drift  loss"))
    #expect(unwritten.error.contains("Output: cannot be replaced: is a directory\n"))
  }

  @Test func aFolderThatIsNotThereIsToldApart() throws {
    let scratch = try Scratch.built(format: "png,pdf,svg")
    let command = try Command([
      "check", scratch.path("config.json"), "--out", scratch.path("Nowhere"),
    ])
    #expect(command.status == 66)
    #expect(command.error.contains("there is no such folder"))
  }
}
