import Foundation
import Testing

/// What is said of two files of which nobody knows a config.
@Suite(.serialized) struct DiffTests {
  private func built(format: String) throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write("config.json", SmallConfig.text())
    let command = try Command([
      "build", scratch.path("config.json"), "--out", scratch.path("Output"), "--format", format,
    ])
    #expect(command.status == 0)
    return scratch
  }

  @Test func picturesAreComparedAsTheyLook() throws {
    let scratch = try built(format: "png")
    func diff(_ a: String, _ b: String, _ more: String...) throws -> Command {
      try Command(["diff", scratch.path("Output/\(a)"), scratch.path("Output/\(b)")] + more)
    }
    #expect(try diff("loss.png", "loss.png").output.contains("the same bytes"))
    let sizes = try diff("loss.png", "path.png")
    #expect(sizes.status == 1)
    #expect(sizes.output.contains("was 255 × 170 pixels, is 227 × 170"))
    try scratch.edit("Two strengths of noise", "Two noises")
    _ = try Command([
      "build", scratch.path("config.json"), "--out", scratch.path("Output/New"), "--format", "png",
    ])
    let titles = try diff("loss.png", "New/loss.png", "--image", scratch.path("difference.png"))
    #expect(titles.status == 1)
    #expect(titles.output.contains("% of the pixels differ, by up to "))
    #expect(try scratch.bytes("difference.png").starts(with: [0x89, 0x50, 0x4e, 0x47]))
    #expect(try diff("loss.png", "New/loss.png", "--share", "1").status == 0)
    #expect(try diff("loss.png", "manifest.json").status == 1)
  }
}
