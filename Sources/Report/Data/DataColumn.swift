import Optimization

/// A quantity of a run at every step, as a column of a data file.
struct DataColumn {
  /// The heading.
  let name: String
  /// How many steps have a value: one less than the run has points where the last has none, and
  /// none where it is not known.
  let count: Int
  /// The value at one of these steps.
  let value: (Int) -> Double

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
    let (points, dimension) = (trajectory.count, trajectory.dimension)
    let (minimum, minimizers) = (run.minimum, run.minimizers)
    var columns = variables.enumerated().map { index, name in
      DataColumn(heading(of: name), points) { trajectory.iterates[$0 * dimension + index] }
    }
    columns += [
      DataColumn("loss", points) { trajectory.values[$0] },
      DataColumn("gap", minimum == nil ? 0 : points) { step in
        minimum.map { trajectory.gap(to: $0, at: step) } ?? .nan
      },
      DataColumn("gradientNorm", points) { trajectory.gradientNorms[$0] },
      DataColumn("distance", minimizers.isEmpty ? 0 : points) { step in
        trajectory.distance(toNearestOf: minimizers, at: step) ?? .nan
      },
      // The step with which a run diverged led to no point.
      DataColumn("learningRate", max(0, points - 1)) { trajectory.learningRates[$0] },
      DataColumn("stepLength", max(0, points - 1)) { trajectory.stepLength(at: $0) },
    ]
    for column in trajectory.state {
      for (index, variable) in variables.enumerated() {
        columns.append(
          DataColumn("\(column.name).\(variable)", column.values.count / dimension) {
            column.values[$0 * dimension + index]
          })
      }
    }
    return columns
  }

  private init(_ name: String, _ count: Int, _ value: @escaping (Int) -> Double) {
    (self.name, self.count, self.value) = (name, count, value)
  }
}
