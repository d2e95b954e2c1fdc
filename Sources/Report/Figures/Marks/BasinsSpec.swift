import Configuration
import Optimization
import Plot

/// `{"mark": "basins", "of", "where", "parameter", "within"}`: a strip that shows to which minimizer
/// each start of a sweep leads.
///
/// A run that ends farther than `within` from all minimizers is undecided.
struct BasinsSpec: MarkSpec {
  private let selection: RunSelection
  private let parameter: String
  private var tolerance: Double?

  init?(_ fields: inout Fields, reader: MarkReader) {
    let selection = reader.selection(&fields, endsSuffice: true)
    let parameter = reader.sweptNumber(&fields, of: selection)
    fields.read(
      "within", into: &tolerance, .positive,
      about: "a run that ends farther from all minimizers is undecided")
    guard let selection, let parameter else { return nil }
    self.selection = selection
    self.parameter = parameter
  }

  var isStrip: Bool { true }

  private enum End: Equatable {
    case minimizer([Double])
    case diverged, undecided
  }

  func marks(in stage: Stage) -> [any Mark] {
    let found = selection.runs(in: stage.results).compactMap { run in
      run.number(parameter).map { (value: $0, run: run) }
    }.sorted { $0.value < $1.value }
    guard let first = found.first, let last = found.last else { return [] }
    let span = parameter.hasPrefix("start") ? last.value - first.value : nil
    let ends = found.map { end(of: $0.run, span: span) }
    let minimizers = ends.reduce(into: [[Double]]()) { list, end in
      if case .minimizer(let point) = end, !list.contains(point) { list.append(point) }
    }
    let failure = found.map(\.run).failure
    var pieces: [StripMark.Piece] = []
    var start = first.value
    for (index, end) in ends.enumerated() {
      if index + 1 < ends.count, ends[index + 1] == end { continue }
      let cut =
        index + 1 < ends.count
        ? 0.5 * (found[index].value + found[index + 1].value) : last.value
      if start < cut {
        var piece = piece(start...cut, leadingTo: end, of: minimizers, in: stage)
        if end == .diverged { piece.name = failure }
        pieces.append(piece)
      }
      start = cut
    }
    return [StripMark(pieces, height: stage.stripHeight, paper: stage.theme.background)]
  }

  private func piece(
    _ range: ClosedRange<Double>, leadingTo end: End, of minimizers: [[Double]], in stage: Stage
  ) -> StripMark.Piece {
    switch end {
    case .minimizer(let point):
      let color = stage.stylist.style(minimizers.firstIndex(of: point) ?? 0).color
      return StripMark.Piece(
        range, color: color, name: "ends at \(NumberFormat(digits: 3).text(point))")
    case .undecided:
      return StripMark.Piece(range, color: stage.theme.secondaryInk, name: "undecided")
    case .diverged:
      var piece = StripMark.Piece(range, color: stage.theme.secondaryInk, name: "")
      piece.isHatched = true
      return piece
    }
  }

  private func end(of run: Run, span: Double?) -> End {
    if run.isDiverging { return .diverged }
    return run.reachedMinimizer(within: tolerance, span: span).map { .minimizer($0.point) }
      ?? .undecided
  }
}
