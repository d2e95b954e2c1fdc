public import Graphics
public import Prose
import Typesetting

/// Sets an article as slides: what is looked at while somebody speaks.
///
/// ``SlideOutline`` says what is shown. Figures and tables are as large as the slide lets them be,
/// text is set in the largest size in which it fits and at least in 14 pt.
public struct SlideComposer: Sendable {
  private let paragraphs: ParagraphSetter

  /// Creates a composer. Words on slides are not broken.
  public init(measuring measurer: any TextMeasurer) {
    paragraphs = ParagraphSetter(measuring: measurer, hyphenating: NoHyphenator())
  }

  /// The slides of an article; `figures` holds the scenes of its figures by their names.
  public func document(of article: Article, figures: [String: Scene]) -> Document {
    var pages: [Document.Page] = []
    var bookmarks: [Document.Bookmark] = []
    for slide in SlideOutline(article).slides {
      let boxes = boxes(of: slide, figures: figures)
      for (part, box) in boxes.enumerated() {
        let number = pages.count + 1
        let place = "slide:\(number)"
        let places = part == 0 ? slide.places + [place] : [place]
        let items = [body(box, places)] + footer(of: slide, number: number)
        pages.append(
          Document.Page(
            scene: Scene(size: SlideDesign.size, items: items), label: "\(number)"))
        guard part == 0, !slide.outlineTitle.isEmpty else { continue }
        bookmarks.append(
          Document.Bookmark(title: slide.outlineTitle, place: place, level: slide.level))
      }
    }
    return Document(
      metadata: DocumentMetadata(
        title: article.title.words, author: article.author, language: article.language),
      pages: pages, bookmarks: bookmarks)
  }

  private func body(_ box: SlideBox, _ places: [String]) -> Scene.Item {
    var items = box.items
    for place in places {
      items = [.group(Scene.Group("place", tag: .place(place), items: items))]
    }
    return .group(Scene.Group("slide", tag: .element(.section), items: items))
  }

  private func footer(of slide: Slide, number: Int) -> [Scene.Item] {
    if case .title = slide.content { return [] }
    let setter = SlideSetter(
      paragraphs: paragraphs, size: SlideDesign.footerSize, width: SlideDesign.body.width)
    let page = setter.text([.text("\(number)")], color: SlideDesign.gray)
    let y = SlideDesign.footer - SlideDesign.footerSize
    var items = page.moved(by: Point(SlideDesign.body.maxX - page.width, y))
    if case .section = slide.content { return items }
    let section = setter.text(slide.section, color: SlideDesign.gray)
    if section.width < SlideDesign.body.width - 4 * SlideDesign.footerSize,
      section.height < 2 * SlideDesign.footerSize
    {
      items += section.moved(by: Point(SlideDesign.body.minX, y)).map(\.untagged)
    }
    return items
  }

  // MARK: What is shown

  /// What a slide shows, on the slide; several if it has a long table.
  private func boxes(of slide: Slide, figures: [String: Scene]) -> [SlideBox] {
    switch slide.content {
    case .title(let subtitle, let author, let date):
      return [cover(slide, above: [], below: [subtitle, [.text(author)], [.text(date)]])]
    case .section(let number):
      return [cover(slide, above: number.isEmpty ? [] : [.text(number)], below: [])]
    case .figure(let figure):
      return self.figure(figure, on: slide, figures[figure.name])
    case .table(let table):
      let header = self.header(of: slide)
      let room = room(below: header)
      return SlideTable.boxes(of: table, paragraphs: paragraphs, room: room)
        .map { placed($0.fitted(into: room), below: header) }
    case .blocks(let blocks):
      let header = self.header(of: slide)
      return [placed(text(blocks, room(below: header)), below: header, atTop: true)]
    case .answer(let answer, let question):
      let header = self.header(of: slide)
      return [placed(text(answer, to: question, room(below: header)), below: header, atTop: true)]
    }
  }

  /// A title alone, in the middle.
  private func cover(_ slide: Slide, above: [Inline], below: [[Inline]]) -> SlideBox {
    let body = SlideDesign.body
    let boxes = SlideDesign.coverSizes.lazy.map { size in
      var boxes = [
        SlideSetter(paragraphs: paragraphs, size: size, width: body.width)
          .text(slide.title, isBold: true, color: SlideDesign.ink)
          .tagged(.element(.heading(1)), "heading1")
      ]
      if !above.isEmpty {
        let number = SlideSetter(paragraphs: paragraphs, size: size, width: body.width)
          .text(above, color: SlideDesign.accent)
        boxes.insert(number.tagged(.element(.paragraph), "paragraph"), at: 0)
      }
      for text in below where !text.words.isEmpty {
        var box = SlideSetter(paragraphs: paragraphs, size: 18, width: body.width)
          .text(text, color: SlideDesign.gray).tagged(.element(.paragraph), "paragraph")
        box.space = boxes.count == 1 ? 14 : 4
        boxes.append(box)
      }
      return SlideBox(stacking: boxes)
    }
    let room = Size(width: body.width, height: body.height)
    let box = (boxes.first { $0.height < 0.7 * room.height } ?? boxes[boxes.count - 1])
      .fitted(into: room)
    let y = body.minY + 0.42 * (room.height - box.height)
    return SlideBox(
      width: body.width, height: room.height, items: box.moved(by: Point(body.minX, y)))
  }

  private func header(of slide: Slide) -> SlideBox {
    var boxes: [SlideBox] = []
    let width = SlideDesign.body.width
    if !slide.label.isEmpty, !slide.title.isEmpty {
      let setter = SlideSetter(paragraphs: paragraphs, size: SlideDesign.labelSize, width: width)
      boxes.append(setter.text([.text(slide.label)], isBold: true, color: SlideDesign.accent))
    }
    let title = slide.title.isEmpty ? [Inline.text(slide.label)] : slide.title
    if !title.words.isEmpty {
      let color = slide.title.isEmpty ? SlideDesign.accent : SlideDesign.ink
      let titles = SlideDesign.titleSizes.lazy.map { size in
        SlideSetter(paragraphs: paragraphs, size: size, width: width)
          .text(title, isBold: true, color: color)
      }
      let two = 2.2 * SlideDesign.leading
      let best = zip(SlideDesign.titleSizes, titles).first { $1.height < two * $0 }?.1
      boxes.append(best ?? titles[titles.count - 1])
    }
    guard !boxes.isEmpty else { return .empty }
    let half = Size(width: width, height: 0.5 * SlideDesign.body.height)
    return SlideBox(stacking: boxes).fitted(into: half).tagged(
      .element(.heading(slide.level)), "heading\(slide.level)")
  }

  private func room(below header: SlideBox) -> Size {
    let body = SlideDesign.body
    let used = header.height == 0 ? 0 : header.height + SlideDesign.gap
    return Size(width: body.width, height: max(body.height - used, 0.3 * body.height))
  }

  private func placed(
    _ content: SlideBox, below header: SlideBox, atTop: Bool = false
  ) -> SlideBox {
    let body = SlideDesign.body
    let room = room(below: header)
    let slack = room.height - content.height
    let x = atTop ? body.minX : body.midX - 0.5 * content.width
    let y = body.maxY - room.height + (atTop ? 0.25 : 0.5) * slack
    let items =
      header.moved(by: Point(body.minX, body.minY)) + content.moved(by: Point(x, y))
    return SlideBox(width: body.width, height: body.height, items: items)
  }

  /// A figure that was laid out for a slide, as it is; another below its own title, or that of the
  /// slide if it has none, a slide for each part.
  private func figure(
    _ figure: PlacedFigure, on slide: Slide, _ scene: Scene?
  ) -> [SlideBox] {
    if let scene, SlideDesign.isSlide(scene.size) {
      let factor = SlideDesign.figureHeight / scene.size.height
      let width = scene.size.width * factor
      let box = SlideBox(width: width, height: SlideDesign.figureHeight, items: scene.items)
        .scaled(by: factor)
        .tagged(.element(.figure, alternative: figure.alternative), "figure")
      let items = box.moved(by: Point(0.5 * (SlideDesign.size.width - width), 0))
      return [SlideBox(width: width, height: SlideDesign.figureHeight, items: items)]
    }
    let drawn = SlideFigure(
      scene ?? Scene(size: Size(width: 0, height: 0)), measuring: paragraphs.measurer)
    let header =
      drawn.title?.tagged(.element(.heading(slide.level)), "heading\(slide.level)")
      ?? self.header(of: slide)
    let room = room(below: header)
    return drawn.parts.map { part in
      let factor = min(
        SlideDesign.greatestScale, room.width / max(part.width, 1e-9),
        room.height / max(part.height, 1e-9))
      let box = part.scaled(by: max(factor, 1e-6))
        .tagged(.element(.figure, alternative: figure.alternative), "figure")
      return placed(box, below: header)
    }
  }

  /// Text in the largest size that fits; if none does, first sentences alone, and smaller type at
  /// last.
  private func text(_ blocks: [Block], to question: [Block] = [], _ room: Size) -> SlideBox {
    let isSingle = blocks.count == 1 && question.isEmpty && blocks[0].isSimple
    let sizes = isSingle ? SlideDesign.largeSizes : SlideDesign.textSizes
    func set(_ blocks: [Block], _ size: Double) -> SlideBox {
      let setter = SlideSetter(paragraphs: paragraphs, size: size, width: room.width)
      var asked = setter
      asked.color = SlideDesign.gray
      var answer = setter.blocks(blocks)
      answer.space = size
      return question.isEmpty ? answer : SlideBox(stacking: [asked.blocks(question), answer])
    }
    func best(_ blocks: [Block]) -> SlideBox? {
      sizes.lazy.map { set(blocks, $0) }
        .first { $0.height <= room.height && $0.width <= room.width + 1 }
    }
    let short = blocks.map { block in
      if case .paragraph(let text) = block {
        Block.paragraph(text.sentences.first ?? text)
      } else {
        block
      }
    }
    return best(blocks) ?? best(short)
      ?? set(short, SlideDesign.textSizes.last ?? 14).fitted(into: room)
  }
}

extension Block {
  /// Whether it is one sentence or formula that stands alone well.
  fileprivate var isSimple: Bool {
    switch self {
    case .paragraph, .formula: true
    default: false
    }
  }
}

extension Slide {
  /// The title in words, with the number of a section.
  fileprivate var outlineTitle: String {
    if case .section(let number) = content, !number.isEmpty { return "\(number) \(title.words)" }
    return title.isEmpty ? label : title.words
  }
}
