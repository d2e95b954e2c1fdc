import Graphics
import Prose
import TestSupport
import Testing
import Typesetting

@testable import Pages

/// A composer that takes all characters for equally wide.
func pageComposer(_ design: PageDesign = PageDesign()) -> PageComposer {
  PageComposer(
    paragraphs: ParagraphSetter(
      measuring: FixedPitchMeasurer(), hyphenating: NoHyphenator()),
    design: design)
}

/// The pages of an article that has these blocks.
func pages(
  _ blocks: [Block], figures: [String: Scene] = [:], design: PageDesign = PageDesign()
) -> [PageQuery] {
  pageComposer(design).document(
    of: Article(title: [.text("T")], blocks: blocks), figures: figures
  ).queries
}

/// Text of so many words, all different.
func words(_ count: Int, _ name: String = "w") -> [Inline] {
  [.text((0..<count).map { "\(name)\($0)" }.joined(separator: " "))]
}

let pageDesigns = PageDesign.Paper.allCases.flatMap { paper in
  PageDesign.Layout.allCases.map { PageDesign(paper: paper, layout: $0) }
}

/// A random article, set in one of the designs.
struct Sample: Sendable {
  let article: NumberedArticle
  let design: PageDesign
  let pages: [PageQuery]

  /// Set once for all tests.
  static let all = (0..<200).map { seed in
    let article = NumberedArticle(seed: UInt64(seed))
    let design = pageDesigns[seed % pageDesigns.count]
    let document = pageComposer(design).document(of: article.article, figures: article.figures)
    return Sample(article: article, design: design, pages: document.queries)
  }
}

/// What must be true of any article.
struct PagesTests {
  @Test(arguments: Sample.all.indices)
  func everyWordIsReadOnceAndInOrder(_ seed: Int) {
    let sample = Sample.all[seed]
    var words = sample.pages.flatMap(\.words).filter { $0.hasPrefix("p") && $0.contains(".") }
    var expected = sample.article.texts.enumerated().flatMap { text, count in
      (0..<count).map { "p\(text).\($0)" }
    }
    if sample.article.article.showsContents {
      // The titles of sections stand in the contents as well.
      words = Array(Set(words)).sorted()
      expected.sort()
    }
    #expect(words == expected)
  }

  @Test(arguments: Sample.all.indices)
  func noLineOfAParagraphStandsAlone(_ seed: Int) {
    var lines: [Int: [Int: Set<Double>]] = [:]
    for (number, page) in Sample.all[seed].pages.enumerated() {
      for run in page.read where !run.isInside(.contents) && !run.isInHeading {
        for word in run.run.text.split(separator: " ") where word.hasPrefix("p") {
          guard let text = Int(word.dropFirst().prefix { $0 != "." }) else { continue }
          lines[text, default: [:]][number, default: []].insert(run.position.y)
        }
      }
    }
    let divided = lines.values.filter { $0.count > 1 }
    #expect(divided.allSatisfy { $0.values.allSatisfy { $0.count > 1 } })
  }

  @Test(arguments: Sample.all.indices)
  func headingsAreFollowedByText(_ seed: Int) {
    for page in Sample.all[seed].pages {
      guard let last = page.read.lastIndex(where: \.isInHeading) else { continue }
      let heading = page.read[last]
      let below = page.read[last...].filter {
        !$0.isInHeading && !$0.isInside(.note) && $0.position.y > heading.position.y + 1
      }
      let isNote = page.read[last...].contains { $0.isInside(.note) }
      #expect(!below.isEmpty || isNote, "\(heading.run.text)")
    }
  }

  @Test(arguments: Sample.all.indices)
  func nothingLeavesThePage(_ seed: Int) {
    let (design, pages) = (Sample.all[seed].design, Sample.all[seed].pages)
    // Marks at the end of a line hang over the edge a little.
    let area = Rect(
      minX: design.left - 7, minY: 0, maxX: design.left + design.fullWidth + 7,
      maxY: design.top + Double(design.height) * PageDesign.unit)
    let outside = pages.flatMap(\.runs).filter { run in
      !area.contains(run.position) || run.visibleBounds.maxX > area.maxX
    }
    #expect(outside.map(\.run.text) == [])
  }

  @Test(arguments: Sample.all.indices)
  func nothingOverlaps(_ seed: Int) {
    for page in Sample.all[seed].pages {
      // Raised numbers touch their own line.
      let bounds = page.runs.filter { $0.run.font.size > 8 && $0.run.text != " " }
        .map { $0.visibleBounds.outset(by: -0.3) }
        .sorted { ($0.minY, $0.minX) < ($1.minY, $1.minX) }
      var overlaps: [Rect] = []
      for (index, one) in bounds.enumerated() {
        for other in bounds[(index + 1)...] {
          if other.minY > one.maxY { break }
          if one.intersects(other) { overlaps.append(one) }
        }
      }
      #expect(overlaps.isEmpty)
    }
  }

  @Test(arguments: Sample.all.indices)
  func paragraphsStandOnTheGrid(_ seed: Int) {
    let (design, pages) = (Sample.all[seed].design, Sample.all[seed].pages)
    let step = Double(PageDesign.line) * PageDesign.unit
    let first = design.top + Double(PageDesign.baseline(inLine: 12)) * PageDesign.unit
    // Between document and paragraph there is nothing but sections.
    let runs = pages.flatMap(\.read).filter { run in
      let path = run.elements
      return run.run.text.contains("p") && path.last == .paragraph
        && path.dropLast().dropFirst().allSatisfy { $0 == .section }
    }
    let off = runs.filter { run in
      let lines = (run.position.y - first) / step
      return abs(lines - lines.rounded()) > 1e-6
    }
    #expect(off.map(\.run.text) == [])
  }

  @Test(arguments: Sample.all.indices)
  func linksLeadToOnePlaceEach(_ seed: Int) {
    let places = Sample.all[seed].pages.flatMap(\.places)
    #expect(Set(places).count == places.count)
    #expect(Set(Sample.all[seed].pages.flatMap(\.links)).subtracting(places) == [])
  }

  @Test(arguments: Sample.all.indices)
  func figuresComeInOrderAndNotBeforeTheirReference(_ seed: Int) {
    let sample = Sample.all[seed]
    var previous = 0
    for number in 1..<(sample.article.figures.count + 1) {
      let name = "fig:\(number)"
      let place = sample.pages.firstIndex { $0.places.contains(name) } ?? -1
      let reference = sample.pages.firstIndex { $0.links.contains(name) } ?? Int.max
      let caption = sample.pages.firstIndex { page in
        page.words.contains("caption\(number)")
      }
      #expect(place >= previous && place >= reference, "figure \(number)")
      #expect(caption == place)
      previous = place
    }
  }

  @Test(arguments: Sample.all.indices)
  func footnotesStandOnThePageOfTheirNumber(_ seed: Int) {
    for page in Sample.all[seed].pages {
      let notes = page.links.filter { $0.hasPrefix("footnote:") }
      #expect(Set(notes).subtracting(page.places) == [])
    }
  }

  /// Where figures are many, pages of figures alone are better than figures far from their text.
  @Test(arguments: Sample.all.filter { $0.article.figures.count < 3 }.indices)
  func pagesAreFull(_ index: Int) {
    let sample = Sample.all.filter { $0.article.figures.count < 3 }[index]
    let hasAnswers =
      sample.pages.last?.words.contains { $0 == "Answers" } ?? false
    let height = Double(sample.design.height) * PageDesign.unit
    for page in sample.pages.dropLast(hasAnswers ? 2 : 1) {
      let bottom = page.read.map(\.position.y).max() ?? 0
      #expect(bottom > sample.design.top + 0.6 * height)
    }
  }

  @Test func sameArticleGivesSamePages() {
    let article = NumberedArticle(seed: 5)
    let one = pageComposer().document(of: article.article, figures: article.figures)
    #expect(one == pageComposer().document(of: article.article, figures: article.figures))
  }
}
