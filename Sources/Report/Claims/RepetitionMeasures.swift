import Configuration
import Elementary
import Optimization

/// What can be claimed of several runs together.
let repetitionMeasures: [Measure] = [
  Measure(
    "escapeMedian",
    "the median over runs of the first step at which a coordinate is farther from 0 than a bound",
    .minimize, .real, options: ["coordinate", "beyond"]
  ) { fields, experiment in
    let (coordinate, bound) = readEscape(&fields, experiment)
    return { picked, _ in
      // A run that never escapes counts as later than all others.
      let times = picked.map { run in
        run.trajectory?.escapeTime(of: coordinate, beyond: bound).map(Double.init) ?? .infinity
      }
      guard !times.isEmpty else { return [] }
      let middle = median(times)
      return [middle.isFinite ? .number(middle) : .nothing("that most runs never escape")]
    }
  },
  Measure(
    "escapes", "how many of the runs bring a coordinate farther from 0 than a bound", .minimize,
    .count, options: ["coordinate", "beyond"]
  ) { fields, experiment in
    let (coordinate, bound) = readEscape(&fields, experiment)
    return { picked, _ in
      let count = picked.count {
        $0.trajectory?.escapeTime(of: coordinate, beyond: bound) != nil
      }
      return [.number(Double(count))]
    }
  },
  Measure(
    "reaches", "how many of the runs bring a quantity below a threshold", .minimize, .count,
    options: ["threshold", "quantity", "coordinate", "state"]
  ) { fields, experiment in
    let (query, threshold) = readThreshold(&fields, experiment)
    return { picked, _ in
      let count = picked.count {
        query.series(of: $0).contains { $0 < threshold }
      }
      return [.number(Double(count))]
    }
  },
  Measure(
    "sameCurve", "whether a quantity is the same at every step as in the runs that \"with\" picks",
    .minimize, .flag, options: ["with", "quantity", "coordinate", "state", "relativeTolerance"]
  ) { fields, experiment in
    let query = readQuery(&fields, experiment, .loss)
    let other = RunFilter(
      fields.requiredValue("with", about: "swept values of the runs to compare with"),
      experiment: experiment, policy: .mayMissRuns)
    var tolerance = 1e-12
    fields.read(
      "relativeTolerance", into: &tolerance, .nonNegative, about: "how far apart the curves may be")
    return { [tolerance] picked, all in
      let references = other(all).map { query.series(of: $0) }
      if references.isEmpty { return [.nothing("no run to compare with")] }
      return picked.map { run in
        let series = query.series(of: run)
        return .flag(
          references.allSatisfy { reference in
            reference.count == series.count
              && zip(series, reference).allSatisfy {
                $0 == $1 || abs($0 - $1) <= tolerance * max(abs($0), abs($1))
              }
          })
      }
    }
  },
  Measure(
    "boundary", "the swept value at which runs begin to end at another minimizer", .minimize, .real,
    options: ["parameter"]
  ) { fields, experiment in
    var name = experiment.parameterNames.first ?? ""
    fields.read(
      "parameter", into: &name, among: experiment.parameterNames.map { (name: $0, value: $0) },
      about: "what is swept; the first if absent")
    if experiment.parameterNames.isEmpty {
      fields.report("\"\(experiment.name)\" does not sweep anything", at: "boundary")
    }
    return { [name] picked, _ in
      let boundaries = basinBoundaries(of: picked, along: name)
      return boundaries.isEmpty ? [.nothing("no boundary")] : boundaries.map(Measured.number)
    }
  }.knownAtEnd,
]

/// The middles between neighboring values of a sweep whose runs end at different minimizers; runs that
/// end at none, or diverge, have no say.
func basinBoundaries(of runs: [Run], along name: String) -> [Double] {
  let values = runs.compactMap { $0.number(name) }
  // As `basins` has it.
  let span = name.hasPrefix("start") ? (values.max() ?? 0) - (values.min() ?? 0) : nil
  let ends = runs.compactMap { run -> (value: Double, minimizer: [Double])? in
    guard let value = run.number(name),
      let end = run.reachedMinimizer(within: nil, span: span == 0 ? nil : span)
    else { return nil }
    return (value, end.point)
  }
  return zip(ends, ends.dropFirst()).compactMap { a, b in
    a.minimizer == b.minimizer ? nil : 0.5 * (a.value + b.value)
  }
}

/// Reads `coordinate` and `beyond`.
func readEscape(_ fields: inout Fields, _ experiment: Experiment) -> (Int, Double) {
  var bound = 0.5
  fields.read("beyond", into: &bound, .positive, about: "how far from 0")
  return (readCoordinate(&fields, experiment), bound)
}
