import Foundation
import Report
import Testing

@Suite(.serialized) struct ListTests {
  @Test func showsEverythingThatAConfigMayName() throws {
    let command = try Command(["list"])
    #expect(command.status == 0)
    let names =
      (Catalog.objectives + Catalog.optimizers + Catalog.marks).map(\.name)
      + Catalog.expectations.flatMap(\.entries).map(\.name)
    for name in names { #expect(command.output.contains("  \(name) "), "\(name)") }
    #expect(command.output.contains("beta1 in [0, 1): 0.9\n"))
    #expect(!command.output.contains(" \n"))
  }

  @Test func showsWhatAConfigNames() throws {
    let scratch = try Scratch()
    try scratch.write("small.json", SmallConfig.text())
    let config = scratch.path("small.json")
    #expect(try Command(["list", "figures", config]).output == "path\nloss\n")
    #expect(
      try Command(["list", "experiments", config]).output == """
        bowl   minimize, 1 run, 2 expectations
        noisy  minimize, 8 runs, 0 expectations

        """)
    #expect(
      try Command(["validate", config]).output
        == "\(config): 2 experiments, 2 figures, no mistakes\n")
  }
}

/// The README's config is complete: it builds as it stands.
@Suite(.serialized) struct ReadmeTests {
  @Test func examplesBuild() throws {
    let readme = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "README.md")
    let text = try String(contentsOf: readme, encoding: .utf8)
    let configs = text.matches(of: /(?s)```json\n(\{.*?)```/).map { String($0.1) }
    #expect(!configs.isEmpty)
    for config in configs {
      let scratch = try Scratch()
      try scratch.write("readme.json", config)
      let command = try Command(
        ["build", scratch.path("readme.json"), "--out", scratch.path("Output")])
      #expect(command.status == 0, "\(command.error)")
    }
  }
}
