import Graphics
import Prose
import Typesetting

/// What stands above the text of every page but the first: title, section, number of the page.
struct RunningHead {
  let design: PageDesign
  let paragraphs: ParagraphSetter
  let title: [Inline]
  /// The titles of sections by their containers.
  let sections: [Int: [Inline]]

  /// How far above the text it stands, in points.
  private static let distance = 22.0

  /// What stands above a page; no part of what is read.
  func items(page: Int, section: Int?) -> [Scene.Item] {
    guard page > 1 else { return [] }
    let y = design.top - Self.distance
    let gap = 2 * PageDesign.smallSize
    let right = line(section.flatMap { sections[$0] } ?? [], width: 0.6 * design.textWidth)
    let room = design.textWidth - (right?.width ?? 0) - gap
    let left = line(title, width: room)
    var items: [Scene.Item] = []
    if let left { items += left.items.map { $0.offset(by: Point(design.left, y)) } }
    let edge = design.left + design.textWidth
    // Without a margin the number stands where the section does.
    let isBeside = design.layout == .margin
    let end = isBeside ? edge : edge - 2.5 * PageDesign.smallSize
    if let right {
      items += right.items.map { $0.offset(by: Point(end - right.width, y)) }
    }
    items.append(number(page, endingAt: Point(design.left + design.fullWidth, y), place: nil))
    return [.group(Scene.Group("head", items: items))]
  }

  /// A page's number; a link if it leads to a place.
  func number(_ page: Int, endingAt point: Point, place: String?) -> Scene.Item {
    let font = Font(.serifRegular, size: place == nil ? PageDesign.smallSize + 0.5 : 10)
    // The space keeps the number apart from what it follows where it is read aloud.
    let text = place == nil ? "\(page)" : " \(page)"
    let width = paragraphs.measurer.extents(of: text, font: font, usesTabularFigures: true).advance
    let run = TextRun(
      text, font: font, color: design.ink, at: Point(point.x - width, point.y),
      usesTabularFigures: true)
    guard let place else { return .text(run) }
    return .group(Scene.Group("link", tag: .link(place: place), items: [.text(run)]))
  }

  /// A text in small capitals on one line; nil if it has no room.
  private func line(_ text: [Inline], width: Double) -> TextLine? {
    guard !text.isEmpty else { return nil }
    var setter = InlineSetter(design: design, size: PageDesign.smallSize)
    setter.color = design.gray
    setter.hasSmallCapitals = true
    setter.add(text.withoutLinks)
    let lines = paragraphs.lines(of: setter.spans, width: max(width, 1), alignment: .start)
    guard lines.count == 1, let line = lines.first, line.width <= width else { return nil }
    return TextLine(
      items: line.items.map(\.untagged), width: line.width, ascent: line.ascent,
      descent: line.descent, spans: line.spans)
  }
}

extension [Inline] {
  /// The same words, but none leads anywhere, and without notes.
  var withoutLinks: [Inline] {
    flatMap { inline -> [Inline] in
      switch inline {
      case .link(_, let parts): parts.withoutLinks
      case .reference(_, let text): [.text(text)]
      case .footnote: []
      case .lineBreak: [.text(" ")]
      case .emphasis(let parts): [.emphasis(parts.withoutLinks)]
      case .strong(let parts): [.strong(parts.withoutLinks)]
      case .text, .code, .formula: [inline]
      }
    }
  }
}

extension Scene.Item {
  /// The item as a mere drawing.
  var untagged: Scene.Item {
    guard case .group(var group) = self else { return self }
    group.tag = nil
    group.items = group.items.map(\.untagged)
    return .group(group)
  }
}
