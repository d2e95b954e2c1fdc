import Configuration
import Elementary
import Formula
import Optimization

/// What can be claimed of the objective of an experiment.
let landscapeMeasures: [Measure] =
  CriticalPoint.Kind.allCases.map { kind in
    Measure(
      "\(kind.rawValue)s", "the coordinates of all \(kind.rawValue)s, the lowest first", .minimize,
      .vector, options: []
    ) { _, _ in
      { picked, _ in
        picked.prefix(1).map { run in
          .vector(run.isolatedPoints(kind).flatMap(\.point))
        }
      }
    }.knownAtEnd
  } + [
    Measure(
      "minima", "the values at all minimizers, the lowest first", .minimize, .vector, options: []
    ) {
      _, _ in
      { picked, _ in
        picked.prefix(1).map { run in
          .vector(run.criticalPoints.filter { $0.kind == .minimizer }.map(\.value))
        }
      }
    }.knownAtEnd,
    Measure(
      "angleToMinimizer",
      "the angle in degrees from the negative gradient at the start to the way to the minimizer",
      .minimize, .real
    ) { run in
      guard let start = run.minimization?.start, let objective = run.minimization?.objective,
        let target = run.nearestMinimizer
      else { return .nothing("no minimizer") }
      let downhill = objective.formula.gradient(at: start).gradient.map { -$0 }
      let way = zip(target, start).map { $0 - $1 }
      func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
      let lengths = squareRoot(dot(downhill, downhill)) * squareRoot(dot(way, way))
      guard lengths > 0 else { return .nothing("a start where nothing slopes") }
      let cosineOfAngle = dot(downhill, way) / lengths
      return .number(arcCosine(max(-1, min(1, cosineOfAngle))) * 180 / .pi)
    }.knownAtEnd,
  ]
