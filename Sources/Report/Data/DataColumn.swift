import Optimization

/// A quantity of a run at every step, as a column of a data file.
struct DataColumn {
  /// The heading.
  let name: String
  /// The values; shorter than the run where the last step has none.
  let values: [Double]

  /// The columns of all runs, besides the coordinates.
  private static let quantities = [
    "loss", "gap", "gradientNorm", "distance", "learningRate", "stepLength",
  ]
  /// What comes before, with the settings of the run between the first and the others.
  static let prefix = ["run", "repetition", "step", "evaluations"]

  /// The heading of a coordinate: its name, unless another column has it.
  static func heading(of variable: String) -> String {
    (prefix + quantities).contains(variable) ? "variable.\(variable)" : variable
  }

  /// The heading of a swept setting beside other columns: its name, unless one of them has it.
  static func heading(ofSwept name: String, beside headings: [String]) -> String {
    (prefix + headings).contains(name) ? "swept.\(name)" : name
  }

  /// The headings of the columns of a run.
  static func names(of trajectory: Trajectory, _ variables: [String]) -> [String] {
    variables.map(heading) + quantities
      + trajectory.state.flatMap { column in variables.map { "\(column.name).\($0)" } }
  }

  /// The columns of a run, in the order of the file; the same for all runs of an experiment but for
  /// what is recorded of the optimizer's state.
  static func columns(of run: Run, _ trajectory: Trajectory, variables: [String]) -> [DataColumn] {
    func series(_ quantity: SeriesQuery.Quantity) -> [Double] {
      SeriesQuery(quantity).series(of: run)
    }
    var columns = variables.enumerated().map { index, name in
      DataColumn(heading(of: name), trajectory.coordinate(index))
    }
    columns += [
      DataColumn("loss", trajectory.values), DataColumn("gap", series(.gap)),
      DataColumn("gradientNorm", trajectory.gradientNorms),
      DataColumn("distance", series(.distance)),
      DataColumn("learningRate", trajectory.learningRates),
      DataColumn("stepLength", series(.stepLength)),
    ]
    for column in trajectory.state {
      for (index, variable) in variables.enumerated() {
        let values = stride(from: index, to: column.values.count, by: variables.count)
        columns.append(
          DataColumn("\(column.name).\(variable)", values.map { column.values[$0] }))
      }
    }
    return columns
  }

  private init(_ name: String, _ values: [Double]) {
    self.name = name
    self.values = values
  }
}
