import Foundation
import TestSupport
import Testing

/// What `optreport schema` prints, held against configs by a validator that is not ours.
@Suite(.serialized) struct SchemaTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  static func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path).sorted()
  }

  static func verdicts(on configs: [String]) throws -> [String] {
    let scratch = try Scratch()
    return try SchemaValidator.verdicts(
      on: configs, schema: Command(["schema"]).output, in: scratch.url)
  }

  @Test func isTheSameEveryTimeAndSmall() throws {
    let first = try Command(["schema"])
    #expect(first.status == 0)
    #expect(first.error.isEmpty)
    #expect(
      first.output == (try Command(["schema"], environment: ["LC_ALL": "de_DE.UTF-8"])).output)
    #expect(first.output.utf8.count < 400_000)
    #expect(first.output.hasSuffix("}\n"))
  }

  @Test func acceptsWhatIsCommitted() throws {
    let configs = try Self.names(in: "Configs").filter { $0.hasSuffix(".json") }
    #expect(configs.count > 1)
    let samples = try Self.text("README.md").matches(of: /(?s)```json\n(\{.*?)```/)
      .map { String($0.1) }
    #expect(!samples.isEmpty)
    let texts = try configs.map { try Self.text("Configs/\($0)") } + samples
    let verdicts = try Self.verdicts(on: texts)
    for (name, verdict) in zip(configs + samples.map { String($0.prefix(60)) }, verdicts) {
      #expect(verdict == "valid", "\(name)")
    }
  }

  @Test func acceptsTheNameOfTheSchema() throws {
    let config = "{ \"$schema\": \"experiments.schema.json\", \"figures\": {} }"
    let scratch = try Scratch()
    try scratch.write("named.json", config)
    #expect(try Command(["validate", scratch.path("named.json")]).status == 0)
    #expect(try Self.verdicts(on: [config]) == ["valid"])
  }

  @Test func acceptsTheConfigToBeginWith() throws {
    let scratch = try Scratch()
    #expect(try Command(["init", scratch.path("starter.json")]).status == 0)
    let starter = String(decoding: try scratch.bytes("starter.json"), as: UTF8.self)
    #expect(try Self.verdicts(on: [starter]) == ["valid"])
  }

  /// A part of a config may lack what another has.
  @Test func knowsConfigsThatArePutTogether() throws {
    func experiment(_ optimizer: String, more: String = "") -> String {
      """
      { \(more) "shared": { "fast": { "name": "gd", "learningRate": 0.1 } }, "figures": {},
        "experiments": { "it": { "objective": "bowl", "start": 1, "optimizer": \(optimizer) } } }
      """
    }
    let verdicts = try Self.verdicts(on: [
      experiment("{ \"use\": \"fast\", \"learningRate\": 0.2 }"),
      experiment("{ \"use\": [\"fast\"] }"),
      experiment("{ \"learningRate\": 0.2 }"),
      experiment("{ \"use\": 3 }"),
      experiment("{ \"learningRate\": 0.2 }", more: "\"extends\": [\"base.json\"],"),
      "{ \"extends\": \"base.json\", \"experiments\": { \"it\": { \"noise\": null } } }",
      "{ \"extends\": \"base.json\", \"experimentz\": {} }",
    ])
    #expect(
      verdicts.map { $0 == "valid" } == [true, true, false, false, true, true, false],
      "\(verdicts)")
  }

  /// A list of optimizers is run one by one as it is; the numbers in it may be swept.
  @Test func sweepsNumbersOfOptimizersAndNotTheirList() throws {
    let rate = "{ \"sweep\": [0.1, 0.2] }"
    let rule = "{ \"name\": \"gd\", \"learningRate\": \(rate) }"
    let configs = [rule, "{ \"sweep\": [\(rule)] }"].map { optimizer in
      """
      { "figures": {}, "experiments": {
        "it": { "objective": "bowl", "start": [0, 0], "optimizers": [\(optimizer)] } } }
      """
    }
    let verdicts = try Self.verdicts(on: configs)
    #expect(verdicts.map { $0 == "valid" } == [true, false], "\(verdicts)")
    let scratch = try Scratch()
    let statuses = try configs.map { config in
      try scratch.write("swept.json", config)
      return try Command(["validate", scratch.path("swept.json")]).status
    }
    #expect(statuses == [0, 65])
  }

  /// Cases whose mistakes are no matter of one place, and why the schema accepts them.
  static let beyondTheSchema = [
    "bad-markup": "texts have a grammar of their own",
    "experiment-case": "two names are compared",
    "figure-case": "two names are compared",
    "figure-handout": "names are compared with those of the files of the handout",
    "graph-size": "what a formula computes",
    "heatmap": "what the experiment sweeps",
    "mark-dimension": "what kind the experiment is of, and how many variables it has",
    "schedule-values": "what a schedule comes to, and how long lists are beside others",
    "unequal-zip": "how many values there are beside others",
    "where-together": "what occurs together in the experiment",
    "wrong-dimension": "how many variables a formula has",
  ]

  /// Cases that are no JSON, or have two of one key, which JSON leaves open.
  static let unreadable = [
    "duplicate-key", "syntax-comma", "syntax-end", "syntax-tex", "syntax-unclosed",
  ]

  @Test func refusesCasesWithMistakesOfStructure() throws {
    let cases = try Self.names(in: "Tests/ReportTests/Cases").filter {
      !Self.unreadable.contains($0)
    }
    #expect(cases.count > 30)
    let verdicts = try Self.verdicts(
      on: cases.map { try Self.text("Tests/ReportTests/Cases/\($0)/experiments.json") })
    for (name, verdict) in zip(cases, verdicts) {
      let reason = Self.beyondTheSchema[name]
      #expect((verdict == "valid") == (reason != nil), "\(name): \(verdict)")
    }
    for name in Self.beyondTheSchema.keys { #expect(cases.contains(name), "\(name)") }
  }
}
