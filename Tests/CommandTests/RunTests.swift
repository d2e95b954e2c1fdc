import Foundation
import Report
import Testing

/// `optreport run` and `build --data`: the numbers, in full.
@Suite(.serialized) struct RunTests {
  static let config = """
    { "experiments": {
        "halving": { "objective": { "formula": "x^2" }, "start": [1], "steps": 2,
          "optimizer": { "name": "gd", "learningRate": { "sweep": [0.25, 1e300] } } },
        "two": { "objective": "bowl", "start": [0, 0], "steps": 1, "recordState": true,
          "optimizers": [ { "name": "gd", "learningRate": 0.5 }, "adam" ] },
        "slope": { "kind": "differentiate", "formula": "x^2", "at": 3, "stepSize": 0.5 },
        "point": { "kind": "evaluate", "formula": "x*y", "at": [2, 3] } },
      "figures": {} }
    """

  static func run(_ arguments: [String] = []) throws -> (command: Command, scratch: Scratch) {
    let scratch = try Scratch()
    try scratch.write("small.json", config)
    let command = try Command(
      ["run", scratch.path("small.json"), "--out", scratch.path("Out")] + arguments)
    return (command, scratch)
  }

  static func text(_ scratch: Scratch, _ name: String) throws -> String {
    try String(contentsOfFile: scratch.path("Out/data/\(name)"), encoding: .utf8)
  }

  /// One would be written over the other.
  @Test func twoExperimentsDoNotWriteOneFile() throws {
    let scratch = try Scratch()
    let text = SmallConfig.text().replacingOccurrences(of: "noisy", with: "bowl-summary")
    try scratch.write("config.json", text)
    let arguments = [scratch.path("config.json"), "--out", scratch.path("Output"), "--data"]
    for command in ["run", "build"] {
      let refused = try Command([command] + arguments + ["csv"])
      #expect(refused.status == 65)
      #expect(
        refused.error.contains(
          "data/bowl-summary.csv: expected a file of one experiment, found two that write it: "
            + "\"bowl\" and \"bowl-summary\""))
    }
    #expect(try scratch.names() == ["config.json"])
    #expect(try Command(["run"] + arguments + ["json"]).status == 0)
  }

  @Test func writesEveryStepOfEveryRun() throws {
    let (command, scratch) = try Self.run(["--data", "csv"])
    #expect(command.status == 0, "\(command.error)")
    // f falls by a quarter a step; the second run overflows at once.
    #expect(
      try Self.text(scratch, "halving.csv") == """
        run,swept.learningRate,repetition,step,evaluations,x,loss,gap,gradientNorm,distance,\
        learningRate,stepLength
        1,0.25,1,0,1,1,1,1,2,1,0.25,0.5
        1,0.25,1,1,2,0.5,0.25,0.25,1,0.5,0.25,0.25
        1,0.25,1,2,3,0.25,0.0625,0.0625,0.5,0.25,,
        2,1e300,1,0,1,1,1,1,2,1,,

        """)
    #expect(
      try Self.text(scratch, "halving-summary.csv") == """
        run,learningRate,repetition,outcome,stoppedBy,steps,evaluations,final.x,finalLoss,bestLoss,\
        bestStep,finalGap,finalGradientNorm,finalDistance,kinks
        1,0.25,1,stepLimit,,2,3,0.25,0.0625,0.0625,2,0.0625,0.5,0.25,0
        2,1e300,1,diverged,,0,2,1,1,1,0,1,2,1,0

        """)
    #expect(
      try Self.text(scratch, "slope.csv") == """
        run,repetition,estimate,exact,error,differentiable
        1,1,6,6,0,true

        """)
    #expect(
      try Self.text(scratch, "point.csv") == """
        run,repetition,value,gradient.x,gradient.y,gradientNorm,differentiable
        1,1,6,3,2,3.605551275463989,true

        """)
  }

  /// Runs that differ in what they remember share the columns that any of them has.
  @Test func columnsAreThoseOfAllRuns() throws {
    let (_, scratch) = try Self.run(["two", "--data", "csv"])
    let lines = try Self.text(scratch, "two.csv").split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(Set(lines.map(\.count)).count == 1)
    #expect(lines[0].contains("m.x") && lines[0].contains("effectiveRate.y"))
  }

  @Test func jsonHasTheSameNumbers() throws {
    let (_, scratch) = try Self.run(["halving", "--data", "json"])
    let text = try Self.text(scratch, "halving.json")
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let runs = try #require(object?["runs"] as? [[String: Any]])
    #expect(runs.count == 2 && object?["experiment"] as? String == "halving")
    let steps = try #require(runs[0]["steps"] as? [String: [Double]])
    #expect(steps["x"] == [1, 0.5, 0.25] && steps["loss"] == [1, 0.25, 0.0625])
    #expect((runs[1]["summary"] as? [String: Any])?["outcome"] as? String == "diverged")
    #expect(!FileManager.default.fileExists(atPath: scratch.path("Out/data/two.json")))
  }

  @Test func theManifestListsTheFiles() throws {
    let (command, scratch) = try Self.run()
    #expect(command.error.hasPrefix("4 experiments, 10 files in "))
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: scratch.path("Out/manifest.json"))))
    let manifest = try #require(Manifest(json: bytes))
    #expect(manifest.data.count == 10 && manifest.figures.isEmpty)
    for file in manifest.data {
      let bytes = [UInt8](try Data(contentsOf: URL(filePath: scratch.path("Out/\(file.name)"))))
      #expect(bytes.count == file.byteCount && Checksum.sha256(bytes) == file.sha256)
    }
  }

  @Test func bytesDoNotDependOnTheNumberOfJobs() throws {
    let (_, one) = try Self.run(["--jobs", "1"])
    let (_, three) = try Self.run(["--jobs", "3"])
    for name in ["halving.csv", "two.json", "two-summary.csv"] {
      #expect(try Self.text(one, name) == Self.text(three, name))
    }
  }

  @Test func aBuildWritesThemToo() throws {
    let scratch = try Scratch()
    try scratch.write("small.json", SmallConfig.text())
    let command = try Command([
      "build", scratch.path("small.json"), "--out", scratch.path("Out"), "--data", "csv",
      "--format", "png",
    ])
    #expect(command.status == 0, "\(command.error)")
    #expect(try Self.text(scratch, "bowl.csv").hasPrefix("run,repetition,step,evaluations,"))
    #expect(FileManager.default.fileExists(atPath: scratch.path("Out/loss.png")))
  }

  /// |x| from 1 with steps of ½ stays at 0 from step 2 on; with steps of 0.3 it never gets there.
  @Test func sayWhichRunsEndAtAKink() throws {
    let scratch = try Scratch()
    try scratch.write(
      "kinks.json",
      """
      { "experiments": {
          "corner": { "objective": { "formula": "1 + abs(x)" }, "start": [1], "steps": 3,
            "optimizer": { "name": "gd", "learningRate": { "sweep": [0.5, 0.3] } },
            "expect": [ { "kinks": 2, "where": { "learningRate": 0.5 } },
              { "kinks": 0, "where": { "learningRate": 0.3 } } ] },
          "point": { "kind": "evaluate", "formula": "max(x, y)", "at": [2, 2],
            "expect": [ { "differentiable": false } ] } },
        "figures": {} }
      """)
    let command = try Command([
      "run", scratch.path("kinks.json"), "--out", scratch.path("Out"), "--data", "csv",
    ])
    #expect(command.status == 0)
    let reason = "where the gradient is one of several or none\n"
    #expect(
      command.error.hasPrefix(
        "note: \"corner\": 1 of 2 runs ends at a kink of abs(x), column 5, \(reason)"
          + "note: \"point\": the run is at a kink of max(x, y), column 1, \(reason)"))
    let lines = try Self.text(scratch, "corner-summary.csv").split(separator: "\n")
    #expect(lines.map { $0.split(separator: ",").last } == ["kinks", "2", "0"])
    #expect(try Self.text(scratch, "point.csv").hasSuffix(",false\n"))
  }

  @Test func anUnknownExperimentIsAMistakeOfTheCommandLine() throws {
    let (command, _) = try Self.run(["halfing"])
    #expect(command.status == 64)
    #expect(command.error == "error: unknown experiment \"halfing\"; did you mean \"halving\"?\n")
  }
}

@Suite(.serialized) struct ExplainTests {
  @Test func knowsEverythingThatHasAName() throws {
    let names =
      (Catalog.objectives + Catalog.optimizers + Catalog.schedules + Catalog.marks).map(\.name)
      + Catalog.expectations.flatMap(\.entries).map(\.name) + ["data"]
    for name in names {
      let texts = Explanations.of(name)
      #expect(!texts.isEmpty, "\(name)")
      for line in texts.flatMap({ $0.split(separator: "\n") }) {
        #expect(!line.hasSuffix(" "), "\(name): \(line)")
      }
    }
  }

  @Test func showsDefaultsOfEachConvention() throws {
    let command = try Command(["explain", "adagrad"])
    #expect(command.status == 0)
    #expect(
      command.output.contains(
        """
        hyperparameter      range   torch  optax
        learningRate        (0, ∞)  0.01   required
        epsilon             [0, ∞)  1e-10  1e-7
        initialAccumulator  [0, ∞)  0      0.1
        learningRateDecay   [0, ∞)  0      0
        epsilonInside       switch  false  true
        """))
    #expect(command.output.contains("> J. Duchi, E. Hazan, Y. Singer."))
  }

  @Test func showsTheRuleOfEachConvention() throws {
    let amsgrad = Explanations.of("amsgrad").joined()
    #expect(
      amsgrad.contains(
        """
        As optax has it:
            m_t, v_t as in Adam
            w_t = max(w_{t−1}, v_t / (1 − β₂ᵗ))
            x_t = x_{t−1} − η_t m̂_t / (√(w_t + ε₀) + ε)

        As paper has it:
        """))
    #expect(Explanations.of("heavyBall").joined().contains("As torch and optax have it:\n"))
    // One rule needs no name.
    #expect(!Explanations.of("adadelta").joined().contains("have it:"))
  }

  @Test func anUnknownNameHasANearestOne() throws {
    let command = try Command(["explain", "rosenbrok"])
    #expect(command.status == 64)
    #expect(
      command.error == "error: nothing is called \"rosenbrok\"; did you mean \"rosenbrock\"?\n")
  }
}
