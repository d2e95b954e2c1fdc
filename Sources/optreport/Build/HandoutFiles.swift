import CairoBackend
import Configuration
import Graphics
import HTML
import Hyphenation
import Pages
import Prose
import Report
import Typesetting

/// The files of a handout: pages to print, and a page for browsers.
struct HandoutFiles: Sendable {
  private let spec: HandoutSpec
  private let article: Article
  private let figures: [DrawnFigure]
  private let report: Report

  /// The names of the files that a config asks for, inside the output folder.
  static func names(of spec: HandoutSpec?) -> [String] {
    spec?.fileNames ?? []
  }

  /// Fills the handout of a report; nil if there is none. `drawn` are all its figures.
  init?(_ report: Report, drawn: [DrawnFigure]) {
    guard let spec = report.spec.handout,
      let article = report.article(figures: drawn.map(\.figure))
    else { return nil }
    self.report = report
    self.spec = spec
    self.article = article
    let shown = article.figureNames
    figures = drawn.filter { shown.contains($0.figure.name) }
  }

  /// The bytes of one file, and what does not fit into it.
  func file(_ name: String) throws(Failure) -> (bytes: [UInt8], problems: [Diagnostic]) {
    do {
      switch name {
      case "handout.pdf":
        let composition = PageComposer(paragraphs: paragraphs, design: design)
          .composition(of: article, figures: scenes)
        let problems = composition.problems.map { problem in
          spec.tooWide(
            problem.kind.rawValue, identifier: problem.identifier, words: problem.words,
            neededWidth: problem.neededWidth, width: problem.width)
        }
        return (try PDFEncoder().encode(composition.document), problems)
      case "slides.pdf":
        let document = SlideComposer(measuring: FontLibrary.shared).document(
          of: article, figures: slides)
        return (try PDFEncoder().encode(document), [])
      default:
        let images = try Dictionary(
          uniqueKeysWithValues: figures.map {
            ($0.figure.name, try SVGEncoder().encode([$0.scene], metadata: $0.metadata))
          })
        let page = try HTMLWriter().page(of: article, figures: images) { font, letters in
          try FontSubset.address(of: font.face, letters: letters, keepsMath: font == .math)
        }
        return (page, [])
      }
    } catch {
      throw Failure("\(name): cannot be drawn: \(error)", code: .notDrawn)
    }
  }

  private var scenes: [String: Scene] {
    Dictionary(uniqueKeysWithValues: figures.map { ($0.figure.name, $0.scene) })
  }

  /// The figures laid out for slides; one that is too full for a slide is as on paper, and is
  /// divided.
  private var slides: [String: Scene] {
    var slides = scenes
    for figure in report.spec.figures where slides[figure.name] != nil {
      let composition = report.slide(figure)
        .composed(measuring: FontLibrary.shared, mayShrink: false)
      if composition.hasRoom { slides[figure.name] = composition.scene }
    }
    return slides
  }

  /// What else to know about the handout of a report, if it declares one.
  static func notes(of spec: ReportSpec) -> [String] {
    spec.handout == nil || isEnglish(spec.language)
      ? []
      : ["there are no hyphenation patterns for \"\(spec.language)\", so no word is broken"]
  }

  private static func isEnglish(_ language: String) -> Bool {
    language.split(separator: "-").first?.lowercased() == "en"
  }

  private var paragraphs: ParagraphSetter {
    ParagraphSetter(
      measuring: FontLibrary.shared,
      hyphenating: HandoutFiles.isEnglish(article.language) ? PatternHyphenator() : NoHyphenator())
  }

  private var design: PageDesign {
    let paper: PageDesign.Paper =
      switch spec.paper {
      case .a4: .a4
      case .letter: .letter
      }
    let layout: PageDesign.Layout =
      switch spec.layout {
      case .margin: .margin
      case .plain: .plain
      }
    return PageDesign(paper: paper, layout: layout)
  }
}

extension PageFont {
  fileprivate var face: Font.Face {
    switch self {
    case .roman: .serifRegular
    case .italic: .serifItalic
    case .semibold: .serifSemiBold
    case .semiboldItalic: .serifSemiBoldItalic
    case .mono: .mono
    case .math: .serifMath
    }
  }
}
