import Configuration
import Elementary
import Optimization
import Plot

/// `{"mark": "phaseStrip", "of", "where", "parameter"}`: a strip that shows for which values of a
/// sweep runs seldom turn back, which zigzag and which diverge.
///
/// A run zigzags if more than half of its steps turn back, ⟨x_{t+1} − x_t, x_t − x_{t−1}⟩ < 0; steps
/// of rounding at its end do not count. On a parabola these are the runs of gradient descent with
/// 1 < ηf″ < 2, for x_{t+1} − x_t = (1 − ηf″)(x_t − x_{t−1}).
struct PhaseStripSpec: MarkSpec {
  private let selection: RunSelection
  private let parameter: String

  init?(_ fields: inout Fields, reader: MarkReader) {
    let selection = reader.selection(&fields)
    let parameter = reader.sweptNumber(&fields, of: selection)
    guard let selection, let parameter else { return nil }
    self.selection = selection
    self.parameter = parameter
  }

  var isStrip: Bool { true }

  private enum Phase: Int {
    case monotone, zigzag, diverging

    /// The place in the cycle.
    var style: Int {
      switch self {
      case .monotone: 2
      case .zigzag: 3
      case .diverging: 1
      }
    }
  }

  func marks(in stage: Stage) -> [any Mark] {
    let found = selection.runs(in: stage.results).compactMap { run -> (Double, Phase)? in
      run.number(parameter).map { ($0, phase(of: run)) }
    }.sorted { $0.0 < $1.0 }
    guard let first = found.first, let last = found.last, first.0 < last.0 else { return [] }
    let failure = selection.runs(in: stage.results).failure
    var pieces: [StripMark.Piece] = []
    var start = first.0
    for (index, (value, phase)) in found.enumerated() {
      let next = index + 1 < found.count ? found[index + 1] : nil
      if let next, next.1 == phase { continue }
      let end = next.map { middle(value, $0.0) } ?? last.0
      let name =
        switch phase {
        case .monotone: "few turns"
        case .zigzag: "zigzag"
        case .diverging: failure
        }
      if start < end {
        pieces.append(
          StripMark.Piece(
            start...end, color: stage.stylist.style(phase.style).color, name: name))
      }
      start = end
    }
    return [StripMark(pieces, height: stage.stripHeight, paper: stage.theme.background)]
  }

  /// Between two neighbors of the sweep; neighbors that are far apart are those of a logarithmic one.
  private func middle(_ a: Double, _ b: Double) -> Double {
    a > 0 && b > 2 * a ? squareRoot(a) * squareRoot(b) : 0.5 * (a + b)
  }

  private func phase(of run: Run) -> Phase {
    if run.isDiverging { return .diverging }
    guard let trajectory = run.trajectory, trajectory.count > 2 else { return .monotone }
    var steps: [[Double]] = []
    for step in 1..<trajectory.count {
      let (now, before) = (trajectory.iterate(step), trajectory.iterate(step - 1))
      steps.append(zip(now, before).map { $0 - $1 })
    }
    let longest = steps.map(length).max() ?? 0
    let counted = steps.prefix { length($0) > 1e-9 * longest }
    let turns = zip(counted, counted.dropFirst()).count { a, b in
      zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } < 0
    }
    return 2 * turns > counted.count - 1 ? .zigzag : .monotone
  }

  private func length(_ vector: [Double]) -> Double {
    squareRoot(vector.reduce(0) { $0 + $1 * $1 })
  }
}
