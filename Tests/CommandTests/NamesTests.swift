import Foundation
import Report
import Testing

@Suite(.serialized) struct NamesTests {
  /// Whatever is listed can be explained, and is listed by its kind.
  @Test func everythingThatIsListedIsExplained() throws {
    let kinds = Catalog.sections
    #expect(kinds.map(\.name) == kinds.map(\.name).sorted())
    for kind in kinds {
      #expect(!kind.entries.isEmpty, "\(kind.name)")
      for entry in kind.entries {
        #expect(!entry.summary.isEmpty, "\(entry.name)")
        let all = Explanations.all(of: entry.name)
        #expect(all.contains { $0.kind == kind.kind(of: entry) }, "\(entry.name)")
      }
    }
    for kind in kinds.map(\.name) + ["exitCodes", "formats", "keys", "resultFormats"] {
      let command = try Command(["list", kind])
      #expect(command.status == 0)
      #expect(!command.output.isEmpty)
    }
    let names = ["adam", "loss", "logsumexp", "\\frac", "frac", "73", "svg", "pitfall", "symlog"]
    for name in names {
      let command = try Command(["explain", name])
      #expect(command.status == 0, "\(name): \(command.error)")
    }
    // A mark says which words its keys take.
    let line = try Command(["explain", "line"]).output
    #expect(line.contains("\n  \"markers\": all, automatic or none\n"), "\(line)")
    let wrong = try Command(["explain", "cosin"])
    #expect(wrong.status == 64)
    #expect(wrong.error == "error: nothing is called \"cosin\"; did you mean \"cosine\"?\n")
  }

  /// Every key that the schema knows can be explained, with what has it.
  @Test func everyKeyIsExplained() throws {
    let schema = try Command(["schema"]).output
    let listed = try Command(["list", "keys"]).output.split(separator: "\n")
      .map { String($0.prefix { $0 != " " }) }
    let described = Set(
      schema.matches(of: /"([^"]+)": {"description"/).map { String($0.1) })
    #expect(described.count > 50)
    #expect(described.subtracting(listed).isEmpty, "\(described.subtracting(listed))")
    let expected = [
      ("sweep", "sweep, key of a sweep: "), ("facet", "facet, key of a panel: "),
      ("arrow", "arrow, key of the mark \"text\": "),
      ("beta3", "beta3, key of the optimizer \"adan\": "),
    ]
    for (name, words) in expected {
      let command = try Command(["explain", name])
      #expect(command.output.contains(words), "\(command.output)")
    }
  }

  @Test func explainsWhatAConfigNames() throws {
    let scratch = try Scratch()
    try scratch.write("small.json", SmallConfig.text())
    let config = scratch.path("small.json")
    let command = try Command(
      ["explain", "noisy", "--config", config, "--set", "experiments.noisy.steps=30"])
    #expect(command.status == 0, "\(command.error)")
    #expect(
      command.output == """
        noisy, experiment: minimize

        runs         8 runs
        objective    f(x, y) = 0.5*x^2 + 0.25*y^4 - 0.5*y^2 (boundedSaddle)
        start        (1, 0)
        steps        up to 30
        optimizer    gd (torch): learningRate 0.1
                         x_{t+1} = x_t − η_t g_t
        noise        additive, σ = 0.01
                     additive, σ = 0.1
        repetitions  4 of each setting
        swept        sigma: 0.01, 0.1
        shown in     loss

        """)
    let figure = try Command(["explain", "path", "--config", config])
    #expect(
      figure.output == """
        path, figure

        title        Down to {{bowl.loss:2}}
        caption      On $x^2$.
        size         80 × 60 mm
        panels       1 (trajectory)
        experiments  bowl

        """)
    let bowl = try Command(["explain", "bowl", "--config", config])
    #expect(bowl.output.hasPrefix("bowl, experiment: minimize\n"))
    #expect(bowl.output.contains("\nexpects    steps 20\n           finalLoss 0 to 1 as loss\n"))
    #expect(bowl.output.contains("\nbowl, objective: "))
    #expect(try Command(["explain", "path", "--set", "seed=1"]).status == 64)
    let wrong = try Command(["explain", "pth", "--config", config])
    #expect(wrong.error == "error: nothing is called \"pth\"; did you mean \"path\"?\n")
  }

  @Test func listsAndExplanationsAreJSON() throws {
    let scratch = try Scratch()
    try scratch.write("small.json", SmallConfig.text())
    func members(_ arguments: [String]) throws -> [String: [[String: Any]]] {
      let command = try Command(arguments + ["--json"])
      let object = try JSONSerialization.jsonObject(with: Data(command.output.utf8))
      let all = try #require(object as? [String: Any])
      return all.compactMapValues { $0 as? [[String: Any]] }.filter { $0.key != "messages" }
    }
    let kinds = try members(["list"])
    #expect(kinds.count > 20)
    let optimizers = try #require(kinds["optimizers"])
    #expect(optimizers.compactMap { $0["name"] as? String } == Catalog.optimizers.map(\.name))
    #expect(kinds["mathCommands"]?.count ?? 0 > 100)
    #expect(kinds["expectations"]?.allSatisfy { $0["of"] is String } == true)
    for kind in kinds.values {
      for entry in kind { #expect(entry["summary"] is String && entry["details"] is [String]) }
    }
    let listed = try members(["list", "figures", scratch.path("small.json")])
    #expect(listed["figures"]?.compactMap { $0["name"] as? String } == ["path", "loss"])

    let all = try #require(members(["explain", "adam", "step"])["explanations"])
    #expect(all.allSatisfy { Set($0.keys) == ["name", "kind", "text"] })
    #expect(all.first?["kind"] as? String == "optimizer")
    #expect(all.filter { $0["name"] as? String == "step" }.count >= 3)
  }
}
