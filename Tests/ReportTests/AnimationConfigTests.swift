import Configuration
import Graphics
import Testing

@testable import Report

/// Which pictures an animation of a config has.
@Suite struct AnimationConfigTests {
  private func figure(_ animation: String, _ rate: String = "0.1") throws -> BuiltFigure {
    let spec = try readConfig(
      """
      {
        "experiments": { "it": { \(MarkSpecTests.bowl.replacing("0.1 }", with: "\(rate) }")) } },
        "figures": { "it": {
          "title": "T", "animation": { \(animation) },
          "panels": [[{ "legend": "direct", "marks": [
            { "mark": "contours", "of": "it", "labels": false },
            { "mark": "trajectory", "of": "it", "label": "rate {{learningRate}}" }
          ] }]]
        } }
      }
      """)
    let report = Report(spec, runs: spec.experiments.map { Report.runs(of: $0, in: spec) })
    return report.figure(spec.figures[0])
  }

  private func texts(_ scene: Scene) -> [String] {
    func texts(_ items: [Scene.Item]) -> [String] {
      items.flatMap { item -> [String] in
        switch item {
        case .text(let run): [run.text]
        case .group(let group): texts(group.items)
        case .path: []
        }
      }
    }
    return texts(scene.items).filter { $0.hasPrefix("rate") }
  }

  /// The run has 20 steps: never more pictures than points.
  @Test(arguments: [
    ("", 21), (#""frames": 5"#, 5), (#""steps": 3"#, 4), (#""steps": 900, "frames": 11"#, 11),
  ])
  func followsSteps(_ animation: String, _ count: Int) throws {
    let (still, frames) = try figure(animation).animated(measuring: FixedPitchMeasurer())
    #expect(frames.count == count)
    if !animation.contains("\"steps\": 3") { #expect(frames.last == still) }
    #expect(Set(frames).count == count)
  }

  /// One picture for each value, which shows its runs and no others.
  @Test func followsSweeps() throws {
    let figure = try figure(#""along": "learningRate""#, #"{ "sweep": [0.1, 0.2, 0.3] }"#)
    let (still, frames) = figure.animated(measuring: FixedPitchMeasurer())
    #expect(frames.map(texts) == [["rate 0.1"], ["rate 0.2"], ["rate 0.3"]])
    #expect(still == frames[1])
  }

  /// What other experiments of the config sweep does not count.
  @Test func leavesOtherExperimentsOut() throws {
    func bowl(_ rates: String) -> String {
      MarkSpecTests.bowl.replacing("0.1 }", with: "{ \"sweep\": [\(rates)] } }")
    }
    let spec = try readConfig(
      """
      {
        "experiments": {
          "it": { \(bowl("0.1, 0.2")) }, "other": { \(bowl("0.1, 0.2, 0.3, 0.4")) }
        },
        "figures": { "it": {
          "title": "T", "animation": { "along": "learningRate" },
          "panels": [[{ "marks": [{ "mark": "trajectory", "of": "it" }] }]]
        } }
      }
      """)
    let report = Report(spec, runs: spec.experiments.map { Report.runs(of: $0, in: spec) })
    let animated = report.figure(spec.figures[0]).animated(measuring: FixedPitchMeasurer())
    #expect(animated.frames.count == 2)
  }

  @Test func spreadsPagesEvenly() throws {
    let spec = try #require(try figure(#""pages": 5"#).animationSpec)
    #expect(spec.pages(of: 21) == [0, 5, 10, 15, 20])
    #expect(spec.pages(of: 3) == [0, 1, 2])
    #expect(spec.pages(of: 1) == [0])
    #expect(spec.pages(of: 0) == [])
  }

  /// Where no mark goes step by step, a warning says that nothing will move.
  @Test(arguments: [
    (#"{ "mark": "trajectory", "of": "it" }"#, false),
    (#"{ "mark": "contours", "of": "it" }"#, true),
    (#"{ "mark": "points", "of": "it" }"#, false),
    (#"{ "mark": "errorBars", "of": "it" }"#, false),
    (#"{ "mark": "points", "at": [[1, 2]] }"#, true),
  ])
  func saysThatNothingMoves(_ mark: String, _ isStill: Bool) throws {
    let spec = try readConfig(
      """
      { "experiments": { "it": { \(MarkSpecTests.bowl) } },
        "figures": { "it": { "title": "T", "animation": {}, "panels": [[{ "marks": [\(mark)] }]] } } }
      """)
    let report = Report(spec, runs: spec.experiments.map { Report.runs(of: $0, in: spec) })
    let warning = report.figure(spec.figures[0]).composed(measuring: FixedPitchMeasurer()).warning
    #expect(warning?.message.contains("stands still") ?? false == isStill)
  }

  /// A range that is empty is one mistake.
  @Test func emptyRangesAreOneMistake() {
    let found = mistakes(
      in: """
        { "figures": { "it": { "title": "T", "panels": [[
          { "x": { "range": [5, 5] }, "marks": [{ "mark": "function", "formula": "x" }] }
        ]] } } }
        """)
    #expect(found.matches(of: /error:/).count == 1, "\(found)")
  }
}
