import Foundation
import Testing

/// What is said of two files of which nobody knows a config.
@Suite(.serialized) struct DiffTests {
  @Test func picturesAreComparedAsTheyLook() throws {
    let scratch = try Scratch.built(format: "png")
    func diff(_ a: String, _ b: String, _ more: String...) throws -> Command {
      try Command(["diff", scratch.path("Output/\(a)"), scratch.path("Output/\(b)")] + more)
    }
    #expect(try diff("loss.png", "loss.png").output.contains("the same bytes"))
    let sizes = try diff("loss.png", "path.png")
    #expect(sizes.status == 1)
    #expect(sizes.output.contains("was 255 × 170 pixels, is 227 × 170"))
    try scratch.edit("Two strengths of noise", "Two noises")
    try scratch.build(format: "png", to: "Output/New")
    let titles = try diff("loss.png", "New/loss.png", "--image", scratch.path("difference.png"))
    #expect(titles.status == 1)
    #expect(titles.output.contains("% of the pixels differ, by up to "))
    #expect(try scratch.bytes("difference.png").starts(with: [0x89, 0x50, 0x4e, 0x47]))
    let nowhere = scratch.path("none/difference.png")
    #expect(
      try diff("loss.png", "New/loss.png", "--image", nowhere).error
        == "error: \(nowhere): cannot be written: no such file or directory\n")
    #expect(try diff("loss.png", "New/loss.png", "--share", "1").status == 0)
    #expect(try diff("loss.png", "manifest.json").status == 1)
  }

  /// Neither is blamed for what the other one is; the order does not matter.
  @Test func filesOfTwoKindsAreToldApart() throws {
    let scratch = try Scratch.built(format: "png,pdf")
    try Data([1, 0, 2]).write(to: URL(filePath: scratch.path("bytes")))
    let kinds = [
      "Output/path.png": "PNG file", "Output/path.pdf": "PDF file", "config.json": "text",
      "bytes": "file of another kind",
    ]
    for (one, first) in kinds {
      for (two, second) in kinds where one != two {
        let (a, b) = (scratch.path(one), scratch.path(two))
        let command = try Command(["diff", a, b])
        #expect(command.status == 1)
        #expect(command.output == "\(a) is a \(first), \(b) is a \(second)\n")
      }
    }
  }

  @Test(arguments: ["png", "pdf"])
  func theDamagedFileIsBlamedWhereverItStands(_ format: String) throws {
    let scratch = try Scratch.built(format: format)
    let (good, bad) = (scratch.path("Output/path.\(format)"), scratch.path("bad.\(format)"))
    let bytes = try scratch.bytes("Output/path.\(format)")
    try Data(bytes.prefix(format == "png" ? bytes.count / 2 : 20)).write(to: URL(filePath: bad))
    for arguments in [["diff", good, bad], ["diff", bad, good]] {
      let command = try Command(arguments)
      #expect(command.status == 66)
      #expect(
        command.error
          == "error: \(bad) is damaged: it cannot be read as a \(format.uppercased()) file\n")
      #expect(command.output.isEmpty)
    }
  }

  @Test func picturesThatAreTooLargeAreNotCalledDamaged() throws {
    let scratch = try Scratch.built(format: "png")
    var bytes = try scratch.bytes("Output/path.png")
    bytes.replaceSubrange(16..<24, with: [0, 1, 0, 0, 0, 1, 0, 0])
    try Data(bytes).write(to: URL(filePath: scratch.path("Output/large.png")))
    let large = scratch.path("Output/large.png")
    for arguments in [
      ["diff", scratch.path("Output/path.png"), large],
      ["diff", large, scratch.path("Output/path.png")],
    ] {
      let command = try Command(arguments)
      #expect(command.status == 66)
      #expect(
        command.error.contains(
          "\(large) is too large to be compared: expected at most 100 million pixels"))
    }
  }
}
