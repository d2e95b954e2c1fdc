import Configuration
import Plot

/// Two points of a panel, each typed or found by claims, and what joins them is called.
private struct Connector: Sendable {
  private let start: [ReferenceNumber]
  private let end: [ReferenceNumber]
  private let label: TextTemplate?
  private let style: StyleChoice

  /// Reads `from`, `to`, `label` and `style`; nil after a mistake.
  init?(_ fields: inout Fields, reader: MarkReader) {
    label = reader.text("label", &fields, about: "its name")
    style = StyleChoice(&fields)
    let points = ["from", "to"].compactMap { key -> [ReferenceNumber]? in
      guard let value = fields.requiredValue(key, about: "a point [x, y]") else { return nil }
      return ReferenceNumber.point(value, reader: reader)
    }
    guard points.count == 2 else { return nil }
    (start, end) = (points[0], points[1])
  }

  func parts(
    in stage: Stage
  ) -> (from: SegmentMark.Place, to: SegmentMark.Place, style: SeriesStyle, label: String)? {
    let (a, b) = (
      start.map { $0.value(in: stage.results) }, end.map { $0.value(in: stage.results) }
    )
    guard (a + b).allSatisfy(\.isFinite) else { return nil }
    return (
      .init(a[0], a[1]), .init(b[0], b[1]), style.style(in: stage), stage.results.text(label)
    )
  }
}

/// `{"mark": "arrow", "from": [x, y], "to": [x, y], "label", "style"}`: an arrow between two points.
struct ArrowSpec: MarkSpec {
  private let connector: Connector

  init?(_ fields: inout Fields, reader: MarkReader) {
    guard let connector = Connector(&fields, reader: reader) else { return nil }
    self.connector = connector
  }

  func marks(in stage: Stage) -> [any Mark] {
    guard let parts = connector.parts(in: stage) else { return [] }
    return [ArrowMark(from: parts.from, to: parts.to, style: parts.style, label: parts.label)]
  }
}

/// `{"mark": "brace", "from": [x, y], "to": [x, y], "side", "label", "style"}`: a curly brace that
/// spans two points, its tip to the left or right of the way between them.
struct BraceSpec: MarkSpec {
  private let connector: Connector
  private var isLeft = true

  init?(_ fields: inout Fields, reader: MarkReader) {
    let connector = Connector(&fields, reader: reader)
    fields.read(
      "side", into: &isLeft, from: [(name: "left", value: true), ("right", false)],
      about: "where its tip is, on the way from the one point to the other")
    guard let connector else { return nil }
    self.connector = connector
  }

  func marks(in stage: Stage) -> [any Mark] {
    guard let parts = connector.parts(in: stage) else { return [] }
    return [
      BraceMark(
        from: parts.from, to: parts.to, side: isLeft ? .left : .right, color: parts.style.color,
        label: parts.label)
    ]
  }
}
