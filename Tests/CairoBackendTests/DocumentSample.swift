import Graphics

private let serif = Font(.serifRegular, size: 11)

/// A run of text.
func text(_ text: String, _ x: Double, _ y: Double) -> Scene.Item {
  .text(TextRun(text, font: serif, color: .black, at: Point(x, y)))
}

/// Items with a tag.
func part(_ tag: Graphics.Tag, _ items: Scene.Item...) -> Scene.Item {
  .group(Scene.Group("part", tag: tag, items: items))
}

/// A document of scenes with pages "1", "2" and so on.
func document(_ pages: [[Scene.Item]]) -> Document {
  let size = Size(width: 300, height: 200)
  return Document(
    metadata: DocumentMetadata(title: "Descent"),
    pages: pages.enumerated().map {
      Document.Page(scene: Scene(size: size, items: $1), label: "\($0 + 1)")
    })
}

/// Two pages with all kinds of parts; a list and its paragraph go on over the page.
let lesson: Document = {
  let rule = Scene.Item.stroke(
    Path(polyline: [Point(20, 30), Point(280, 30)]), Stroke(.black, width: 0.5))
  let first: [Scene.Item] = [
    text("Running head", 20, 20), rule,
    part(.place("sec:start"), part(.element(.heading(1)), text("1 Gradient descent", 20, 50))),
    part(
      .element(.paragraph), text("Steps go downhill; see ", 20, 70),
      part(.link(place: "fig:later"), text("Figure 1", 140, 70)),
      text(" and the", 190, 70), text("words of ", 20, 84),
      part(.address("https://example.org/ä b?x=1#y"), text("a paper", 70, 84)),
      text(". It ends.", 104.5, 84)),
    part(
      .element(.list),
      part(
        .element(.listItem), part(.element(.listLabel), text("1.", 20, 110)),
        part(.element(.listBody), part(.element(.paragraph), text("an item that", 40, 110))))),
    part(.element(.note), text("An aside.", 20, 180)),
  ]
  let second: [Scene.Item] = [
    text("7", 280, 190),
    part(
      .continuation(.list),
      part(
        .continuation(.listItem),
        part(.continuation(.listBody), part(.continuation(.paragraph), text("goes on.", 40, 40))))),
    part(
      .place("fig:later"),
      part(
        .element(.figure, alternative: "A curve (rising) to ∞"),
        .fill(Path(circleAt: Point(60, 80), radius: 20), Color(0xd55e00).withAlpha(0.4)),
        part(.element(.paragraph), text("axis label", 20, 100))),
      part(
        .element(.caption), text("Figure 1. Here ", 20, 120),
        part(.element(.formula, alternative: "x squared"), text("x²", 150, 120)),
        text(".", 160, 120))),
    part(
      .element(.table), rule,
      part(
        .element(.tableRow), part(.element(.tableHeading), text("name", 20, 140)),
        part(.element(.tableHeading), text("rate", 80, 140))),
      part(
        .element(.tableRow), part(.element(.tableHeading), text("Adam", 20, 155)),
        part(.element(.tableCell)))),
    part(.element(.paragraph), part(.link(place: "sec:start"), text("Back", 20, 180))),
  ]
  return Document(
    metadata: DocumentMetadata(
      title: "Descent <∇>", author: "A. Cauchy", subject: "A lesson", language: "en-GB"),
    pages: [
      Document.Page(
        scene: Scene(size: Size(width: 300, height: 200), items: first), label: "iv"),
      Document.Page(
        scene: Scene(size: Size(width: 320, height: 210), items: second), label: "7"),
    ],
    bookmarks: [
      Document.Bookmark(title: "1 Gradient descent", place: "sec:start", level: 1),
      Document.Bookmark(title: "Deep", place: "fig:later", level: 3),
      Document.Bookmark(title: "Less deep", place: "fig:later", level: 2),
      Document.Bookmark(title: "∇ again", place: "sec:start", level: 1),
    ])
}()
