import Configuration
import Optimization

/// The data files of an experiment: every step of every run, and a line for each run.
public struct ExperimentData: Sendable {
  private let experiment: Experiment
  private let runs: [Run]
  /// The names of all parameters; a run may have some of them only.
  private let parameterNames: [String]

  /// Collects the runs of an experiment, in the order of the config.
  public init(_ experiment: Experiment, runs: [Run]) {
    self.experiment = experiment
    self.runs = runs
    var names: [String] = []
    for parameter in runs.flatMap(\.parameters) where !names.contains(parameter.name) {
      names.append(parameter.name)
    }
    parameterNames = names
  }

  /// What the files of an experiment are called.
  public static func fileNames(of experiment: Experiment, as formats: [DataFormat]) -> [String] {
    formats.flatMap { format in
      switch format {
      case .csv where experiment.kind == .minimize:
        (experiment.keepsEnds ? [] : ["\(experiment.name).csv"])
          + ["\(experiment.name)-summary.csv"]
      case .csv: ["\(experiment.name).csv"]
      case .json: ["\(experiment.name).json"]
      }
    }
  }

  /// The files with their bytes.
  public func files(as formats: [DataFormat]) -> [(name: String, bytes: [UInt8])] {
    formats.flatMap { format -> [(name: String, bytes: [UInt8])] in
      switch format {
      case .csv where experiment.kind == .minimize:
        (experiment.keepsEnds ? [] : [("\(experiment.name).csv", trajectories())])
          + [("\(experiment.name)-summary.csv", table())]
      case .csv: [("\(experiment.name).csv", table())]
      case .json: [("\(experiment.name).json", json())]
      }
    }
  }

  // MARK: Comma-separated values

  /// What a later build is compared with.
  public var baseline: DataBaseline {
    let summary = table(every: DataBaseline.stride(of: runs.count, limit: DataBaseline.runLimit))
    let hasSteps = !experiment.keepsEnds && experiment.kind == .minimize
    let stride = DataBaseline.stride(of: runs.count, limit: DataBaseline.walkLimit)
    let budget = DataBaseline.stepLimit / max(1, min(runs.count, DataBaseline.walkLimit))
    let steps = hasSteps ? trajectories(every: stride, budget: budget) : []
    return DataBaseline(
      text: String(
        decoding: summary + (hasSteps ? [UInt8(ascii: "\n")] : []) + steps, as: UTF8.self))
  }

  /// The steps that are kept of a run with so many points: half of the budget from the start, then
  /// every few, and the last.
  private static func kept(_ count: Int, budget: Int) -> [Int] {
    guard count > budget else { return Array(0..<count) }
    let first = budget / 2
    let stride = max(1, (count - first) / (budget - first))
    return Array(0..<first) + Swift.stride(from: first, to: count - 1, by: stride) + [count - 1]
  }

  /// One line for every step of every run, or of every few runs and steps.
  private func trajectories(every stride: Int = 1, budget: Int = .max) -> [UInt8] {
    var text = DataText()
    let variables = experiment.variables
    // Runs of several optimizers remember different things.
    var headings: [String] = []
    for run in runs {
      guard let trajectory = run.trajectory else { continue }
      for name in DataColumn.names(of: trajectory, variables) where !headings.contains(name) {
        headings.append(name)
      }
    }
    text.writeLine(
      ["run"] + sweptHeadings(beside: headings) + ["repetition", "step", "evaluations"] + headings)
    for (number, run) in runs.enumerated() where number % stride == 0 {
      guard let trajectory = run.trajectory else { continue }
      let columns = DataColumn.columns(of: run, trajectory, variables: variables)
      let ordered = headings.map { name in columns.first { $0.name == name } }
      let prefix = prefix(of: run, number)
      for step in ExperimentData.kept(trajectory.count, budget: budget) {
        text.write(prefix)
        text.separate()
        text.write(step)
        text.separate()
        text.write(trajectory.evaluations(at: step))
        for column in ordered {
          text.separate()
          if let column, step < column.count { text.write(column.value(step)) }
        }
        text.write("\n")
      }
    }
    return text.bytes
  }

  private func sweptHeadings(beside headings: [String]) -> [String] {
    parameterNames.map { DataColumn.heading(ofSwept: $0, beside: headings) }
  }

  /// The number of the run from 1, its parameters and its repetition from 1.
  private func prefix(of run: Run, _ number: Int) -> String {
    var text = DataText()
    text.write(number + 1)
    for name in parameterNames {
      text.separate()
      text.writeField(run.parameter(name)?.value.described ?? "")
    }
    text.separate()
    text.write(run.repetition + 1)
    return String(decoding: text.bytes, as: UTF8.self)
  }

  /// One line for every run, or for every few.
  private func table(every stride: Int = 1) -> [UInt8] {
    var text = DataText()
    for (number, run) in runs.enumerated() where number % stride == 0 {
      let summary = DataSummary(of: run, variables: experiment.variables)
      if number == 0 {
        let headings = summary.entries.map(\.name)
        text.writeLine(["run"] + sweptHeadings(beside: headings) + ["repetition"] + headings)
      }
      text.write(prefix(of: run, number))
      for entry in summary.entries {
        text.separate()
        switch entry.value {
        case .number(let number): text.write(number)
        case .flag(let flag): text.write("\(flag)")
        case .text(let value): text.writeField(value)
        case .missing: break
        }
      }
      text.write("\n")
    }
    return text.bytes
  }

  // MARK: JSON

  /// All of it: `{"experiment", "kind", "runs": [{"parameters", …, "steps": {"loss": […], …}}]}`.
  private func json() -> [UInt8] {
    var text = DataText()
    text.write("{\n  \"experiment\": \(JSONText.string(experiment.name).text()),\n")
    text.write("  \"kind\": \"\(experiment.kind.rawValue)\",\n  \"runs\": [")
    for (number, run) in runs.enumerated() {
      text.write(number == 0 ? "\n" : ",\n")
      write(run, number, to: &text)
    }
    text.write("\n  ]\n}\n")
    return text.bytes
  }

  private func write(_ run: Run, _ number: Int, to text: inout DataText) {
    text.write("    {\n      \"run\": \(number + 1), \"repetition\": \(run.repetition + 1),\n")
    text.write("      \"parameters\": {")
    for (index, parameter) in run.parameters.enumerated() {
      text.write(index == 0 ? " " : ", ")
      text.write("\(JSONText.string(parameter.name).text()): ")
      switch parameter.value {
      case .number(let number): text.write(number, isQuoted: true)
      case .text(let value): text.write(JSONText.string(value).text())
      }
    }
    text.write(run.parameters.isEmpty ? "},\n      \"summary\": {" : " },\n      \"summary\": {")
    var separator = " "
    for entry in DataSummary(of: run, variables: experiment.variables).entries {
      if case .missing = entry.value { continue }
      text.write("\(separator)\(JSONText.string(entry.name).text()): ")
      separator = ", "
      switch entry.value {
      case .number(let number): text.write(number, isQuoted: true)
      case .flag(let flag): text.write("\(flag)")
      case .text(let value): text.write(JSONText.string(value).text())
      case .missing: break
      }
    }
    text.write(" }")
    if let trajectory = run.trajectory {
      text.write(",\n      \"steps\": {\n        \"evaluations\": [")
      for step in 0..<trajectory.count {
        if step > 0 { text.separate() }
        text.write(trajectory.evaluations(at: step))
      }
      text.write("]")
      for column in DataColumn.columns(of: run, trajectory, variables: experiment.variables)
      where column.count > 0 {
        text.write(",\n        \(JSONText.string(column.name).text()): [")
        for step in 0..<column.count {
          if step > 0 { text.separate() }
          text.write(column.value(step), isQuoted: true)
        }
        text.write("]")
      }
      text.write("\n      }")
    }
    text.write("\n    }")
  }
}

/// The kinds of files that data are written as.
public enum DataFormat: String, CaseIterable, Sendable {
  case csv, json
}
