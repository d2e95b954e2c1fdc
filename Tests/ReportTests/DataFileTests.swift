import Configuration
import Optimization
import Testing

@testable import Report

/// What `optreport run` writes.
@Suite struct DataFileTests {
  private func files(_ experiment: String) throws -> [String: String] {
    let spec = try readConfig(#"{ "experiments": { "it": { \#(experiment) } }, "figures": {} }"#)
    let data = ExperimentData(
      spec.experiments[0], runs: Report.runs(of: spec.experiments[0], in: spec))
    return Dictionary(
      uniqueKeysWithValues: data.files(as: [.csv, .json]).map {
        ($0.name, String(decoding: $0.bytes, as: UTF8.self))
      })
  }

  private func headings(_ file: String?) -> [String] {
    (file ?? "").prefix { $0 != "\n" }.split(separator: ",").map(String.init)
  }

  /// Readers look columns up by their names: no two of a file have the same.
  @Test(arguments: [
    (
      #""objective": { "formula": "x^2" }, "start": [1], "steps": 2, "optimizer": { "name": "gd", "learningRate": { "sweep": [0.1, 0.2] } }"#,
      "swept.learningRate"
    ),
    (
      #""objective": { "formula": "x^2" }, "start": [1], "steps": { "sweep": [2, 3] }, "optimizer": { "name": "gd", "learningRate": 0.1 }"#,
      "steps"
    ),
    (
      #""objective": { "formula": "loss^2 + learningRate^2" }, "start": [1, 1], "steps": 2, "optimizer": { "name": "gd", "learningRate": 0.1 }"#,
      "variable.loss"
    ),
    (
      #""objective": { "formula": "run^2 + gap^2" }, "start": [1, 1], "steps": 2, "optimizer": { "name": "gd", "learningRate": 0.1 }"#,
      "variable.run"
    ),
  ])
  func everyColumnHasANameOfItsOwn(_ experiment: String, _ expected: String) throws {
    let files = try files(experiment)
    #expect(headings(files["it.csv"]).contains(expected))
    for name in ["it.csv", "it-summary.csv"] {
      let headings = headings(files[name])
      #expect(headings.count > 10)
      #expect(Set(headings).count == headings.count, "\(headings)")
    }
    // A member that is there twice would be read as one.
    let json = try #require(files["it.json"])
    let keys = json.split(separator: "\n").filter {
      $0.contains("\": [") && $0.hasPrefix("        ")
    }
    .map { $0.prefix { $0 != ":" } }
    let perRun = keys.count / max(1, json.split(separator: "\"steps\": {").count - 1)
    #expect(Set(keys).count == perRun)
  }

  /// Line searches evaluate more than once a step; both files say how often.
  @Test func evaluationsAreInBothFiles() throws {
    let files = try files(
      #""objective": "rosenbrock", "start": [-1.2, 1], "steps": 5, "optimizer": { "name": "backtracking" }"#
    )
    let lines = (files["it.csv"] ?? "").split(separator: "\n").map { $0.split(separator: ",") }
    let column = try #require(lines[0].firstIndex(of: "evaluations"))
    let counts = lines.dropFirst().map { String($0[column]) }.joined(separator: ",")
    #expect(counts.split(separator: ",").count == 6)
    #expect(counts != "1,2,3,4,5,6")
    #expect(files["it.json"]?.contains("\"evaluations\": [\(counts)]") == true)
  }

  /// The length of a gradient is known where its square is beyond the doubles.
  @Test(arguments: ["1e200", "1e-200"]) func lengthsNeitherOverflowNorVanish(_ slope: String) throws
  {
    let files = try files(#""kind": "evaluate", "formula": "\#(slope)*x", "at": [1]"#)
    let lines = (files["it.csv"] ?? "").split(separator: "\n").map { $0.split(separator: ",") }
    let column = try #require(lines[0].firstIndex(of: "gradientNorm"))
    #expect(Double(lines[1][column]) == Double(slope))
  }

  /// A run that is not finite at its start took no step.
  @Test func runsThatEndAtTheirStartTookNoStep() throws {
    let run = try runs(
      #""objective": { "formula": "1/x^2" }, "start": [0], "steps": 5, "optimizer": { "name": "gd", "learningRate": 0.1 }"#
    )[0]
    #expect(run.end?.steps == 0)
  }

  /// What the library says of its objectives is what gaps and distances are measured from, and a
  /// typed formula with a flat valley comes near it.
  @Test(arguments: [#""quarticFlat""#, #"{ "formula": "(x - 1)^4 + 2*(y + 2)^4" }"#])
  func distancesToFlatMinimizersAreSmall(_ objective: String) throws {
    let run = try runs(
      #""objective": \#(objective), "start": [3, 1], "steps": 60, "optimizer": "newton""#)[0]
    let distance = SeriesQuery(.distance).last(of: run)
    #expect(distance > 9e-11 && distance < 1.1e-10)
    #expect(SeriesQuery(.gap).last(of: run) > 0)
  }

  /// The valley next to the run is not the lowest: the gap is not 0.
  @Test func gapsAreMeasuredFromTheLowestValley() throws {
    let run = try runs(
      #""objective": { "formula": "x^4 - 3*x^2 + x" }, "start": [0.3], "steps": 60, "optimizer": { "name": "gd", "learningRate": 0.05 }"#
    )[0]
    #expect(abs(SeriesQuery(.gap).last(of: run) - 2.4437) < 1e-3)
  }

  /// A run may begin beside one minimizer and end beside another.
  @Test func distancesAreMeasuredFromTheNearestMinimizerOfEachStep() throws {
    let experiment = """
      "objective": { "formula": "x^4 - 3*x^2 + x", "region": [[-3, 3]] }, "start": [-1.4],
      "steps": 1, "optimizer": { "name": "gd", "learningRate": 1.6 }
      """
    let run = try runs(experiment)[0]
    let distances = SeriesQuery(.distance).series(of: run)
    #expect(abs(distances[0] - 0.0991604) < 1e-7)
    #expect(try #require(run.trajectory).iterates[1] > 0)
    #expect(distances[1] == SeriesQuery(.distance).last(of: run))
    let lines = (try files(experiment)["it.csv"] ?? "").split(separator: "\n")
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let column = try #require(lines[0].firstIndex(of: "distance"))
    #expect(lines.dropFirst().map { Double($0[column]) } == distances)
  }

  /// The step that leads out of the doubles leads to no point.
  @Test func theLastPointOfARunThatDivergesHasNoStep() throws {
    let experiment = """
      "objective": { "formula": "x^4" }, "start": [9], "steps": 50,
      "optimizer": { "name": "gd", "learningRate": 1 }
      """
    let files = try files(experiment)
    let lines = (files["it.csv"] ?? "").split(separator: "\n")
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    for name in ["learningRate", "stepLength"] {
      let column = try #require(lines[0].firstIndex { $0 == name })
      #expect(try #require(lines.last)[column].isEmpty)
      #expect(lines.dropFirst().dropLast().allSatisfy { !$0[column].isEmpty })
    }
    let run = try runs(experiment)[0]
    let trajectory = try #require(run.trajectory)
    #expect(trajectory.isDiverged && trajectory.evaluations == trajectory.count + 1)
    #expect(SeriesQuery(.learningRate).series(of: run).count == trajectory.count - 1)
  }

  /// Readers of JSON get a Boolean, and an infinite slope has an infinite length.
  @Test func evaluationsAtASteepPlace() throws {
    let files = try files(#""kind": "evaluate", "formula": "sqrt(x)", "at": [0]"#)
    #expect(files["it.json"]?.contains(#""differentiable": false"#) == true)
    let lines = (files["it.csv"] ?? "").split(separator: "\n").map { $0.split(separator: ",") }
    let column = try #require(lines[0].firstIndex(of: "gradientNorm"))
    #expect(lines[1][column] == "inf")
  }
}
