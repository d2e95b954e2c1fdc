import Prose

/// Chooses what of an article is shown while somebody speaks: what is seen rather than read.
///
/// Each section has a slide with its title, each figure, table, listing, list, numbered formula and
/// note one of its own. Running text is what the lecturer says and is left out, except what leads
/// into a list. An answer follows its question and repeats it. A figure is called by the first
/// sentence of its caption; what has no title of its own, by the heading that it stands under.
struct SlideOutline {
  private(set) var slides: [Slide] = []
  private var section: [Inline] = []
  private var title: [Inline] = []
  private var level = 1
  /// Identifiers of headings without a slide of their own, for the next one.
  private var waiting: [String] = []
  /// The last paragraph, if nothing has followed it.
  private var lead: [Inline] = []
  /// The last question.
  private var question: [Block] = []

  init(_ article: Article) {
    slides.append(
      Slide(
        title: article.title,
        content: .title(subtitle: article.subtitle, author: article.author, date: article.date),
        level: 1))
    title = article.title
    add(article.blocks)
    let places = Set(slides.flatMap(\.places))
    slides = slides.map { $0.leadingOnly(to: places) }
  }

  private mutating func add(_ blocks: [Block]) {
    for block in blocks {
      switch block {
      case .heading(let heading): add(heading)
      case .paragraph(let text):
        lead = text
        continue
      case .figure(let figure):
        let sentence = figure.caption.sentences.first ?? []
        add(.figure(figure), title: sentence.asTitle, places: [figure.identifier])
      case .table(let table) where table.alignments.isEmpty: break
      case .table(let table):
        let sentence = table.caption.sentences.first ?? title
        add(.table(table), title: sentence.asTitle, places: [table.identifier])
      case .formula(let formula) where !formula.number.isEmpty:
        add(.blocks([block]), title: title, places: [formula.identifier])
      case .formula: break
      case .listing(let listing):
        for part in listing.parts(of: SlideDesign.listingLines) {
          add(.blocks([.listing(part)]), title: title)
        }
      case .list:
        let sentence = lead.sentences.last ?? []
        let leads = sentence.words.hasSuffix(":") ? [Block.paragraph(sentence)] : []
        add(.blocks(leads + [block]), title: title)
      case .note(let note): add(note)
      }
      lead = []
    }
  }

  private mutating func add(
    _ content: Slide.Content, title: [Inline], label: String = "", places: [String] = []
  ) {
    slides.append(
      Slide(
        title: title, label: label, section: section, content: content,
        places: waiting + places.filter { !$0.isEmpty }, level: section.isEmpty ? 1 : 2))
    waiting = []
  }

  private mutating func add(_ heading: Heading) {
    title = heading.text
    guard heading.level <= 1 else {
      if !heading.identifier.isEmpty { waiting.append(heading.identifier) }
      return
    }
    let number = heading.number.isEmpty ? [] : [Inline.text("\(heading.number)\u{2002}")]
    section = number + heading.text
    add(.section(number: heading.number), title: heading.text, places: [heading.identifier])
    slides[slides.count - 1].level = 1
  }

  private mutating func add(_ note: Note) {
    if note.kind == .margin { return }
    let name = note.kind.rawValue.prefix(1).uppercased() + note.kind.rawValue.dropFirst()
    let label = note.kind == .formula ? "" : note.number.isEmpty ? name : "\(name) \(note.number)"
    // What has a slide of its own does not stand on that of the note.
    let own = note.blocks.filter(\.hasSlide)
    let isTelling = [.motivation, .intuition, .pitfall, .remark].contains(note.kind)
    let text = note.blocks.filter { !$0.hasSlide }.map { isTelling ? $0.inPoints : $0 }
    if !text.isEmpty {
      let places = [note.identifier] + text.flatMap(\.identifiers)
      let isAnswer = note.kind == .answer && !question.isEmpty
      add(
        isAnswer ? .answer(text, to: question) : .blocks(text), title: note.title, label: label,
        places: places)
    }
    question = note.kind == .question ? text : []
    add(own)
  }
}

extension Block {
  /// Whether it is shown alone.
  fileprivate var hasSlide: Bool {
    switch self {
    case .figure, .table, .heading, .note: true
    case .paragraph, .list, .listing, .formula: false
    }
  }

  /// The identifiers of formulas.
  fileprivate var identifiers: [String] {
    if case .formula(let formula) = self { [formula.identifier] } else { [] }
  }
}

extension Block {
  /// A paragraph of several sentences as a list of them.
  fileprivate var inPoints: Block {
    guard case .paragraph(let text) = self else { return self }
    let sentences = text.sentences
    guard sentences.count > 1 else { return self }
    return .list(ItemList(isOrdered: false, items: sentences.map { [.paragraph($0)] }))
  }
}

extension Listing {
  /// As few parts as can be of at most so many lines, divided at empty lines where there are some,
  /// about equally long.
  fileprivate func parts(of count: Int) -> [Listing] {
    var chunks: [ArraySlice<String>] = []
    for chunk in lines.split(whereSeparator: { $0.allSatisfy { $0 == " " } }) {
      var rest = chunk
      while rest.count > count {
        chunks.append(rest.prefix(count))
        rest = rest.dropFirst(count)
      }
      chunks.append(rest)
    }
    // The least number of parts, and of these the least sum of squares of their lengths.
    let part = lines.count * lines.count + 1
    var best: [(cost: Int, start: Int)] = [(0, 0)]
    for end in chunks.indices {
      var choice = (cost: Int.max, start: end)
      for start in (0...end).reversed() {
        let height = chunks[end].endIndex - chunks[start].startIndex
        if start < end, height > count { break }
        let cost = best[start].cost + part + height * height
        if cost < choice.cost { choice = (cost, start) }
      }
      best.append(choice)
    }
    var parts: [Listing] = []
    var end = chunks.count
    while end > 0 {
      let start = best[end].start
      let range = chunks[start].startIndex..<chunks[end - 1].endIndex
      parts.insert(Listing(language: language, lines: Array(lines[range])), at: 0)
      end = start
    }
    return parts
  }
}

extension Slide {
  /// The slide without footnotes, and with links only to what is shown.
  fileprivate func leadingOnly(to places: Set<String>) -> Slide {
    func kept(_ text: [Inline]) -> [Inline] {
      text.mapInlines { inline in
        switch inline {
        case .footnote: return []
        case .reference(let identifier, let text) where !places.contains(identifier):
          return [.text(text)]
        case .link(let destination, let parts)
        where destination.hasPrefix("#") && !places.contains(String(destination.dropFirst())):
          return parts
        default: return [inline]
        }
      }
    }
    var slide = self
    slide.title = kept(title).withoutLinks
    slide.section = kept(section).withoutLinks
    switch content {
    case .title(let subtitle, let author, let date):
      slide.content = .title(subtitle: kept(subtitle), author: author, date: date)
    case .blocks(let blocks):
      slide.content = .blocks(blocks.map { block in block.mapInlines { kept([$0]) } })
    case .answer(let answer, let question):
      slide.content = .answer(
        answer.map { block in block.mapInlines { kept([$0]) } },
        to: question.map { block in block.mapInlines { kept([$0]) } })
    case .table(var table):
      table.header = table.header.map(kept)
      table.rows = table.rows.map { $0.map(kept) }
      slide.content = .table(table)
    case .section, .figure: break
    }
    return slide
  }
}
