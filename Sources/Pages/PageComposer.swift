public import Graphics
public import Prose
public import Typesetting

/// Sets an article in pages.
public struct PageComposer: Sendable {
  /// What breaks its paragraphs.
  public let paragraphs: ParagraphSetter
  /// The measures of its pages.
  public let design: PageDesign

  /// Creates a composer.
  public init(paragraphs: ParagraphSetter, design: PageDesign = PageDesign()) {
    self.paragraphs = paragraphs
    self.design = design
  }

  /// The pages of an article; `figures` holds the scenes of its figures by their names.
  public func document(of article: Article, figures: [String: Scene]) -> Document {
    composition(of: article, figures: figures).document
  }

  /// The pages of an article, and what does not fit on them.
  public func composition(
    of article: Article, figures: [String: Scene]
  ) -> (document: Document, problems: [PageProblem]) {
    var setter = BlockSetter(design: design, paragraphs: paragraphs, figures: figures)
    let galley = Galley(setter.boxes(of: article))
    let layouts = Paginator(galley, design: design).pages().map {
      PageLayout($0, of: galley, design: design)
    }
    let head = RunningHead(
      design: design, paragraphs: paragraphs, title: article.title,
      sections: setter.sectionTitles)
    let assembler = PageAssembler(design: design, head: head, layouts: layouts)
    let scenes = LinkCheck.checked(assembler.scenes())
    let document = Document(
      metadata: DocumentMetadata(
        title: plain(article.title), author: article.author, language: article.language),
      pages: scenes.enumerated().map { Document.Page(scene: $1, label: "\($0 + 1)") },
      bookmarks: article.blocks.compactMap { block in
        guard case .heading(let heading) = block,
          assembler.pageNumbers[heading.identifier] != nil
        else { return nil }
        let words = plain(heading.text)
        return Document.Bookmark(
          title: heading.number.isEmpty ? words : "\(heading.number) \(words)",
          place: heading.identifier, level: max(1, heading.level))
      })
    return (document, setter.problems)
  }

  private func plain(_ text: [Inline]) -> String {
    text.plainText { PlainText.text(of: "$\($0)$") }
  }
}
