/// What runs that differ in one swept number came to, one point for each value of it.
struct SweepCurve {
  /// The run that names the curve.
  let run: Run
  /// In the order of the sweep.
  private(set) var points: [Point]

  /// What the repetitions of one setting came to.
  struct Point {
    /// The swept number.
    let x: Double
    /// One for each repetition.
    fileprivate(set) var values: [Double] = []
    /// How many of them diverge.
    fileprivate(set) var divergingCount = 0

    /// The values in order; what has no number comes after all that have.
    var ranked: [Double] { values.map { $0.isNaN ? .infinity : $0 }.sorted() }
    /// Whether most of the runs diverge.
    var leaves: Bool { 2 * divergingCount > values.count }
  }

  /// Runs that differ in the swept number, or in the repetition, alone make one curve.
  static func curves(
    of runs: [Run], along parameter: String, number: (Run) -> Double
  ) -> [SweepCurve] {
    var groups: [(key: [Parameter], runs: [Run])] = []
    for run in runs {
      let key = run.parameters.filter { $0.name != parameter }
      if let index = groups.firstIndex(where: { $0.key == key }) {
        groups[index].runs.append(run)
      } else {
        groups.append((key, [run]))
      }
    }
    return groups.map { group in
      var points: [Point] = []
      for run in group.runs {
        guard case .number(let x)? = run.parameter(parameter)?.value else { continue }
        if run.repetition == 0 || points.last?.x != x { points.append(Point(x: x)) }
        points[points.count - 1].values.append(number(run))
        if run.isDiverging { points[points.count - 1].divergingCount += 1 }
      }
      return SweepCurve(run: Run(namedBy: group.runs[0], without: parameter), points: points)
    }
  }
}

extension Experiment {
  /// The names under which numbers are swept.
  var sweptNumbers: [String] {
    (variants.first?.parameters ?? []).filter { if case .number = $0.value { true } else { false } }
      .map(\.name)
  }
}

extension Run {
  /// The run that stands for a curve across a sweep: without the swept number.
  init(namedBy run: Run, without parameter: String) {
    self.init(
      parameters: run.parameters.filter { $0.name != parameter }, repetition: run.repetition,
      setting: run.setting, result: run.result, criticalPoints: run.criticalPoints)
    axis = parameter
  }
}
