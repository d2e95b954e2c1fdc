import Foundation
import Report
import Testing

/// What a build leaves in the output folder.
@Suite(.serialized) struct BuildTests {
  private func scratch(_ text: String = SmallConfig.text()) throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write("small.json", text)
    return scratch
  }

  private func build(
    _ scratch: Scratch, to folder: String = "Output", _ arguments: [String] = [],
    environment: [String: String] = [:]
  ) throws -> Command {
    try Command(
      ["build", scratch.path("small.json"), "--out", scratch.path(folder)] + arguments,
      environment: environment)
  }

  @Test func writesTheFiguresAndNothingElse() throws {
    let scratch = try scratch()
    let command = try build(scratch, to: "new/Output")
    #expect(command.status == 0, "\(command.error)")
    #expect(command.output.isEmpty)
    #expect(command.error.hasPrefix("2 figures, 4 files in "))
    #expect(
      try scratch.names("new/Output")
        == ["loss.pdf", "loss.png", "manifest.json", "path.pdf", "path.png"])
  }

  /// Whoever draws one figure does not wait for what the others show.
  @Test func runsOnlyWhatTheNamedFiguresShow() throws {
    let scratch = try scratch(SmallConfig.text(finalLoss: "[8, 9]"))
    func computed(_ arguments: [String]) throws -> (Int32, [String]?) {
      let command = try build(scratch, ["--no-cache", "--json"] + arguments)
      let object = try JSONSerialization.jsonObject(with: Data(command.output.utf8))
      return (command.status, (object as? [String: Any])?["computed"] as? [String])
    }
    #expect(try computed(["loss"]) == (0, ["noisy"]))
    #expect(try computed(["path"]) == (1, ["bowl"]))
    #expect(try computed([]) == (1, ["bowl", "noisy"]))
    // All data may have been asked for.
    #expect(try computed(["loss", "--data", "csv"]) == (1, ["bowl", "noisy"]))
  }

  @Test func isSilentIfAsked() throws {
    let command = try build(try scratch(), ["--quiet"])
    #expect(command.status == 0)
    #expect(command.error.isEmpty)
  }

  static let formats: [([String], [String])] = [
    (["--format", "png"], ["manifest.json", "path.png"]),
    (["--format", "pdf"], ["manifest.json", "path.pdf"]),
    (["--format", "svg"], ["manifest.json", "path.svg"]),
    (["--format", "txt"], ["manifest.json", "path.txt"]),
    (["--format", "png,pdf"], ["manifest.json", "path.pdf", "path.png"]),
    (["--format", "pdf", "--format", "png"], ["manifest.json", "path.pdf", "path.png"]),
  ]

  @Test(arguments: formats)
  func writesTheFormatsThatAreNamed(_ options: [String], _ names: [String]) throws {
    let scratch = try scratch()
    #expect(try build(scratch, ["path"] + options).status == 0)
    #expect(try scratch.names("Output") == names)
  }

  /// One option turns all figures into slides; a name that is none is a mistake of the command line.
  @Test func drawsInTheThemeThatIsNamed() throws {
    let scratch = try scratch()
    #expect(try build(scratch, ["--theme", "slidesDark", "--format", "png"]).status == 0)
    let manifest = try String(
      contentsOfFile: scratch.path("Output/manifest.json"), encoding: .utf8)
    #expect(manifest.contains("720"))
    let mistake = try build(scratch, ["--theme", "slide"])
    #expect(mistake.status == 64)
    #expect(mistake.error == "error: unknown theme \"slide\"; did you mean \"slides\"?\n")
  }

  /// What moves is written as images and pages; what does not cannot be.
  @Test func writesAnimations() throws {
    let moving = SmallConfig.text().replacing(
      "[90, 60]", with: "[40, 40], \"animation\": { \"frames\": 4, \"pages\": 2 }")
    let scratch = try scratch(moving)
    let formats = ["--format", "apng,pages,png"]
    #expect(try build(scratch, formats).status == 0)
    let names = try scratch.names("Output")
    #expect(names.filter { $0.hasSuffix(".animated.png") }.count == 1, "\(names)")
    #expect(names.filter { $0.hasSuffix(".pages.pdf") }.count == 1)
    #expect(try build(scratch, to: "again", formats + ["--jobs", "1"]).status == 0)
    for name in names {
      #expect(try scratch.bytes("again/\(name)") == scratch.bytes("Output/\(name)"))
    }
    try scratch.write("small.json", SmallConfig.text())
    let still = try build(scratch, ["--format", "apng"])
    #expect(still.status == 64)
    #expect(still.error == "error: --format apng: no figure has an \"animation\"\n")
  }

  /// A figure that is too small is drawn as well as can be, and said to be so at its place.
  @Test func warnsOfFiguresWithoutRoom() throws {
    let title = String(repeating: "Two strengths of noise ", count: 9)
    let small = SmallConfig.text().replacing("[90, 60]", with: "[40, 40]")
      .replacing("Two strengths of noise", with: title)
    let scratch = try scratch(small)
    let command = try build(scratch)
    #expect(command.status == 0)
    #expect(command.error.contains("warning: figure \""), "\(command.error)")
    #expect(try build(scratch, ["--quiet"]).error.isEmpty)
  }

  /// Neither the order in which jobs end nor anything around the program shows in a file.
  @Test func givesTheSameBytesEverywhere() throws {
    let scratch = try scratch()
    let ways: [(String, String, [String: String])] = [
      ("one", "1", [:]),
      ("two", "2", ["TZ": "Pacific/Kiritimati", "LC_ALL": "de_DE.UTF-8"]),
      ("many", "64", ["TZ": "America/St_Johns", "LC_ALL": "C", "LANG": "tr_TR", "COLUMNS": "20"]),
    ]
    for (folder, jobs, environment) in ways {
      let command = try build(
        scratch, to: folder, ["--jobs", jobs, "--format", "png,pdf,svg"], environment: environment)
      #expect(command.status == 0)
    }
    let names = try scratch.names("one")
    #expect(names.count == 7)
    for folder in ["two", "many"] {
      #expect(try scratch.names(folder) == names)
      for name in names {
        #expect(
          try scratch.bytes("\(folder)/\(name)") == scratch.bytes("one/\(name)"),
          "\(folder) \(name)")
      }
    }
  }

  @Test func aBrokenClaimFailsAtItsLineAndShowsWhatWasFound() throws {
    let scratch = try scratch()
    #expect(try build(scratch).status == 0)
    let names = try scratch.names("Output")
    let before = try names.map { try scratch.bytes("Output/\($0)") }

    try scratch.write("small.json", SmallConfig.text(finalLoss: "3", seed: 8))
    let command = try build(scratch)
    #expect(command.status == 1)
    #expect(
      command.error.contains(
        "small.json:9:11: error: \"bowl\": expected finalLoss 3, found 0.00132922799578"))
    #expect(command.error.contains("  9 |         { \"finalLoss\": 3, \"as\": \"loss\" }\n"))
    #expect(command.error.hasSuffix("1 error; the figures show what was found instead\n"))
    #expect(try scratch.names("Output") == names)
    #expect(try names.map { try scratch.bytes("Output/\($0)") } != before)
  }

  /// The largest file does not fit; none is replaced and nothing is left over.
  @Test(.withoutThreadSanitizer) func aFullDiskTouchesNothing() throws {
    let scratch = try scratch()
    #expect(try build(scratch).status == 0)
    let names = try scratch.names("Output")
    let before = try names.map { try scratch.bytes("Output/\($0)") }
    let largest = try #require(before.map(\.count).max())

    try scratch.write("small.json", SmallConfig.text(seed: 8))
    let command = try Command(
      ["build", scratch.path("small.json"), "--out", scratch.path("Output")],
      fileLimit: largest / 1024 - 1)
    #expect(command.hasExited)
    #expect(command.status == 73)
    #expect(
      command.error.hasSuffix(": cannot write the file: file too large\n"), "\(command.error)")
    #expect(try scratch.names("Output") == names)
    #expect(try names.map { try scratch.bytes("Output/\($0)") } == before)
  }

  /// 80 × 60 mm at 72 dots per inch, which are 2835 a meter.
  @Test func imagesHaveTheirSizeAndDensity() throws {
    let scratch = try scratch()
    #expect(try build(scratch, ["path", "--format", "png"]).status == 0)
    let png = try scratch.bytes("Output/path.png")
    #expect(number(png, at: 16) == 227)
    #expect(number(png, at: 20) == 170)
    let density = try #require(
      png.indices.first { png[$0...].starts(with: Array("pHYs".utf8)) })
    #expect(number(png, at: density + 4) == 2835)
    #expect(number(png, at: density + 8) == 2835)
    #expect(png[density + 12] == 1)
  }

  private func number(_ bytes: [UInt8], at offset: Int) -> UInt32 {
    bytes[offset..<(offset + 4)].reduce(0) { $0 << 8 | UInt32($1) }
  }

  @Test func theManifestDescribesTheFiles() throws {
    let scratch = try scratch()
    #expect(try build(scratch).status == 0)
    let manifest = try #require(Manifest(json: scratch.bytes("Output/manifest.json")))
    #expect(manifest.config == "small.json")
    #expect(manifest.configChecksum == Checksum.sha256(try scratch.bytes("small.json")))
    #expect(manifest.seed == 7)
    #expect(manifest.figures.map(\.name) == ["path", "loss"])
    #expect(manifest.figures[0].title == "Down to 0.0013")
    #expect(manifest.figures[0].alternative == "A path to f < 10⁻².")
    #expect(manifest.figures[0].caption == "On $x^2$.")
    #expect(manifest.figures[0].plainCaption == "On x².")
    for file in manifest.figures.flatMap(\.files) {
      let bytes = try scratch.bytes("Output/\(file.name)")
      #expect(file.byteCount == bytes.count)
      #expect(file.sha256 == Checksum.sha256(bytes))
    }
    let text = String(decoding: try scratch.bytes("Output/manifest.json"), as: UTF8.self)
    #expect(!text.contains(scratch.url.path))
    #expect(Array(manifest.json.utf8) == (try scratch.bytes("Output/manifest.json")))
  }

  /// Figure by figure gives the manifest of a whole build; another config starts a new one.
  @Test func theManifestGrowsWithTheSameConfigOnly() throws {
    let scratch = try scratch()
    #expect(try build(scratch, to: "whole").status == 0)
    for arguments in [["loss"], ["path", "--format", "png"], ["path", "--format", "pdf"]] {
      #expect(try build(scratch, to: "parts", arguments).status == 0)
    }
    #expect(try scratch.bytes("parts/manifest.json") == scratch.bytes("whole/manifest.json"))

    try scratch.write("small.json", SmallConfig.text(seed: 8))
    #expect(try build(scratch, to: "parts", ["path"]).status == 0)
    let manifest = try #require(Manifest(json: scratch.bytes("parts/manifest.json")))
    #expect(manifest.figures.map(\.name) == ["path"])
  }
}
