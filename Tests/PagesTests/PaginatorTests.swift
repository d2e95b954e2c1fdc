import Graphics
import TestSupport
import Testing

@testable import Pages

/// What the division into pages promises.
struct PaginatorTests {
  /// A text of random lines and figures on pages of a few lines.
  private func random(_ seed: UInt64) -> (Galley, PageMeasure) {
    var random = SplitMix64(seed: seed)
    var boxes: [FlowBox] = []
    for _ in 0..<Int.random(in: 1...13, using: &random) {
      var box = FlowBox(height: PageDesign.line * Int.random(in: 1...2, using: &random), items: [])
      box.breakCost = [0, 0, 5, 100, FlowBox.forbidden].randomElement(using: &random) ?? 0
      box.stretch = Int.random(in: 0...1, using: &random)
      box.spaceBefore = [0, 0, 6, 12].randomElement(using: &random) ?? 0
      if Int.random(in: 0..<6, using: &random) == 0 {
        box.floating = [FlowBox(height: PageDesign.line * 2, items: [])]
      }
      boxes.append(box)
    }
    let galley = Galley(boxes)
    return (galley, PageMeasure(galley: galley, height: 5 * PageDesign.line, hasMargin: true))
  }

  private func cost(of pages: [Paginator.Page], _ measure: PageMeasure) -> Double? {
    var total = 0.0
    for page in pages {
      let span =
        page.boxes.isEmpty
        ? PageMeasure.Span(start: page.boxes.lowerBound)
        : measure.spans(from: page.boxes.lowerBound).first { $0.end == page.boxes.upperBound }
      guard let span, let cost = measure.cost(of: span, floats: page.floats) else { return nil }
      total += cost
    }
    return total
  }

  /// The least cost of all divisions from a state on, by trying each.
  private func least(
    _ start: Int, _ placed: Int, _ galley: Galley, _ measure: PageMeasure
  ) -> Double {
    if start == galley.boxes.count, placed == galley.floats.count { return 0 }
    var best = Double.infinity
    let spans = start < galley.boxes.count ? measure.spans(from: start) : []
    for span in [PageMeasure.Span(start: start)] + spans {
      for next in placed...galley.floats.count where next > placed || span.end > start {
        guard
          measure.fits(span, floats: placed..<next) || span.end == start && next == placed + 1,
          let cost = measure.cost(of: span, floats: placed..<next)
        else { continue }
        best = min(best, cost + least(span.end, next, galley, measure))
      }
    }
    return best
  }

  @Test(arguments: 0..<120 as Range<UInt64>)
  func noDivisionIsBetter(_ seed: UInt64) throws {
    let (galley, measure) = random(seed)
    let pages = Paginator(galley, measure: measure).pages()
    #expect(pages.flatMap(\.boxes) == Array(galley.boxes.indices))
    #expect(pages.flatMap(\.floats) == Array(galley.floats.indices))
    let found = try #require(cost(of: pages, measure))
    let best = least(0, 0, galley, measure)
    // A division without forbidden breaks is taken even if one with them costs less otherwise.
    #expect(found <= best + 1e-6 || best >= FlowBox.forbidden)
  }

  @Test func notesBesideTheTextKeepTheirOrderAndDistance() {
    for seed in 0..<100 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let notes = (0..<Int.random(in: 0...9, using: &random)).map { _ in
        SideNote(height: Int.random(in: 10...60, using: &random), items: [], place: "")
      }
      let wanted = notes.map { _ in Int.random(in: 0...600, using: &random) }.sorted()
      let low = Int.random(in: 0...400, using: &random)
      let column = MarginColumn(height: 600, obstacles: [low..<(low + 150)])
      let tops = column.tops(of: notes, wanted: wanted)
      let sum = notes.reduce(0) { $0 + $1.height + SideNote.gap }
      #expect(tops.count == notes.count || sum > 150)
      for (index, top) in tops.enumerated() {
        let bottom = top + notes[index].height
        #expect(top >= 0 && bottom <= 600)
        #expect(bottom <= low || top >= low + 150)
        if index + 1 < tops.count { #expect(tops[index + 1] >= bottom + SideNote.gap) }
      }
    }
  }
}
