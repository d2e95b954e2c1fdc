import Graphics
import TestSupport
import Testing

@testable import Typesetting

private let setter = ParagraphSetter(
  measuring: FixedPitchMeasurer(), hyphenating: ThirdsHyphenator())

/// What a set of breaks costs, summed up as the paper has it; nil if a line is not feasible.
private func demerits(
  _ breaks: [Int], _ text: ParagraphPieces, _ measure: LineBreaker.Measure, ratio limit: Double
) -> Double? {
  var sum = 0.0
  var start = -1
  var before: Int?
  for end in breaks {
    let isLast = end == text.pieces.count - 1
    var width = text.pieces[(start + 1)...end].reduce(0) { $0 + $1.width }
    let between = text.joints[(start + 1)..<end]
    width += between.reduce(0) { $0 + $1.width }
    width += text.joints[end].isHyphen ? text.joints[end].endWidth : 0
    if start >= 0 { width += text.joints[start].startWidth }
    let room = measure.width - (start < 0 ? measure.indent : 0)
    let stretch = measure.raggedness ?? between.reduce(0) { $0 + $1.stretch }
    let shrink = measure.raggedness == nil ? between.reduce(0) { $0 + $1.shrink } : 0
    var ratio = 0.0
    if width > room + 1e-9 {
      ratio = shrink > 0 ? (room - width) / shrink : -.infinity
    } else if width < room, !isLast {
      ratio = stretch > 0 ? (room - width) / stretch : .infinity
    }
    if ratio < -1 - 1e-9 || ratio > limit { return nil }
    let penalty = isLast ? 0 : text.joints[end].penalty ?? .infinity
    let line = 10 + 100 * abs(ratio * ratio * ratio) + penalty
    sum += line * line
    let fitness = ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3
    if let before, abs(fitness - before) > 1 { sum += 10_000 }
    before = fitness
    if start >= 0, text.joints[start].isHyphen {
      if isLast { sum += 5_000 } else if text.joints[end].isHyphen { sum += 10_000 }
    }
    if start >= 0, isLast, width < 2 * measure.em { sum += 3_000 }
    start = end
  }
  return sum
}

@Suite struct LineBreakerTests {
  /// Nothing is better than what is found, whatever the words and the width are.
  @Test(arguments: [nil, 20.0])
  func findsTheBestOfAllBreaks(_ raggedness: Double?) {
    var found = 0
    for seed in 0..<300 as Range<UInt64> {
      var prose = RandomProse(seed: seed)
      let spans = [Span(.words(prose.words(6, longest: 9)), style: RandomProse.style)]
      var reader = PieceReader(spans, for: setter)
      reader.isHyphenated = true
      let text = reader.pieces(of: 0..<1)
      let measure = LineBreaker.Measure(
        width: Double.random(in: 60...140, using: &prose.random), indent: seed % 2 == 0 ? 10 : 0,
        raggedness: raggedness, em: 10)
      let tolerance = LineBreaker.Tolerance(ratio: 2)
      let legal = text.joints.indices.dropLast().filter { text.joints[$0].penalty != nil }
      guard legal.count <= 9 else { continue }
      let last = text.pieces.count - 1
      var best = Double.infinity
      for choice in 0..<(1 << legal.count) {
        let breaks = legal.indices.filter { choice >> $0 & 1 == 1 }.map { legal[$0] } + [last]
        best = min(best, demerits(breaks, text, measure, ratio: 2) ?? .infinity)
      }
      let breaks = LineBreaker(text: text, measure: measure, tolerance: tolerance).breaks()
      #expect((breaks == nil) == (best == .infinity), "seed \(seed)")
      guard let breaks else { continue }
      found += 1
      let sum = demerits(breaks, text, measure, ratio: 2) ?? .infinity
      #expect(abs(sum - best) <= 1e-6 * best, "seed \(seed): \(sum) and not \(best)")
    }
    #expect(found > 80)
  }

  /// Lines end only where they may, the last with the paragraph.
  @Test func breaksWhereItMay() {
    for seed in 0..<200 as Range<UInt64> {
      var prose = RandomProse(seed: seed)
      let spans = prose.spans(12)
      let measure = LineBreaker.Measure(
        width: Double.random(in: 20...300, using: &prose.random), indent: 10,
        raggedness: seed % 2 == 0 ? nil : 30, em: 10)
      let (text, breaks) = setter.breaks(of: spans.indices, in: spans, measure)
      #expect(breaks.last == text.pieces.count - 1)
      #expect(breaks == breaks.sorted() && Set(breaks).count == breaks.count)
      for joint in breaks { #expect(text.joints[joint].penalty != nil) }
    }
  }
}
